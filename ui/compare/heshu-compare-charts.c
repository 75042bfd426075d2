/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-page-private.h"

#include "heshu-id.h"
#include "heshu-json.h"

#include <glib/gi18n.h>

/* --- opening and removing --------------------------------------------------------------------------------
 */

static void
open_cb (HeshuComparePage *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "chart");
  const char *spec = g_object_get_data (G_OBJECT (row), "spec");

  g_free (self->chart_id);
  self->chart_id = g_strdup (id);
  g_free (self->saved);
  self->saved = g_strdup (spec);
  heshu_compare_page_ask (self);
}

static void
remove_cb (GtkButton *button, HeshuComparePage *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "chart");
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_CHART, id, "removed", NULL, "true", NULL));
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, _ ("The chart was removed."), NULL);
}

static GtkWidget *
make_row (HeshuComparePage *self, const HeshuSavedChart *chart, const char *size)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (chart->title);
  GtkWidget *note = gtk_label_new (size);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *remove_label = g_strdup_printf (_ ("Remove %s"), chart->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "note");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_tooltip_text (row, chart->title);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), note);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Remove This Chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_label, -1);
  g_object_set_data_full (G_OBJECT (remove), "chart", g_strdup (chart->id), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, chart->title, -1);
  g_object_set_data_full (G_OBJECT (row), "chart", g_strdup (chart->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "spec", g_strdup (chart->spec), g_free);

  return row;
}

void
heshu_compare_charts_update (HeshuComparePage *self, const HeshuCompareLists *lists)
{
  gboolean found = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->charts))) != NULL)
    gtk_list_box_remove (self->charts, child);
  for (guint i = 0; i < lists->charts->len; i++)
    {
      const HeshuSavedChart *chart = g_ptr_array_index (lists->charts, i);

      gtk_list_box_append (self->charts, make_row (self, chart, g_ptr_array_index (lists->sizes, i)));
      found |= g_strcmp0 (chart->id, self->chart_id) == 0;
    }
  gtk_widget_set_visible (self->charts_box, lists->charts->len > 0);
  if (!found) /* removed: what is saved next is a new one */
    g_clear_pointer (&self->chart_id, g_free);
}

/* --- saving ----------------------------------------------------------------------------------------------
 */

static void
add_edit (GPtrArray *edits, const char *id, const char *field, const char *after)
{
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_CHART, id, field, NULL, after, NULL));
}

static void
saved_cb (GObject *owner, GPtrArray *applied, const GError *error)
{
  HeshuComparePage *self = HESHU_COMPARE_PAGE (owner);

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  if (applied->len > 0)
    {
      const HeshuEdit *edit = g_ptr_array_index (applied, 0);

      g_free (self->chart_id);
      self->chart_id = g_strdup (edit->object_id);
    }
}

/* The chart in hand is saved anew; any other becomes one of its own. */
void
heshu_compare_charts_save (HeshuComparePage *self)
{
  GPtrArray *edits;
  const char *title;
  g_autofree char *spec = NULL;

  if (self->answer == NULL || self->answer->spec == NULL)
    return;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  title = heshu_chart_spec_get_title (self->answer->spec);
  spec = heshu_chart_spec_print (self->answer->spec);
  if (self->chart_id != NULL)
    {
      add_edit (edits, self->chart_id, "title", title);
      add_edit (edits, self->chart_id, "spec", spec);
    }
  else
    {
      g_autofree char *id = heshu_id_new ();
      g_autoptr (GString) creation = g_string_new (NULL);

      heshu_json_open (creation, '{');
      heshu_json_member (creation, "title", title);
      heshu_json_member (creation, "spec", spec);
      heshu_json_close (creation, '}');
      add_edit (edits, id, "created", creation->str);
    }
  heshu_workspace_submit (self->workspace, G_OBJECT (self), edits, _ ("The chart was saved."), saved_cb);
}

void
heshu_compare_charts_init (HeshuComparePage *self)
{
  g_signal_connect_swapped (self->charts, "row-activated", G_CALLBACK (open_cb), self);
}
