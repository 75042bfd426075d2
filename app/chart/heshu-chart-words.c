/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-words.h"

#include "heshu-chart-xml.h"

#include <string.h>

struct _HeshuChartWords
{
  GHashTable *words;
  GArray *scales; /* of HeshuChartScaleWord */
  gboolean quotes_the_page;
};

static HeshuChartWords *
load (GBytes *bytes)
{
  HeshuChartWords *self = g_new0 (HeshuChartWords, 1);
  xmlDoc *doc = heshu_chart_xml_read (bytes);
  const xmlNode *root = xmlDocGetRootElement (doc);
  g_autofree char *quotes = heshu_xml_dup_attribute (root, "quotes-the-page");

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->scales = g_array_new (FALSE, FALSE, sizeof (HeshuChartScaleWord));
  self->quotes_the_page = g_str_equal (quotes, "yes");
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (heshu_xml_is (node, "scale"))
      {
        HeshuChartScaleWord scale = { (int) heshu_xml_get_number (node, "exponent"),
                                      heshu_xml_dup_attribute (node, "suffix") };

        g_array_append_val (self->scales, scale);
      }
    else if (heshu_xml_is (node, "word"))
      {
        xmlChar *text = xmlNodeGetContent (node);

        g_hash_table_insert (self->words, heshu_xml_dup_attribute (node, "id"),
                             g_strdup ((const char *) text));
        xmlFree (text);
      }

  xmlFreeDoc (doc);
  return self;
}

const HeshuChartWords *
heshu_chart_words_get (const char *language)
{
  static GMutex mutex;
  static GHashTable *tables;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  HeshuChartWords *words;

  g_return_val_if_fail (language != NULL, NULL);

  locker = g_mutex_locker_new (&mutex);
  if (tables == NULL)
    tables = g_hash_table_new (g_str_hash, g_str_equal);
  words = g_hash_table_lookup (tables, language);
  if (words != NULL)
    return words;

  path = g_strconcat ("chart/words.", language, ".xml", NULL);
  bytes = heshu_chart_resource (path);
  if (bytes == NULL)
    return NULL;

  words = load (bytes);
  g_hash_table_insert (tables, g_strdup (language), words);
  return words;
}

const char *
heshu_chart_word (const HeshuChartWords *self, const char *id)
{
  const char *word = g_hash_table_lookup (self->words, id);

  g_return_val_if_fail (word != NULL, "");
  return word;
}

char *
heshu_chart_words_fill (const HeshuChartWords *self, const char *id, ...)
{
  GString *text = g_string_new (NULL);
  const char *p = heshu_chart_word (self, id);

  while (*p != '\0')
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;
      const char *name;
      va_list args;

      if (close == NULL)
        {
          g_string_append_c (text, *p++);
          continue;
        }

      /* what is filled in is never read for placeholders again: it may come from a page */
      va_start (args, id);
      while ((name = va_arg (args, const char *)) != NULL)
        {
          const char *value = va_arg (args, const char *);

          if (strlen (name) == (gsize) (close - p - 1) && strncmp (name, p + 1, close - p - 1) == 0)
            g_string_append (text, value);
        }
      va_end (args);
      p = close + 1;
    }

  return g_string_free (text, FALSE);
}

static char *
fill_single (const HeshuChartWords *self, HeshuPeriod period)
{
  int months = period.end - period.start;
  int month = period.start % 12;
  g_autofree char *year = g_strdup_printf ("%d", period.start / 12);
  g_autofree char *number = NULL;

  if (months == 12 && month == 0)
    return heshu_chart_words_fill (self, "period-year", "year", year, NULL);
  if (months == 6 && month % 6 == 0)
    return heshu_chart_words_fill (self, month == 0 ? "period-first-half" : "period-second-half", "year",
                                   year, NULL);
  if (months == 3 && month % 3 == 0)
    {
      number = g_strdup_printf ("%d", month / 3 + 1);
      return heshu_chart_words_fill (self, "period-quarter", "year", year, "quarter", number, NULL);
    }

  number = g_strdup_printf ("%d", month + 1);
  return heshu_chart_words_fill (self, "period-month", "year", year, "month", number, NULL);
}

char *
heshu_chart_words_period (const HeshuChartWords *self, HeshuPeriod period)
{
  int months = period.end - period.start;
  gboolean years = period.start % 12 == 0 && period.end % 12 == 0;
  int part = years ? 12 : 1;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (heshu_period_is_none (period))
    return g_strdup (heshu_chart_word (self, "period-unknown"));
  if (months == 1 || months == part || (months == 3 && period.start % 3 == 0) ||
      (months == 6 && period.start % 6 == 0))
    return fill_single (self, period);

  from = fill_single (self, (HeshuPeriod){ period.start, period.start + part });
  to = fill_single (self, (HeshuPeriod){ period.end - part, period.end });
  return heshu_chart_words_fill (self, "period-span", "from", from, "to", to, NULL);
}

const HeshuChartScaleWord *
heshu_chart_words_get_scales (const HeshuChartWords *self, guint *n_scales)
{
  *n_scales = self->scales->len;
  return (const HeshuChartScaleWord *) (gpointer) self->scales->data;
}

gboolean
heshu_chart_words_quotes_the_page (const HeshuChartWords *self)
{
  return self->quotes_the_page;
}
