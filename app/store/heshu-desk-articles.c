/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-id.h"

/* --- articles --- */

gboolean
heshu_article_row_insert (HeshuSql *sql,
                          gint64 report,
                          guint place,
                          const HeshuArticle *article,
                          gint64 *seq,
                          GError **error)
{
  g_autofree char *id = heshu_id_new ();
  g_autofree char *detail = heshu_detail_from_article (article);
  char *const *f = article->fields;

  if (!heshu_sql_run (sql, error,
                      "INSERT INTO article (id, report, place, " HESHU_ARTICLE_FIELD_COLUMNS (
                          "") ", detail) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "siisssssssss", id, report, (gint64) place, f[0], f[1], f[2], f[3], f[4], f[5], f[6],
                      f[7], detail))
    return FALSE;
  *seq = heshu_sql_last_id (sql);

  return heshu_row_seal (sql, HESHU_OBJECT_ARTICLE, *seq, error);
}

G_STATIC_ASSERT (HESHU_N_ARTICLE_FIELDS == 8);

gboolean
heshu_article_row_replace (HeshuSql *sql,
                           gint64 seq,
                           guint place,
                           const HeshuArticle *article,
                           GError **error)
{
  g_autofree char *detail = heshu_detail_from_article (article);
  g_autofree char *old = NULL;

  if (!heshu_sql_get_text (sql, &old, error, "SELECT detail FROM article WHERE seq = ?", "i", seq))
    return FALSE;
  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    {
      const char *name = heshu_article_field_get_name ((HeshuArticleField) i);
      g_autofree char *text = g_strdup_printf ("UPDATE article SET %s = ? WHERE seq = ?", name);

      if (heshu_detail_is_person (old, name))
        {
          g_autofree char *line = heshu_detail_dup_field (old, name);
          char *merged = heshu_detail_replace_field (detail, name, line);

          g_free (detail);
          detail = merged;
        }
      else if (!heshu_sql_run (sql, error, text, "si", article->fields[i], seq))
        return FALSE;
    }

  return heshu_sql_run (sql, error, "UPDATE article SET place = ?, detail = ?, removed = 0 WHERE seq = ?",
                        "isi", (gint64) place, detail, seq) &&
         heshu_row_seal (sql, HESHU_OBJECT_ARTICLE, seq, error);
}

static HeshuArticle *
read_article (HeshuSql *sql, sqlite3_stmt *row, GError **error)
{
  HeshuArticle *article;

  if (heshu_sql_int (row, 3 + HESHU_N_ARTICLE_FIELDS) != 1 ||
      !heshu_sql_has_sound_texts (row, 3 + HESHU_N_ARTICLE_FIELDS, 1u << 1 | 1u << 2))
    {
      heshu_desk_set_damaged (sql, heshu_sql_text (row, 1), error);
      return NULL;
    }

  article = heshu_article_new ();
  article->id = g_strdup (heshu_sql_text (row, 1));
  for (int i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    article->fields[i] = g_strdup (heshu_sql_text (row, 3 + i));
  heshu_detail_to_article (heshu_sql_text (row, 2), article);

  return article;
}

GPtrArray *
heshu_article_rows_read (HeshuSql *sql, gint64 report, GArray **seqs, GError **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  sqlite3_stmt *row = heshu_sql_query (
      sql, error,
      "SELECT seq, id, detail, " HESHU_ARTICLE_FIELD_COLUMNS (
          "") ", checksum = heshu_checksum (" HESHU_ARTICLE_SUMMED ("") ") "
                                                                        "FROM article WHERE report = ? AND "
                                                                        "NOT removed ORDER BY place",
      "i", report);

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      gint64 seq = heshu_sql_int (row, 0);
      HeshuArticle *article = read_article (sql, row, error);

      if (article == NULL)
        {
          heshu_sql_reset (row);
          return NULL;
        }
      g_ptr_array_add (articles, article);
      g_array_append_val (list, seq);
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }
  if (seqs != NULL)
    *seqs = g_steal_pointer (&list);

  return g_steal_pointer (&articles);
}
