/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-report-item.h"

#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HeshuReportItem
{
  GObject parent_instance;

  HeshuReportSummary *summary; /* NULL: a head */
  char *title;
  char *subtitle;
  char *facets[HESHU_N_FACETS];
  char *words; /* casefolded; a line for each thing that is searched */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuReportItem, heshu_report_item, G_TYPE_OBJECT)

/* --- what a report says of itself -------------------------------------------------------------------------
 */

/* (nullable): what the first article that has it says */
static const char *
first_of (const HeshuReport *report, HeshuArticleField field)
{
  for (guint i = 0; i < report->articles->len; i++)
    {
      const char *text = heshu_article_get (g_ptr_array_index (report->articles, i), field);

      if (text != NULL && *text != '\0')
        return text;
    }

  return NULL;
}

static guint
count_headlines (const HeshuReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->articles->len; i++)
    n += heshu_article_get (g_ptr_array_index (report->articles, i), HESHU_ARTICLE_TITLE) != NULL;

  return n;
}

static char *
dup_title (const HeshuReport *report)
{
  const char *title = first_of (report, HESHU_ARTICLE_TITLE);
  guint n_more = count_headlines (report);

  if (title == NULL)
    title = report->document->title;
  if (title == NULL || *title == '\0')
    return g_strdup (report->document->name);
  if (n_more < 2)
    return g_strdup (title);

  /* Translators: a headline, and how many articles the page has in all */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%u article)", "%s (%u articles)", n_more), title,
                          n_more);
}

static char *
dup_period_words (const char *period)
{
  HeshuPeriod parsed;

  if (period == NULL || !heshu_period_parse (period, &parsed))
    return g_strdup (period != NULL ? period : "");

  return heshu_period_dup_words (parsed);
}

static char *
dup_subtitle (const HeshuReport *report)
{
  const char *agency = first_of (report, HESHU_ARTICLE_AGENCY);
  g_autofree char *period = dup_period_words (first_of (report, HESHU_ARTICLE_PERIOD));

  if (agency == NULL)
    return g_steal_pointer (&period);
  if (*period == '\0')
    return g_strdup (agency);

  return g_strconcat (agency, " · ", period, NULL);
}

static char *
dup_year (const HeshuReport *report)
{
  const char *period = first_of (report, HESHU_ARTICLE_PERIOD);
  HeshuPeriod parsed;

  if (period == NULL || !heshu_period_parse (period, &parsed))
    return g_strdup (_ ("Year unknown"));

  return g_strdup_printf ("%d", heshu_period_get_year (parsed));
}

static const char *
get_progress (const HeshuReportSummary *summary)
{
  if (summary->n_metrics == 0)
    return _ ("No metrics");
  if (summary->n_reviewed >= summary->n_metrics)
    return _ ("Done");

  return summary->n_reviewed == 0 ? _ ("Not started") : _ ("In progress");
}

static char *
dup_known (const char *text, const char *otherwise)
{
  return g_strdup (text != NULL ? text : otherwise);
}

static char *
dup_words (const HeshuReport *report)
{
  g_autoptr (GString) words = g_string_new (report->document->name);
  const HeshuArticleField searched[] = { HESHU_ARTICLE_TITLE,  HESHU_ARTICLE_KICKER, HESHU_ARTICLE_SUBTITLE,
                                         HESHU_ARTICLE_AGENCY, HESHU_ARTICLE_AREA,   HESHU_ARTICLE_PERIOD };

  for (guint i = 0; i < report->articles->len; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (searched); j++)
        {
          const char *text = heshu_article_get (g_ptr_array_index (report->articles, i), searched[j]);

          if (text != NULL)
            g_string_append_printf (words, "\n%s", text);
        }
    }
  if (report->document->publication != NULL)
    g_string_append_printf (words, "\n%s", report->document->publication);

  return g_utf8_casefold (words->str, -1);
}

/* --- the object -------------------------------------------------------------------------------------------
 */

static void
clear (HeshuReportItem *self)
{
  g_clear_pointer (&self->summary, heshu_report_summary_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->words, g_free);
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    g_clear_pointer (&self->facets[i], g_free);
}

static void
heshu_report_item_finalize (GObject *object)
{
  clear (HESHU_REPORT_ITEM (object));
  G_OBJECT_CLASS (heshu_report_item_parent_class)->finalize (object);
}

static void
heshu_report_item_class_init (HeshuReportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_report_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", HESHU_TYPE_REPORT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
heshu_report_item_init (HeshuReportItem *self)
{
}

HeshuReportItem *
heshu_report_item_new (HeshuReportSummary *summary)
{
  HeshuReportItem *self = g_object_new (HESHU_TYPE_REPORT_ITEM, NULL);
  const HeshuReport *report = summary->report;

  self->summary = summary;
  self->title = dup_title (report);
  self->subtitle = dup_subtitle (report);
  self->words = dup_words (report);
  self->facets[HESHU_FACET_AREA] = dup_known (first_of (report, HESHU_ARTICLE_AREA), _ ("District unknown"));
  self->facets[HESHU_FACET_AGENCY] =
      dup_known (first_of (report, HESHU_ARTICLE_AGENCY), _ ("Agency unknown"));
  self->facets[HESHU_FACET_YEAR] = dup_year (report);
  self->facets[HESHU_FACET_PROGRESS] = g_strdup (get_progress (summary));

  return self;
}

HeshuReportItem *
heshu_report_item_new_head (const char *words)
{
  HeshuReportItem *self = g_object_new (HESHU_TYPE_REPORT_ITEM, NULL);

  self->title = g_strdup (words);

  return self;
}

gboolean
heshu_report_item_is_head (HeshuReportItem *self)
{
  return self->summary == NULL;
}

const char *
heshu_report_item_get_id (HeshuReportItem *self)
{
  return self->summary != NULL ? self->summary->report->id : NULL;
}

const HeshuReportSummary *
heshu_report_item_get_summary (HeshuReportItem *self)
{
  return self->summary;
}

const char *
heshu_report_item_get_title (HeshuReportItem *self)
{
  return self->title;
}

const char *
heshu_report_item_get_subtitle (HeshuReportItem *self)
{
  return self->subtitle != NULL ? self->subtitle : "";
}

const char *
heshu_report_item_get_facet (HeshuReportItem *self, HeshuFacet facet)
{
  g_return_val_if_fail (facet < HESHU_N_FACETS, "");

  return self->facets[facet] != NULL ? self->facets[facet] : "";
}

gboolean
heshu_report_item_matches (HeshuReportItem *self, const char *folded)
{
  g_auto (GStrv) wanted = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (*wanted[i] != '\0' && (self->words == NULL || strstr (self->words, wanted[i]) == NULL))
        return FALSE;
    }

  return TRUE;
}

void
heshu_report_item_update (HeshuReportItem *self, HeshuReportItem *newer)
{
  g_return_if_fail (HESHU_IS_REPORT_ITEM (self) && HESHU_IS_REPORT_ITEM (newer));

  if (self == newer)
    return;
  clear (self);
  self->summary = g_steal_pointer (&newer->summary);
  self->title = g_steal_pointer (&newer->title);
  self->subtitle = g_steal_pointer (&newer->subtitle);
  self->words = g_steal_pointer (&newer->words);
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    self->facets[i] = g_steal_pointer (&newer->facets[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
heshu_report_item_is_same_row (HeshuReportItem *self, HeshuReportItem *other)
{
  if (heshu_report_item_is_head (self) || heshu_report_item_is_head (other))
    return heshu_report_item_is_head (self) && heshu_report_item_is_head (other) &&
           g_strcmp0 (self->title, other->title) == 0;

  return g_strcmp0 (heshu_report_item_get_id (self), heshu_report_item_get_id (other)) == 0;
}
