/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-district-list.h"

#include "heshu-compare-row.h"
#include "heshu-district-item.h"
#include "heshu-pinyin.h"

#include <glib/gi18n.h>

/* Fewer are seen at once */
#define FEWEST_TO_SEARCH 9

/* --- the list --------------------------------------------------------------------------------------------
 */

struct _HeshuDistrictList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry; /* finds a district among many */
  GtkFilter *filter;
  HeshuPinyinSearch search;
  gboolean is_search;
  GListStore *items;
  GHashTable *left_out;
  char *focus; /* (nullable) */
  gboolean is_updating;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (HeshuDistrictList, heshu_district_list, GTK_TYPE_WIDGET)

/* Shows what is kept in the rows */
static void
update_items (HeshuDistrictList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  self->is_updating = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HeshuDistrictItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_object_set (item, "in-chart", !g_hash_table_contains (self->left_out, item->key), "highlighted",
                    g_strcmp0 (self->focus, item->key) == 0, NULL);
    }
  self->is_updating = FALSE;
}

static void
emit_changed (HeshuDistrictList *self)
{
  update_items (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
item_changed_cb (HeshuDistrictItem *item, GParamSpec *pspec, HeshuDistrictList *self)
{
  if (self->is_updating)
    return;
  if (item->in_chart)
    g_hash_table_remove (self->left_out, item->key);
  else
    g_hash_table_add (self->left_out, g_strdup (item->key));
  if (item->highlighted)
    {
      g_free (self->focus);
      self->focus = g_strdup (item->key);
    }
  else if (g_strcmp0 (self->focus, item->key) == 0)
    g_clear_pointer (&self->focus, g_free);
  emit_changed (self);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const HeshuTableRow *first = *(HeshuTableRow *const *) a;
  const HeshuTableRow *second = *(HeshuTableRow *const *) b;

  return g_strcmp0 (heshu_compare_row_get_area_key (first), heshu_compare_row_get_area_key (second));
}

static gboolean
has_same_districts (HeshuDistrictList *self, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean same = n == rows->len;

  for (guint i = 0; same && i < n; i++)
    {
      g_autoptr (HeshuDistrictItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      same = g_str_equal (item->key, heshu_compare_row_get_area_key (g_ptr_array_index (rows, i)));
    }

  return same;
}

/* In the order of their codes, which never changes, so that no row moves under the pointer */
void
heshu_district_list_set_table (HeshuDistrictList *self, const HeshuTable *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (HESHU_IS_DISTRICT_LIST (self));

  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (table->rows, i));
  g_ptr_array_sort (rows, compare_rows);
  if (has_same_districts (self, rows))
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (rows, i);
      HeshuDistrictItem *item = g_object_new (HESHU_TYPE_DISTRICT_ITEM, NULL);

      item->key = g_strdup (heshu_compare_row_get_area_key (row));
      item->name = g_strdup (row->area);
      g_signal_connect_object (item, "notify", G_CALLBACK (item_changed_cb), self, 0);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  update_items (self);
  gtk_widget_set_visible (self->entry, items->len >= FEWEST_TO_SEARCH);
  if (items->len < FEWEST_TO_SEARCH)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

GHashTable *
heshu_district_list_get_left_out (HeshuDistrictList *self)
{
  g_return_val_if_fail (HESHU_IS_DISTRICT_LIST (self), NULL);

  return self->left_out;
}

void
heshu_district_list_set_left_out (HeshuDistrictList *self, GHashTable *left_out)
{
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (HESHU_IS_DISTRICT_LIST (self));

  g_hash_table_remove_all (self->left_out);
  g_hash_table_iter_init (&iter, left_out);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->left_out, g_strdup (key));
  update_items (self);
}

const char *
heshu_district_list_get_focus (HeshuDistrictList *self)
{
  g_return_val_if_fail (HESHU_IS_DISTRICT_LIST (self), NULL);

  return self->focus;
}

void
heshu_district_list_set_focus (HeshuDistrictList *self, const char *key)
{
  g_return_if_fail (HESHU_IS_DISTRICT_LIST (self));

  g_free (self->focus);
  self->focus = g_strdup (key);
  update_items (self);
}

void
heshu_district_list_toggle (HeshuDistrictList *self, const char *key)
{
  g_return_if_fail (HESHU_IS_DISTRICT_LIST (self));

  if (!g_hash_table_remove (self->left_out, key))
    g_hash_table_add (self->left_out, g_strdup (key));
  emit_changed (self);
}

void
heshu_district_list_toggle_focus (HeshuDistrictList *self, const char *key)
{
  gboolean is_focus;

  g_return_if_fail (HESHU_IS_DISTRICT_LIST (self));

  is_focus = g_strcmp0 (self->focus, key) == 0;
  g_free (self->focus);
  self->focus = is_focus ? NULL : g_strdup (key);
  emit_changed (self);
}

void
heshu_district_list_toggle_all (HeshuDistrictList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean all = TRUE;

  g_return_if_fail (HESHU_IS_DISTRICT_LIST (self));

  for (guint i = 0; i < n && all; i++)
    {
      g_autoptr (HeshuDistrictItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      all = item->in_chart;
    }
  g_hash_table_remove_all (self->left_out);
  for (guint i = 0; i < n && all; i++)
    {
      g_autoptr (HeshuDistrictItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_add (self->left_out, g_strdup (item->key));
    }
  emit_changed (self);
}

GListModel *
heshu_district_list_get_model (HeshuDistrictList *self)
{
  g_return_val_if_fail (HESHU_IS_DISTRICT_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}

/* --- rows ------------------------------------------------------------------------------------------------
 */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *star = gtk_toggle_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE); /* that of a zone is long */
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 12); /* the pane's width, not the name's */
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), name);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_button_set_icon_name (GTK_BUTTON (star), "non-starred-symbolic");
  gtk_widget_add_css_class (star, "flat");
  gtk_widget_add_css_class (star, "highlight");
  gtk_widget_set_valign (star, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (star, _ ("Highlight in the Chart (H)"));
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), star);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static gboolean
to_star (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_string (to, g_value_get_boolean (from) ? "starred-symbolic" : "non-starred-symbolic");

  return TRUE;
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  HeshuDistrictItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *check = gtk_widget_get_first_child (box);
  GtkWidget *star = gtk_widget_get_last_child (box);
  g_autofree char *star_label = g_strdup_printf (_ ("Highlight %s"), item->name);
  GPtrArray *bindings = g_ptr_array_new ();

  gtk_label_set_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), item->name);
  gtk_widget_set_tooltip_text (check, item->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, star_label, -1);
  g_ptr_array_add (bindings, g_object_bind_property (item, "in-chart", check, "active", both));
  g_ptr_array_add (bindings, g_object_bind_property (item, "highlighted", star, "active", both));
  g_ptr_array_add (bindings, g_object_bind_property_full (item, "highlighted", star, "icon-name",
                                                          G_BINDING_SYNC_CREATE, to_star, NULL, NULL, NULL));
  g_object_set_data_full (G_OBJECT (list_item), "bindings", bindings, (GDestroyNotify) g_ptr_array_unref);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GPtrArray *bindings = g_object_get_data (G_OBJECT (list_item), "bindings");

  for (guint i = 0; bindings != NULL && i < bindings->len; i++)
    g_binding_unbind (g_ptr_array_index (bindings, i));
  g_object_set_data (G_OBJECT (list_item), "bindings", NULL);
}

/* --- search ----------------------------------------------------------------------------------------------
 */

static gboolean
matches (gpointer object, gpointer user_data)
{
  HeshuDistrictList *self = user_data;
  HeshuDistrictItem *item = object;

  return self->search.n_chars == 0 ||
         (self->is_search && (heshu_pinyin_find (&self->search, item->name, NULL, NULL) ||
                              heshu_pinyin_find (&self->search, item->key, NULL, NULL)));
}

static void
search_cb (HeshuDistrictList *self)
{
  self->is_search =
      heshu_pinyin_search_init (&self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
stop_search_cb (HeshuDistrictList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_entry (HeshuDistrictList *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _ ("Find a District"), "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a District"), -1);
  gtk_widget_set_visible (entry, FALSE);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (stop_search_cb), self);

  return entry;
}

static void
heshu_district_list_dispose (GObject *object)
{
  HeshuDistrictList *self = HESHU_DISTRICT_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (heshu_district_list_parent_class)->dispose (object);
}

static void
heshu_district_list_finalize (GObject *object)
{
  HeshuDistrictList *self = HESHU_DISTRICT_LIST (object);

  g_hash_table_unref (self->left_out);
  g_free (self->focus);
  G_OBJECT_CLASS (heshu_district_list_parent_class)->finalize (object);
}

static void
heshu_district_list_class_init (HeshuDistrictListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = heshu_district_list_dispose;
  object_class->finalize = heshu_district_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", HESHU_TYPE_DISTRICT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
heshu_district_list_init (HeshuDistrictList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GListModel *shown;
  GtkWidget *view;

  self->items = g_list_store_new (HESHU_TYPE_DISTRICT_ITEM);
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  shown = G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (self->filter)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (shown)), factory);
  gtk_widget_add_css_class (view, "districts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Districts"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->entry = make_entry (self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
