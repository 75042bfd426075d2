/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-merge-dialog.h"

#include <glib/gi18n-lib.h>

struct _HeshuMergeDialog
{
  AdwWindow parent_instance;

  HeshuWorkspace *workspace;
  HeshuIndicatorItem *item;    /* that goes */
  HeshuRegistryChange *change; /* (nullable): what Merge would do */
  GCancellable *asking;        /* (nullable) */
  GtkSingleSelection *selection;

  AdwWindowTitle *title;
  GtkEditable *search_entry;
  GtkListView *list;
  GtkLabel *effect;
  GtkWidget *merge_button;
};

G_DEFINE_FINAL_TYPE (HeshuMergeDialog, heshu_merge_dialog, ADW_TYPE_WINDOW)

/* --- what it would do -------------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuIndicatorItem *from;
  HeshuIndicatorItem *into;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->from);
  g_object_unref (request->into);
  g_free (request);
}

static gpointer
ask_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return heshu_registry_merge (heshu_indicator_item_get_entry (request->from),
                               heshu_indicator_item_get_entry (request->into), desk, error);
}

static void
forget (HeshuMergeDialog *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->change, heshu_registry_change_free);
}

static HeshuIndicatorItem *
get_chosen (HeshuMergeDialog *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
asked_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMergeDialog *self = HESHU_MERGE_DIALOG (owner);
  HeshuIndicatorItem *into = get_chosen (self);
  g_autofree char *effect = NULL;
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || into == NULL)
    {
      g_clear_pointer ((HeshuRegistryChange **) &result, heshu_registry_change_free);
      return;
    }
  if (error != NULL)
    {
      gtk_label_set_text (self->effect, error->message);
      return;
    }
  self->change = result;
  effect = heshu_registry_change_dup_words (self->change);
  words = g_strdup_printf (_ ("“%s” and its wordings become wordings of “%s”."),
                           heshu_indicator_item_get_entry (self->item)->name,
                           heshu_indicator_item_get_entry (into)->name);
  if (*effect != '\0')
    {
      g_autofree char *first = g_steal_pointer (&words);

      words = g_strconcat (first, "\n", effect, NULL);
    }
  gtk_label_set_text (self->effect, words);
  gtk_widget_set_sensitive (self->merge_button, TRUE);
}

static void
chosen_cb (HeshuMergeDialog *self)
{
  HeshuIndicatorItem *into = get_chosen (self);
  Request *request;

  forget (self);
  gtk_label_set_text (self->effect, "");
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  if (into == NULL)
    return;
  request = g_new0 (Request, 1);
  request->from = g_object_ref (self->item);
  request->into = g_object_ref (into);
  self->asking = g_cancellable_new ();
  heshu_workspace_run (self->workspace, G_OBJECT (self), ask_work, request, request_free,
                       (GDestroyNotify) heshu_registry_change_free, self->asking, asked_cb);
}

static void
merge_cb (HeshuMergeDialog *self)
{
  if (self->change == NULL)
    return;
  heshu_workspace_submit (self->workspace, G_OBJECT (self->workspace), g_ptr_array_ref (self->change->edits),
                          _ ("The two are one indicator now"), NULL);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *usage = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (usage, "dim-label");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), usage);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  HeshuIndicatorItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  g_autofree char *usage = heshu_indicator_item_dup_usage (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)),
                      heshu_indicator_item_get_entry (item)->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)), usage);
}

static gboolean
is_another (gpointer item, gpointer data)
{
  return item != data;
}

/* All but the one that goes, narrowed by what is typed */
static void
set_items (HeshuMergeDialog *self, GListModel *items)
{
  GtkFilter *others = GTK_FILTER (gtk_custom_filter_new (is_another, self->item, NULL));
  GListModel *all = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (items), others));
  GListModel *found =
      G_LIST_MODEL (gtk_filter_list_model_new (all, heshu_indicator_filter_new (self->search_entry)));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->selection = gtk_single_selection_new (found);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/* Enter takes what stands first, as nobody who types a name wants to reach for it. */
static void
search_activate_cb (HeshuMergeDialog *self)
{
  if (get_chosen (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  else
    merge_cb (self);
}

/* --- the dialog itself ------------------------------------------------------------------------------------
 */

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
heshu_merge_dialog_dispose (GObject *object)
{
  HeshuMergeDialog *self = HESHU_MERGE_DIALOG (object);

  forget (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_merge_dialog_parent_class)->dispose (object);
}

static void
heshu_merge_dialog_class_init (HeshuMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_merge_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/registries/heshu-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuMergeDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HeshuMergeDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HeshuMergeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HeshuMergeDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, HeshuMergeDialog, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
}

static void
heshu_merge_dialog_init (HeshuMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
heshu_merge_dialog_show (GtkWidget *over,
                         HeshuWorkspace *workspace,
                         HeshuIndicatorItem *item,
                         GListModel *items)
{
  HeshuMergeDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (over) && HESHU_IS_WORKSPACE (workspace));
  g_return_if_fail (HESHU_IS_INDICATOR_ITEM (item) && G_IS_LIST_MODEL (items));

  self = g_object_new (HESHU_TYPE_MERGE_DIALOG, "transient-for", gtk_widget_get_root (over), NULL);
  self->workspace = g_object_ref (workspace);
  self->item = g_object_ref (item);
  adw_window_title_set_subtitle (self->title, heshu_indicator_item_get_entry (item)->name);
  set_items (self, items);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
