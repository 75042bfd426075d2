/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-field-row.h"

#include "heshu-completion.h"
#include "heshu-period-words.h"
#include "heshu-review-words.h"

#include <glib/gi18n-lib.h>

/* In columns, of which a Chinese character takes two */
#define LONGEST_QUOTE 10

struct _HeshuFieldRow
{
  GtkBox parent_instance;

  HeshuField field;
  char *label;
  GtkWidget *entry;            /* or NULL */
  HeshuCompletion *completion; /* (nullable): under the entry */
  GtkWidget *choice;
  GtkWidget *chip;
  GtkWidget *chip_label;
  GtkWidget *error;
  GtkWidget *machine;
  char *base;   /* what stands on the desk */
  char *before; /* what stood there when the typing began */
  gboolean edited;
  gboolean setting;
  gboolean has_focus;
  guint focus_source;
};

enum
{
  APPLY,
  LIT,
  LEFT,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuFieldRow, heshu_field_row, GTK_TYPE_BOX)

/* --- what is shown --- */

static void
show_text (HeshuFieldRow *self, const char *text)
{
  const HeshuReviewChoices *words = heshu_review_choices_get (self->field);

  self->setting = TRUE;
  if (words == NULL && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  for (guint i = 0; words != NULL && i < words->n_words; i++)
    {
      if (g_strcmp0 (words->word (i), text) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), i);
    }
  self->setting = FALSE;
}

/* A period is read in words, and typed over as data has it. */
static void
show_base (HeshuFieldRow *self)
{
  HeshuPeriod period;
  g_autofree char *words = NULL;

  if (self->field == HESHU_FIELD_PERIOD && !self->has_focus && self->base != NULL &&
      heshu_period_parse (self->base, &period))
    words = heshu_period_dup_words (period);
  show_text (self, words != NULL ? words : self->base);
}

/* --- what the editor does --- */

static void
close_completion (HeshuFieldRow *self)
{
  if (self->completion != NULL)
    heshu_completion_close (self->completion);
}

static void
restore (HeshuFieldRow *self)
{
  self->edited = FALSE;
  g_clear_pointer (&self->before, g_free);
  heshu_field_row_set_error (self, NULL);
  heshu_field_row_set_text (self, self->base, TRUE);
}

static void
activate_cb (HeshuFieldRow *self)
{
  if (self->completion != NULL && heshu_completion_take (self->completion))
    return;
  if (self->edited)
    g_signal_emit (self, signals[APPLY], 0, heshu_field_row_get_text (self));
  else
    g_signal_emit (self, signals[LEFT], 0);
}

static void
begin_edit (HeshuFieldRow *self)
{
  if (self->edited)
    return;
  self->edited = TRUE;
  self->before = g_strdup (self->base);
}

static void
changed_cb (HeshuFieldRow *self)
{
  if (self->setting)
    return;
  begin_edit (self);
  heshu_field_row_set_error (self, NULL);
  g_signal_emit (self, signals[EDITED], 0);
  if (self->completion != NULL)
    heshu_completion_ask (self->completion);
}

static void
selected_cb (HeshuFieldRow *self)
{
  if (self->setting)
    return;
  begin_edit (self);
  g_signal_emit (self, signals[APPLY], 0, heshu_field_row_get_text (self));
}

/* In the bubble phase: an input method that has a preedit open takes Esc first. */
static gboolean
key_cb (HeshuFieldRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  if (self->edited)
    restore (self);
  g_signal_emit (self, signals[LEFT], 0);

  return TRUE;
}

/* Shown otherwise with the focus than without; what was selected as a whole stays so, for typing to replace
 * it. */
static gboolean
focused_cb (gpointer data)
{
  HeshuFieldRow *self = data;
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  int start, end;
  gboolean all;

  self->focus_source = 0;
  if (self->edited)
    return G_SOURCE_REMOVE;
  all = gtk_editable_get_selection_bounds (entry, &start, &end) && start == 0 &&
        (glong) end == g_utf8_strlen (gtk_editable_get_text (entry), -1);
  show_base (self);
  gtk_editable_select_region (entry, all ? 0 : -1, -1);

  return G_SOURCE_REMOVE;
}

/* Not while the click that brought the focus still looks for the place that it met. */
static void
focus_entered_cb (HeshuFieldRow *self)
{
  self->has_focus = TRUE;
  if (self->field == HESHU_FIELD_PERIOD && self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, focused_cb, self, NULL);
  g_signal_emit (self, signals[LIT], 0, TRUE);
}

static void
focus_left_cb (HeshuFieldRow *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  self->has_focus = FALSE;
  if (self->field == HESHU_FIELD_PERIOD && !self->edited)
    show_base (self);
  g_signal_emit (self, signals[LIT], 0, FALSE);
}

static void
chip_cb (HeshuFieldRow *self)
{
  gtk_widget_grab_focus (self->chip);
  g_signal_emit (self, signals[LIT], 0, TRUE);
}

/* --- how it is made --- */

static void
add_entry (HeshuFieldRow *self, GtkWidget *line)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (line), self->entry);
}

static void
add_choice (HeshuFieldRow *self, GtkWidget *line)
{
  const HeshuReviewChoices *words = heshu_review_choices_get (self->field);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < words->n_words; i++)
    gtk_string_list_append (strings, words->shown (i));
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&strings)), NULL);
  gtk_widget_add_css_class (self->choice, "flat-choice");
  gtk_widget_set_halign (self->choice, GTK_ALIGN_START);
  gtk_widget_set_valign (self->choice, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  -1);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_box_append (GTK_BOX (line), self->choice);
}

static void
add_chip (HeshuFieldRow *self, GtkWidget *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name ("heshu-evidence-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  self->chip_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->chip_label);
  self->chip = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->chip), box);
  gtk_widget_set_css_classes (self->chip, (const char *[]){ "chip", "evidence", "chip-button", NULL });
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->chip, FALSE);
  g_signal_connect_swapped (self->chip, "clicked", G_CALLBACK (chip_cb), self);
  gtk_box_append (GTK_BOX (line), self->chip);
}

static GtkWidget *
new_note (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_margin_bottom (label, 6);

  return label;
}

static void
heshu_field_row_dispose (GObject *object)
{
  g_clear_handle_id (&HESHU_FIELD_ROW (object)->focus_source, g_source_remove);
  G_OBJECT_CLASS (heshu_field_row_parent_class)->dispose (object);
}

static void
heshu_field_row_finalize (GObject *object)
{
  HeshuFieldRow *self = HESHU_FIELD_ROW (object);

  g_free (self->label);
  g_free (self->base);
  g_free (self->before);
  G_OBJECT_CLASS (heshu_field_row_parent_class)->finalize (object);
}

static void
heshu_field_row_class_init (HeshuFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = heshu_field_row_finalize;

  signals[APPLY] = g_signal_new ("apply", HESHU_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LIT] = g_signal_new ("lit", HESHU_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[LEFT] =
      g_signal_new ("left", HESHU_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] =
      g_signal_new ("edited", HESHU_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heshu_field_row_init (HeshuFieldRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-row");
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
heshu_field_row_new (HeshuField field, const char *label)
{
  HeshuFieldRow *self = g_object_new (HESHU_TYPE_FIELD_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (label);

  self->field = field;
  self->label = g_strdup (label);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (name, "note");
  gtk_widget_add_css_class (name, "field-name");
  gtk_widget_add_css_class (line, "field-line");
  gtk_box_append (GTK_BOX (line), name);
  if (heshu_review_choices_get (field) != NULL)
    add_choice (self, line);
  else
    add_entry (self, line);
  add_chip (self, line);
  self->error = new_note ("error-line");
  self->machine = new_note ("dim-label");
  gtk_widget_add_css_class (self->machine, "note");
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), self->error);
  gtk_box_append (GTK_BOX (self), self->machine);

  return GTK_WIDGET (self);
}

static void
taken_cb (HeshuFieldRow *self, const char *text)
{
  heshu_field_row_set_draft (self, text);
  g_signal_emit (self, signals[APPLY], 0, text);
}

void
heshu_field_row_complete (HeshuFieldRow *self, HeshuWorkspace *workspace)
{
  g_return_if_fail (HESHU_IS_FIELD_ROW (self) && self->entry != NULL);

  if (self->completion != NULL)
    return;
  self->completion = heshu_completion_new (GTK_WIDGET (self), self->entry, workspace, self->field);
  g_signal_connect_object (self->completion, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
}

/* --- what it is given --- */

HeshuField
heshu_field_row_get_field (HeshuFieldRow *self)
{
  return self->field;
}

void
heshu_field_row_set_text (HeshuFieldRow *self, const char *text, gboolean fresh)
{
  char *copy = g_strdup (text);

  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  g_free (self->base);
  self->base = copy;
  if (fresh)
    {
      close_completion (self);
      self->edited = FALSE;
      g_clear_pointer (&self->before, g_free);
      heshu_field_row_set_error (self, NULL);
    }
  if (!self->edited)
    show_base (self); /* @text itself may have been the old base */
}

void
heshu_field_row_set_draft (HeshuFieldRow *self, const char *text)
{
  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  begin_edit (self);
  show_text (self, text);
}

const char *
heshu_field_row_get_text (HeshuFieldRow *self)
{
  const HeshuReviewChoices *words = heshu_review_choices_get (self->field);

  return words != NULL ? words->word (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)))
                       : gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

const char *
heshu_field_row_get_base (HeshuFieldRow *self)
{
  return self->edited ? self->before : self->base;
}

gboolean
heshu_field_row_is_edited (HeshuFieldRow *self)
{
  return self->edited;
}

void
heshu_field_row_rebase (HeshuFieldRow *self)
{
  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  g_free (self->before);
  self->before = g_strdup (self->base);
}

void
heshu_field_row_settle (HeshuFieldRow *self)
{
  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  self->edited = FALSE;
  if (g_strcmp0 (self->before, self->base) != 0)
    show_base (self); /* what was typed stands there already, as data has it */
  g_clear_pointer (&self->before, g_free);
  heshu_field_row_set_error (self, NULL);
}

/* (transfer full): as much of @quote as a chip has room for */
static char *
dup_short (const char *quote)
{
  const char *cut = NULL;
  guint width = 0;

  for (const char *p = quote; *p != '\0'; p = g_utf8_next_char (p))
    {
      width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      if (width <= LONGEST_QUOTE - 2)
        cut = g_utf8_next_char (p);
    }
  if (width <= LONGEST_QUOTE || cut == NULL)
    return g_strdup (quote);

  return g_strdup_printf ("%.*s…", (int) (cut - quote), quote);
}

void
heshu_field_row_set_evidence (HeshuFieldRow *self, const char *quote)
{
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  gtk_widget_set_visible (self->chip, quote != NULL);
  if (quote == NULL)
    return;
  line = g_strdelimit (g_strdup (quote), "\r\n", ' ');
  shown = dup_short (line);
  gtk_label_set_text (GTK_LABEL (self->chip_label), shown);
  name = g_strdup_printf (_ ("Evidence of %s: “%s”"), self->label, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->chip, name);
}

void
heshu_field_row_set_lit (HeshuFieldRow *self, gboolean lit)
{
  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  if (lit)
    gtk_widget_add_css_class (self->chip, "lit");
  else
    gtk_widget_remove_css_class (self->chip, "lit");
}

static void
show_note (GtkWidget *label, const char *text)
{
  gtk_widget_set_visible (label, text != NULL);
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

void
heshu_field_row_set_error (HeshuFieldRow *self, const char *sentence)
{
  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  show_note (self->error, sentence);
  if (self->entry == NULL)
    return;
  if (sentence != NULL)
    gtk_widget_add_css_class (self->entry, "invalid");
  else
    gtk_widget_remove_css_class (self->entry, "invalid");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

void
heshu_field_row_set_machine (HeshuFieldRow *self, const char *text)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  if (text != NULL)
    {
      words = heshu_review_field_dup_words (heshu_field_get_name (self->field), text);
      line = g_strdup_printf (_ ("The machine read: %s"), words);
    }
  show_note (self->machine, line);
}

void
heshu_field_row_focus (HeshuFieldRow *self)
{
  g_return_if_fail (HESHU_IS_FIELD_ROW (self));

  gtk_widget_grab_focus (self->entry != NULL ? self->entry : self->choice);
}
