/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-table.h"

#include <glib/gi18n.h>

struct _HeshuCompareTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  gboolean is_filling;
};

enum
{
  SELECTED,
  OPENED,
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuCompareTable, heshu_compare_table, GTK_TYPE_WIDGET)

typedef enum
{
  COLUMN_AREA,
  COLUMN_VALUE,
  COLUMN_QUALIFIER,
  COLUMN_UNIT,
  COLUMN_PERIOD,
  COLUMN_STATE,
  COLUMN_QUOTE,
  COLUMN_REMARK,
  N_COLUMNS
} ColumnNumber;

typedef struct
{
  const char *title;
  int width; /* -1: as needed */
  gboolean expand;
} ColumnKind;

static const ColumnKind column_kinds[N_COLUMNS] = {
  [COLUMN_AREA] = { N_ ("District"), -1, FALSE },   [COLUMN_VALUE] = { N_ ("Value"), -1, FALSE },
  [COLUMN_QUALIFIER] = { N_ ("About"), -1, FALSE }, [COLUMN_UNIT] = { N_ ("Unit"), -1, FALSE },
  [COLUMN_PERIOD] = { N_ ("Period"), -1, FALSE },   [COLUMN_STATE] = { N_ ("State"), -1, FALSE },
  [COLUMN_QUOTE] = { N_ ("As printed"), -1, TRUE }, [COLUMN_REMARK] = { N_ ("Comparable"), -1, TRUE },
};

/* --- cells -----------------------------------------------------------------------------------------------
 */

static gboolean
has_icon (ColumnNumber column)
{
  return column == COLUMN_STATE || column == COLUMN_REMARK;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ColumnNumber column = GPOINTER_TO_INT (user_data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  if (has_icon (column))
    {
      GtkWidget *icon = gtk_image_new ();

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_VALUE ? 1 : 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (column_kinds[column].expand)
    gtk_label_set_ellipsize (GTK_LABEL (label), column == COLUMN_QUOTE
                                                    ? PANGO_ELLIPSIZE_START /* the figure stands at the end */
                                                    : PANGO_ELLIPSIZE_END);
  if (column == COLUMN_VALUE || column == COLUMN_PERIOD)
    gtk_widget_add_css_class (label, "numeric");
  if (column == COLUMN_STATE || column == COLUMN_QUOTE || column == COLUMN_REMARK)
    gtk_widget_add_css_class (label, "note");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static const char *
get_cell (const HeshuCompareRow *row, ColumnNumber column)
{
  switch (column)
    {
    case COLUMN_AREA:
      return row->area;
    case COLUMN_VALUE:
      return row->value;
    case COLUMN_QUALIFIER:
      return row->qualifier;
    case COLUMN_UNIT:
      return row->unit;
    case COLUMN_PERIOD:
      return row->period;
    case COLUMN_STATE:
      return row->has_figure ? heshu_compare_state_word (row->state) : "—";
    case COLUMN_QUOTE:
      return row->quote;
    default:
      return *row->remark != '\0' ? row->remark : _ ("comparable");
    }
}

static const char *
get_icon (const HeshuCompareRow *row, ColumnNumber column)
{
  if (column == COLUMN_STATE)
    return row->has_figure ? heshu_compare_state_icon (row->state) : NULL;
  if (row->drawn)
    return *row->remark == '\0' ? "heshu-confirmed-symbolic" : "heshu-note-symbolic";

  return row->has_figure && !row->left_out ? "heshu-question-symbolic" : "heshu-note-symbolic";
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
style_cell (GtkWidget *box, GtkWidget *label, const HeshuCompareRow *row, ColumnNumber column)
{
  for (HeshuState state = HESHU_STATE_PROPOSED; state <= HESHU_STATE_REJECTED; state++)
    set_class (box, heshu_compare_state_class (state),
               column == COLUMN_STATE && row->has_figure && row->state == state);
  set_class (box, "dim-label", !row->drawn && column != COLUMN_STATE && column != COLUMN_REMARK);
  set_class (label, "value", column == COLUMN_VALUE && row->drawn);
  set_class (label, "qualifier", column == COLUMN_QUALIFIER);
  if (column != COLUMN_REMARK)
    return;
  set_class (box, "state-confirmed", row->drawn && *row->remark == '\0');
  set_class (box, "finding-question", !row->drawn && row->has_figure && !row->left_out);
  set_class (box, "dim-label", row->left_out || !row->has_figure);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ColumnNumber column = GPOINTER_TO_INT (user_data);
  HeshuCompareRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_last_child (box);
  const char *text = get_cell (row, column);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (box, column == COLUMN_QUOTE && *row->sentence != '\0' ? row->sentence
                                    : column == COLUMN_REMARK                        ? text
                                                                                     : NULL);
  if (has_icon (column))
    {
      GtkWidget *icon = gtk_widget_get_first_child (box);
      const char *name = get_icon (row, column);

      gtk_widget_set_visible (icon, name != NULL);
      gtk_image_set_from_icon_name (GTK_IMAGE (icon), name);
    }
  style_cell (box, label, row, column);
}

/* There is no way to set the title of a column to the right but to reach for its label. */
static void
align_title (GtkWidget *view, guint number)
{
  GtkWidget *header = gtk_widget_get_first_child (view);
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *box;

  for (guint i = 0; title != NULL && i < number; i++)
    title = gtk_widget_get_next_sibling (title);
  box = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  if (GTK_IS_BOX (box))
    gtk_widget_set_halign (box, GTK_ALIGN_END);
  for (GtkWidget *child = box != NULL ? gtk_widget_get_first_child (box) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_halign (child, GTK_ALIGN_END);
}

static void
add_columns (HeshuCompareTable *self)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (_ (column_kinds[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (i));
      gtk_column_view_column_set_expand (column, column_kinds[i].expand);
      gtk_column_view_column_set_fixed_width (column, column_kinds[i].width);
      gtk_column_view_append_column (self->view, column);
      g_object_unref (column);
    }
  align_title (GTK_WIDGET (self->view), COLUMN_VALUE);
}

/* --- selection -------------------------------------------------------------------------------------------
 */

HeshuCompareRow *
heshu_compare_table_get_selected (HeshuCompareTable *self)
{
  g_return_val_if_fail (HESHU_IS_COMPARE_TABLE (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

static void
selected_cb (HeshuCompareTable *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (HeshuCompareTable *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
space_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuCompareTable *self = user_data;

  if (heshu_compare_table_get_selected (self) == NULL)
    return FALSE;
  g_signal_emit (self, signals[TOGGLED], 0);

  return TRUE;
}

static void
select_position (HeshuCompareTable *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u",
                              position);
}

static guint
find_row (HeshuCompareTable *self, const char *metric_id, const char *key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HeshuCompareRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (metric_id != NULL && g_strcmp0 (row->metric_id, metric_id) == 0)
        return i;
      if (found == GTK_INVALID_LIST_POSITION && key != NULL && g_str_equal (row->key, key))
        found = i;
    }

  return found;
}

void
heshu_compare_table_select_metric (HeshuCompareTable *self, const char *metric_id)
{
  guint position;

  g_return_if_fail (HESHU_IS_COMPARE_TABLE (self));

  position = find_row (self, metric_id, NULL);
  if (position != GTK_INVALID_LIST_POSITION)
    select_position (self, position);
}

void
heshu_compare_table_set_rows (HeshuCompareTable *self, GPtrArray *rows)
{
  HeshuCompareRow *selected = heshu_compare_table_get_selected (self);
  g_autofree char *metric_id = selected != NULL ? g_strdup (selected->metric_id) : NULL;
  g_autofree char *key = selected != NULL ? g_strdup (selected->key) : NULL;
  guint position;

  g_return_if_fail (HESHU_IS_COMPARE_TABLE (self));

  self->is_filling = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata,
                       rows->len);
  position = find_row (self, metric_id, key);
  if (position == GTK_INVALID_LIST_POSITION && rows->len > 0)
    position = 0; /* where the arrows go on from */
  gtk_single_selection_set_selected (self->selection, position);
  self->is_filling = FALSE;
  g_signal_emit (self, signals[SELECTED], 0);
}

void
heshu_compare_table_set_narrow (HeshuCompareTable *self, gboolean narrow)
{
  g_autoptr (GtkColumnViewColumn) quote = NULL;

  g_return_if_fail (HESHU_IS_COMPARE_TABLE (self));

  quote = g_list_model_get_item (gtk_column_view_get_columns (self->view), COLUMN_QUOTE);
  gtk_column_view_column_set_visible (quote, !narrow);
}

/* --- the object ------------------------------------------------------------------------------------------
 */

static void
add_space_key (HeshuCompareTable *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                            gtk_callback_action_new (space_cb, self, NULL));

  /* before the list takes it for its own selection */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static gboolean
heshu_compare_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HESHU_COMPARE_TABLE (widget)->view));
}

static void
heshu_compare_table_dispose (GObject *object)
{
  HeshuCompareTable *self = HESHU_COMPARE_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (heshu_compare_table_parent_class)->dispose (object);
}

static void
heshu_compare_table_class_init (HeshuCompareTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_compare_table_dispose;
  widget_class->grab_focus = heshu_compare_table_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SELECTED] = g_signal_new ("selected", HESHU_TYPE_COMPARE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", HESHU_TYPE_COMPARE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[TOGGLED] = g_signal_new ("toggled", HESHU_TYPE_COMPARE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
heshu_compare_table_init (HeshuCompareTable *self)
{
  self->rows = g_list_store_new (HESHU_TYPE_COMPARE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "metrics");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "compare");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Data of the Chart"), -1);
  add_columns (self);
  add_space_key (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}
