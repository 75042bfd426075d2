/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-proposals-view.h"

#include "heshu-lesson.h"
#include "heshu-proposal-item.h"
#include "heshu-unit-dialog.h"

#include <glib/gi18n-lib.h>

struct _HeshuProposalsView
{
  GtkWidget parent_instance;

  HeshuWorkspace *workspace;
  GListStore *items;
  GCancellable *listing; /* (nullable) */
  gboolean is_stale;     /* the desk changed while nobody looked */

  GtkStack *stack;
  GtkListView *list;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (HeshuProposalsView, heshu_proposals_view, GTK_TYPE_WIDGET)

/* --- the list ---------------------------------------------------------------------------------------------
 */

static gpointer
list_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return heshu_proposals_list (desk, data, cancellable, error);
}

/* (transfer full): of #HeshuProposalItem */
static GPtrArray *
make_items (GPtrArray *proposals)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  while (proposals->len > 0)
    g_ptr_array_add (items, heshu_proposal_item_new (g_ptr_array_steal_index (proposals, 0)));

  return items;
}

static gboolean
is_same (HeshuProposalsView *self, guint position, HeshuProposalItem *item)
{
  g_autoptr (HeshuProposalItem) now = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return heshu_proposal_item_equal (now, item);
}

/* Only what is new, so that the row in hand stays in hand */
static void
replace_items (HeshuProposalsView *self, GPtrArray *items)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint start = 0, end = 0;

  while (start < n_before && start < items->len && is_same (self, start, items->pdata[start]))
    start++;
  while (end < n_before - start && end < items->len - start &&
         is_same (self, n_before - end - 1, items->pdata[items->len - end - 1]))
    end++;
  g_list_store_splice (self->items, start, n_before - start - end, items->pdata + start,
                       items->len - start - end);
}

/* Whoever came by keys goes on by keys: with what the page waited for, or what stands where the row was. */
static void
show_page (HeshuProposalsView *self, const char *name)
{
  const char *before = gtk_stack_get_visible_child_name (self->stack);
  gboolean is_first = g_strcmp0 (before, "waiting") == 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_here = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (g_strcmp0 (before, name) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  if (!is_first && !is_here)
    return;
  if (g_str_equal (name, "list"))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
listed_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuProposalsView *self = HESHU_PROPOSALS_VIEW (owner);
  g_autoptr (GPtrArray) proposals = result;
  g_autoptr (GPtrArray) items = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  items = make_items (proposals);
  replace_items (self, items);
  show_page (self, items->len > 0 ? "list" : "empty");
}

static void
refresh (HeshuProposalsView *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  heshu_workspace_run (self->workspace, G_OBJECT (self), list_work,
                       heshu_lexicon_ref (heshu_workspace_get_lexicon (self->workspace)),
                       (GDestroyNotify) heshu_lexicon_unref, (GDestroyNotify) g_ptr_array_unref,
                       self->listing, listed_cb);
}

static void
heshu_proposals_view_map (GtkWidget *widget)
{
  HeshuProposalsView *self = HESHU_PROPOSALS_VIEW (widget);

  GTK_WIDGET_CLASS (heshu_proposals_view_parent_class)->map (widget);
  if (self->is_stale && self->workspace != NULL)
    refresh (self);
}

/* --- taking one up ----------------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuProposalItem *item;
  HeshuLexicon *lexicon;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->item);
  heshu_lexicon_unref (request->lexicon);
  g_free (request);
}

static gpointer
look_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return heshu_lesson_new_proposal (heshu_proposal_item_get_proposal (request->item), desk, request->lexicon,
                                    cancellable, error);
}

static void
looked_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuProposalsView *self = HESHU_PROPOSALS_VIEW (owner);

  if (error != NULL)
    heshu_workspace_show_error (self->workspace, error);
  else
    heshu_lesson_ask (GTK_WIDGET (self), self->workspace, result);
}

static void
look (HeshuProposalsView *self, HeshuProposalItem *item)
{
  Request *request = g_new0 (Request, 1);

  request->item = g_object_ref (item);
  request->lexicon = heshu_lexicon_ref (heshu_workspace_get_lexicon (self->workspace));
  heshu_workspace_run (self->workspace, G_OBJECT (self), look_work, request, request_free,
                       (GDestroyNotify) heshu_lesson_free, NULL, looked_cb);
}

static void
put_off (HeshuProposalsView *self, HeshuProposalItem *item)
{
  const HeshuProposal *proposal = heshu_proposal_item_get_proposal (item);
  const char *toast = proposal->is_dismissed ? _ ("It is proposed again") : _ ("Put off; it stands last now");

  heshu_workspace_submit (self->workspace, G_OBJECT (self),
                          heshu_proposal_dismissing_edits (proposal, !proposal->is_dismissed), toast, NULL);
}

/* --- rows -------------------------------------------------------------------------------------------------
 */

/* (transfer none) (nullable): the item of the row that @button stands in */
static HeshuProposalItem *
get_item (GtkButton *button)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (button), "item");

  return gtk_list_item_get_item (item);
}

static void
look_clicked_cb (HeshuProposalsView *self, GtkButton *button)
{
  look (self, get_item (button));
}

static void
put_off_clicked_cb (HeshuProposalsView *self, GtkButton *button)
{
  put_off (self, get_item (button));
}

static void
activate_cb (HeshuProposalsView *self, guint position)
{
  g_autoptr (HeshuProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    look (self, item);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_button (HeshuProposalsView *self, GtkListItem *item, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "item", item);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
setup_cb (HeshuProposalsView *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (words), make_label (NULL));
  gtk_box_append (GTK_BOX (words), make_label ("dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), make_button (self, item, G_CALLBACK (put_off_clicked_cb)));
  gtk_box_append (GTK_BOX (row), make_button (self, item, G_CALLBACK (look_clicked_cb)));
  gtk_button_set_label (GTK_BUTTON (gtk_widget_get_last_child (row)), _ ("Look…"));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (HeshuProposalsView *self, GtkListItem *list_item)
{
  HeshuProposalItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *words = gtk_widget_get_first_child (row);
  GtkWidget *later = gtk_widget_get_next_sibling (words);
  g_autofree char *title = heshu_proposal_item_dup_words (item);
  g_autofree char *effect = heshu_proposal_item_dup_effect (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), effect);
  gtk_button_set_label (GTK_BUTTON (later), heshu_proposal_item_get_proposal (item)->is_dismissed
                                                ? _ ("Propose Again")
                                                : _ ("Not Now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (later), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (row)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}

/* --- the widget itself ------------------------------------------------------------------------------------
 */

static void
teach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heshu_unit_dialog_ask (widget, HESHU_PROPOSALS_VIEW (widget)->workspace, NULL);
}

/* The row in hand is put off by a key */
static gboolean
delete_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuProposalsView *self = HESHU_PROPOSALS_VIEW (widget);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  HeshuProposalItem *item = gtk_single_selection_get_selected_item (selection);

  if (item == NULL || heshu_proposal_item_get_proposal (item)->is_dismissed)
    return FALSE;
  put_off (self, item);

  return TRUE;
}

static void
heshu_proposals_view_dispose (GObject *object)
{
  HeshuProposalsView *self = HESHU_PROPOSALS_VIEW (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  gtk_widget_dispose_template (GTK_WIDGET (self), HESHU_TYPE_PROPOSALS_VIEW);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_proposals_view_parent_class)->dispose (object);
}

static void
heshu_proposals_view_class_init (HeshuProposalsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_proposals_view_dispose;
  widget_class->map = heshu_proposals_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/registries/heshu-proposals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuProposalsView, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuProposalsView, list);
  gtk_widget_class_bind_template_child (widget_class, HeshuProposalsView, spinner);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "proposals.teach-unit", NULL, teach_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
}

static void
heshu_proposals_view_init (HeshuProposalsView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->items = g_list_store_new (HESHU_TYPE_PROPOSAL_ITEM);
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
}

void
heshu_proposals_view_set_workspace (HeshuProposalsView *self, HeshuWorkspace *workspace)
{
  g_return_if_fail (HESHU_IS_PROPOSALS_VIEW (self) && HESHU_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "desk-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}
