/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-page-private.h"

#include "heshu-compare-size.h"
#include "heshu-period-words.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *form;
  const char *label;
  const char *icon;
} FormWord;

static const FormWord form_words[] = {
  { "bar", N_ ("Bars"), "heshu-form-bar-symbolic" },
  { "dot", N_ ("Dots"), "heshu-form-dot-symbolic" },
};

static const char *const reason_sentences[] = {
  [HESHU_FORM_REASON_LENGTHS] =
      N_ ("Bars are proposed: the figures are amounts, and a bar's length from zero shows their proportion."),
  [HESHU_FORM_REASON_RANKS] = N_ ("Dots are proposed: a rank has no length."),
  [HESHU_FORM_REASON_RANGES] = N_ ("Dots are proposed: a range has two ends and no length."),
  [HESHU_FORM_REASON_CLOSE] =
      N_ ("Dots are proposed: the figures lie close together and far from zero, so bars would look alike."),
};

/* A long name must not widen the pane: the button's label is cut, the list shows all of it. */
static void
setup_label_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer cut)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (cut != NULL)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_label_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
cut_labels (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) shown = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_signal_connect (shown, "setup", G_CALLBACK (setup_label_cb), GINT_TO_POINTER (TRUE));
  g_signal_connect (shown, "bind", G_CALLBACK (bind_label_cb), NULL);
  g_signal_connect (list, "setup", G_CALLBACK (setup_label_cb), NULL);
  g_signal_connect (list, "bind", G_CALLBACK (bind_label_cb), NULL);
  gtk_drop_down_set_factory (choice, shown);
  gtk_drop_down_set_list_factory (choice, list);
}

/* --- form ------------------------------------------------------------------------------------------------
 */

static void
form_toggled_cb (GtkToggleButton *button, HeshuComparePage *self)
{
  if (self->is_updating || !gtk_toggle_button_get_active (button))
    return;
  g_free (self->form);
  self->form = g_strdup (g_object_get_data (G_OBJECT (button), "form"));
  heshu_compare_page_changed (self);
}

static const FormWord *
find_form (const char *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (form_words); i++)
    {
      if (g_str_equal (form_words[i].form, form))
        return &form_words[i];
    }

  return NULL;
}

static void
add_forms (HeshuComparePage *self)
{
  const char *const *forms = heshu_chart_list_forms ();
  GtkWidget *first = NULL;

  for (guint i = 0; forms[i] != NULL; i++)
    {
      const FormWord *word = find_form (forms[i]);
      GtkWidget *content = adw_button_content_new ();
      GtkWidget *button = gtk_toggle_button_new ();
      const char *label = word != NULL ? _ (word->label) : forms[i];

      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
      if (word != NULL)
        adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), word->icon);
      gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_widget_set_tooltip_text (button, _ ("Next Form (G)"));
      gtk_widget_set_hexpand (button, TRUE);
      g_object_set_data_full (G_OBJECT (button), "form", g_strdup (forms[i]), g_free);
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      else
        first = button;
      g_signal_connect (button, "toggled", G_CALLBACK (form_toggled_cb), self);
      gtk_box_append (self->forms, button);
    }
}

static void
update_form (HeshuComparePage *self, const HeshuChartSpec *spec)
{
  const char *form = heshu_chart_spec_get_form (spec);
  HeshuFormReason reason = heshu_chart_spec_propose_form (spec, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->forms)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "form"), form) == 0)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
    }
  gtk_label_set_text (self->form_reason, _ (reason_sentences[reason]));
}

void
heshu_compare_controls_next_form (HeshuComparePage *self)
{
  const char *const *forms = heshu_chart_list_forms ();
  const char *now;
  guint i = 0;

  if (self->answer == NULL || self->answer->spec == NULL)
    return;
  now = heshu_chart_spec_get_form (self->answer->spec);
  while (forms[i] != NULL && !g_str_equal (forms[i], now))
    i++;
  g_free (self->form);
  self->form = g_strdup (forms[i] != NULL && forms[i + 1] != NULL ? forms[i + 1] : forms[0]);
  heshu_compare_page_changed (self);
}

/* --- period ----------------------------------------------------------------------------------------------
 */

static void
period_cb (HeshuComparePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->period_choice);

  if (self->is_updating || selected >= self->periods->len)
    return;
  self->period = g_array_index (self->periods, HeshuPeriod, selected);
  heshu_compare_page_changed (self);
}

static void
append_period (HeshuComparePage *self, GtkStringList *names, HeshuPeriod period, guint *selected)
{
  g_autofree char *name =
      heshu_period_is_none (period) ? g_strdup (_ ("Latest of each")) : heshu_period_dup_words (period);

  if (heshu_period_is_none (period) ? heshu_period_is_none (self->period)
                                    : heshu_period_equal (period, self->period))
    *selected = self->periods->len;
  gtk_string_list_append (names, name);
  g_array_append_val (self->periods, period);
}

static void
update_periods (HeshuComparePage *self, GArray *years)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_array_set_size (self->periods, 0);
  append_period (self, names, HESHU_PERIOD_NONE, &selected);
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);

      append_period (self, names, heshu_period_new_years (year, year), &selected);
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    append_period (self, names, self->period, &selected);
  gtk_drop_down_set_model (self->period_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->period_choice, selected);
}

/* --- highlight -------------------------------------------------------------------------------------------
 */

static void
focus_cb (HeshuComparePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->focus_choice);

  if (self->is_updating || selected > self->focus_keys->len)
    return;
  heshu_district_list_set_focus (self->districts,
                                 selected > 0 ? g_ptr_array_index (self->focus_keys, selected - 1) : NULL);
  heshu_compare_page_changed (self);
}

static void
update_focus (HeshuComparePage *self, const HeshuTable *table)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *focus = heshu_district_list_get_focus (self->districts);
  guint selected = 0;

  g_ptr_array_set_size (self->focus_keys, 0);
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const HeshuTableRow *row = g_ptr_array_index (table->rows, i);
      const char *key = heshu_compare_row_get_area_key (row);

      gtk_string_list_append (names, row->area);
      g_ptr_array_add (self->focus_keys, g_strdup (key));
      if (g_strcmp0 (focus, key) == 0)
        selected = self->focus_keys->len;
    }
  gtk_drop_down_set_model (self->focus_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->focus_choice, selected);
}

/* --- size ------------------------------------------------------------------------------------------------
 */

static void
set_size (HeshuComparePage *self, const char *size)
{
  if (g_strcmp0 (self->size, size) == 0)
    return;
  g_free (self->size);
  self->size = g_strdup (size);
  heshu_compare_page_changed (self);
}

static void
size_cb (HeshuComparePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->size_choice);

  if (self->is_updating || selected >= g_strv_length (self->sizes))
    return;
  set_size (self, self->sizes[selected]);
}

/* What cannot be a size is said below the chart by the sentence for it; the typing stays. */
static void
lengths_cb (HeshuComparePage *self)
{
  const char *width = gtk_editable_get_text (GTK_EDITABLE (self->width));
  const char *height = gtk_editable_get_text (GTK_EDITABLE (self->height));
  gboolean in_mm = g_str_equal (gtk_label_get_text (self->size_unit), _ ("mm"));
  g_autofree char *size = NULL;

  if (self->is_updating || *width == '\0' || *height == '\0')
    return;
  size = g_strconcat (width, "x", height, in_mm ? "mm" : "px", NULL);
  set_size (self, size);
}

static void
add_sizes (HeshuComparePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->sizes = heshu_compare_size_list ();
  for (guint i = 0; self->sizes[i] != NULL; i++)
    {
      g_autofree char *label = heshu_compare_size_dup_label (self->sizes[i]);

      gtk_string_list_append (names, label);
    }
  gtk_string_list_append (names, _ ("As typed below"));
  gtk_drop_down_set_model (self->size_choice, G_LIST_MODEL (names));
}

static gboolean
has_focus (GtkEntry *entry)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
set_length (GtkEntry *entry, const char *text)
{
  if (!has_focus (entry) && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Behind the presets stands what was typed */
static void
select_size (HeshuComparePage *self)
{
  guint selected = 0;

  while (self->sizes[selected] != NULL && !g_str_equal (self->sizes[selected], self->size))
    selected++;
  gtk_drop_down_set_selected (self->size_choice, selected);
}

static void
update_size (HeshuComparePage *self, const HeshuCompareAnswer *answer)
{
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;
  const char *unit;

  select_size (self);
  if (answer->scene == NULL)
    return;
  unit = heshu_compare_size_get_lengths (answer->spec, answer->scene, &width, &height);
  gtk_label_set_text (self->size_unit, g_str_equal (unit, "mm") ? _ ("mm") : _ ("pixels"));
  set_length (self->width, width);
  set_length (self->height, height);
}

/* --- all of them -----------------------------------------------------------------------------------------
 */

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

void
heshu_compare_controls_take (HeshuComparePage *self, const HeshuCompareRequest *request)
{
  heshu_indicator_chooser_set_chosen (self->indicator, request->indicator);
  heshu_district_list_set_left_out (self->districts, request->left_out);
  self->period = request->period;
  set_text (&self->form, request->form);
  set_text (&self->size, request->size);
  gtk_editable_set_text (GTK_EDITABLE (self->title), request->title != NULL ? request->title : "");
  gtk_toggle_button_set_active (g_str_equal (request->language, "en") ? self->english : self->chinese, TRUE);
}

static void
update_wordings (HeshuComparePage *self, char **wordings)
{
  g_autofree char *list = g_strjoinv (_ (", "), wordings);
  g_autofree char *text = g_strdup_printf (_ ("Also written: %s"), list);

  gtk_label_set_text (self->wordings, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->wordings), text);
  gtk_widget_set_visible (GTK_WIDGET (self->wordings), *list != '\0');
}

static void
update_n_districts (HeshuComparePage *self, const HeshuTable *table)
{
  g_autofree char *number = NULL;
  guint n_in = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n_in += !g_hash_table_contains (heshu_district_list_get_left_out (self->districts),
                                    heshu_compare_row_get_area_key (g_ptr_array_index (table->rows, i)));
  number = g_strdup_printf (_ ("%u of %u"), n_in, table->rows->len);
  gtk_label_set_text (self->n_districts, number);
}

void
heshu_compare_controls_update (HeshuComparePage *self)
{
  const HeshuCompareAnswer *answer = self->answer;

  if (answer->request->saved != NULL && self->saved != NULL)
    heshu_compare_controls_take (self, answer->request); /* a saved chart says what they are to show */
  if (answer->table != NULL)
    {
      if (g_strcmp0 (heshu_district_list_get_focus (self->districts), answer->request->focus) != 0)
        heshu_district_list_set_focus (self->districts, answer->request->focus);
      heshu_district_list_set_table (self->districts, answer->table);
      update_n_districts (self, answer->table);
      update_focus (self, answer->table);
    }
  update_wordings (self, answer->wordings);
  update_periods (self, answer->years);
  gtk_entry_set_placeholder_text (self->title, answer->proposed_title != NULL ? answer->proposed_title : "");
  update_size (self, answer);
  if (answer->spec != NULL)
    update_form (self, answer->spec);
}

void
heshu_compare_controls_init (HeshuComparePage *self)
{
  self->is_updating = TRUE;
  self->periods = g_array_new (FALSE, FALSE, sizeof (HeshuPeriod));
  self->focus_keys = g_ptr_array_new_with_free_func (g_free);
  self->size = g_strdup ("screen");
  self->period = HESHU_PERIOD_NONE;
  cut_labels (self->period_choice);
  cut_labels (self->focus_choice);
  cut_labels (self->size_choice);
  add_forms (self);
  add_sizes (self);
  select_size (self);
  self->is_updating = FALSE;
  g_signal_connect_swapped (self->period_choice, "notify::selected", G_CALLBACK (period_cb), self);
  g_signal_connect_swapped (self->focus_choice, "notify::selected", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (self->size_choice, "notify::selected", G_CALLBACK (size_cb), self);
  g_signal_connect_swapped (self->width, "changed", G_CALLBACK (lengths_cb), self);
  g_signal_connect_swapped (self->height, "changed", G_CALLBACK (lengths_cb), self);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (heshu_compare_page_changed), self);
  g_signal_connect_swapped (self->english, "toggled", G_CALLBACK (heshu_compare_page_changed), self);
}
