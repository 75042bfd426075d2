/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric-columns.h"

#include "heshu-metric-cells.h"
#include "heshu-metric-words.h"
#include "heshu-period-words.h"

#include <glib/gi18n-lib.h>

/* Beside the words of a cell: its padding, and the arrow of a title that sorts */
#define CELL_PADDING 18
#define ARROW_WIDTH 20
#define ICON_WIDTH 22
#define CHIP_PADDING 20
#define NO_SORT (-1)

typedef struct
{
  const char *title;
  const char *sample; /* (nullable): a text that is shown whole; %NULL: its words are known */
  const char *longer; /* (nullable): the longest text that is shown whole where there is room to spare */
  int sort;           /* HeshuSort, or NO_SORT */
} Column;

static const Column columns[HESHU_N_COLUMNS] = {
  [HESHU_COLUMN_STATE] = { N_ ("State"), NULL, NULL, HESHU_SORT_STATE },
  [HESHU_COLUMN_INDICATOR] = { N_ ("Indicator"), "65岁以上老年人健康管理率",
                               "街道综合养老服务中心项目总投资额", HESHU_SORT_INDICATOR },
  [HESHU_COLUMN_VALUE] = { N_ ("Value"), "8,888,888,888", NULL, HESHU_SORT_VALUE },
  [HESHU_COLUMN_QUALIFIER] = { "≈", NULL, NULL, NO_SORT },
  [HESHU_COLUMN_UNIT] = { N_ ("Unit"), "个百分点", NULL, NO_SORT },
  [HESHU_COLUMN_MEASURE] = { N_ ("Measure"), NULL, NULL, NO_SORT },
  [HESHU_COLUMN_KIND] = { N_ ("Kind"), NULL, NULL, NO_SORT },
  [HESHU_COLUMN_AREA] = { N_ ("District"), "郑州市惠济区", "郑州市管城回族区", HESHU_SORT_AREA },
  [HESHU_COLUMN_PERIOD] = { N_ ("Period"), NULL, NULL, HESHU_SORT_PERIOD },
  [HESHU_COLUMN_AGENCY] = { N_ ("Agency"), "区退役军人事务局", "管城回族区退役军人事务局", NO_SORT },
  [HESHU_COLUMN_QUOTE] = { N_ ("As printed"), "2491.79余万元", NULL, NO_SORT },
  [HESHU_COLUMN_TAGS] = { N_ ("Tags"), "见报", "见报待查头版", NO_SORT },
  [HESHU_COLUMN_SOURCE] = { N_ ("Source"), "管城回族区二〇二〇年上", "管城回族区二〇二〇年上半年卫生健康工作",
                            HESHU_SORT_PLACE },
};

/* Where there is too little room these go, the first one first. */
static const HeshuColumn dispensable[] = { HESHU_COLUMN_SOURCE, HESHU_COLUMN_MEASURE, HESHU_COLUMN_AGENCY,
                                           HESHU_COLUMN_QUOTE, HESHU_COLUMN_TAGS };
/* Where there is room to spare these take of it, in this order, and the indicator what is left. */
static const HeshuColumn growing[] = { HESHU_COLUMN_AGENCY, HESHU_COLUMN_AREA, HESHU_COLUMN_INDICATOR,
                                       HESHU_COLUMN_SOURCE, HESHU_COLUMN_TAGS };

/* How the widths were given out last; of the view */
typedef struct
{
  int width; /* of the table */
  gboolean shown[HESHU_N_COLUMNS];
  int given[HESHU_N_COLUMNS];
  gboolean pulled[HESHU_N_COLUMNS]; /* by a person, at the border of its title */
} Fit;

#define COLUMN_KEY "heshu-column"
#define FIT_KEY "heshu-fit"

static HeshuColumn
get_id (gconstpointer column)
{
  return (HeshuColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), COLUMN_KEY));
}

const char *
heshu_metric_columns_get_name (HeshuColumn column)
{
  /* Translators: the title of the narrow column of 余, 约 and 近: 约 */
  return column == HESHU_COLUMN_QUALIFIER ? C_ ("column", "≈") : _ (columns[column].title);
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
  for (guint i = 0; i < HESHU_N_COLUMNS; i++)
    {
      if (columns[i].sort == (int) sort)
        return heshu_metric_columns_get_name ((HeshuColumn) i);
    }

  return "";
}

/* --- widths ----------------------------------------------------------------------------------------------
 */

/* In bold, as the words that matter most are set */
static int
measure (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static const char *
get_word (HeshuColumn column, int i)
{
  switch ((int) column)
    {
    case HESHU_COLUMN_STATE:
      return i <= HESHU_STATE_REJECTED ? heshu_metric_words_get_state ((HeshuState) i).word : NULL;
    case HESHU_COLUMN_QUALIFIER:
      return i <= HESHU_QUALIFIER_RANGE ? heshu_metric_words_get_qualifier ((HeshuQualifier) i) : NULL;
    case HESHU_COLUMN_MEASURE:
      return i <= HESHU_MEASURE_RANK ? heshu_metric_words_get_measure ((HeshuMeasure) i) : NULL;
    case HESHU_COLUMN_KIND:
      return i <= HESHU_KIND_LIMIT ? heshu_metric_words_get_kind ((HeshuKind) i) : NULL;
    default:
      return i == 0 ? columns[column].sample : NULL;
    }
}

/* With what stands beside the words */
static int
add_padding (HeshuColumn column, int content)
{
  if (column == HESHU_COLUMN_STATE)
    content += ICON_WIDTH;
  else if (column == HESHU_COLUMN_TAGS)
    content += CHIP_PADDING;

  return content + CELL_PADDING;
}

static int
get_width (GtkWidget *view, HeshuColumn column)
{
  int title = measure (view, heshu_metric_columns_get_name (column)) +
              (columns[column].sort != NO_SORT ? ARROW_WIDTH : 0) + CELL_PADDING;
  /* The longest that is common; its words are those of the language. */
  g_autofree char *period = heshu_period_dup_words (heshu_period_new_months (2020, 7, 12));
  int content = column == HESHU_COLUMN_PERIOD ? measure (view, period) : 0;
  const char *word;

  for (int i = 0; (word = get_word (column, i)) != NULL; i++)
    content = MAX (content, measure (view, word));

  return MAX (title, add_padding (column, content));
}

static GtkColumnViewColumn *
get_column (GtkColumnView *view, HeshuColumn id)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), id);

  return column; /* the view holds it */
}

/* What a column takes of the room to spare */
static int
get_more (const Fit *fit, GtkWidget *view, HeshuColumn column)
{
  if (!fit->shown[column] || fit->pulled[column])
    return 0;

  return MAX (0, add_padding (column, measure (view, columns[column].longer)) - fit->given[column]);
}

static void
share_out (Fit *fit, GtkWidget *view, int room)
{
  for (guint i = 0; i < G_N_ELEMENTS (growing) && room > 0; i++)
    {
      HeshuColumn column = growing[i];
      int more = MIN (room, get_more (fit, view, column));

      fit->given[column] += more;
      room -= more;
    }
  fit->given[HESHU_COLUMN_INDICATOR] += room;
}

/* A width that a person gave stays; every other one is given out here, since a column that expands beside
 * others of a fixed width is left short. */
static void
plan (Fit *fit, GtkColumnView *view, int width)
{
  int room = width - 4; /* the line beside the facets, and a rest */

  for (guint i = 0; i < HESHU_N_COLUMNS; i++)
    {
      int now = gtk_column_view_column_get_fixed_width (get_column (view, (HeshuColumn) i));

      fit->shown[i] = TRUE;
      fit->pulled[i] |= fit->width != 0 && now != fit->given[i];
      fit->given[i] = fit->pulled[i] ? now : get_width (GTK_WIDGET (view), (HeshuColumn) i);
      room -= fit->given[i];
    }
  fit->width = width;
  for (guint i = 0; i < G_N_ELEMENTS (dispensable); i++)
    {
      HeshuColumn column = dispensable[i];

      /* Two columns that are cut tell less than one that is whole. */
      if (room >=
          (column == HESHU_COLUMN_SOURCE ? get_more (fit, GTK_WIDGET (view), HESHU_COLUMN_AGENCY) : 0))
        break;
      fit->shown[column] = FALSE;
      room += fit->given[column];
    }
  if (room > 0)
    share_out (fit, GTK_WIDGET (view), room);
}

/* Returns: TRUE where it had another visibility */
static gboolean
set_visible (GtkColumnView *view, HeshuColumn id, gboolean visible)
{
  GtkColumnViewColumn *column = get_column (view, id);

  if (gtk_column_view_column_get_visible (column) == visible)
    return FALSE;
  gtk_column_view_column_set_visible (column, visible);

  return TRUE;
}

gboolean
heshu_metric_columns_fit (GtkColumnView *view, int width)
{
  Fit *fit = g_object_get_data (G_OBJECT (view), FIT_KEY);

  if (fit->width != width)
    {
      plan (fit, view, width);
      for (guint i = 0; i < HESHU_N_COLUMNS; i++)
        gtk_column_view_column_set_fixed_width (get_column (view, (HeshuColumn) i), fit->given[i]);
    }
  for (guint i = 0; i < HESHU_N_COLUMNS; i++)
    {
      if (!fit->shown[i] && set_visible (view, (HeshuColumn) i, FALSE))
        return TRUE;
    }
  for (guint i = 0; i < HESHU_N_COLUMNS; i++)
    {
      if (fit->shown[i] && set_visible (view, (HeshuColumn) i, TRUE))
        return TRUE;
    }

  return FALSE;
}

gboolean
heshu_metric_columns_is_shown (GtkColumnView *view, HeshuColumn column)
{
  return gtk_column_view_column_get_visible (get_column (view, column));
}

/* --- columns ---------------------------------------------------------------------------------------------
 */

void
heshu_metric_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < HESHU_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (heshu_metric_columns_get_name ((HeshuColumn) i),
                                      heshu_metric_cells_new_factory ((HeshuColumn) i));

      g_object_set_data (G_OBJECT (column), COLUMN_KEY, GINT_TO_POINTER (i));
      if (columns[i].sort != NO_SORT)
        {
          g_autoptr (GtkSorter) sorter =
              GTK_SORTER (gtk_custom_sorter_new (asked_cb, GINT_TO_POINTER (i), NULL));

          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_visible (column, i <= HESHU_COLUMN_VALUE);
      gtk_column_view_append_column (view, column);
    }
  g_object_set_data_full (G_OBJECT (view), FIT_KEY, g_new0 (Fit, 1), g_free);
}

static void
align_title (GtkWidget *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (title); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)),
                                               heshu_metric_columns_get_name (HESHU_COLUMN_VALUE)))
        {
          /* The arrow, whose place is kept free, stands before it. */
          if (GTK_IS_BOX (title))
            gtk_box_reorder_child_after (GTK_BOX (title), child, gtk_widget_get_last_child (title));
          gtk_widget_set_hexpand (title, TRUE);
          gtk_widget_set_halign (title, GTK_ALIGN_END);
          return;
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
