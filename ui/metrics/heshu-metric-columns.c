/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric-columns.h"

#include "heshu-metric-row.h"
#include "heshu-metric-words.h"

#include <glib/gi18n-lib.h>

/* Beside the words of a cell: its padding, and the arrow of a title that sorts */
#define CELL_PADDING 18
#define ARROW_WIDTH 20
#define ICON_WIDTH 22
/* What the indicator is left, before other columns go */
#define INDICATOR_WIDTH 190
#define NO_SORT (-1)

typedef enum
{
  COLUMN_STATE,
  COLUMN_INDICATOR,
  COLUMN_VALUE,
  COLUMN_QUALIFIER,
  COLUMN_UNIT,
  COLUMN_MEASURE,
  COLUMN_KIND,
  COLUMN_AREA,
  COLUMN_PERIOD,
  COLUMN_AGENCY,
  COLUMN_QUOTE,
  COLUMN_TAGS,
  COLUMN_SOURCE,
  N_COLUMNS
} ColumnId;

typedef struct
{
  const char *title;
  const char
      *sample; /* (nullable): a text that is shown whole; %NULL: its words are known, or it takes the rest */
  const char *classes; /* (nullable): one style class */
  int sort;            /* HeshuSort, or NO_SORT */
} Column;

static const Column columns[N_COLUMNS] = {
  [COLUMN_STATE] = { N_ ("State"), NULL, NULL, HESHU_SORT_STATE },
  [COLUMN_INDICATOR] = { N_ ("Indicator"), NULL, NULL, HESHU_SORT_INDICATOR },
  [COLUMN_VALUE] = { N_ ("Value"), "8,888,888,888", "value", HESHU_SORT_VALUE },
  [COLUMN_QUALIFIER] = { "≈", NULL, "qualifier", NO_SORT },
  [COLUMN_UNIT] = { N_ ("Unit"), "万人次", "dim-label", NO_SORT },
  [COLUMN_MEASURE] = { N_ ("Measure"), NULL, NULL, NO_SORT },
  [COLUMN_KIND] = { N_ ("Kind"), NULL, NULL, NO_SORT },
  [COLUMN_AREA] = { N_ ("District"), "郑州市惠济区", NULL, HESHU_SORT_AREA },
  [COLUMN_PERIOD] = { N_ ("Period"), "2013/2021", "numeric", HESHU_SORT_PERIOD },
  [COLUMN_AGENCY] = { N_ ("Agency"), "区退役军人事务局", NULL, NO_SORT },
  [COLUMN_QUOTE] = { N_ ("As printed"), "2491.79余万元", "dim-label", NO_SORT },
  [COLUMN_TAGS] = { N_ ("Tags"), "见报、头版", "dim-label", NO_SORT },
  [COLUMN_SOURCE] = { N_ ("Source"), "年鉴2021.html", "dim-label", HESHU_SORT_PLACE },
};

/* Where there is too little room these go, the first one first. */
static const ColumnId dispensable[] = { COLUMN_SOURCE, COLUMN_MEASURE, COLUMN_AGENCY, COLUMN_QUOTE,
                                        COLUMN_TAGS };

#define COLUMN_QUARK "heshu-column"

static ColumnId
get_id (gconstpointer object)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (object), COLUMN_QUARK));
}

static const char *
get_title (ColumnId id)
{
  /* Translators: the title of the narrow column of 余, 约 and 近: 约 */
  return id == COLUMN_QUALIFIER ? C_ ("column", "≈") : _ (columns[id].title);
}

/* --- cells -----------------------------------------------------------------------------------------------
 */

/* What is cut tells all of itself to the pointer. */
static gboolean
query_tooltip_cb (GtkWidget *label, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));

  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  ColumnId id = (ColumnId) GPOINTER_TO_INT (data);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *cell = label;

  gtk_label_set_xalign (GTK_LABEL (label), id == COLUMN_VALUE ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  if (columns[id].classes != NULL)
    gtk_widget_add_css_class (label, columns[id].classes);
  if (id == COLUMN_STATE)
    {
      cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (cell), gtk_image_new ());
      gtk_box_append (GTK_BOX (cell), label);
      gtk_widget_add_css_class (label, "note");
    }
  g_object_set_data (G_OBJECT (item), COLUMN_QUARK, GINT_TO_POINTER (id));
  gtk_list_item_set_child (item, cell);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

static void
show_state (GtkWidget *cell, const HeshuMetric *metric)
{
  static const char *no_classes[] = { NULL };
  GtkWidget *image = gtk_widget_get_first_child (cell);
  HeshuStateLook look;

  if (metric == NULL)
    {
      gtk_image_clear (GTK_IMAGE (image));
      set_text (gtk_widget_get_last_child (cell), "");
      gtk_widget_set_css_classes (cell, no_classes);
      return;
    }
  look = heshu_metric_words_get_state (heshu_metric_get_state (metric));
  gtk_image_set_from_icon_name (GTK_IMAGE (image), look.icon);
  gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
  set_text (gtk_widget_get_last_child (cell), look.word);
  gtk_widget_set_css_classes (cell, (const char *[]){ look.style, NULL });
}

static void
show_kind (GtkWidget *label, const HeshuMetric *metric)
{
  HeshuKind kind = heshu_metric_get_kind (metric);

  set_text (label, heshu_metric_words_get_kind (kind));
  if (kind == HESHU_KIND_ACTUAL)
    gtk_widget_remove_css_class (label, "target");
  else
    gtk_widget_add_css_class (label, "target");
}

static void
show_value (GtkWidget *label, const HeshuMetric *metric)
{
  g_autofree char *text = heshu_metric_words_dup_value (metric);

  set_text (label, text);
}

static void
show_tags (GtkWidget *label, const HeshuMetric *metric)
{
  g_autofree char *text = g_strjoinv (_ (", "), (char **) heshu_metric_get_tags (metric));

  set_text (label, text);
}

static void
show (GtkListItem *item)
{
  HeshuMetricRow *row = gtk_list_item_get_item (item);
  const HeshuMetric *metric = heshu_metric_row_get_metric (row);
  GtkWidget *cell = gtk_list_item_get_child (item);
  ColumnId id = get_id (item);

  if (id == COLUMN_STATE)
    show_state (cell, metric);
  else if (metric == NULL)
    set_text (cell, "");
  else if (id == COLUMN_INDICATOR)
    set_text (cell, heshu_metric_get (metric, HESHU_FIELD_INDICATOR));
  else if (id == COLUMN_VALUE)
    show_value (cell, metric);
  else if (id == COLUMN_QUALIFIER)
    set_text (cell, heshu_metric_words_get_qualifier (heshu_metric_get_qualifier (metric)));
  else if (id == COLUMN_UNIT)
    set_text (cell, heshu_metric_get (metric, HESHU_FIELD_UNIT));
  else if (id == COLUMN_MEASURE)
    set_text (cell, heshu_metric_words_get_measure (heshu_metric_get_measure (metric)));
  else if (id == COLUMN_KIND)
    show_kind (cell, metric);
  else if (id == COLUMN_AREA)
    set_text (cell, heshu_metric_get (metric, HESHU_FIELD_AREA));
  else if (id == COLUMN_PERIOD)
    set_text (cell, heshu_metric_get (metric, HESHU_FIELD_PERIOD));
  else if (id == COLUMN_AGENCY)
    set_text (cell, heshu_metric_get (metric, HESHU_FIELD_AGENCY));
  else if (id == COLUMN_QUOTE)
    set_text (cell, heshu_metric_get_text (metric));
  else if (id == COLUMN_TAGS)
    show_tags (cell, metric);
  else if (id == COLUMN_SOURCE)
    set_text (cell, heshu_metric_get_source (metric));
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

/* --- sorting ---------------------------------------------------------------------------------------------
 */

/* The desk sorts. The view's own sorter, which remembers the titles that were clicked, cannot be asked for
 * them in this version of GTK; but it compares two items by asking its columns in turn, and turns the answer
 * round for one that descends. */
static int asked_column;

static int
asked_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  if (asked_column < 0)
    asked_column = GPOINTER_TO_INT (column);

  return -1;
}

gboolean
heshu_metric_columns_get_sort (GtkColumnView *view, HeshuSort *sort, gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  asked_column = -1;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  if (asked_column < 0)
    return FALSE;
  *sort = (HeshuSort) columns[asked_column].sort;
  *descending = order == GTK_ORDERING_LARGER;

  return TRUE;
}

void
heshu_metric_columns_set_sort (GtkColumnView *view, HeshuSort sort, gboolean descending)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      if (columns[get_id (column)].sort == (int) sort)
        gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

const char *
heshu_metric_columns_get_title (HeshuSort sort)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (columns[i].sort == (int) sort)
        return get_title ((ColumnId) i);
    }

  return "";
}

/* --- columns ---------------------------------------------------------------------------------------------
 */

static int
measure (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static const char *
get_word (ColumnId id, int i)
{
  switch ((int) id)
    {
    case COLUMN_STATE:
      return i <= HESHU_STATE_REJECTED ? heshu_metric_words_get_state ((HeshuState) i).word : NULL;
    case COLUMN_QUALIFIER:
      return i <= HESHU_QUALIFIER_RANGE ? heshu_metric_words_get_qualifier ((HeshuQualifier) i) : NULL;
    case COLUMN_MEASURE:
      return i <= HESHU_MEASURE_RANK ? heshu_metric_words_get_measure ((HeshuMeasure) i) : NULL;
    case COLUMN_KIND:
      return i <= HESHU_KIND_LIMIT ? heshu_metric_words_get_kind ((HeshuKind) i) : NULL;
    default:
      return i == 0 ? columns[id].sample : NULL;
    }
}

/* Some of the words are bold. */
static int
get_width (GtkWidget *view, ColumnId id)
{
  int title = measure (view, get_title (id)) + (columns[id].sort != NO_SORT ? ARROW_WIDTH : 0);
  int content = 0;
  const char *word;

  for (int i = 0; (word = get_word (id, i)) != NULL; i++)
    content = MAX (content, measure (view, word));
  if (id == COLUMN_STATE)
    content += ICON_WIDTH;

  return MAX (title, content + 2) + CELL_PADDING;
}

void
heshu_metric_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (get_title ((ColumnId) i), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      g_object_set_data (G_OBJECT (column), COLUMN_QUARK, GINT_TO_POINTER (i));
      if (columns[i].sort != NO_SORT)
        {
          g_autoptr (GtkSorter) sorter =
              GTK_SORTER (gtk_custom_sorter_new (asked_cb, GINT_TO_POINTER (i), NULL));

          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_column_set_fixed_width (column, i == COLUMN_INDICATOR
                                                          ? INDICATOR_WIDTH
                                                          : get_width (GTK_WIDGET (view), (ColumnId) i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_visible (column, i <= COLUMN_VALUE);
      gtk_column_view_append_column (view, column);
    }
}

static GtkColumnViewColumn *
get_column (GtkColumnView *view, ColumnId id)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), id);

  return column; /* the view holds it */
}

/* Returns: TRUE where it had another visibility */
static gboolean
set_visible (GtkColumnView *view, ColumnId id, gboolean visible)
{
  GtkColumnViewColumn *column = get_column (view, id);

  if (gtk_column_view_column_get_visible (column) == visible)
    return FALSE;
  gtk_column_view_column_set_visible (column, visible);

  return TRUE;
}

/* Every width is given out here: a column that expands beside others of a fixed width is left short. */
gboolean
heshu_metric_columns_fit (GtkColumnView *view, int width)
{
  gboolean shown[N_COLUMNS];
  int room = width - INDICATOR_WIDTH;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      shown[i] = TRUE;
      if (i != COLUMN_INDICATOR)
        room -= get_width (GTK_WIDGET (view), (ColumnId) i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dispensable) && room < 0; i++)
    {
      shown[dispensable[i]] = FALSE;
      room += get_width (GTK_WIDGET (view), dispensable[i]);
    }
  gtk_column_view_column_set_fixed_width (get_column (view, COLUMN_INDICATOR),
                                          INDICATOR_WIDTH + MAX (room, -60));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (!shown[i])
        set_visible (view, (ColumnId) i, FALSE);
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (shown[i] && set_visible (view, (ColumnId) i, TRUE))
        return TRUE;
    }

  return FALSE;
}

static void
align_title (GtkWidget *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (title); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) &&
          g_str_equal (gtk_label_get_text (GTK_LABEL (child)), get_title (COLUMN_VALUE)))
        {
          gtk_widget_set_hexpand (child, TRUE);
          gtk_widget_set_halign (child, GTK_ALIGN_END);
        }
      else
        align_title (child);
    }
}

/* A title has no alignment in the library's interface; its label is the first child of the view's first. */
void
heshu_metric_columns_align_titles (GtkColumnView *view)
{
  align_title (gtk_widget_get_first_child (GTK_WIDGET (view)));
}
