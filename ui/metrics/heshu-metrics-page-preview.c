/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-page-private.h"

#include <glib/gi18n-lib.h>

/* Kinds of changes that are shown one by one; of the others it is said how many metrics they are */
#define MAX_CHANGES 40
/* So many need no scrollbar, which would ask for more height than they do */
#define FEW_CHANGES 4

/* --- words -----------------------------------------------------------------------------------------------
 */

static char *
dup_sentence (const HeshuBulk *bulk)
{
  guint n = bulk->edits->len;

  switch (bulk->kind)
    {
    case HESHU_BULK_REJECT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u metrics will be rejected.",
                                           "%u of %u metrics will be rejected.", n),
                              n, bulk->n_selected);
    case HESHU_BULK_TAG:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u metrics will get the tag “%s”.",
                                           "%u of %u metrics will get the tag “%s”.", n),
                              n, bulk->n_selected, bulk->text);
    case HESHU_BULK_INDICATOR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u metrics will have the indicator “%s”.",
                                           "%u of %u metrics will have the indicator “%s”.", n),
                              n, bulk->n_selected, bulk->text);
    case HESHU_BULK_CONFIRM:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u metrics will be confirmed.",
                                           "%u of %u metrics will be confirmed.", n),
                              n, bulk->n_selected);
    }
}

/* Of those that stay as they are */
static char *
dup_rest (const HeshuBulk *bulk)
{
  guint n = bulk->n_selected - bulk->edits->len;

  if (n == 0)
    return g_strdup ("");
  if (bulk->kind == HESHU_BULK_TAG || bulk->kind == HESHU_BULK_INDICATOR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u has it already.", "%u have it already.", n), n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is decided already and stays as it is.",
                                       "%u are decided already and stay as they are.", n),
                          n);
}

static char *
dup_button (const HeshuBulk *bulk)
{
  guint n = bulk->edits->len;

  switch (bulk->kind)
    {
    case HESHU_BULK_REJECT:
      return g_strdup_printf (_ ("Reject %u"), n);
    case HESHU_BULK_TAG:
      return g_strdup_printf (_ ("Tag %u"), n);
    case HESHU_BULK_INDICATOR:
      return g_strdup_printf (_ ("Change %u"), n);
    case HESHU_BULK_CONFIRM:
    default:
      return g_strdup_printf (_ ("Confirm %u"), n);
    }
}

static char *
dup_toast (const HeshuBulk *bulk)
{
  guint n = bulk->edits->len;

  switch (bulk->kind)
    {
    case HESHU_BULK_REJECT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric was rejected.",
                                           "%u metrics were rejected.", n),
                              n);
    case HESHU_BULK_TAG:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric was tagged.",
                                           "%u metrics were tagged.", n),
                              n);
    case HESHU_BULK_INDICATOR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The indicator of %u metric was changed.",
                                           "The indicator of %u metrics was changed.", n),
                              n);
    case HESHU_BULK_CONFIRM:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric was confirmed.",
                                           "%u metrics were confirmed.", n),
                              n);
    }
}

/* --- what changes, line by line --------------------------------------------------------------------------
 */

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : "—");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_line (GtkGrid *grid, int line, const HeshuBulkChange *change)
{
  g_autofree char *n = g_strdup_printf ("%u", change->n);
  GtkWidget *count = gtk_label_new (n);

  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_grid_attach (grid, count, 0, line, 1, 1);
  gtk_grid_attach (grid, make_text (change->before, "dim-label"), 1, line, 1, 1);
  gtk_grid_attach (grid, gtk_label_new ("→"), 2, line, 1, 1);
  gtk_grid_attach (grid, make_text (change->after, NULL), 3, line, 1, 1);
}

static void
add_rest_line (GtkGrid *grid, const HeshuBulk *bulk)
{
  guint n = 0;
  g_autofree char *text = NULL;
  GtkWidget *label;

  for (guint i = MAX_CHANGES; i < bulk->changes->len; i++)
    n += ((HeshuBulkChange *) bulk->changes->pdata[i])->n;
  if (n == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more in the same way",
                                       "and %u more in the same way", n),
                          n);
  label = make_text (text, "dim-label");
  gtk_grid_attach (grid, label, 1, MAX_CHANGES, 3, 1);
}

static void
show_changes (GtkGrid *grid, const HeshuBulk *bulk)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (grid), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  for (guint i = 0; i < MIN (bulk->changes->len, MAX_CHANGES); i++)
    add_line (grid, (int) i, g_ptr_array_index (bulk->changes, i));
  add_rest_line (grid, bulk);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  bulk->changes->len <= FEW_CHANGES ? GTK_POLICY_NEVER
                                                                    : GTK_POLICY_AUTOMATIC);
}

static void
show_preview (HeshuMetricsPage *self)
{
  g_autofree char *sentence = dup_sentence (self->preview);
  g_autofree char *rest = dup_rest (self->preview);
  g_autofree char *text = g_strdup_printf (_ ("%s %s"), sentence, rest);
  g_autofree char *button = dup_button (self->preview);

  gtk_label_set_text (self->preview_label, text);
  gtk_button_set_label (self->apply_button, button);
  show_changes (self->changes, self->preview);
  gtk_stack_set_visible_child_name (self->bulk_stack, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
}

/* --- from the wish to the deed ---------------------------------------------------------------------------
 */

void
heshu_metrics_page_apply_preview (HeshuMetricsPage *self)
{
  HeshuBulk *bulk = g_steal_pointer (&self->preview);
  g_autofree char *toast = NULL;

  gtk_stack_set_visible_child_name (self->bulk_stack, "choose");
  heshu_metrics_page_focus_table (self);
  if (bulk == NULL)
    return;
  toast = dup_toast (bulk);
  heshu_workspace_submit (self->workspace, G_OBJECT (self), g_ptr_array_ref (bulk->edits), toast, NULL);
  heshu_bulk_free (bulk);
}

gboolean
heshu_metrics_page_cancel_preview (HeshuMetricsPage *self)
{
  if (self->preview == NULL)
    return FALSE;
  g_clear_pointer (&self->preview, heshu_bulk_free);
  gtk_stack_set_visible_child_name (self->bulk_stack, "choose");
  heshu_metrics_page_focus_table (self);

  return TRUE;
}

static void
prepared_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuMetricsPage *self = HESHU_METRICS_PAGE (owner);
  HeshuBulk *bulk = result;

  if (error != NULL)
    {
      heshu_workspace_show_error (self->workspace, error);
      return;
    }
  if (bulk->edits->len == 0)
    {
      gboolean decides = bulk->kind == HESHU_BULK_CONFIRM || bulk->kind == HESHU_BULK_REJECT;

      heshu_workspace_show_toast (self->workspace,
                                  decides ? _ ("Nothing to change: what is selected is decided already.")
                                          : _ ("Nothing to change: what is selected has it already."),
                                  FALSE);
      heshu_bulk_free (bulk);
      return;
    }
  g_clear_pointer (&self->preview, heshu_bulk_free);
  self->preview = bulk;
  if (bulk->n_selected > 1)
    show_preview (self);
  else
    heshu_metrics_page_apply_preview (self);
}

gboolean
heshu_metrics_page_has_selection (HeshuMetricsPage *self)
{
  g_autoptr (GArray) keys = heshu_metrics_page_dup_selected (self);

  if (keys->len == 0)
    heshu_workspace_show_toast (self->workspace, _ ("Select metrics in the table first."), FALSE);

  return keys->len > 0;
}

void
heshu_metrics_page_prepare (HeshuMetricsPage *self, HeshuBulkKind kind, const char *text)
{
  g_autoptr (GArray) keys = NULL;

  if (!heshu_metrics_page_has_selection (self))
    return;
  keys = heshu_metrics_page_dup_selected (self);
  heshu_workspace_run (self->workspace, G_OBJECT (self), heshu_bulk_work, heshu_bulk_new (keys, kind, text),
                       (GDestroyNotify) heshu_bulk_free, (GDestroyNotify) heshu_bulk_free, NULL, prepared_cb);
}
