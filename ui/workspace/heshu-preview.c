/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-preview.h"

#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>

#define LIST_WIDTH 520
#define LIST_HEIGHT 260

typedef struct
{
  GtkWidget *over; /* (nullable): cleared with the page */
  HeshuPreviewAccepted accepted;
  gpointer data;
  GDestroyNotify free_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_clear_weak_pointer (&question->over);
  if (question->free_data != NULL)
    question->free_data (question->data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (question->over != NULL && g_str_equal (response, "accept"))
    question->accepted (question->over, question->data);
}

/* Else the list has the focus, and Enter would do nothing. */
static void
mapped_cb (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *line = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), line);
  gtk_widget_set_tooltip_text (label, line);
}

/* However many there are, only those in sight have rows. */
GtkWidget *
heshu_preview_new_list (const char *const *lines)
{
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (lines))));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (model, factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Will Be Done"), -1);
  gtk_widget_add_css_class (scrolled, "frame");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);

  return scrolled;
}

void
heshu_preview_ask (GtkWidget *over,
                   const char *heading,
                   const char *body,
                   const char *const *lines,
                   const char *accept,
                   HeshuPreviewAccepted accepted,
                   gpointer data,
                   GDestroyNotify free_data)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog, *list;

  g_return_if_fail (GTK_IS_WIDGET (over) && lines != NULL);

  g_set_weak_pointer (&question->over, over);
  question->accepted = accepted;
  question->data = data;
  question->free_data = free_data;
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), heading, body);
  list = heshu_preview_new_list (lines);
  gtk_widget_set_size_request (list, LIST_WIDTH, LIST_HEIGHT);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept", accept,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_after (dialog, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
append_part (GString *line, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (line, " · %s", text);
}

char *
heshu_preview_dup_line (const HeshuMetric *metric)
{
  const char *indicator = heshu_metric_get (metric, HESHU_FIELD_INDICATOR);
  g_autoptr (GString) line = g_string_new (indicator != NULL ? indicator : "—");
  g_autofree char *period = heshu_period_dup_words (heshu_metric_get_period (metric));

  append_part (line, heshu_metric_get_text (metric));
  append_part (line, period);
  append_part (line, heshu_metric_get (metric, HESHU_FIELD_AREA));

  return g_strdup (line->str);
}
