/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A note or an article's headline is no longer; a pasted page is. A chart's spec is a document of its own. */
#define MAX_TEXT_CHARS 2000
#define MAX_SPEC_BYTES (4 * 1024 * 1024)

/* Which fields an object of a kind has beside the fields of a metric and of an article, which name
 * themselves. A kind without a row here cannot be edited yet. */
static const struct
{
  HeshuObjectKind kind;
  const char *name;
  HeshuObjectField type;
} other_fields[] = {
  { HESHU_OBJECT_REPORT, "publication", HESHU_OBJECT_FIELD_TEXT },
  { HESHU_OBJECT_REPORT, "issue_date", HESHU_OBJECT_FIELD_DATE },
  { HESHU_OBJECT_REPORT, "page", HESHU_OBJECT_FIELD_TEXT },
  { HESHU_OBJECT_REPORT, "removed", HESHU_OBJECT_FIELD_REMOVED },
  { HESHU_OBJECT_REPORT, "extraction", HESHU_OBJECT_FIELD_EXTRACTION },
  { HESHU_OBJECT_REPORT, "version", HESHU_OBJECT_FIELD_VERSION },
  { HESHU_OBJECT_ARTICLE, "layout", HESHU_OBJECT_FIELD_LAYOUT },
  { HESHU_OBJECT_ARTICLE, "removed", HESHU_OBJECT_FIELD_REMOVED },
  { HESHU_OBJECT_ARTICLE, "created", HESHU_OBJECT_FIELD_CREATED },
  { HESHU_OBJECT_METRIC, HESHU_SPAN_FIELD, HESHU_OBJECT_FIELD_SPAN },
  { HESHU_OBJECT_METRIC, "decision", HESHU_OBJECT_FIELD_DECISION },
  { HESHU_OBJECT_METRIC, "note", HESHU_OBJECT_FIELD_TEXT },
  { HESHU_OBJECT_METRIC, "tags", HESHU_OBJECT_FIELD_TAGS },
  { HESHU_OBJECT_METRIC, "removed", HESHU_OBJECT_FIELD_REMOVED },
  { HESHU_OBJECT_METRIC, "created", HESHU_OBJECT_FIELD_CREATED },
  { HESHU_OBJECT_SIGNOFF, "signed", HESHU_OBJECT_FIELD_SIGNED },
  { HESHU_OBJECT_TERM, "entry", HESHU_OBJECT_FIELD_TEXT },
  { HESHU_OBJECT_TERM, "dismissed", HESHU_OBJECT_FIELD_REMOVED },
  { HESHU_OBJECT_CHART, "title", HESHU_OBJECT_FIELD_TEXT },
  { HESHU_OBJECT_CHART, "spec", HESHU_OBJECT_FIELD_SPEC },
  { HESHU_OBJECT_CHART, "removed", HESHU_OBJECT_FIELD_REMOVED },
  { HESHU_OBJECT_CHART, "created", HESHU_OBJECT_FIELD_CREATED },
  { HESHU_OBJECT_INDICATOR, "name", HESHU_OBJECT_FIELD_NAME },
  { HESHU_OBJECT_INDICATOR, "aliases", HESHU_OBJECT_FIELD_ALIASES },
  { HESHU_OBJECT_INDICATOR, "definition", HESHU_OBJECT_FIELD_HISTORY },
  { HESHU_OBJECT_INDICATOR, "topic", HESHU_OBJECT_FIELD_HISTORY },
  { HESHU_OBJECT_INDICATOR, "unit", HESHU_OBJECT_FIELD_HISTORY },
  { HESHU_OBJECT_INDICATOR, "removed", HESHU_OBJECT_FIELD_REMOVED },
  { HESHU_OBJECT_INDICATOR, "created", HESHU_OBJECT_FIELD_CREATED },
};

/* --- fields --- */

gboolean
heshu_object_find_field (HeshuObjectKind kind, const char *name, HeshuObjectField *type)
{
  HeshuField field;
  HeshuArticleField article_field;

  if (kind == HESHU_OBJECT_METRIC && heshu_field_from_name (name, &field))
    *type = HESHU_OBJECT_FIELD_METRIC;
  else if (kind == HESHU_OBJECT_METRIC && heshu_evidence_field_parse (name, &field))
    *type = HESHU_OBJECT_FIELD_EVIDENCE;
  else if (kind == HESHU_OBJECT_ARTICLE && heshu_article_field_from_name (name, &article_field))
    *type = HESHU_OBJECT_FIELD_ARTICLE;
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (other_fields); i++)
        {
          if (other_fields[i].kind == kind && g_str_equal (other_fields[i].name, name))
            {
              *type = other_fields[i].type;
              return TRUE;
            }
        }
      return FALSE;
    }

  return TRUE;
}

static gboolean
fail_field (const char *text, const char *accepted, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 60));

  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, shown, accepted);

  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A name on each line, without blanks around it; sorted, each once */
static char *
normalize_lines (const char *text)
{
  g_autofree char *clean = heshu_field_drop_controls (g_strdup (text));
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) unique = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) != '\0')
        g_ptr_array_add (names, lines[i]);
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      if (i == 0 || !g_str_equal (names->pdata[i], names->pdata[i - 1]))
        g_ptr_array_add (unique, names->pdata[i]);
    }
  if (unique->len == 0)
    return NULL;
  g_ptr_array_add (unique, NULL);

  return g_strjoinv ("\n", (char **) unique->pdata);
}

static gboolean
normalize_text (const char *text, char **value, GError **error)
{
  g_autofree char *stripped = g_strstrip (heshu_field_drop_controls (g_strdup (text)));

  if (!g_utf8_validate (stripped, -1, NULL) || g_utf8_strlen (stripped, -1) > MAX_TEXT_CHARS)
    return fail_field (stripped, _ ("at most 2000 characters"), error);
  *value = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;

  return TRUE;
}

static gboolean
normalize_date (const char *text, char **value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  int year, month, day, length = 0;

  if (*stripped == '\0')
    return TRUE;
  if (sscanf (stripped, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 || stripped[length] != '\0' ||
      strlen (stripped) != 10 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return fail_field (stripped, _ ("a date like 2022-01-10"), error);
  *value = g_steal_pointer (&stripped);

  return TRUE;
}

static gboolean
normalize_span (const char *text, char **value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  HeshuSpan span;

  if (*stripped == '\0')
    return TRUE;
  if (!heshu_span_parse (stripped, &span))
    return fail_field (stripped, _ ("a place like 120-125, in characters of the text"), error);
  *value = heshu_span_print (span);

  return TRUE;
}

static gboolean
normalize_decision (const char *text, char **value, GError **error)
{
  HeshuDecision decision = HESHU_DECISION_NONE;

  if (*text != '\0' && !heshu_decision_from_word (text, &decision))
    return fail_field (text, "confirmed, rejected, none", error);
  if (decision != HESHU_DECISION_NONE)
    *value = g_strdup (heshu_decision_get_word (decision));

  return TRUE;
}

static gboolean
normalize_article (const char *field, const char *text, char **value, GError **error)
{
  HeshuField like;

  /* An article's area, agency and period are what its metrics inherit, so they are written like theirs. */
  if (!heshu_field_from_name (field, &like))
    return normalize_text (text, value, error);
  *value = heshu_field_normalize (like, text, error);

  return TRUE;
}

static gboolean
normalize_typed (HeshuObjectField type, const char *field, const char *text, char **value, GError **error)
{
  switch (type)
    {
    case HESHU_OBJECT_FIELD_ARTICLE:
      return normalize_article (field, text, value, error);
    case HESHU_OBJECT_FIELD_SPAN:
    case HESHU_OBJECT_FIELD_EVIDENCE:
      return normalize_span (text, value, error);
    case HESHU_OBJECT_FIELD_LAYOUT:
      *value = heshu_layout_normalize (text);
      return *value != NULL ||
             fail_field (text, _ ("lines like “region 0 40”, in characters of the text"), error);
    case HESHU_OBJECT_FIELD_DATE:
      return normalize_date (text, value, error);
    case HESHU_OBJECT_FIELD_DECISION:
      return normalize_decision (text, value, error);
    case HESHU_OBJECT_FIELD_TAGS:
    case HESHU_OBJECT_FIELD_ALIASES:
      if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MAX_TEXT_CHARS)
        return fail_field (text, _ ("at most 2000 characters"), error);
      *value = normalize_lines (text);
      return TRUE;
    case HESHU_OBJECT_FIELD_REMOVED:
      if (*text != '\0' && !g_str_equal (text, "true") && !g_str_equal (text, "false"))
        return fail_field (text, "true, false", error);
      *value = g_str_equal (text, "true") ? g_strdup (text) : NULL;
      return TRUE;
    case HESHU_OBJECT_FIELD_SPEC:
    case HESHU_OBJECT_FIELD_CREATED:
      if (!g_utf8_validate (text, -1, NULL) || strlen (text) > MAX_SPEC_BYTES)
        return fail_field (text, _ ("at most 4 MB of text"), error);
      *value = *text != '\0' ? g_strdup (text) : NULL;
      return TRUE;
    case HESHU_OBJECT_FIELD_TEXT:
    case HESHU_OBJECT_FIELD_HISTORY:
    case HESHU_OBJECT_FIELD_NAME:
    case HESHU_OBJECT_FIELD_METRIC:
    default:
      return normalize_text (text, value, error);
    }
}

gboolean
heshu_object_normalize (HeshuObjectKind kind,
                        const char *field,
                        const char *text,
                        char **value,
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  HeshuObjectField type;
  HeshuField metric_field;

  *value = NULL;
  /* What was read is no word that a person could give. */
  if (!heshu_object_find_field (kind, field, &type) || type == HESHU_OBJECT_FIELD_EXTRACTION ||
      type == HESHU_OBJECT_FIELD_VERSION || type == HESHU_OBJECT_FIELD_SIGNED)
    {
      heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, field, _ ("there is no such field"));
      return FALSE;
    }
  if (type == HESHU_OBJECT_FIELD_METRIC && heshu_field_from_name (field, &metric_field))
    *value = heshu_field_normalize (metric_field, text, &local);
  else if (text != NULL)
    normalize_typed (type, field, text, value, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}
