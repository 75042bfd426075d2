/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <string.h>

void
heshu_field_state_clear (HeshuFieldState *state)
{
  g_clear_pointer (&state->value, g_free);
  g_clear_pointer (&state->detail, g_free);
}

/* --- reading --- */

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

/* Which reading stands is what the history says last; it is in no column. */
#define EXTRACTION_IN_FORCE                                                                                  \
  "(SELECT after FROM edit WHERE object_id = report.id AND field = 'extraction' ORDER BY seq DESC LIMIT 1)"

static const char *
column_of (HeshuObjectField type, const char *field)
{
  switch ((int) type)
    {
    case HESHU_OBJECT_FIELD_CREATED: /* what made an object stands in the history too */
      return "nullif (removed = 0, 0)";
    case HESHU_OBJECT_FIELD_EXTRACTION:
      return EXTRACTION_IN_FORCE;
    case HESHU_OBJECT_FIELD_VERSION:
      return "sha256";
    case HESHU_OBJECT_FIELD_SPAN:
      return "span_start || '-' || span_end";
    case HESHU_OBJECT_FIELD_LAYOUT: /* these stand in `detail` */
    case HESHU_OBJECT_FIELD_EVIDENCE:
      return "NULL";
    default:
      return field;
    }
}

static char *
dup_get_text (HeshuObjectKind kind, const char *field, HeshuObjectField type)
{
  gboolean has_detail = type == HESHU_OBJECT_FIELD_METRIC || type == HESHU_OBJECT_FIELD_ARTICLE ||
                        type == HESHU_OBJECT_FIELD_SPAN || type == HESHU_OBJECT_FIELD_EVIDENCE ||
                        type == HESHU_OBJECT_FIELD_LAYOUT;
  g_autofree char *last = type == HESHU_OBJECT_FIELD_HISTORY
                              ? g_strdup_printf (HESHU_HISTORY_LAST ("%s.id", "%s"), table_of (kind), field)
                              : NULL;

  return g_strdup_printf ("SELECT seq, %s, %s, removed, checksum = heshu_checksum (%s) FROM %s WHERE id = ?",
                          last != NULL ? last : column_of (type, field), has_detail ? "detail" : "NULL", summed_of (kind),
                          table_of (kind));
}

static char *
dup_value (sqlite3_stmt *row, HeshuObjectField type, const char *field)
{
  const char *text = heshu_sql_text (row, 1);
  HeshuField pointed;

  switch (type)
    {
    case HESHU_OBJECT_FIELD_LAYOUT:
      return heshu_layout_dup (heshu_sql_text (row, 2));
    case HESHU_OBJECT_FIELD_EVIDENCE:
      heshu_evidence_field_parse (field, &pointed);
      return heshu_evidence_dup_place (heshu_sql_text (row, 2), pointed);
    case HESHU_OBJECT_FIELD_DECISION:
      return heshu_sql_int (row, 1) != HESHU_DECISION_NONE
                 ? g_strdup (heshu_decision_get_word ((HeshuDecision) heshu_sql_int (row, 1)))
                 : NULL;
    case HESHU_OBJECT_FIELD_REMOVED:
      return heshu_sql_int (row, 1) != 0 ? g_strdup ("true") : NULL;
    default:
      return text != NULL && (*text != '\0' || g_str_equal (field, "unit")) ? g_strdup (text) : NULL;
    }
}

/* A word that the desk has learned and a sign-off name themselves by their ids, and what they say is what the
 * history says last: they have no rows of their own. */
static gboolean
lives_in_history (HeshuObjectKind kind)
{
  return kind == HESHU_OBJECT_TERM || kind == HESHU_OBJECT_SIGNOFF;
}

static gboolean
get_from_history (HeshuSql *sql,
                  HeshuObjectKind kind,
                  const char *id,
                  const char *field,
                  HeshuFieldState *state,
                  GError **error)
{
  if (!g_str_has_prefix (id, kind == HESHU_OBJECT_TERM ? HESHU_TERM_PREFIX : HESHU_SIGNOFF_PREFIX))
    {
      heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);
      return FALSE;
    }

  return heshu_sql_get_text (sql, &state->value, error,
                             "SELECT after FROM edit WHERE object_id = ? AND field = ? "
                             "ORDER BY seq DESC LIMIT 1",
                             "ss", id, field);
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
  HeshuObjectField type = HESHU_OBJECT_FIELD_TEXT;
  sqlite3_stmt *row;
  gboolean has_row, intact;

  if (lives_in_history (kind))
    return get_from_history (sql, kind, id, field, state, error);
  heshu_object_find_field (kind, field, &type);
  text = dup_get_text (kind, field, type);
  row = heshu_sql_query (sql, error, text, "s", id);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      *state = (HeshuFieldState){ 0 };
      if (type == HESHU_OBJECT_FIELD_CREATED)
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

/* --- writing --- */

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

/* @line: "": there is none from now on */
static gboolean
put_detail (HeshuSql *sql,
            HeshuObjectKind kind,
            const HeshuFieldState *state,
            const char *field,
            const char *line,
            GError **error)
{
  g_autofree char *detail = heshu_detail_replace_field (state->detail, field, line);

  if (!set_column (sql, kind, state->seq, "detail", detail, error))
    return FALSE;

  return kind != HESHU_OBJECT_METRIC ||
         heshu_sql_run (sql, error, "UPDATE metric SET corrected = ? WHERE seq = ? AND corrected <> ?1", "ii",
                        (gint64) heshu_detail_has_person (detail), state->seq);
}

static gboolean
set_detail (HeshuSql *sql,
            HeshuObjectKind kind,
            const HeshuFieldState *state,
            const char *field,
            const char *line,
            GError **error)
{
  g_autofree char *old = heshu_detail_dup_field (state->detail, field);
  g_autofree char *person = heshu_detail_dup_person (field);
  g_autofree char *kept = NULL;
  HeshuField which;

  if (line == NULL)
    line = person;
  if (kind == HESHU_OBJECT_METRIC && heshu_field_from_name (field, &which))
    line = kept = heshu_evidence_dup_kept (old, line, which);

  return put_detail (sql, kind, state, field, line, error);
}

static gboolean
set_evidence (HeshuSql *sql,
              const HeshuFieldState *state,
              const char *field,
              const char *value,
              const char *was,
              GError **error)
{
  g_autofree char *old = NULL;
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;
  HeshuSpan place = HESHU_SPAN_NONE;
  HeshuField which;

  heshu_evidence_field_parse (field, &which);
  name = g_strdup (heshu_field_get_name (which));
  old = heshu_detail_dup_field (state->detail, name);
  if (value != NULL)
    heshu_span_parse (value, &place);
  if (!heshu_evidence_check (sql, state->seq, place, error))
    return FALSE;
  line = was != NULL ? heshu_evidence_dup_restored (old, was, which)
                     : heshu_evidence_dup_pointed (old, which, place);

  return put_detail (sql, HESHU_OBJECT_METRIC, state, name, line, error);
}

static gboolean
set_layout (HeshuSql *sql, const HeshuFieldState *state, const char *value, GError **error)
{
  g_autofree char *detail = heshu_layout_replace (state->detail, value);
  gint64 report;

  return heshu_sql_get_int (sql, &report, 0, error, "SELECT report FROM article WHERE seq = ?", "i", state->seq) &&
         heshu_layout_check (sql, report, value, error) &&
         set_column (sql, HESHU_OBJECT_ARTICLE, state->seq, "detail", detail, error);
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
gboolean
heshu_report_check_twin (HeshuSql *sql, gint64 report, GError **error)
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

  if (kind == HESHU_OBJECT_REPORT && !removed && !heshu_report_check_twin (sql, state->seq, error))
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
           HeshuObjectField type,
           const char *field,
           const HeshuFieldState *state,
           const char *value,
           const char *line,
           GError **error)
{
  switch (type)
    {
    case HESHU_OBJECT_FIELD_METRIC:
      return set_metric_field (sql, state, field, value, line, error);
    case HESHU_OBJECT_FIELD_SPAN:
      return heshu_metric_move_edges (sql, state, value, error) &&
             set_detail (sql, kind, state, field, line, error);
    case HESHU_OBJECT_FIELD_LAYOUT:
      return set_layout (sql, state, value, error);
    case HESHU_OBJECT_FIELD_EVIDENCE:
      return set_evidence (sql, state, field, value, line, error);
    case HESHU_OBJECT_FIELD_ARTICLE:
      return set_column (sql, kind, state->seq, field, value, error) &&
             set_detail (sql, kind, state, field, line, error);
    case HESHU_OBJECT_FIELD_DECISION:
      return set_decision (sql, state, value, error);
    case HESHU_OBJECT_FIELD_TAGS:
      return set_tags (sql, state, value, error);
    case HESHU_OBJECT_FIELD_REMOVED:
      return set_removed (sql, kind, state, value != NULL, error);
    case HESHU_OBJECT_FIELD_CREATED:
      return set_removed (sql, kind, state, value == NULL, error);
    case HESHU_OBJECT_FIELD_NAME:
    case HESHU_OBJECT_FIELD_ALIASES:
      return set_column (sql, kind, state->seq, field, value, error) &&
             heshu_indicator_index (sql, state->seq, error);
    case HESHU_OBJECT_FIELD_HISTORY: /* appending the edit is all */
      return TRUE;
    case HESHU_OBJECT_FIELD_TEXT:
    case HESHU_OBJECT_FIELD_DATE:
    case HESHU_OBJECT_FIELD_SPEC:
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
  HeshuObjectField type = HESHU_OBJECT_FIELD_TEXT;

  if (lives_in_history (kind)) /* appending the edit is all */
    return TRUE;
  heshu_object_find_field (kind, field, &type);
  if (type == HESHU_OBJECT_FIELD_CREATED && state->seq == 0)
    return heshu_object_create (sql, kind, id, value, error);

  if (!set_typed (sql, kind, type, field, state, value, line, error))
    return FALSE;
  if (kind == HESHU_OBJECT_METRIC &&
      !heshu_sql_run (sql, error, "UPDATE metric SET revision = revision + 1 WHERE seq = ?", "i", state->seq))
    return FALSE;

  return heshu_row_seal (sql, kind, state->seq, error);
}
