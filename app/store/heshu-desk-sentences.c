/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include <glib/gi18n-lib.h>

/* --- reports and their text --- */

gboolean
heshu_report_find (HeshuSql *sql, const char *id, gint64 *seq, GError **error)
{
  return heshu_sql_get_int (sql, seq, 0, error, "SELECT seq FROM report WHERE id = ?", "s", id);
}

HeshuText *
heshu_original_read_text (HeshuSql *sql, gint64 report, GError **error)
{
  HeshuText *text = NULL;
  gboolean has_row;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error,
                       "SELECT text, checksum = heshu_checksum (report, text) FROM original WHERE report = ?",
                       "i", report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  if (has_row && heshu_sql_int (row, 1) == 1 && heshu_sql_has_sound_texts (row, 1, 1u << 0))
    text = heshu_text_new (heshu_sql_text (row, 0), sqlite3_column_bytes (row, 0));
  else
    heshu_desk_set_damaged (sql, _ ("a report's text"), error);
  if (has_row)
    heshu_sql_reset (row);

  return text;
}

/* --- sentences --- */

static gint64 *
dup_key (HeshuSpan span)
{
  gint64 *key = g_new (gint64, 1);

  *key = (gint64) span.start << 32 | span.end;

  return key;
}

static gint64 *
dup_seq (gint64 seq)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = seq;

  return copy;
}

static char *
dup_sentence_tokens (const HeshuText *text, HeshuSpan span)
{
  return heshu_search_dup_tokens (heshu_text_get_chars (text) + span.start, heshu_span_length (span));
}

gboolean
heshu_sentence_ensure (HeshuSql *sql,
                       gint64 report,
                       const HeshuText *text,
                       HeshuSpan span,
                       GHashTable *known,
                       gint64 *seq,
                       GError **error)
{
  HeshuSpan sentence = heshu_search_find_sentence (text, span);
  g_autofree gint64 *key = dup_key (sentence);
  g_autofree char *tokens = NULL;
  const gint64 *found = g_hash_table_lookup (known, key);

  if (found != NULL)
    {
      *seq = *found;
      return TRUE;
    }

  if (!heshu_sql_run (sql, error, "INSERT INTO sentence (report, span_start, span_end) VALUES (?, ?, ?)",
                      "iii", report, (gint64) sentence.start, (gint64) sentence.end))
    return FALSE;
  *seq = heshu_sql_last_id (sql);
  g_hash_table_insert (known, g_steal_pointer (&key), dup_seq (*seq));
  tokens = dup_sentence_tokens (text, sentence);

  return heshu_search_add (sql, "sentence_words", *seq, tokens, error);
}

GHashTable *
heshu_sentence_list_known (HeshuSql *sql, gint64 report, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean has_row;
  sqlite3_stmt *row =
      heshu_sql_query (sql, error, "SELECT seq, span_start, span_end FROM sentence WHERE report = ?", "i",
                       report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      HeshuSpan span = HESHU_SPAN ((guint) heshu_sql_int (row, 1), (guint) heshu_sql_int (row, 2));

      g_hash_table_insert (known, dup_key (span), dup_seq (heshu_sql_int (row, 0)));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&known);
}

static gboolean
drop_sentence (HeshuSql *sql, gint64 seq, const HeshuText *text, HeshuSpan span, GError **error)
{
  g_autofree char *tokens = dup_sentence_tokens (text, span);

  return heshu_search_remove (sql, "sentence_words", seq, tokens, error) &&
         heshu_sql_run (sql, error, "DELETE FROM sentence WHERE seq = ?", "i", seq);
}

gboolean
heshu_sentence_drop_unused (HeshuSql *sql, gint64 report, const HeshuText *text, GError **error)
{
  g_autoptr (GArray) unused = g_array_new (FALSE, FALSE, 3 * sizeof (gint64));
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (sql, error,
                                       "SELECT seq, span_start, span_end FROM sentence AS s WHERE report = ? "
                                       "AND NOT EXISTS (SELECT 1 FROM metric WHERE sentence = s.seq)",
                                       "i", report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 triple[3] = { heshu_sql_int (row, 0), heshu_sql_int (row, 1), heshu_sql_int (row, 2) };

      g_array_append_vals (unused, triple, 1);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return FALSE;
    }

  for (guint i = 0; i < unused->len; i++)
    {
      const gint64 *triple = (const gint64 *) (void *) unused->data + 3 * i;

      if (!drop_sentence (sql, triple[0], text, HESHU_SPAN ((guint) triple[1], (guint) triple[2]), error))
        return FALSE;
    }

  return TRUE;
}
