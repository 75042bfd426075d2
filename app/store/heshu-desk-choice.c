/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <string.h>

/* Rows can be found in two ways: from the few that an index says are chosen, which are then put in order, or
 * by walking in their order past what is not chosen. The first is slow where many are chosen, the second
 * where few are, and the database cannot know. So a sample is asked. Whoever walks over a page reads a row to
 * know whether it is chosen; over a whole desk that would take seconds, so there each condition is answered
 * from its index as a set of rows first, and nothing but indexes is read.
 *
 * A condition is written {~column ...}; choose_way() makes of it what fits. */
typedef enum
{
  BY_INDEX,   /* (m.column ...) */
  BY_WALKING, /* (+m.column ...): the plus keeps the column's index out of it */
  BY_SETS,    /* +m.seq IN (SELECT f.seq ... (f.column ...)) */
} Way;

static const struct
{
  const char *begin, *column, *end;
} ways[] = {
  [BY_INDEX] = { "(", "m.", ")" },
  [BY_WALKING] = { "(", "+m.", ")" },
  [BY_SETS] = { "+m.seq IN (SELECT f.seq FROM metric AS f WHERE f.hidden = 0 AND (", "f.", "))" },
};

#define SAMPLE "256"
#define SAMPLE_SIZE 256.0
/* From this share on; fewer rows than this are searched fast enough either way. */
#define COMMON_SHARE 0.01
#define FEW_ROWS 2000

/* Returns: (transfer full) */
static char *
choose_way (const char *text, Way way)
{
  GString *chosen = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '{':
        g_string_append (chosen, ways[way].begin);
        break;
      case '}':
        g_string_append (chosen, ways[way].end);
        break;
      case '~':
        g_string_append (chosen, ways[way].column);
        break;
      default:
        g_string_append_c (chosen, *p);
      }

  return g_string_free (chosen, FALSE);
}

HeshuChoice
heshu_choice_new (void)
{
  return (HeshuChoice){ g_string_new ("1"), g_array_new (FALSE, TRUE, sizeof (HeshuSqlValue)),
                        g_ptr_array_new_with_free_func (g_free) };
}

void
heshu_choice_clear (HeshuChoice *choice)
{
  g_string_free (choice->text, TRUE);
  g_array_unref (choice->values);
  g_ptr_array_unref (choice->kept);
}

void
heshu_choice_add_text (HeshuChoice *choice, const char *text)
{
  HeshuSqlValue value = { 's', 0, g_strdup (text) };

  g_ptr_array_add (choice->kept, (char *) value.text);
  g_array_append_val (choice->values, value);
}

void
heshu_choice_add_int (HeshuChoice *choice, gint64 number)
{
  HeshuSqlValue value = { 'i', number, NULL };

  g_array_append_val (choice->values, value);
}

/* @text has its value twice */
static void
add_twice (HeshuChoice *choice, const char *text, const char *value)
{
  g_string_append (choice->text, text);
  heshu_choice_add_text (choice, value);
  heshu_choice_add_text (choice, value);
}

typedef void (*AddWord) (HeshuChoice *choice, const char *word);

static void
add_area (HeshuChoice *choice, const char *word)
{
  add_twice (choice, "~area = ? OR ~area_id = ?", word);
}

static void
add_indicator (HeshuChoice *choice, const char *word)
{
  add_twice (choice,
             "~indicator IN (SELECT ? UNION SELECT other.name FROM indicator_name AS this "
             "JOIN indicator_name AS other USING (indicator) WHERE this.name = ?)",
             word);
}

static void
add_tag (HeshuChoice *choice, const char *word)
{
  g_string_append (choice->text, "~seq IN (SELECT metric FROM metric_tag JOIN tag ON tag.seq = "
                                 "metric_tag.tag WHERE tag.name = ?)");
  heshu_choice_add_text (choice, word);
}

/* @word is one condition, any of @words another: a metric meets both */
static void
add_one_of (HeshuChoice *choice, const char *word, const char *const *words, AddWord add)
{
  if (word != NULL)
    {
      g_string_append (choice->text, " AND {");
      add (choice, word);
      g_string_append_c (choice->text, '}');
    }
  if (words == NULL || words[0] == NULL)
    return;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_string_append (choice->text, i == 0 ? " AND {" : " OR ");
      add (choice, words[i]);
    }
  g_string_append_c (choice->text, '}');
}

static void
add_period (HeshuChoice *choice, HeshuPeriod period)
{
  g_string_append (choice->text, "~period_start BETWEEN ? AND ? AND ~period_end <= ?");
  heshu_choice_add_int (choice, period.start);
  heshu_choice_add_int (choice, period.end - 1);
  heshu_choice_add_int (choice, period.end);
}

static void
add_periods (HeshuChoice *choice, const HeshuMetricQuery *query)
{
  if (!heshu_period_is_none (query->period))
    {
      g_string_append (choice->text, " AND {");
      add_period (choice, query->period);
      g_string_append_c (choice->text, '}');
    }
  for (guint i = 0; i < query->n_periods; i++)
    {
      g_string_append (choice->text, i == 0 ? " AND {" : " OR ");
      add_period (choice, query->periods[i]);
    }
  if (query->n_periods > 0)
    g_string_append_c (choice->text, '}');
}

static gboolean
add_state (HeshuChoice *choice, const char *word, GError **error)
{
  HeshuState state;

  if (!heshu_state_from_word (word, &state))
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, word, "proposed, confirmed, corrected, rejected");
      return FALSE;
    }
  heshu_choice_add_int (choice, state);

  return TRUE;
}

static gboolean
add_states (HeshuChoice *choice, const HeshuMetricQuery *query, GError **error)
{
  if (query->state != NULL)
    {
      g_string_append (choice->text, " AND {~state = ?}");
      if (!add_state (choice, query->state, error))
        return FALSE;
    }
  if (query->states == NULL || query->states[0] == NULL)
    return TRUE;

  for (guint i = 0; query->states[i] != NULL; i++)
    {
      g_string_append (choice->text, i == 0 ? " AND {~state IN (?" : ", ?");
      if (!add_state (choice, query->states[i], error))
        return FALSE;
    }
  g_string_append (choice->text, ")}");

  return TRUE;
}

static gboolean
add_fields (HeshuChoice *choice, const HeshuMetricQuery *query, GError **error)
{
  if (!query->with_removed)
    g_string_append (choice->text, " AND m.hidden = 0");
  add_one_of (choice, query->area, query->areas, add_area);
  add_one_of (choice, query->indicator, query->indicators, add_indicator);
  add_periods (choice, query);

  return add_states (choice, query, error);
}

/* Always few rows: their own indexes lead there. */
static void
add_places (HeshuChoice *choice, const HeshuMetricQuery *query)
{
  add_one_of (choice, query->tag, query->tags, add_tag);
  if (query->report_id != NULL)
    {
      g_string_append (choice->text, " AND m.report = (SELECT seq FROM report WHERE id = ?)");
      heshu_choice_add_text (choice, query->report_id);
    }
}

static void
add_words (HeshuChoice *choice, GPtrArray *expressions)
{
  if (expressions->len == 0) /* marks alone are in no word */
    g_string_append (choice->text, " AND 0");
  for (guint i = 0; i < expressions->len; i++)
    add_twice (choice,
               " AND {~sentence IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?)"
               " OR ~seq IN (SELECT rowid FROM indicator_words WHERE indicator_words MATCH ?)}",
               g_ptr_array_index (expressions, i));
}

/* --- how common what is chosen is --- */

/* @share: (out): of all rows, by a sample of rows over the whole desk */
static gboolean
sample_share (const HeshuChoice *choice, HeshuSql *sql, double *share, GError **error)
{
  g_autofree char *conditions = choose_way (choice->text->str, BY_WALKING);
  g_autofree char *text =
      g_strconcat ("WITH RECURSIVE step (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM step WHERE i < " SAMPLE
                   ") "
                   "SELECT count (*) FROM step CROSS JOIN metric AS m "
                   "ON m.seq = step.i * (SELECT max (seq) FROM metric) / " SAMPLE " WHERE ",
                   conditions, NULL);
  sqlite3_stmt *row = heshu_sql_query_values (sql, error, text, choice->values);
  gboolean has_row;

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return FALSE;
  *share = (double) heshu_sql_int (row, 0) / SAMPLE_SIZE;
  heshu_sql_reset (row);

  return TRUE;
}

/* @is_common: (out): what @choice holds so far, and then @expressions (nullable), chooses many rows */
static gboolean
find_common (const HeshuChoice *choice,
             HeshuSql *sql,
             GPtrArray *expressions,
             gboolean *is_common,
             GError **error)
{
  gboolean has_fields = strchr (choice->text->str, '~') != NULL;
  gint64 n_rows;
  double share = 1;

  *is_common = FALSE;
  if (!has_fields && expressions == NULL) /* everything */
    return TRUE;
  if (!heshu_sql_get_int (sql, &n_rows, 0, error, "SELECT max (seq) FROM metric", ""))
    return FALSE;
  if (n_rows < FEW_ROWS)
    return TRUE;
  if (has_fields && !sample_share (choice, sql, &share, error))
    return FALSE;
  for (guint i = 0; expressions != NULL && i < expressions->len; i++)
    {
      gint64 n_hits;

      if (!heshu_search_count_hits (sql, expressions->pdata[i], &n_hits, error))
        return FALSE;
      share *= MIN (1, (double) n_hits / (double) n_rows);
    }
  *is_common = share >= COMMON_SHARE;

  return TRUE;
}

gboolean
heshu_choice_make (HeshuChoice *choice,
                   HeshuSql *sql,
                   const HeshuMetricQuery *query,
                   gboolean is_page,
                   GError **error)
{
  g_autoptr (GPtrArray) expressions =
      query->search != NULL ? heshu_search_list_expressions (query->search) : NULL;
  gboolean is_common = FALSE;
  char *chosen;

  if (!add_fields (choice, query, error))
    return FALSE;
  if (query->tag == NULL && query->tags == NULL && query->report_id == NULL &&
      !find_common (choice, sql, expressions, &is_common, error))
    return FALSE;
  add_places (choice, query);
  if (expressions != NULL)
    add_words (choice, expressions);
  if (!is_page && query->with_removed) /* the sets hold only what is not removed */
    is_common = FALSE;
  chosen = choose_way (choice->text->str, !is_common ? BY_INDEX : is_page ? BY_WALKING : BY_SETS);
  g_string_assign (choice->text, chosen);
  g_free (chosen);

  return TRUE;
}
