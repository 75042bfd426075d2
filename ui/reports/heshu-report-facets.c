/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-report-facets.h"

#include <glib/gi18n-lib.h>

struct _HeshuReportFacets
{
  GtkWidget parent_instance;

  GtkWidget *window;
  GtkBox *sections[HESHU_N_FACETS];
  HeshuReportList *list;
  gboolean filling; /* buttons are being set, not pressed */
};

G_DEFINE_FINAL_TYPE (HeshuReportFacets, heshu_report_facets, GTK_TYPE_WIDGET)

static const char *const titles[HESHU_N_FACETS] = {
  [HESHU_FACET_AREA] = N_ ("District"),
  [HESHU_FACET_AGENCY] = N_ ("Agency"),
  [HESHU_FACET_YEAR] = N_ ("Year"),
  [HESHU_FACET_PROGRESS] = N_ ("Review progress"),
};

static void
toggled_cb (GtkCheckButton *button, HeshuReportFacets *self)
{
  if (self->filling)
    return;
  heshu_report_list_choose (self->list,
                            (HeshuFacet) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "facet")),
                            g_object_get_data (G_OBJECT (button), "name"),
                            gtk_check_button_get_active (button));
}

static GtkWidget *
make_label (const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class_name);

  return label;
}

static GtkWidget *
make_line (HeshuReportFacets *self, HeshuFacet facet, const char *name)
{
  GtkWidget *line = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (name, "facet-name");
  GtkWidget *count = make_label ("", "note");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (line), box);
  gtk_widget_add_css_class (line, "facet");
  g_object_set_data (G_OBJECT (line), "facet", GUINT_TO_POINTER (facet));
  g_object_set_data_full (G_OBJECT (line), "name", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (line), "count", count);
  g_signal_connect (line, "toggled", G_CALLBACK (toggled_cb), self);

  return line;
}

static void
fill_line (HeshuReportFacets *self, GtkWidget *line, HeshuFacet facet, const HeshuFacetCount *count)
{
  g_autofree char *number = g_strdup_printf ("%u", count->count);

  gtk_label_set_text (g_object_get_data (G_OBJECT (line), "count"), number);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (line),
                               heshu_report_list_is_chosen (self->list, facet, count->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, count->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
}

static const char *
get_name (GtkWidget *line)
{
  return g_object_get_data (G_OBJECT (line), "name");
}

/* A line that stays is the same widget, so that the focus stays in it. */
static void
fill_section (HeshuReportFacets *self, HeshuFacet facet)
{
  g_autoptr (GPtrArray) counts = heshu_report_list_count (self->list, facet);
  GtkWidget *line =
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (self->sections[facet])));

  for (guint i = 0; i < counts->len; i++)
    {
      const HeshuFacetCount *count = g_ptr_array_index (counts, i);

      while (line != NULL && g_strcmp0 (get_name (line), count->name) != 0)
        {
          GtkWidget *next = gtk_widget_get_next_sibling (line);
          gboolean goes = TRUE;

          for (guint j = i + 1; j < counts->len && goes; j++)
            goes = g_strcmp0 (get_name (line), ((HeshuFacetCount *) counts->pdata[j])->name) != 0;
          if (!goes)
            break;
          gtk_box_remove (self->sections[facet], line);
          line = next;
        }
      if (line == NULL || g_strcmp0 (get_name (line), count->name) != 0)
        {
          GtkWidget *new_line = make_line (self, facet, count->name);

          gtk_box_insert_child_after (self->sections[facet], new_line,
                                      line != NULL
                                          ? gtk_widget_get_prev_sibling (line)
                                          : gtk_widget_get_last_child (GTK_WIDGET (self->sections[facet])));
          fill_line (self, new_line, facet, count);
          continue;
        }
      fill_line (self, line, facet, count);
      line = gtk_widget_get_next_sibling (line);
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);

      gtk_box_remove (self->sections[facet], line);
      line = next;
    }
}

static void
fill (HeshuReportFacets *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    fill_section (self, (HeshuFacet) i);
  self->filling = FALSE;
}

void
heshu_report_facets_set_list (HeshuReportFacets *self, HeshuReportList *list)
{
  g_return_if_fail (HESHU_IS_REPORT_FACETS (self));

  g_set_object (&self->list, list);
  g_signal_connect_object (list, "facets-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

static void
heshu_report_facets_dispose (GObject *object)
{
  HeshuReportFacets *self = HESHU_REPORT_FACETS (object);

  g_clear_pointer (&self->window, gtk_widget_unparent);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (heshu_report_facets_parent_class)->dispose (object);
}

static void
heshu_report_facets_class_init (HeshuReportFacetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_report_facets_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
heshu_report_facets_init (HeshuReportFacets *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (all, "facets");
  for (guint i = 0; i < HESHU_N_FACETS; i++)
    {
      GtkWidget *title = make_label (_ (titles[i]), "facet-title");

      self->sections[i] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
      gtk_widget_add_css_class (title, "dim-label");
      gtk_box_append (self->sections[i], title);
      gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->sections[i]));
    }
  self->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->window), all);
  gtk_widget_set_parent (self->window, GTK_WIDGET (self));
}
