/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric-cells.h"

#include "heshu-metric-row.h"
#include "heshu-metric-words.h"
#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>

/* Tags that a cell shows as such; of the others it says how many */
#define MAX_CHIPS 2
#define COLUMN_KEY "heshu-column"
#define STATE_KEY "heshu-state"

/* --- what stands in them ---------------------------------------------------------------------------------
 */

/* The headline tells a reader more than the name of a file; a figure outside of every article has only that.
 */
static const char *
get_source (const HeshuMetric *metric)
{
  const char *title = heshu_metric_get_article_title (metric);

  return title != NULL && *title != '\0' ? title : heshu_metric_get_source (metric);
}

static const char *
get_text (const HeshuMetric *metric, HeshuColumn column)
{
  switch (column)
    {
    case HESHU_COLUMN_STATE:
      return heshu_metric_words_get_state (heshu_metric_get_state (metric)).word;
    case HESHU_COLUMN_INDICATOR:
      return heshu_metric_get (metric, HESHU_FIELD_INDICATOR);
    case HESHU_COLUMN_QUALIFIER:
      return heshu_metric_words_get_qualifier (heshu_metric_get_qualifier (metric));
    case HESHU_COLUMN_UNIT:
      return heshu_metric_get (metric, HESHU_FIELD_UNIT);
    case HESHU_COLUMN_MEASURE:
      return heshu_metric_words_get_measure (heshu_metric_get_measure (metric));
    case HESHU_COLUMN_KIND:
      return heshu_metric_words_get_kind (heshu_metric_get_kind (metric));
    case HESHU_COLUMN_AREA:
      return heshu_metric_get (metric, HESHU_FIELD_AREA);
    case HESHU_COLUMN_AGENCY:
      return heshu_metric_get (metric, HESHU_FIELD_AGENCY);
    case HESHU_COLUMN_QUOTE:
      return heshu_metric_get_text (metric);
    case HESHU_COLUMN_SOURCE:
      return get_source (metric);
    case HESHU_COLUMN_VALUE:
    case HESHU_COLUMN_PERIOD:
    case HESHU_COLUMN_TAGS:
    case HESHU_N_COLUMNS:
    default:
      return NULL;
    }
}

char *
heshu_metric_cells_dup_text (const HeshuMetric *metric, HeshuColumn column)
{
  const char *text;

  g_return_val_if_fail (metric != NULL && column < HESHU_N_COLUMNS, NULL);

  if (column == HESHU_COLUMN_VALUE)
    return heshu_metric_words_dup_value (metric);
  if (column == HESHU_COLUMN_PERIOD)
    return heshu_period_dup_words (heshu_metric_get_period (metric));
  if (column == HESHU_COLUMN_TAGS)
    return g_strjoinv (_ (", "), (char **) heshu_metric_get_tags (metric));
  text = get_text (metric, column);

  return g_strdup (text != NULL ? text : "");
}

/* --- one line of text ------------------------------------------------------------------------------------
 */

static HeshuColumn
get_column (GtkListItem *item)
{
  return (HeshuColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), COLUMN_KEY));
}

/* The same text again would be told again. */
static void
set_line (GtkWidget *line, const char *text)
{
  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (line)), text) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (line), text);
}

/* What is cut tells all of itself to the pointer. */
static gboolean
query_tooltip_cb (GtkWidget *line, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (line));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (line, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (text == NULL || width <= gtk_widget_get_width (line))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* Its size does not follow its text, so that rows that are filled need no new layout. What tells agencies
 * apart is the end of their names. */
static GtkWidget *
make_line (HeshuColumn column)
{
  static const char *const classes[HESHU_N_COLUMNS] = {
    [HESHU_COLUMN_VALUE] = "value",      [HESHU_COLUMN_QUALIFIER] = "qualifier",
    [HESHU_COLUMN_UNIT] = "dim-label",   [HESHU_COLUMN_PERIOD] = "numeric",
    [HESHU_COLUMN_QUOTE] = "dim-label",  [HESHU_COLUMN_TAGS] = "note",
    [HESHU_COLUMN_SOURCE] = "dim-label",
  };
  GtkWidget *line = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (line);

  gtk_inscription_set_min_lines (inscription, 1);
  gtk_inscription_set_xalign (inscription, column == HESHU_COLUMN_VALUE ? 1 : 0);
  gtk_inscription_set_text_overflow (inscription, column == HESHU_COLUMN_AGENCY
                                                      ? GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_MIDDLE
                                                      : GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_has_tooltip (line, TRUE);
  g_signal_connect (line, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  if (classes[column] != NULL)
    gtk_widget_add_css_class (line, classes[column]);

  return line;
}

/* --- tags ------------------------------------------------------------------------------------------------
 */

static void
add_chip (GtkWidget *cell, const char *text)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (cell), chip);
}

static void
show_tags (GtkWidget *cell, const HeshuMetric *metric)
{
  const char *const *tags = heshu_metric_get_tags (metric);
  guint n = g_strv_length ((char **) tags);
  g_autofree char *all = n > 0 ? heshu_metric_cells_dup_text (metric, HESHU_COLUMN_TAGS) : NULL;
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (cell)) != NULL)
    gtk_box_remove (GTK_BOX (cell), chip);
  for (guint i = 0; i < MIN (n, MAX_CHIPS); i++)
    add_chip (cell, tags[i]);
  if (n > MAX_CHIPS)
    {
      g_autofree char *rest = g_strdup_printf ("+%u", n - MAX_CHIPS);
      GtkWidget *label = gtk_label_new (rest);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "note");
      gtk_box_append (GTK_BOX (cell), label);
    }
  if (n > 0 || gtk_widget_get_has_tooltip (cell))
    gtk_widget_set_tooltip_text (cell, all);
}

/* --- the others ------------------------------------------------------------------------------------------
 */

/* Two hundred cells get another metric when somebody goes to the other end, and most of them the same state:
 * their picture and their style are looked for only where it is another. */
static void
show_state (GtkWidget *cell, const HeshuMetric *metric)
{
  GtkWidget *image = gtk_widget_get_first_child (cell);
  HeshuState state = heshu_metric_get_state (metric);
  HeshuStateLook look = heshu_metric_words_get_state (state);
  gpointer shown = GINT_TO_POINTER ((int) state + 1);

  if (g_object_get_data (G_OBJECT (cell), STATE_KEY) == shown)
    return;
  g_object_set_data (G_OBJECT (cell), STATE_KEY, shown);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), look.icon);
  set_line (gtk_widget_get_last_child (cell), look.word);
  gtk_widget_set_css_classes (cell, (const char *[]){ look.style, "note", NULL });
}

static void
show_text (GtkWidget *line, const HeshuMetric *metric, HeshuColumn column)
{
  g_autofree char *text = heshu_metric_cells_dup_text (metric, column);

  set_line (line, text);
  if (column != HESHU_COLUMN_KIND)
    return;
  if (heshu_metric_get_kind (metric) == HESHU_KIND_ACTUAL)
    gtk_widget_remove_css_class (line, "target");
  else
    gtk_widget_add_css_class (line, "target");
}

static void
show (GtkListItem *item)
{
  const HeshuMetric *metric = heshu_metric_row_get_metric (gtk_list_item_get_item (item));
  GtkWidget *cell = gtk_list_item_get_child (item);
  HeshuColumn column = get_column (item);

  /* A row that is being read is only made invisible: emptying its cells would tell assistive technology of
   * each, two hundred rows at once when somebody scrolls far. */
  gtk_widget_set_opacity (cell, metric != NULL ? 1 : 0);
  if (metric == NULL)
    return;
  if (column == HESHU_COLUMN_STATE)
    show_state (cell, metric);
  else if (column == HESHU_COLUMN_TAGS)
    show_tags (cell, metric);
  else
    show_text (cell, metric, column);
}

/* --- the factory -----------------------------------------------------------------------------------------
 */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  HeshuColumn column = (HeshuColumn) GPOINTER_TO_INT (data);
  GtkWidget *cell;

  if (column == HESHU_COLUMN_STATE)
    {
      GtkWidget *image = gtk_image_new ();

      gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
      cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (cell), image);
      gtk_box_append (GTK_BOX (cell), make_line (column));
    }
  else if (column == HESHU_COLUMN_TAGS)
    cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  else
    cell = make_line (column);
  g_object_set_data (G_OBJECT (item), COLUMN_KEY, GINT_TO_POINTER (column));
  gtk_list_item_set_child (item, cell);
}

static void
metric_changed_cb (HeshuMetricRow *row, GParamSpec *pspec, gpointer item)
{
  show (item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_connect (gtk_list_item_get_item (item), "notify::metric", G_CALLBACK (metric_changed_cb), item);
  show (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), metric_changed_cb, item);
}

GtkListItemFactory *
heshu_metric_cells_new_factory (HeshuColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}
