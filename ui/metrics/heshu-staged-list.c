/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-staged-list.h"

/* Rows that are made, thrown away or given another metric in one frame */
#define STEP_ROWS 16
/* More than a view ever makes: from here on a row more or less at the end costs nothing. */
#define ENOUGH_ROWS 256

struct _HeshuStagedList
{
  GObject parent_instance;

  GListModel *source;
  GtkWidget *clock;   /* (nullable) (transfer none) */
  guint n;            /* rows told of */
  GHashTable *places; /* position -> Place: those that somebody holds the row of */
  GtkBitset *selected;
  gboolean stepping; /* steps are left */
  guint tick;
};

/* Held weakly: it goes with its row */
typedef struct
{
  HeshuStagedList *list; /* (nullable): gone */
  guint position;
  HeshuMetricRow *row;
  HeshuMetricRow *target; /* (nullable) (transfer full): of the source: what @row shows */
  gboolean stale;         /* another metric stands there by now */
} Place;

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- places ----------------------------------------------------------------------------------------------
 */

/* What is not read yet leaves what stood there before, for a moment: that is quieter than an empty row. */
static void
target_changed_cb (HeshuMetricRow *target, GParamSpec *pspec, gpointer data)
{
  HeshuMetric *metric = heshu_metric_row_get_metric (target);

  if (metric != NULL)
    heshu_metric_row_set_metric (((Place *) data)->row, metric);
}

static void
drop_target (Place *place)
{
  if (place->target != NULL)
    g_signal_handlers_disconnect_by_data (place->target, place);
  g_clear_object (&place->target);
}

static void
aim (Place *place)
{
  drop_target (place);
  place->stale = FALSE;
  place->target = g_list_model_get_item (place->list->source, place->position);
  if (place->target == NULL)
    {
      heshu_metric_row_set_metric (place->row, NULL);
      return;
    }
  g_signal_connect (place->target, "notify::metric", G_CALLBACK (target_changed_cb), place);
  target_changed_cb (place->target, NULL, place);
}

static void
row_gone_cb (gpointer data, GObject *row)
{
  Place *place = data;

  drop_target (place);
  if (place->list != NULL)
    g_hash_table_remove (place->list->places, GUINT_TO_POINTER (place->position));
  g_free (place);
}

/* Rows that were removed may outlive their place. */
static void
give_up (Place *place)
{
  g_object_weak_unref (G_OBJECT (place->row), row_gone_cb, place);
  drop_target (place);
  g_free (place);
}

/* As `items-changed` says it: those behind move. */
static void
move_places (HeshuStagedList *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->places);
  GHashTableIter iter;
  gpointer value;

  self->places = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Place *place = value;

      if (place->position >= position && place->position < position + removed)
        {
          give_up (place);
          continue;
        }
      if (place->position >= position + removed)
        place->position = place->position - removed + added;
      g_hash_table_insert (self->places, GUINT_TO_POINTER (place->position), place);
    }
}

/* --- the model -------------------------------------------------------------------------------------------
 */

static GType
staged_get_item_type (GListModel *model)
{
  return HESHU_TYPE_METRIC_ROW;
}

static guint
staged_get_n_items (GListModel *model)
{
  return HESHU_STAGED_LIST (model)->n;
}

static gpointer
staged_get_item (GListModel *model, guint position)
{
  HeshuStagedList *self = HESHU_STAGED_LIST (model);
  Place *place;

  if (position >= self->n)
    return NULL;
  place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));
  if (place != NULL)
    return g_object_ref (place->row);

  place = g_new0 (Place, 1);
  place->list = self;
  place->position = position;
  place->row = heshu_metric_row_new (0);
  g_object_weak_ref (G_OBJECT (place->row), row_gone_cb, place);
  g_hash_table_insert (self->places, GUINT_TO_POINTER (position), place);
  aim (place);

  return place->row;
}

static void
heshu_staged_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = staged_get_item_type;
  iface->get_n_items = staged_get_n_items;
  iface->get_item = staged_get_item;
}

/* --- the selection ---------------------------------------------------------------------------------------
 */

static gboolean
staged_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (HESHU_STAGED_LIST (model)->selected, position);
}

static GtkBitset *
staged_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (HESHU_STAGED_LIST (model)->selected);
}

static gboolean
staged_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  HeshuStagedList *self = HESHU_STAGED_LIST (model);
  g_autoptr (GtkBitset) next = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) chosen = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) changes = NULL;
  guint first;

  gtk_bitset_intersect (chosen, mask);
  gtk_bitset_subtract (next, mask);
  gtk_bitset_union (next, chosen);
  if (self->n > 0)
    gtk_bitset_remove_range_closed (next, self->n, G_MAXUINT);
  changes = gtk_bitset_copy (next);
  gtk_bitset_difference (changes, self->selected);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  /* Others may hold the old one. */
  gtk_bitset_unref (self->selected);
  self->selected = g_steal_pointer (&next);
  first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (model, first, gtk_bitset_get_maximum (changes) - first + 1);

  return TRUE;
}

static void
heshu_staged_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = staged_is_selected;
  iface->get_selection_in_range = staged_get_selection_in_range;
  iface->set_selection = staged_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuStagedList,
                               heshu_staged_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, heshu_staged_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          heshu_staged_list_selection_init))

/* --- steps -----------------------------------------------------------------------------------------------
 */

static void
tell (HeshuStagedList *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;
  move_places (self, position, removed, added);
  self->n = self->n - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
mark_stale (HeshuStagedList *self, guint from)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Place *place = value;

      place->stale |= place->position >= from;
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint one = (*(const Place *const *) a)->position;
  guint other = (*(const Place *const *) b)->position;

  return one < other ? -1 : one > other;
}

/* The first ones first: a new question is answered from its beginning. Returns: whether some are left */
static gboolean
aim_some (HeshuStagedList *self)
{
  g_autoptr (GPtrArray) stale = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (((Place *) value)->stale)
        g_ptr_array_add (stale, value);
    }
  g_ptr_array_sort (stale, compare_places);
  for (guint i = 0; i < MIN (stale->len, STEP_ROWS); i++)
    aim (g_ptr_array_index (stale, i));

  return stale->len > STEP_ROWS;
}

gboolean
heshu_staged_list_step (HeshuStagedList *self)
{
  guint wanted;
  gboolean more;

  g_return_val_if_fail (HESHU_IS_STAGED_LIST (self), FALSE);
  if (!self->stepping)
    return FALSE;
  wanted = g_list_model_get_n_items (self->source);
  more = aim_some (self);

  if (!more && self->n < wanted)
    {
      guint next = self->n + STEP_ROWS >= ENOUGH_ROWS ? wanted : MIN (wanted, self->n + STEP_ROWS);

      tell (self, self->n, 0, next - self->n);
    }
  else if (!more && self->n > wanted)
    {
      guint next = MAX (wanted, self->n - MIN (self->n, STEP_ROWS));

      tell (self, next, self->n - next, 0);
    }
  if (more || self->n != wanted)
    return TRUE;
  self->stepping = FALSE;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);

  return FALSE;
}

static gboolean
tick_cb (GtkWidget *clock, GdkFrameClock *frame_clock, gpointer data)
{
  g_autoptr (HeshuStagedList) self = g_object_ref (HESHU_STAGED_LIST (data));

  if (heshu_staged_list_step (self) || self->stepping) /* who was told may have begun anew */
    return G_SOURCE_CONTINUE;
  self->tick = 0;

  return G_SOURCE_REMOVE;
}

static void
start_stepping (HeshuStagedList *self)
{
  self->stepping = TRUE;
  if (self->clock != NULL && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->clock, tick_cb, self, NULL);
}

/* How many rows may be told of at once, where @n were told of and there are @wanted */
static guint
choose_length (guint n, guint wanted)
{
  if (wanted >= n)
    return n >= ENOUGH_ROWS ? wanted : n;

  return wanted >= ENOUGH_ROWS ? wanted : MAX (wanted, MIN (n, ENOUGH_ROWS));
}

static void
splice_selection (HeshuStagedList *self, guint position, guint removed, guint added)
{
  GtkBitset *next = gtk_bitset_copy (self->selected);

  gtk_bitset_splice (next, position, removed, added);
  gtk_bitset_unref (self->selected);
  self->selected = next;
}

static void
source_changed_cb (HeshuStagedList *self, guint position, guint removed, guint added)
{
  guint wanted = g_list_model_get_n_items (self->source);
  guint before = wanted - added + removed;
  gboolean had_selection = !gtk_bitset_is_empty (self->selected);

  splice_selection (self, position, removed, added);
  if (self->n == before && removed <= STEP_ROWS && added <= STEP_ROWS)
    tell (self, position, removed, added); /* the rows behind keep what they show */
  else
    {
      guint next = choose_length (self->n, wanted);
      guint shorter = MIN (self->n, next);

      mark_stale (self, position);
      tell (self, shorter, self->n - shorter, next - shorter);
      start_stepping (self);
    }
  if (had_selection && self->n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n);
  if (heshu_staged_list_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

/* --- the object ------------------------------------------------------------------------------------------
 */

static void
heshu_staged_list_dispose (GObject *object)
{
  HeshuStagedList *self = HESHU_STAGED_LIST (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->clock, self->tick);
  self->tick = 0;
  move_places (self, 0, G_MAXUINT, 0);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (heshu_staged_list_parent_class)->dispose (object);
}

static void
heshu_staged_list_finalize (GObject *object)
{
  HeshuStagedList *self = HESHU_STAGED_LIST (object);

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->selected, gtk_bitset_unref);

  G_OBJECT_CLASS (heshu_staged_list_parent_class)->finalize (object);
}

static void
heshu_staged_list_class_init (HeshuStagedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_staged_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = heshu_staged_list_finalize;
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", HESHU_TYPE_STAGED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
heshu_staged_list_init (HeshuStagedList *self)
{
  self->places = g_hash_table_new (NULL, NULL);
  self->selected = gtk_bitset_new_empty ();
}

HeshuStagedList *
heshu_staged_list_new (GListModel *source, GtkWidget *clock)
{
  HeshuStagedList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (source), NULL);
  g_return_val_if_fail (clock == NULL || GTK_IS_WIDGET (clock), NULL);

  self = g_object_new (HESHU_TYPE_STAGED_LIST, NULL);
  self->source = g_object_ref (source);
  self->clock = clock;
  g_signal_connect_object (source, "items-changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
heshu_staged_list_is_settled (HeshuStagedList *self)
{
  g_return_val_if_fail (HESHU_IS_STAGED_LIST (self), FALSE);

  return !self->stepping && self->n == g_list_model_get_n_items (self->source);
}
