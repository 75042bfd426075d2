/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric-list.h"

/* Rows that are read, and told, at once: a view asks for about two hundred when it is scrolled, and filling
 * all their cells in one turn of the main loop would be felt. */
#define BATCH_ROWS 64
/* What is asked for before the whole order, so that a new question is answered at once: a million keys take a
 * second */
#define FIRST_ROWS 512
/* Rows that are kept though nobody holds them, so that scrolling back shows them at once */
#define RECENT_ROWS 1024

struct _HeshuMetricList
{
  GObject parent_instance;

  HeshuDesk *desk;
  HeshuMetricQuery *query; /* (nullable) */
  GArray *keys;            /* of guint64, in order */
  GHashTable *seen;        /* key -> Seen: rows that somebody holds */
  GQueue recent;           /* of HeshuMetricRow (transfer full), the newest first */
  GArray *wanted;          /* of guint64: rows to be read, the last one first */
  guint wanted_source;
  gboolean reading; /* a batch is on its way */

  guint generation; /* of the query */
  gboolean loading;
  gboolean again; /* the desk changed while it was asked */
  GCancellable *cancellable;
};

/* Held weakly: it goes with its row */
typedef struct
{
  guint64 key;
  HeshuMetricRow *row;
  HeshuMetricList *list;
} Seen;

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void ask (HeshuMetricList *self, gboolean anew);
static void want (HeshuMetricList *self, guint64 key);

/* --- the model -------------------------------------------------------------------------------------------
 */

static GType
list_get_item_type (GListModel *model)
{
  return HESHU_TYPE_METRIC_ROW;
}

static guint
list_get_n_items (GListModel *model)
{
  return HESHU_METRIC_LIST (model)->keys->len;
}

static void
row_gone_cb (gpointer data, GObject *row)
{
  Seen *seen = data;

  g_hash_table_remove (seen->list->seen, &seen->key);
}

static void
keep_recent (HeshuMetricList *self, HeshuMetricRow *row)
{
  g_queue_push_head (&self->recent, g_object_ref (row));
  if (g_queue_get_length (&self->recent) > RECENT_ROWS)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  HeshuMetricList *self = HESHU_METRIC_LIST (model);
  Seen *seen;
  guint64 key;

  if (position >= self->keys->len)
    return NULL;

  key = heshu_metric_list_get_key (self, position);
  seen = g_hash_table_lookup (self->seen, &key);
  if (seen != NULL)
    return g_object_ref (seen->row);

  seen = g_new (Seen, 1);
  *seen = (Seen){ key, heshu_metric_row_new (key), self };
  g_object_weak_ref (G_OBJECT (seen->row), row_gone_cb, seen);
  g_hash_table_insert (self->seen, &seen->key, seen);
  want (self, key);
  keep_recent (self, seen->row);

  return seen->row;
}

static void
heshu_metric_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HeshuMetricList,
                               heshu_metric_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, heshu_metric_list_model_init))

/* --- rows ------------------------------------------------------------------------------------------------
 */

static void
read_rows_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HeshuMetricList *self = source;
  GArray *keys = data;
  GError *error = NULL;
  GPtrArray *metrics =
      heshu_desk_list_metrics_by_keys (self->desk, (guint64 *) keys->data, keys->len, cancellable, &error);

  if (metrics != NULL)
    g_task_return_pointer (task, metrics, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HeshuMetricList *self = HESHU_METRIC_LIST (source);
  const GArray *keys = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) metrics = g_task_propagate_pointer (G_TASK (result), &error);

  self->reading = FALSE;
  if (error != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  for (guint i = 0; i < metrics->len; i++)
    {
      Seen *seen = g_hash_table_lookup (self->seen, &g_array_index (keys, guint64, i));

      if (seen != NULL)
        heshu_metric_row_set_metric (seen->row, g_ptr_array_index (metrics, i));
    }
  if (self->wanted->len > 0)
    want (self, 0);
}

/* Those that were asked for last, since they are what is seen now; what was only scrolled past is forgotten.
 */
static gboolean
read_wanted_cb (gpointer data)
{
  HeshuMetricList *self = data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GArray) batch = g_array_new (FALSE, FALSE, sizeof (guint64));

  self->wanted_source = 0;
  while (self->wanted->len > 0 && batch->len < BATCH_ROWS)
    {
      guint64 key = g_array_index (self->wanted, guint64, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (g_hash_table_contains (self->seen, &key))
        g_array_append_val (batch, key);
    }
  if (batch->len == 0)
    return G_SOURCE_REMOVE;

  self->reading = TRUE;
  task = g_task_new (self, NULL, rows_read_cb, NULL);
  g_task_set_source_tag (task, read_wanted_cb);
  g_task_set_task_data (task, g_steal_pointer (&batch), (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, read_rows_thread_func);

  return G_SOURCE_REMOVE;
}

/* @key: 0: only go on. Gathered until the main loop turns: a view asks for its rows one by one. */
static void
want (HeshuMetricList *self, guint64 key)
{
  if (key != 0)
    g_array_append_val (self->wanted, key);
  if (self->reading || self->wanted_source != 0)
    return;
  self->wanted_source = g_idle_add_full (G_PRIORITY_DEFAULT, read_wanted_cb, self, NULL);
}

static void
want_all_seen (HeshuMetricList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    want (self, ((Seen *) value)->key);
}

/* --- the order -------------------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuMetricQuery *query;
  guint generation;
  gboolean anew; /* another question than before: its beginning is shown first */
} Ask;

/* The beginning of an answer, on its way to the main loop */
typedef struct
{
  HeshuMetricList *list;
  GArray *keys;
  guint generation;
} Beginning;

static void
ask_free (gpointer data)
{
  Ask *asked = data;

  heshu_metric_query_free (asked->query);
  g_free (asked);
}

static void take_keys (HeshuMetricList *self, GArray *keys);

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_clear_pointer (&beginning->keys, g_array_unref);
  g_object_unref (beginning->list);
  g_free (beginning);
}

static gboolean
take_beginning_cb (gpointer data)
{
  Beginning *beginning = data;

  if (beginning->generation == beginning->list->generation)
    {
      take_keys (beginning->list, g_steal_pointer (&beginning->keys));
      want_all_seen (beginning->list);
    }

  return G_SOURCE_REMOVE;
}

/* In a worker. Returns: (transfer full) (nullable): the whole answer, where it is not longer than its
 * beginning */
static GArray *
answer_beginning (GTask *task,
                  HeshuMetricList *self,
                  const Ask *asked,
                  GCancellable *cancellable,
                  GError **error)
{
  GArray *keys = heshu_desk_list_metric_keys (self->desk, asked->query, FIRST_ROWS, cancellable, error);
  g_autoptr (GSource) source = NULL;
  Beginning *beginning;

  if (keys == NULL || keys->len < FIRST_ROWS)
    return keys;

  beginning = g_new (Beginning, 1);
  *beginning = (Beginning){ g_object_ref (self), keys, asked->generation };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_beginning_cb, beginning, beginning_free);
  g_source_attach (source, g_task_get_context (task));

  return NULL;
}

static void
ask_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HeshuMetricList *self = source;
  Ask *asked = data;
  GError *error = NULL;
  GArray *keys = asked->anew ? answer_beginning (task, self, asked, cancellable, &error) : NULL;

  if (keys == NULL && error == NULL)
    keys = heshu_desk_list_metric_keys (self->desk, asked->query, 0, cancellable, &error);
  if (keys != NULL)
    g_task_return_pointer (task, keys, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static guint
count_same (const GArray *one, const GArray *other, guint limit, gboolean at_end)
{
  guint n = 0;

  while (n < limit && g_array_index (one, guint64, at_end ? one->len - 1 - n : n) ==
                          g_array_index (other, guint64, at_end ? other->len - 1 - n : n))
    n++;

  return n;
}

static void
take_keys (HeshuMetricList *self, GArray *keys)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->keys);
  guint shorter = MIN (old->len, keys->len);
  guint before = count_same (old, keys, shorter, FALSE);
  guint behind = count_same (old, keys, shorter - before, TRUE);

  self->keys = keys;
  if (old->len != keys->len || before + behind < keys->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - behind,
                                keys->len - before - behind);
}

static void
set_loading (HeshuMetricList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HeshuMetricList *self = HESHU_METRIC_LIST (source);
  const Ask *asked = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = g_task_propagate_pointer (G_TASK (result), &error);

  if (asked->generation != self->generation)
    return;
  set_loading (self, FALSE);
  if (error != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    }
  else
    {
      take_keys (self, g_steal_pointer (&keys));
      want_all_seen (self);
      g_signal_emit (self, signals[SIGNAL_LOADED], 0);
    }
  if (self->again && !self->loading)
    ask (self, FALSE);
}

static void
ask (HeshuMetricList *self, gboolean anew)
{
  g_autoptr (GTask) task = NULL;
  Ask *asked = g_new0 (Ask, 1);

  self->again = FALSE;
  asked->query = heshu_metric_query_copy (self->query);
  asked->generation = self->generation;
  asked->anew = anew;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, asked_cb, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, asked, ask_free);
  set_loading (self, TRUE);
  g_task_run_in_thread (task, ask_thread_func);
}

/* --- the object ------------------------------------------------------------------------------------------
 */

static void
heshu_metric_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LOADING)
    g_value_set_boolean (value, HESHU_METRIC_LIST (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

/* Rows may outlive their list. */
static void
forget_seen (HeshuMetricList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (G_OBJECT (((Seen *) value)->row), row_gone_cb, value);
  g_hash_table_remove_all (self->seen);
}

static void
heshu_metric_list_dispose (GObject *object)
{
  HeshuMetricList *self = HESHU_METRIC_LIST (object);

  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wanted_source, g_source_remove);
  forget_seen (self);
  g_queue_clear_full (&self->recent, g_object_unref);

  G_OBJECT_CLASS (heshu_metric_list_parent_class)->dispose (object);
}

static void
heshu_metric_list_finalize (GObject *object)
{
  HeshuMetricList *self = HESHU_METRIC_LIST (object);

  g_clear_pointer (&self->query, heshu_metric_query_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (heshu_metric_list_parent_class)->finalize (object);
}

static void
heshu_metric_list_class_init (HeshuMetricListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = heshu_metric_list_dispose;
  object_class->finalize = heshu_metric_list_finalize;
  object_class->get_property = heshu_metric_list_get_property;

  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_LOADED] =
      g_signal_new ("loaded", HESHU_TYPE_METRIC_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", HESHU_TYPE_METRIC_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
heshu_metric_list_init (HeshuMetricList *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_queue_init (&self->recent);
}

HeshuMetricList *
heshu_metric_list_new (HeshuDesk *desk)
{
  HeshuMetricList *self;

  g_return_val_if_fail (HESHU_IS_DESK (desk), NULL);

  self = g_object_new (HESHU_TYPE_METRIC_LIST, NULL);
  self->desk = g_object_ref (desk);

  return self;
}

void
heshu_metric_list_set_query (HeshuMetricList *self, const HeshuMetricQuery *query)
{
  HeshuMetricQuery *copy;

  g_return_if_fail (HESHU_IS_METRIC_LIST (self) && query != NULL);

  copy = heshu_metric_query_copy (query);
  heshu_metric_query_free (self->query);
  self->query = copy;
  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  ask (self, TRUE);
}

const HeshuMetricQuery *
heshu_metric_list_get_query (HeshuMetricList *self)
{
  g_return_val_if_fail (HESHU_IS_METRIC_LIST (self), NULL);

  return self->query;
}

void
heshu_metric_list_refresh (HeshuMetricList *self)
{
  g_return_if_fail (HESHU_IS_METRIC_LIST (self));

  if (self->loading)
    self->again = TRUE;
  else if (self->query != NULL)
    ask (self, FALSE);
}

gboolean
heshu_metric_list_get_loading (HeshuMetricList *self)
{
  g_return_val_if_fail (HESHU_IS_METRIC_LIST (self), FALSE);

  return self->loading;
}

guint64
heshu_metric_list_get_key (HeshuMetricList *self, guint position)
{
  g_return_val_if_fail (HESHU_IS_METRIC_LIST (self) && position < self->keys->len, 0);

  return g_array_index (self->keys, guint64, position);
}
