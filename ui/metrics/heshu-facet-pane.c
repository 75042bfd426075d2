/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-facet-pane.h"

#include "heshu-metric-words.h"
#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>

/* Words of a section that are shown before somebody asks for all of them */
#define FEW_WORDS 8
/* That are shown more each time */
#define MORE_WORDS 24

typedef struct
{
  GtkWidget *box;     /* of the section */
  GtkWidget *list;    /* of its check boxes */
  GtkWidget *more;    /* the button that shows more of them */
  GHashTable *checks; /* id -> GtkCheckButton (transfer none) */
  GPtrArray *counts;  /* (nullable): of HeshuNamedCount, as they were told last */
  guint n_shown;
} Section;

struct _HeshuFacetPane
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  Section sections[HESHU_N_METRIC_FACETS];
  gboolean clearing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuFacetPane, heshu_facet_pane, GTK_TYPE_WIDGET)

static const char *const titles[HESHU_N_METRIC_FACETS] = {
  [HESHU_METRIC_FACET_STATE] = N_ ("State"),   [HESHU_METRIC_FACET_AREA] = N_ ("District"),
  [HESHU_METRIC_FACET_PERIOD] = N_ ("Period"), [HESHU_METRIC_FACET_INDICATOR] = N_ ("Indicator"),
  [HESHU_METRIC_FACET_TAG] = N_ ("Tags"),
};

static char *
dup_name (HeshuMetricFacet facet, const HeshuNamedCount *count)
{
  HeshuState state;
  HeshuPeriod period;

  if (facet == HESHU_METRIC_FACET_STATE && heshu_state_from_word (count->id, &state))
    return g_strdup (heshu_metric_words_get_state (state).word);
  if (facet == HESHU_METRIC_FACET_PERIOD && heshu_period_parse (count->id, &period))
    return heshu_period_dup_words (period);

  return g_strdup (count->name);
}

/* --- one check box ---------------------------------------------------------------------------------------
 */

static const char *
get_check_id (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "heshu-id");
}

static void
toggled_cb (HeshuFacetPane *self)
{
  if (!self->clearing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Only what is cut needs to be told once more. */
static gboolean
query_tooltip_cb (GtkWidget *check, int x, int y, gboolean by_key, GtkTooltip *tooltip, GtkLabel *label)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));

  return TRUE;
}

/* The label and its count are the button's own child, so that a long name takes two lines and the pane is not
 * widened. */
static GtkWidget *
make_check (HeshuFacetPane *self, const char *id, const char *name)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_has_tooltip (check, TRUE);
  g_signal_connect (check, "query-tooltip", G_CALLBACK (query_tooltip_cb), label);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "note");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "facet");
  g_object_set_data_full (G_OBJECT (check), "heshu-id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (check), "heshu-name", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (check), "heshu-count", count);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return check;
}

static void
set_count (GtkWidget *check, guint64 n)
{
  GtkWidget *count = g_object_get_data (G_OBJECT (check), "heshu-count");
  const char *name = g_object_get_data (G_OBJECT (check), "heshu-name");
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  gtk_label_set_text (GTK_LABEL (count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* --- a section -------------------------------------------------------------------------------------------
 */

static gboolean
is_checked (Section *section, const char *id)
{
  GtkWidget *check = g_hash_table_lookup (section->checks, id);

  return check != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static void
show_more_button (Section *section, guint n_hidden)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More…", "%u More…", n_hidden), n_hidden);

  gtk_button_set_label (GTK_BUTTON (section->more), text);
  gtk_widget_set_visible (section->more, n_hidden > 0);
}

/* Check boxes that stay are moved, not made anew: one of them may have the focus. */
static GtkWidget *
place_check (HeshuFacetPane *self, Section *section, const char *id, const char *name, GtkWidget *after)
{
  GtkWidget *check = g_hash_table_lookup (section->checks, id);

  if (check == NULL)
    {
      check = make_check (self, id, name);
      g_hash_table_insert (section->checks, (gpointer) get_check_id (check), check);
      gtk_box_insert_child_after (GTK_BOX (section->list), check, after);
    }
  else
    gtk_box_reorder_child_after (GTK_BOX (section->list), check, after);

  return check;
}

static void
drop_rest (Section *section, GtkWidget *last)
{
  GtkWidget *check =
      last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (section->list);

  while (check != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (check);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        set_count (check, 0);
      else
        {
          g_hash_table_remove (section->checks, get_check_id (check));
          gtk_box_remove (GTK_BOX (section->list), check);
        }
      check = next;
    }
}

/* Only what is shown has a check box: a hundred of them, of five widgets each, would be felt. */
static void
fill (HeshuFacetPane *self, HeshuMetricFacet facet)
{
  Section *section = &self->sections[facet];
  GtkWidget *last = NULL;
  guint n_hidden = 0;

  for (guint i = 0; i < section->counts->len; i++)
    {
      const HeshuNamedCount *count = g_ptr_array_index (section->counts, i);
      g_autofree char *name = NULL;

      if (i >= section->n_shown && !is_checked (section, count->id))
        {
          n_hidden++;
          continue;
        }
      name = dup_name (facet, count);
      last = place_check (self, section, count->id, name, last);
      set_count (last, count->count);
    }
  drop_rest (section, last);
  show_more_button (section, n_hidden);
  gtk_widget_set_visible (section->box, gtk_widget_get_first_child (section->list) != NULL);
}

static void
more_cb (GtkWidget *button, gpointer data)
{
  HeshuFacetPane *self = data;
  HeshuMetricFacet facet =
      (HeshuMetricFacet) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "heshu-facet"));
  Section *section = &self->sections[facet];
  GtkWidget *before = gtk_widget_get_last_child (section->list);
  GtkWidget *next;

  section->n_shown += MORE_WORDS;
  fill (self, facet);
  next = before != NULL ? gtk_widget_get_next_sibling (before) : NULL;
  if (next != NULL)
    gtk_widget_grab_focus (next); /* the button, which had it, may be gone */
}

void
heshu_facet_pane_set_counts (HeshuFacetPane *self, HeshuMetricFacet facet, GPtrArray *counts)
{
  Section *section;

  g_return_if_fail (HESHU_IS_FACET_PANE (self) && facet < HESHU_N_METRIC_FACETS && counts != NULL);

  section = &self->sections[facet];
  g_ptr_array_ref (counts);
  g_clear_pointer (&section->counts, g_ptr_array_unref);
  section->counts = counts;
  fill (self, facet);
}

static GtkWidget *
make_section (HeshuFacetPane *self, HeshuMetricFacet facet)
{
  Section *section = &self->sections[facet];
  GtkWidget *title = gtk_label_new (_ (titles[facet]));

  section->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  section->list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  section->more = gtk_button_new ();
  section->checks = g_hash_table_new (g_str_hash, g_str_equal);
  section->n_shown = FEW_WORDS;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "note");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (section->more, "flat");
  gtk_widget_add_css_class (section->more, "note");
  gtk_widget_set_halign (section->more, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (titles[facet]), -1);
  g_object_set_data (G_OBJECT (section->more), "heshu-facet", GINT_TO_POINTER (facet));
  g_signal_connect (section->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (GTK_BOX (section->box), title);
  gtk_box_append (GTK_BOX (section->box), section->list);
  gtk_box_append (GTK_BOX (section->box), section->more);
  gtk_widget_set_visible (section->box, FALSE);

  return section->box;
}

/* --- what is chosen --------------------------------------------------------------------------------------
 */

static GPtrArray *
list_chosen (HeshuFacetPane *self, HeshuMetricFacet facet)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (GtkWidget *check = gtk_widget_get_first_child (self->sections[facet].list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_ptr_array_add (chosen, check);
    }

  return chosen;
}

char **
heshu_facet_pane_dup_chosen (HeshuFacetPane *self, HeshuMetricFacet facet)
{
  g_autoptr (GPtrArray) chosen = NULL;
  char **ids;

  g_return_val_if_fail (HESHU_IS_FACET_PANE (self) && facet < HESHU_N_METRIC_FACETS, NULL);

  chosen = list_chosen (self, facet);
  if (chosen->len == 0)
    return NULL;
  ids = g_new0 (char *, chosen->len + 1);
  for (guint i = 0; i < chosen->len; i++)
    ids[i] = g_strdup (get_check_id (g_ptr_array_index (chosen, i)));

  return ids;
}

char *
heshu_facet_pane_dup_words (HeshuFacetPane *self, HeshuMetricFacet facet)
{
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_val_if_fail (HESHU_IS_FACET_PANE (self) && facet < HESHU_N_METRIC_FACETS, NULL);

  chosen = list_chosen (self, facet);
  if (chosen->len == 0)
    return NULL;
  if (chosen->len == 1)
    /* Translators: what the table is narrowed by: District: Huiji */
    return g_strdup_printf (_ ("%s: %s"), _ (titles[facet]),
                            (const char *) g_object_get_data (g_ptr_array_index (chosen, 0), "heshu-name"));

  /* Translators: what the table is narrowed by: District: 2 */
  return g_strdup_printf (_ ("%s: %u"), _ (titles[facet]), chosen->len);
}

static void
uncheck (HeshuFacetPane *self, HeshuMetricFacet facet)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self, facet);

  self->clearing = TRUE;
  for (guint i = 0; i < chosen->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (chosen, i), FALSE);
  self->clearing = FALSE;
}

void
heshu_facet_pane_clear (HeshuFacetPane *self, HeshuMetricFacet facet)
{
  g_return_if_fail (HESHU_IS_FACET_PANE (self) && facet < HESHU_N_METRIC_FACETS);

  uncheck (self, facet);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
heshu_facet_pane_clear_all (HeshuFacetPane *self)
{
  g_return_if_fail (HESHU_IS_FACET_PANE (self));

  for (guint i = 0; i < HESHU_N_METRIC_FACETS; i++)
    uncheck (self, (HeshuMetricFacet) i);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- the widget ------------------------------------------------------------------------------------------
 */

static void
heshu_facet_pane_dispose (GObject *object)
{
  HeshuFacetPane *self = HESHU_FACET_PANE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  for (guint i = 0; i < HESHU_N_METRIC_FACETS; i++)
    {
      g_clear_pointer (&self->sections[i].checks, g_hash_table_unref);
      g_clear_pointer (&self->sections[i].counts, g_ptr_array_unref);
    }

  G_OBJECT_CLASS (heshu_facet_pane_parent_class)->dispose (object);
}

static void
heshu_facet_pane_class_init (HeshuFacetPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_facet_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HESHU_TYPE_FACET_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heshu_facet_pane_init (HeshuFacetPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  for (guint i = 0; i < HESHU_N_METRIC_FACETS; i++)
    gtk_box_append (GTK_BOX (box), make_section (self, (HeshuMetricFacet) i));
  self->scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
