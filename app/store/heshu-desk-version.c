/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-version-private.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <json-glib/json-glib.h>

/* A newer version of a report in the place of the older */

/* --- articles --- */

guint *
heshu_articles_match (GPtrArray *old, GPtrArray *new)
{
  guint *match = g_new (guint, MAX (new->len, 1));
  g_autofree gboolean *is_taken = g_new0 (gboolean, MAX (old->len, 1));

  for (guint j = 0; j < new->len; j++)
    {
      const char *title = heshu_article_get (new->pdata[j], HESHU_ARTICLE_TITLE);

      match[j] = G_MAXUINT;
      for (guint i = 0; title != NULL && i < old->len && match[j] == G_MAXUINT; i++)
        {
          if (!is_taken[i] && g_strcmp0 (heshu_article_get (old->pdata[i], HESHU_ARTICLE_TITLE), title) == 0)
            {
              match[j] = i;
              is_taken[i] = TRUE;
            }
        }
    }
  for (guint j = 0; old->len == new->len && j < new->len; j++)
    {
      if (match[j] == G_MAXUINT && !is_taken[j])
        match[j] = j;
    }

  return match;
}

/* What a person said of the older article goes over to the newer. */
static gboolean
carry_article (HeshuSql *sql, const HeshuArticle *old, const HeshuArticle *new, GError **error)
{
  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    {
      const char *field = heshu_article_field_get_name ((HeshuArticleField) i);
      g_auto (HeshuFieldState) said = { 0 };
      g_auto (HeshuFieldState) read = { 0 };

      if (!heshu_object_get (sql, HESHU_OBJECT_ARTICLE, old->id, field, &said, error))
        return FALSE;
      if (!heshu_detail_is_person (said.detail, field))
        continue;
      if (!heshu_object_get (sql, HESHU_OBJECT_ARTICLE, new->id, field, &read, error) ||
          !heshu_object_set (sql, HESHU_OBJECT_ARTICLE, new->id, field, &read, said.value, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_pair (JsonBuilder *json, const char *a, const char *b)
{
  json_builder_begin_array (json);
  json_builder_add_string_value (json, a);
  json_builder_add_string_value (json, b);
  json_builder_end_array (json);
}

static gboolean
carry_articles (HeshuSql *sql, gint64 from, gint64 to, JsonBuilder *json, GError **error)
{
  g_autoptr (GPtrArray) old = heshu_article_rows_read (sql, from, NULL, error);
  g_autoptr (GPtrArray) new = old != NULL ? heshu_article_rows_read (sql, to, NULL, error) : NULL;
  g_autofree guint *match = NULL;

  if (new == NULL)
    return FALSE;
  match = heshu_articles_match (old, new);
  json_builder_begin_array (json_builder_set_member_name (json, "articles"));
  for (guint j = 0; j < new->len; j++)
    {
      const HeshuArticle *before = match[j] != G_MAXUINT ? old->pdata[match[j]] : NULL;
      const HeshuArticle *after = new->pdata[j];

      if (before == NULL)
        continue;
      if (!carry_article (sql, before, after, error))
        return FALSE;
      add_pair (json, before->id, after->id);
    }
  json_builder_end_array (json);

  return TRUE;
}

/* --- the newer version's rows --- */

/* (transfer full): what goes in with it: carried over, and read anew */
static GPtrArray *
list_metrics (const HeshuVersionPlan *plan)
{
  GPtrArray *metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const HeshuVersionEntry *entry = &g_array_index (plan->entries, HeshuVersionEntry, i);

      if (entry->after != NULL)
        g_ptr_array_add (metrics, heshu_metric_ref (entry->after));
    }
  for (guint j = 0; j < plan->new->len; j++)
    {
      const HeshuReadItem *item = &g_array_index (plan->new, HeshuReadItem, j);

      if (item->match == HESHU_UNMATCHED)
        g_ptr_array_add (metrics, heshu_metric_ref (item->metric));
    }

  return metrics;
}

static gboolean
finish_metrics (HeshuSql *sql, const HeshuVersionPlan *plan, JsonBuilder *json, GError **error)
{
  json_builder_begin_array (json_builder_set_member_name (json, "metrics"));
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const HeshuVersionEntry *entry = &g_array_index (plan->entries, HeshuVersionEntry, i);
      const HeshuReadItem *old = &g_array_index (plan->old, HeshuReadItem, entry->old);
      const char *id;
      gint64 seq;

      if (entry->after == NULL)
        continue;
      id = heshu_metric_get_id (entry->after);
      if (!heshu_sql_get_int (sql, &seq, 0, error, "SELECT seq FROM metric WHERE id = ?", "s", id) ||
          !heshu_sql_run (sql, error, "UPDATE metric SET by_hand = ?, removed = ? WHERE seq = ?", "iii",
                          (gint64) old->is_by_hand, (gint64) old->is_removed, seq) ||
          !heshu_row_seal (sql, HESHU_OBJECT_METRIC, seq, error) ||
          !heshu_tags_link (sql, entry->after, error))
        return FALSE;
      add_pair (json, heshu_metric_get_id (old->metric), id);
    }
  json_builder_end_array (json);

  return TRUE;
}

/* What the newer file does not say of itself is as it was said of the older. */
static gboolean
inherit (HeshuSql *sql, gint64 from, gint64 to, GError **error)
{
  return heshu_sql_run (sql, error,
                        "UPDATE report SET publication = coalesce (report.publication, o.publication), issue_date = "
                        "coalesce (report.issue_date, o.issue_date), page = coalesce (report.page, o.page), sample = 0 "
                        "FROM report AS o WHERE o.seq = ? AND report.seq = ?",
                        "ii", from, to) &&
         heshu_sql_run (sql, error, "UPDATE report SET removed = 1 WHERE seq = ?", "i", to) &&
         heshu_row_seal (sql, HESHU_OBJECT_REPORT, to, error);
}

/* (nullable) (transfer full): the pairs for heshu_version_flip() */
static char *
add_version (HeshuSql *sql,
             gint64 report,
             const HeshuVersionPlan *plan,
             const HeshuReport *newer,
             const char *version,
             const char *hash,
             GError **error)
{
  g_autoptr (GPtrArray) metrics = list_metrics (plan);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *id = heshu_id_new ();
  gint64 added;

  if (!heshu_import_take_report (sql, newer, metrics, id, TRUE, version, hash, error) ||
      !heshu_report_find (sql, id, &added, error) || !inherit (sql, report, added, error))
    return NULL;
  json_builder_begin_object (json);
  json_builder_add_string_value (json_builder_set_member_name (json, "other"), id);
  if (!finish_metrics (sql, plan, json, error) || !carry_articles (sql, report, added, json, error))
    return NULL;
  json_builder_end_object (json);
  root = json_builder_get_root (json);

  return json_to_string (root, FALSE);
}

/* --- taking it --- */

static gboolean
make_plan (HeshuSql *sql,
           const char *report_id,
           const HeshuReport *newer,
           GPtrArray *metrics,
           gint64 *report,
           HeshuVersionPlan *plan,
           GError **error)
{
  g_autoptr (HeshuText) text = NULL;
  g_autofree char *name = NULL;
  GArray *old;

  if (!heshu_reextract_find_report (sql, report_id, report, &name, &text, error) ||
      !heshu_import_check (newer->document->name, newer->document->text, newer->articles, metrics, error))
    return FALSE;
  old = heshu_read_items_load (sql, *report, error);
  if (old == NULL)
    return FALSE;
  heshu_version_plan_make (plan, old, text, newer, metrics);

  return TRUE;
}

static gboolean
replace (HeshuSql *sql,
         const char *report_id,
         const HeshuReport *newer,
         GPtrArray *metrics,
         const char *version,
         const char *hash,
         const char *who,
         HeshuReplacement **told,
         GError **error)
{
  g_auto (HeshuVersionPlan) plan = { NULL };
  g_auto (HeshuFieldState) state = { 0 };
  g_autoptr (HeshuGroup) group = heshu_group_new (NULL, who, HESHU_ACT_DO);
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (HeshuEdit) edit = NULL;
  g_autofree char *pairs = NULL;
  HeshuEdit *done;
  gint64 report;

  if (!make_plan (sql, report_id, newer, metrics, &report, &plan, error))
    return FALSE;
  pairs = add_version (sql, report, &plan, newer, version, hash, error);
  if (pairs == NULL || !heshu_object_get (sql, HESHU_OBJECT_REPORT, report_id, "version", &state, error))
    return FALSE;
  edit = heshu_edit_new (HESHU_OBJECT_REPORT, report_id, "version", state.value, newer->sha256, who);
  done = heshu_edit_carry_out (sql, group, edit, &state, newer->sha256, pairs, error);
  if (done == NULL)
    return FALSE;
  g_ptr_array_add (recorded, done);
  *told = heshu_version_plan_tell (&plan, report_id, newer->document->name);

  return heshu_signoffs_reopen (sql, group, recorded, error) && heshu_history_append (sql, group, error);
}

HeshuReplacement *
heshu_desk_compare_version (HeshuDesk *self,
                            const char *report_id,
                            const HeshuReport *newer,
                            GPtrArray *metrics,
                            GError **error)
{
  g_auto (HeshuVersionPlan) plan = { NULL };
  HeshuSql *sql;
  gint64 report;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && report_id != NULL && newer != NULL && metrics != NULL, NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  done = make_plan (sql, report_id, newer, metrics, &report, &plan, error);
  heshu_desk_end_read (self, sql);

  return done ? heshu_version_plan_tell (&plan, report_id, newer->document->name) : NULL;
}

HeshuReplacement *
heshu_desk_replace_report (HeshuDesk *self,
                           const char *report_id,
                           const HeshuReport *newer,
                           GPtrArray *metrics,
                           const char *extractor_version,
                           const char *lexicon_hash,
                           const char *who,
                           GError **error)
{
  g_autoptr (HeshuReplacement) told = NULL;
  HeshuSql *sql;
  gboolean done;

  g_return_val_if_fail (HESHU_IS_DESK (self) && report_id != NULL && newer != NULL && metrics != NULL, NULL);
  g_return_val_if_fail (newer->bytes != NULL && newer->sha256 != NULL && who != NULL, NULL);

  sql = heshu_desk_begin_write (self, error);
  if (sql == NULL)
    return NULL;
  done = replace (sql, report_id, newer, metrics, extractor_version, lexicon_hash, who, &told, error);

  return heshu_desk_end_write (self, done, error) ? g_steal_pointer (&told) : NULL;
}

/* --- what stayed behind --- */

/* The version whose place the one on the desk took last; 0: none */
static gboolean
find_older (HeshuSql *sql, const char *report_id, gint64 *older, GError **error)
{
  return heshu_sql_get_int (sql, older, 0, error,
                            "SELECT o.seq FROM edit AS e JOIN report AS r ON r.id = e.object_id JOIN report AS o ON "
                            "o.id = json_extract (e.was, '$.other') WHERE e.object_id = ? AND e.field = 'version' AND "
                            "e.after = r.sha256 AND o.sha256 = e.before AND o.removed ORDER BY e.seq DESC LIMIT 1",
                            "s", report_id);
}

GPtrArray *
heshu_desk_list_unfit (HeshuDesk *self, const char *report_id, GError **error)
{
  g_autoptr (GPtrArray) unfit = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  g_autoptr (GArray) items = NULL;
  g_autoptr (GError) local = NULL;
  HeshuSql *sql;
  gint64 older = 0;

  g_return_val_if_fail (HESHU_IS_DESK (self) && report_id != NULL, NULL);

  sql = heshu_desk_begin_read (self, NULL, error);
  if (sql == NULL)
    return NULL;
  if (find_older (sql, report_id, &older, &local) && older != 0)
    items = heshu_read_items_load (sql, older, &local);
  for (guint i = 0; items != NULL && local == NULL && i < items->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (items, HeshuReadItem, i);
      gint64 is_carried;

      /* what was carried over changed ids with the newer one, whose history is the older's */
      if (heshu_read_item_is_decided (item) && !item->is_removed &&
          heshu_sql_get_int (sql, &is_carried, 0, &local,
                             "SELECT 1 FROM edit AS e, json_each (e.was, '$.metrics') AS pair WHERE e.object_id = ? AND "
                             "e.field = 'version' AND json_extract (pair.value, '$[1]') = ? LIMIT 1",
                             "ss", report_id, heshu_metric_get_id (item->metric)) &&
          is_carried == 0)
        g_ptr_array_add (unfit, heshu_metric_ref (item->metric));
    }
  heshu_desk_end_read (self, sql);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return g_steal_pointer (&unfit);
}
