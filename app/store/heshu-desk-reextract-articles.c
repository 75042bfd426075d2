/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-reextract-private.h"

/* An article of a new extraction is the old one in whose regions it begins: it keeps the id, and what a
 * person said of it. */

typedef struct
{
  HeshuSpan span;
  guint article;
} Region;

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const Region *first = a, *second = b;

  return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

static GArray *
list_regions (GPtrArray *articles)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (Region));

  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      for (guint j = 0; j < article->regions->len; j++)
        {
          Region region = { g_array_index (article->regions, HeshuSpan, j), i };

          g_array_append_val (regions, region);
        }
    }
  g_array_sort (regions, compare_regions);

  return regions;
}

/* The article that the character at @offset was in; HESHU_UNMATCHED: none */
static guint
find_at (const GArray *regions, guint offset)
{
  guint low = 0, high = regions->len;

  while (low < high) /* behind the last region that begins at or before @offset */
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (regions, Region, middle).span.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0 || g_array_index (regions, Region, low - 1).span.end <= offset)
    return HESHU_UNMATCHED;

  return g_array_index (regions, Region, low - 1).article;
}

/* The old article that one of @article's regions begins in, and that no other has taken; HESHU_UNMATCHED:
 * none */
static guint
match_article (const HeshuArticle *article, const GArray *regions, gboolean *is_taken)
{
  for (guint i = 0; i < article->regions->len; i++)
    {
      guint old = find_at (regions, g_array_index (article->regions, HeshuSpan, i).start);

      if (old != HESHU_UNMATCHED && !is_taken[old])
        {
          is_taken[old] = TRUE;
          return old;
        }
    }

  return HESHU_UNMATCHED;
}

gboolean
heshu_article_row_drop (HeshuSql *sql, gint64 seq, GError **error)
{
  g_autofree char *detail = NULL;

  if (!heshu_sql_get_text (sql, &detail, error, "SELECT detail FROM article WHERE seq = ?", "i", seq))
    return FALSE;
  if (detail != NULL && heshu_detail_has_person (detail))
    return heshu_sql_run (sql, error, "UPDATE article SET removed = 1 WHERE seq = ?", "i", seq) &&
           heshu_row_seal (sql, HESHU_OBJECT_ARTICLE, seq, error);

  return heshu_sql_run (sql, error, "DELETE FROM article WHERE seq = ?", "i", seq);
}

gboolean
heshu_reextract_replace_articles (HeshuSql *sql,
                                  gint64 report,
                                  GPtrArray *articles,
                                  GArray **kept,
                                  GArray **dropped,
                                  GError **error)
{
  g_autoptr (GArray) old_seqs = NULL;
  g_autoptr (GPtrArray) old = heshu_article_rows_read (sql, report, &old_seqs, error);
  g_autoptr (GArray) regions = NULL;
  g_autofree gboolean *is_taken = NULL;

  if (old == NULL)
    return FALSE;
  regions = list_regions (old);
  is_taken = g_new0 (gboolean, old->len);
  *kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  *dropped = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);
      guint match = match_article (article, regions, is_taken);
      gint64 seq = match != HESHU_UNMATCHED ? g_array_index (old_seqs, gint64, match) : 0;

      if (seq != 0 ? !heshu_article_row_replace (sql, seq, i, article, error)
                   : !heshu_article_row_insert (sql, report, i, article, &seq, error))
        return FALSE;
      g_array_append_val (*kept, seq);
    }
  for (guint i = 0; i < old->len; i++)
    {
      if (!is_taken[i])
        g_array_append_val (*dropped, g_array_index (old_seqs, gint64, i));
    }

  return TRUE;
}

gboolean
heshu_reextract_drop_articles (HeshuSql *sql, const GArray *dropped, GError **error)
{
  for (guint i = 0; i < dropped->len; i++)
    {
      if (!heshu_article_row_drop (sql, g_array_index (dropped, gint64, i), error))
        return FALSE;
    }

  return TRUE;
}
