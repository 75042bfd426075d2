/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a metric stands, moved by an editor: its quote, sentence and article follow, and so do the relations
 * of others to it, which name its start. */

typedef struct
{
  gint64 seq;
  char *detail;
} Row;

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->detail);
}

/* (nullable) (transfer full): the other metrics of @report whose detail may name the start @word */
static GArray *
list_related (HeshuSql *sql, gint64 report, gint64 seq, const char *word, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error,
                                       "SELECT seq, detail FROM metric WHERE report = ? AND seq <> ? AND "
                                       "instr (detail, ' ' || ? || char (10))",
                                       "iis", report, seq, word);

  g_array_set_clear_func (rows, row_clear);
  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      Row one = { heshu_sql_int (row, 0), g_strdup (heshu_sql_text (row, 1)) };

      g_array_append_val (rows, one);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

/* (transfer full): @detail, in which relations to @old are relations to @new */
static char *
dup_related (const char *detail, const char *old, const char *new)
{
  g_auto (GStrv) lines = g_strsplit (detail, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *blank = strchr (lines[i], ' ');

      if (*lines[i] == '@' && blank != NULL && g_str_equal (blank + 1, old))
        {
          char *line = g_strdup_printf ("%.*s%s", (int) (blank + 1 - lines[i]), lines[i], new);

          g_free (lines[i]);
          lines[i] = line;
        }
    }

  return g_strjoinv ("\n", lines);
}

static gboolean
move_relations (HeshuSql *sql, gint64 report, gint64 seq, guint old_start, guint new_start, GError **error)
{
  g_autofree char *old = g_strdup_printf ("%u", old_start);
  g_autofree char *new = g_strdup_printf ("%u", new_start);
  g_autoptr (GArray) rows = NULL;

  if (old_start == new_start)
    return TRUE;
  rows = list_related (sql, report, seq, old, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_autofree char *detail = dup_related (row->detail, old, new);

      if (!heshu_sql_run (sql, error,
                          "UPDATE metric SET detail = ?, revision = revision + 1 WHERE seq = ? AND detail <> ?1",
                          "si", detail, row->seq) ||
          !heshu_row_seal (sql, HESHU_OBJECT_METRIC, row->seq, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_report (HeshuSql *sql, gint64 metric, gint64 *report, HeshuText **text, GError **error)
{
  if (!heshu_sql_get_int (sql, report, 0, error, "SELECT report FROM metric WHERE seq = ?", "i", metric))
    return FALSE;
  *text = heshu_original_read_text (sql, *report, error);

  return *text != NULL;
}

static gboolean
fail_place (const char *value, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, value != NULL ? value : "",
                   _ ("a place inside the text"));

  return FALSE;
}

gboolean
heshu_evidence_check (HeshuSql *sql, gint64 metric, HeshuSpan place, GError **error)
{
  g_autofree char *shown = heshu_span_print (place);
  gint64 length;

  if (!heshu_sql_get_int (sql, &length, 0, error,
                          "SELECT length (o.text) FROM metric AS m JOIN original AS o ON o.report = m.report "
                          "WHERE m.seq = ?",
                          "i", metric))
    return FALSE;

  return place.end <= length || fail_place (shown, error);
}

gboolean
heshu_metric_move_edges (HeshuSql *sql, const HeshuFieldState *state, const char *value, GError **error)
{
  g_autoptr (HeshuText) text = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autofree char *quote = NULL;
  HeshuSpan span, old;
  gint64 report, article, sentence;

  if (value == NULL || !heshu_span_parse (value, &span) || !heshu_span_parse (state->value, &old))
    return fail_place (value, error);
  if (!find_report (sql, state->seq, &report, &text, error))
    return FALSE;
  if (span.end > heshu_text_get_length (text))
    return fail_place (value, error);
  quote = heshu_text_dup_span (text, span);
  known = heshu_sentence_list_known (sql, report, error);

  return known != NULL && heshu_article_find_at (sql, report, span, &article, error) &&
         heshu_sentence_ensure (sql, report, text, span, known, &sentence, error) &&
         heshu_sql_run (sql, error,
                        "UPDATE metric SET span_start = ?, span_end = ?, text = ?, sentence = ?, "
                        "article = coalesce (nullif (?, 0), article) WHERE seq = ?",
                        "iisiii", (gint64) span.start, (gint64) span.end, quote, sentence, article,
                        state->seq) &&
         heshu_sentence_drop_unused (sql, report, text, error) &&
         move_relations (sql, report, state->seq, old.start, span.start, error);
}
