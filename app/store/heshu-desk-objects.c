/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A note or an article's headline is no longer; a pasted page is. A chart's spec is a document of its own. */
#define MAX_TEXT_CHARS 2000
#define MAX_SPEC_BYTES (4 * 1024 * 1024)

typedef enum
{
  FIELD_METRIC,  /* one of HeshuField: with origin and evidence */
  FIELD_ARTICLE, /* one of HeshuArticleField: likewise */
  FIELD_TEXT,    /* a column as it is */
  FIELD_DATE,
  FIELD_SPEC,
  FIELD_ALIASES,
  FIELD_NAME,
  FIELD_DECISION,
  FIELD_TAGS,
  FIELD_REMOVED,
  FIELD_CREATED,
} FieldType;

/* Which fields an object of a kind has beside the fields of a metric and of an article, which name
 * themselves. A kind without a row here cannot be edited yet. */
static const struct
{
  HeshuObjectKind kind;
  const char *name;
  FieldType type;
} other_fields[] = {
  { HESHU_OBJECT_REPORT, "publication", FIELD_TEXT },   { HESHU_OBJECT_REPORT, "issue_date", FIELD_DATE },
  { HESHU_OBJECT_REPORT, "page", FIELD_TEXT },          { HESHU_OBJECT_REPORT, "removed", FIELD_REMOVED },
  { HESHU_OBJECT_METRIC, "decision", FIELD_DECISION },  { HESHU_OBJECT_METRIC, "note", FIELD_TEXT },
  { HESHU_OBJECT_METRIC, "tags", FIELD_TAGS },          { HESHU_OBJECT_METRIC, "removed", FIELD_REMOVED },
  { HESHU_OBJECT_METRIC, "created", FIELD_CREATED },    { HESHU_OBJECT_CHART, "title", FIELD_TEXT },
  { HESHU_OBJECT_CHART, "spec", FIELD_SPEC },           { HESHU_OBJECT_CHART, "removed", FIELD_REMOVED },
  { HESHU_OBJECT_CHART, "created", FIELD_CREATED },     { HESHU_OBJECT_INDICATOR, "name", FIELD_NAME },
  { HESHU_OBJECT_INDICATOR, "aliases", FIELD_ALIASES }, { HESHU_OBJECT_INDICATOR, "removed", FIELD_REMOVED },
  { HESHU_OBJECT_INDICATOR, "created", FIELD_CREATED },
};

void
heshu_field_state_clear (HeshuFieldState *state)
{
  g_clear_pointer (&state->value, g_free);
  g_clear_pointer (&state->detail, g_free);
}

/* --- fields
 * ---------------------------------------------------------------------------------------------------------*/

static gboolean
find_field (HeshuObjectKind kind, const char *name, FieldType *type)
{
  HeshuField field;
  HeshuArticleField article_field;

  if (kind == HESHU_OBJECT_METRIC && heshu_field_from_name (name, &field))
    *type = FIELD_METRIC;
  else if (kind == HESHU_OBJECT_ARTICLE && heshu_article_field_from_name (name, &article_field))
    *type = FIELD_ARTICLE;
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
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
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
  g_autofree char *stripped = g_strstrip (g_strdup (text));

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
normalize_typed (FieldType type, const char *field, const char *text, char **value, GError **error)
{
  switch (type)
    {
    case FIELD_ARTICLE:
      return normalize_article (field, text, value, error);
    case FIELD_DATE:
      return normalize_date (text, value, error);
    case FIELD_DECISION:
      return normalize_decision (text, value, error);
    case FIELD_TAGS:
    case FIELD_ALIASES:
      if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MAX_TEXT_CHARS)
        return fail_field (text, _ ("at most 2000 characters"), error);
      *value = normalize_lines (text);
      return TRUE;
    case FIELD_REMOVED:
      if (*text != '\0' && !g_str_equal (text, "true") && !g_str_equal (text, "false"))
        return fail_field (text, "true, false", error);
      *value = g_str_equal (text, "true") ? g_strdup (text) : NULL;
      return TRUE;
    case FIELD_SPEC:
    case FIELD_CREATED:
      if (!g_utf8_validate (text, -1, NULL) || strlen (text) > MAX_SPEC_BYTES)
        return fail_field (text, _ ("at most 4 MB of text"), error);
      *value = *text != '\0' ? g_strdup (text) : NULL;
      return TRUE;
    case FIELD_TEXT:
    case FIELD_NAME:
    case FIELD_METRIC:
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
  FieldType type;
  HeshuField metric_field;

  *value = NULL;
  if (!find_field (kind, field, &type))
    {
      heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, field, _ ("there is no such field"));
      return FALSE;
    }
  if (type == FIELD_METRIC && heshu_field_from_name (field, &metric_field))
    *value = heshu_field_normalize (metric_field, text, &local);
  else if (text != NULL)
    normalize_typed (type, field, text, value, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/* --- reading
 * --------------------------------------------------------------------------------------------------------*/

static const char *
table_of (HeshuObjectKind kind)
{
  /* The kinds of other_fields and the articles; their tables bear the same names. */
  return heshu_object_kind_get_word (kind);
}

static const char *
summed_of (HeshuObjectKind kind)
{
  switch ((int) kind)
    {
    case HESHU_OBJECT_REPORT:
      return HESHU_REPORT_SUMMED ("");
    case HESHU_OBJECT_ARTICLE:
      return HESHU_ARTICLE_SUMMED ("");
    case HESHU_OBJECT_METRIC:
      return HESHU_METRIC_SUMMED ("");
    case HESHU_OBJECT_CHART:
      return HESHU_CHART_SUMMED ("");
    case HESHU_OBJECT_INDICATOR:
    default:
      return HESHU_INDICATOR_SUMMED ("");
    }
}

static char *
dup_get_text (HeshuObjectKind kind, const char *field, FieldType type)
{
  gboolean has_detail = type == FIELD_METRIC || type == FIELD_ARTICLE;

  /* What made an object stands in the history; the object itself says only that it is there. */
  return g_strdup_printf ("SELECT seq, %s, %s, removed, checksum = heshu_checksum (%s) FROM %s WHERE id = ?",
                          type == FIELD_CREATED ? "nullif (removed = 0, 0)" : field,
                          has_detail ? "detail" : "NULL", summed_of (kind), table_of (kind));
}

static char *
dup_value (sqlite3_stmt *row, FieldType type, const char *field)
{
  const char *text = heshu_sql_text (row, 1);

  switch (type)
    {
    case FIELD_DECISION:
      return heshu_sql_int (row, 1) != HESHU_DECISION_NONE
                 ? g_strdup (heshu_decision_get_word ((HeshuDecision) heshu_sql_int (row, 1)))
                 : NULL;
    case FIELD_REMOVED:
      return heshu_sql_int (row, 1) != 0 ? g_strdup ("true") : NULL;
    default:
      return text != NULL && (*text != '\0' || g_str_equal (field, "unit")) ? g_strdup (text) : NULL;
    }
}

gboolean
heshu_object_get (HeshuSql *sql,
                  HeshuObjectKind kind,
                  const char *id,
                  const char *field,
                  HeshuFieldState *state,
                  GError **error)
{
  g_autofree char *text = NULL;
  FieldType type = FIELD_TEXT;
  sqlite3_stmt *row;
  gboolean has_row, intact;

  find_field (kind, field, &type);
  text = dup_get_text (kind, field, type);
  row = heshu_sql_query (sql, error, text, "s", id);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      *state = (HeshuFieldState){ 0 };
      if (type == FIELD_CREATED)
        return TRUE;
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);
      return FALSE;
    }

  *state = (HeshuFieldState){ heshu_sql_int (row, 0), dup_value (row, type, field),
                              g_strdup (heshu_sql_text (row, 2)), heshu_sql_int (row, 3) != 0 };
  intact = heshu_sql_int (row, 4) == 1;
  heshu_sql_reset (row);
  if (!intact)
    {
      heshu_field_state_clear (state);
      heshu_desk_set_damaged (sql, id, error);
    }

  return intact;
}

/* --- writing
 * --------------------------------------------------------------------------------------------------------*/

static gboolean
set_column (HeshuSql *sql,
            HeshuObjectKind kind,
            gint64 seq,
            const char *column,
            const char *value,
            GError **error)
{
  g_autofree char *text = g_strdup_printf ("UPDATE %s SET %s = ? WHERE seq = ?", table_of (kind), column);

  return heshu_sql_run (sql, error, text, "si", value, seq);
}

static gboolean
set_detail (HeshuSql *sql,
            HeshuObjectKind kind,
            const HeshuFieldState *state,
            const char *field,
            const char *line,
            GError **error)
{
  g_autofree char *person = heshu_detail_dup_person (field);
  g_autofree char *detail = heshu_detail_replace_field (state->detail, field, line != NULL ? line : person);

  if (!set_column (sql, kind, state->seq, "detail", detail, error))
    return FALSE;

  return kind != HESHU_OBJECT_METRIC ||
         heshu_sql_run (sql, error, "UPDATE metric SET corrected = ? WHERE seq = ? AND corrected <> ?1", "ii",
                        (gint64) heshu_detail_has_person (detail), state->seq);
}

static gboolean
set_metric_field (HeshuSql *sql,
                  const HeshuFieldState *state,
                  const char *field,
                  const char *value,
                  const char *line,
                  GError **error)
{
  g_autofree char *value_key = NULL;
  HeshuPeriod months;
  HeshuField which;
  gboolean done;

  heshu_field_from_name (field, &which);
  switch ((int) which)
    {
    case HESHU_FIELD_VALUE:
      done = heshu_metric_derive (value, NULL, &value_key, &months, error) &&
             heshu_sql_run (sql, error, "UPDATE metric SET value = ?, value_key = ? WHERE seq = ?", "ssi",
                            value, value_key, state->seq);
      break;
    case HESHU_FIELD_PERIOD:
      done = heshu_metric_derive (NULL, value, &value_key, &months, error) &&
             heshu_sql_run (sql, error,
                            "UPDATE metric SET period = ?, period_start = ?, period_end = ? WHERE seq = ?",
                            "siii", value, (gint64) months.start, (gint64) months.end, state->seq);
      break;
    case HESHU_FIELD_INDICATOR:
      done = set_column (sql, HESHU_OBJECT_METRIC, state->seq, field, value != NULL ? value : "", error) &&
             heshu_search_replace_indicator (sql, state->seq, state->value, value, error);
      break;
    case HESHU_FIELD_AREA:
    case HESHU_FIELD_AREA_ID:
      done = set_column (sql, HESHU_OBJECT_METRIC, state->seq, field, value != NULL ? value : "", error);
      break;
    default:
      done = set_column (sql, HESHU_OBJECT_METRIC, state->seq, field, value, error);
    }

  return done && set_detail (sql, HESHU_OBJECT_METRIC, state, field, line, error);
}

static gboolean
ensure_tag (HeshuSql *sql, const char *name, gint64 *seq, GError **error)
{
  g_autofree char *id = NULL;

  if (!heshu_sql_get_int (sql, seq, 0, error, "SELECT seq FROM tag WHERE name = ?", "s", name))
    return FALSE;
  if (*seq != 0)
    return TRUE;

  /* A tag is born with its first use and stays; lists show those that are used. */
  id = heshu_id_new ();
  if (!heshu_sql_run (sql, error, "INSERT INTO tag (id, name) VALUES (?, ?)", "ss", id, name))
    return FALSE;
  *seq = heshu_sql_last_id (sql);

  return TRUE;
}

static gboolean
link_tags (HeshuSql *sql, gint64 metric, const char *tags, const char *text, GError **error)
{
  g_auto (GStrv) names = g_strsplit (tags != NULL ? tags : "", "\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 tag;

      if (!ensure_tag (sql, names[i], &tag, error) || !heshu_sql_run (sql, error, text, "ii", tag, metric))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_tags (HeshuSql *sql, const HeshuFieldState *state, const char *value, GError **error)
{
  return link_tags (sql, state->seq, state->value, "DELETE FROM metric_tag WHERE tag = ? AND metric = ?",
                    error) &&
         link_tags (sql, state->seq, value, "INSERT INTO metric_tag (tag, metric) VALUES (?, ?)", error) &&
         set_column (sql, HESHU_OBJECT_METRIC, state->seq, "tags", value, error);
}

static gboolean
set_decision (HeshuSql *sql, const HeshuFieldState *state, const char *value, GError **error)
{
  HeshuDecision decision = HESHU_DECISION_NONE;

  if (value != NULL)
    heshu_decision_from_word (value, &decision);

  return heshu_sql_run (sql, error, "UPDATE metric SET decision = ? WHERE seq = ?", "ii", (gint64) decision,
                        state->seq);
}

/* Restoring a report whose bytes have been imported once more would put the same page on the desk twice. */
static gboolean
check_twin (HeshuSql *sql, gint64 report, GError **error)
{
  g_autofree char *name = NULL;

  if (!heshu_sql_get_text (sql, &name, error,
                           "SELECT twin.name FROM report AS this JOIN report AS twin USING (sha256) "
                           "WHERE this.seq = ? AND twin.seq <> this.seq AND NOT twin.removed",
                           "i", report))
    return FALSE;
  if (name == NULL)
    return TRUE;
  heshu_error_set (error, HESHU_ERROR_FILE_KNOWN, name, name);

  return FALSE;
}

static gboolean
set_removed (HeshuSql *sql,
             HeshuObjectKind kind,
             const HeshuFieldState *state,
             gboolean removed,
             GError **error)
{
  g_autofree char *text = g_strdup_printf ("UPDATE %s SET removed = ? WHERE seq = ?", table_of (kind));

  if (kind == HESHU_OBJECT_REPORT && !removed && !check_twin (sql, state->seq, error))
    return FALSE;
  if (!heshu_sql_run (sql, error, text, "ii", (gint64) removed, state->seq))
    return FALSE;

  switch ((int) kind)
    {
    case HESHU_OBJECT_REPORT:
      return heshu_sql_run (sql, error, "UPDATE metric SET hidden = (? OR removed) WHERE report = ?", "ii",
                            (gint64) removed, state->seq);
    case HESHU_OBJECT_METRIC:
      return heshu_sql_run (
          sql, error,
          "UPDATE metric SET hidden = removed OR (SELECT removed FROM report WHERE seq = report) "
          "WHERE seq = ?",
          "i", state->seq);
    case HESHU_OBJECT_INDICATOR:
      return heshu_indicator_index (sql, state->seq, error);
    default:
      return TRUE;
    }
}

/* The names under which an indicator is asked for: its own and its aliases, none once it is removed */
gboolean
heshu_indicator_index (HeshuSql *sql, gint64 seq, GError **error)
{
  g_autofree char *all = NULL;
  g_auto (GStrv) names = NULL;

  if (!heshu_sql_run (sql, error, "DELETE FROM indicator_name WHERE indicator = ?", "i", seq) ||
      !heshu_sql_get_text (sql, &all, error,
                           "SELECT coalesce (name, '') || char (10) || coalesce (aliases, '') FROM indicator "
                           "WHERE seq = ? AND NOT removed",
                           "i", seq))
    return FALSE;
  if (all == NULL)
    return TRUE;

  names = g_strsplit (all, "\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] != '\0' &&
          !heshu_sql_run (sql, error, "INSERT OR IGNORE INTO indicator_name (name, indicator) VALUES (?, ?)",
                          "si", names[i], seq))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_typed (HeshuSql *sql,
           HeshuObjectKind kind,
           FieldType type,
           const char *field,
           const HeshuFieldState *state,
           const char *value,
           const char *line,
           GError **error)
{
  switch (type)
    {
    case FIELD_METRIC:
      return set_metric_field (sql, state, field, value, line, error);
    case FIELD_ARTICLE:
      return set_column (sql, kind, state->seq, field, value, error) &&
             set_detail (sql, kind, state, field, line, error);
    case FIELD_DECISION:
      return set_decision (sql, state, value, error);
    case FIELD_TAGS:
      return set_tags (sql, state, value, error);
    case FIELD_REMOVED:
      return set_removed (sql, kind, state, value != NULL, error);
    case FIELD_CREATED:
      return set_removed (sql, kind, state, value == NULL, error);
    case FIELD_NAME:
    case FIELD_ALIASES:
      return set_column (sql, kind, state->seq, field, value, error) &&
             heshu_indicator_index (sql, state->seq, error);
    case FIELD_TEXT:
    case FIELD_DATE:
    case FIELD_SPEC:
    default:
      return set_column (sql, kind, state->seq, field, value, error);
    }
}

gboolean
heshu_object_set (HeshuSql *sql,
                  HeshuObjectKind kind,
                  const char *id,
                  const char *field,
                  const HeshuFieldState *state,
                  const char *value,
                  const char *line,
                  GError **error)
{
  FieldType type = FIELD_TEXT;

  find_field (kind, field, &type);
  if (type == FIELD_CREATED && state->seq == 0)
    return heshu_object_create (sql, kind, id, value, error);

  if (!set_typed (sql, kind, type, field, state, value, line, error))
    return FALSE;
  if (kind == HESHU_OBJECT_METRIC &&
      !heshu_sql_run (sql, error, "UPDATE metric SET revision = revision + 1 WHERE seq = ?", "i", state->seq))
    return FALSE;

  return heshu_row_seal (sql, kind, state->seq, error);
}
