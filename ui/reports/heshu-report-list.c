/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-report-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HeshuReportList
{
  GObject parent_instance;

  GPtrArray *items; /* of HeshuReportItem: all reports, in order of import */
  GPtrArray *rows;  /* of HeshuReportItem: what is shown, with heads */
  GHashTable *chosen[HESHU_N_FACETS];
  HeshuFacet grouping;
  char *search;
  char *folded;
};

enum
{
  FACETS_CHANGED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return HESHU_TYPE_REPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return HESHU_REPORT_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  HeshuReportList *self = HESHU_REPORT_LIST (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuReportList,
                               heshu_report_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- which reports are shown -------------------------------------------------------------------------------
 */

/* @passed_over: a facet that is not asked; HESHU_N_FACETS: all are */
static gboolean
passes (HeshuReportList *self, HeshuReportItem *item, HeshuFacet passed_over)
{
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    {
      if ((HeshuFacet) i != passed_over && g_hash_table_size (self->chosen[i]) > 0 &&
          !g_hash_table_contains (self->chosen[i], heshu_report_item_get_facet (item, (HeshuFacet) i)))
        return FALSE;
    }

  return self->folded == NULL || heshu_report_item_matches (item, self->folded);
}

typedef struct
{
  HeshuReportItem *item;
  char *key;
  guint place;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->key);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : first->place < second->place ? -1 : 1;
}

static int
compare_entries_backwards (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;
  int order = strcmp (second->key, first->key);

  return order != 0 ? order : first->place < second->place ? -1 : 1;
}

/* The shown reports, group by group; those of a group in order of import. */
static GArray *
sort_shown (HeshuReportList *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < self->items->len; i++)
    {
      HeshuReportItem *item = g_ptr_array_index (self->items, i);
      Entry entry = { item, NULL, i };

      if (!passes (self, item, HESHU_N_FACETS))
        continue;
      if (self->grouping == HESHU_N_FACETS)
        {
          entry.key = g_strdup ("");
          entry.place = self->items->len - i;
        }
      else
        entry.key = g_utf8_collate_key (heshu_report_item_get_facet (item, self->grouping), -1);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, self->grouping == HESHU_FACET_YEAR ? compare_entries_backwards : compare_entries);

  return entries;
}

static GPtrArray *
make_rows (HeshuReportList *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) entries = sort_shown (self);
  const char *head = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      HeshuReportItem *item = g_array_index (entries, Entry, i).item;

      if (self->grouping != HESHU_N_FACETS &&
          g_strcmp0 (head, heshu_report_item_get_facet (item, self->grouping)) != 0)
        {
          head = heshu_report_item_get_facet (item, self->grouping);
          g_ptr_array_add (rows, heshu_report_item_new_head (head));
        }
      g_ptr_array_add (rows, g_object_ref (item));
    }

  return rows;
}

/* Only what differs is told, so that the rows around it keep their place, their focus and their selection. */
static void
replace_rows (HeshuReportList *self)
{
  GPtrArray *rows = make_rows (self);
  GPtrArray *old = self->rows;
  guint n_same = 0, n_same_at_end = 0;
  guint n_both = MIN (old->len, rows->len);

  while (n_same < n_both && heshu_report_item_is_same_row (old->pdata[n_same], rows->pdata[n_same]))
    n_same++;
  while (n_same_at_end < n_both - n_same &&
         heshu_report_item_is_same_row (old->pdata[old->len - 1 - n_same_at_end],
                                        rows->pdata[rows->len - 1 - n_same_at_end]))
    n_same_at_end++;
  for (guint i = 0; i < n_same; i++) /* a head stays the object it was */
    {
      g_object_unref (rows->pdata[i]);
      rows->pdata[i] = g_object_ref (old->pdata[i]);
    }
  for (guint i = 1; i <= n_same_at_end; i++)
    {
      g_object_unref (rows->pdata[rows->len - i]);
      rows->pdata[rows->len - i] = g_object_ref (old->pdata[old->len - i]);
    }

  self->rows = rows;
  if (n_same + n_same_at_end < MAX (old->len, rows->len))
    g_list_model_items_changed (G_LIST_MODEL (self), n_same, old->len - n_same - n_same_at_end,
                                rows->len - n_same - n_same_at_end);
  g_ptr_array_unref (old);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
filter_changed (HeshuReportList *self)
{
  replace_rows (self);
  g_signal_emit (self, signals[FACETS_CHANGED], 0);
}

/* --- what is handed in -------------------------------------------------------------------------------------
 */

void
heshu_report_list_set_items (HeshuReportList *self, GPtrArray *items)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *merged;

  g_return_if_fail (HESHU_IS_REPORT_LIST (self));

  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_insert (known, (gpointer) heshu_report_item_get_id (self->items->pdata[i]),
                         self->items->pdata[i]);
  merged = g_ptr_array_new_full (items->len, g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      HeshuReportItem *item = g_ptr_array_index (items, i);
      HeshuReportItem *there = g_hash_table_lookup (known, heshu_report_item_get_id (item));

      if (there != NULL)
        {
          /* the key belongs to what is replaced */
          g_hash_table_remove (known, heshu_report_item_get_id (item));
          heshu_report_item_update (there, item);
        }
      g_ptr_array_add (merged, g_object_ref (there != NULL ? there : item));
    }
  g_ptr_array_unref (self->items);
  self->items = merged;
  filter_changed (self);
}

void
heshu_report_list_set_grouping (HeshuReportList *self, HeshuFacet facet)
{
  g_return_if_fail (HESHU_IS_REPORT_LIST (self));

  if (self->grouping == facet)
    return;
  self->grouping = facet;
  replace_rows (self);
}

void
heshu_report_list_set_search (HeshuReportList *self, const char *text)
{
  g_return_if_fail (HESHU_IS_REPORT_LIST (self));

  if (g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  g_clear_pointer (&self->folded, g_free);
  if (text != NULL && *text != '\0')
    self->folded = g_utf8_casefold (text, -1);
  filter_changed (self);
}

const char *
heshu_report_list_get_search (HeshuReportList *self)
{
  return self->search != NULL ? self->search : "";
}

void
heshu_report_list_choose (HeshuReportList *self, HeshuFacet facet, const char *name, gboolean chosen)
{
  g_return_if_fail (HESHU_IS_REPORT_LIST (self));
  g_return_if_fail (facet < HESHU_N_FACETS);

  if (chosen ? g_hash_table_add (self->chosen[facet], g_strdup (name))
             : g_hash_table_remove (self->chosen[facet], name))
    filter_changed (self);
}

gboolean
heshu_report_list_is_chosen (HeshuReportList *self, HeshuFacet facet, const char *name)
{
  return g_hash_table_contains (self->chosen[facet], name);
}

void
heshu_report_list_clear_filter (HeshuReportList *self)
{
  g_return_if_fail (HESHU_IS_REPORT_LIST (self));

  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->folded, g_free);
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    g_hash_table_remove_all (self->chosen[i]);
  filter_changed (self);
}

gboolean
heshu_report_list_is_filtered (HeshuReportList *self)
{
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    {
      if (g_hash_table_size (self->chosen[i]) > 0)
        return TRUE;
    }

  return self->folded != NULL;
}

/* --- what is asked -----------------------------------------------------------------------------------------
 */

static void
facet_count_free (gpointer data)
{
  g_free (((HeshuFacetCount *) data)->name);
  g_free (data);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const HeshuFacetCount *first = *(HeshuFacetCount *const *) a, *second = *(HeshuFacetCount *const *) b;

  return g_utf8_collate (first->name, second->name);
}

static int
compare_counts_backwards (gconstpointer a, gconstpointer b)
{
  return compare_counts (b, a);
}

static HeshuFacetCount *
ensure_count (GPtrArray *counts, GHashTable *by_name, const char *name)
{
  HeshuFacetCount *count = g_hash_table_lookup (by_name, name);

  if (count != NULL)
    return count;
  count = g_new0 (HeshuFacetCount, 1);
  count->name = g_strdup (name);
  g_ptr_array_add (counts, count);
  g_hash_table_insert (by_name, count->name, count);

  return count;
}

GPtrArray *
heshu_report_list_count (HeshuReportList *self, HeshuFacet facet)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (facet_count_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (HESHU_IS_REPORT_LIST (self), counts);

  if (facet == HESHU_FACET_PROGRESS)
    {
      ensure_count (counts, by_name, _ ("Not started"));
      ensure_count (counts, by_name, _ ("In progress"));
      ensure_count (counts, by_name, _ ("Done"));
    }
  /* a filter that lets nothing through any more must still be seen, to be taken back */
  g_hash_table_iter_init (&iter, self->chosen[facet]);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    ensure_count (counts, by_name, name);
  for (guint i = 0; i < self->items->len; i++)
    {
      HeshuReportItem *item = g_ptr_array_index (self->items, i);
      HeshuFacetCount *count = ensure_count (counts, by_name, heshu_report_item_get_facet (item, facet));

      count->count += passes (self, item, facet);
    }
  if (facet != HESHU_FACET_PROGRESS)
    g_ptr_array_sort (counts, facet == HESHU_FACET_YEAR ? compare_counts_backwards : compare_counts);

  return counts;
}

guint
heshu_report_list_get_n_reports (HeshuReportList *self)
{
  return self->items->len;
}

void
heshu_report_list_get_sums (HeshuReportList *self, guint *n_reports, guint *n_metrics, guint *n_reviewed)
{
  *n_reports = *n_metrics = *n_reviewed = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HeshuReportSummary *summary = heshu_report_item_get_summary (self->rows->pdata[i]);

      if (summary == NULL)
        continue;
      *n_reports += 1;
      *n_metrics += summary->n_metrics;
      *n_reviewed += summary->n_reviewed;
    }
}

guint
heshu_report_list_find (HeshuReportList *self, const char *report_id)
{
  for (guint i = 0; report_id != NULL && i < self->rows->len; i++)
    {
      if (g_strcmp0 (heshu_report_item_get_id (self->rows->pdata[i]), report_id) == 0)
        return i;
    }

  return G_MAXUINT;
}

/* --- the object --------------------------------------------------------------------------------------------
 */

static void
heshu_report_list_finalize (GObject *object)
{
  HeshuReportList *self = HESHU_REPORT_LIST (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->rows);
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    g_hash_table_unref (self->chosen[i]);
  g_free (self->search);
  g_free (self->folded);
  G_OBJECT_CLASS (heshu_report_list_parent_class)->finalize (object);
}

static void
heshu_report_list_class_init (HeshuReportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_report_list_finalize;

  signals[FACETS_CHANGED] = g_signal_new ("facets-changed", HESHU_TYPE_REPORT_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", HESHU_TYPE_REPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
heshu_report_list_init (HeshuReportList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    self->chosen[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

HeshuReportList *
heshu_report_list_new (void)
{
  return g_object_new (HESHU_TYPE_REPORT_LIST, NULL);
}
