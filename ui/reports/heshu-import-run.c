/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-import-run.h"

#include "heshu-error.h"

#define LOOK_MS 100

/* --- a failure ---------------------------------------------------------------------------------------------
 */

struct _HeshuImportFailure
{
  GObject parent_instance;

  char *name;
  char *path;
  GError *error;
};

G_DEFINE_FINAL_TYPE (HeshuImportFailure, heshu_import_failure, G_TYPE_OBJECT)

static void
heshu_import_failure_finalize (GObject *object)
{
  HeshuImportFailure *self = HESHU_IMPORT_FAILURE (object);

  g_free (self->name);
  g_free (self->path);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (heshu_import_failure_parent_class)->finalize (object);
}

static void
heshu_import_failure_class_init (HeshuImportFailureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_import_failure_finalize;
}

static void
heshu_import_failure_init (HeshuImportFailure *self)
{
}

const char *
heshu_import_failure_get_name (HeshuImportFailure *self)
{
  return self->name;
}

const char *
heshu_import_failure_get_path (HeshuImportFailure *self)
{
  return self->path;
}

const GError *
heshu_import_failure_get_error (HeshuImportFailure *self)
{
  return self->error;
}

/* --- what the worker and the window share
 * --------------------------------------------------------------------
 */

typedef struct
{
  int ref_count;
  GMutex mutex;
  HeshuImportNumbers numbers; /* under the mutex, as all that follows */
  char *current;
  char *report_id;
  GPtrArray *failures; /* of HeshuImportFailure: not taken up yet */
  gboolean is_new;     /* something changed since it was looked at */
} Board;

static Board *
board_new (void)
{
  Board *board = g_new0 (Board, 1);

  board->ref_count = 1;
  g_mutex_init (&board->mutex);
  board->failures = g_ptr_array_new_with_free_func (g_object_unref);

  return board;
}

static Board *
board_ref (Board *board)
{
  g_atomic_int_inc (&board->ref_count);

  return board;
}

static void
board_unref (Board *board)
{
  if (!g_atomic_int_dec_and_test (&board->ref_count))
    return;
  g_mutex_clear (&board->mutex);
  g_free (board->current);
  g_free (board->report_id);
  g_ptr_array_unref (board->failures);
  g_free (board);
}

static HeshuImportFailure *
failure_new (const HeshuImportResult *result)
{
  HeshuImportFailure *failure = g_object_new (HESHU_TYPE_IMPORT_FAILURE, NULL);

  failure->name = g_strdup (result->name);
  failure->path = g_strdup (result->path);
  failure->error = g_error_copy (result->error);

  return failure;
}

typedef struct
{
  Board *board;
  GPtrArray *sources;
  char *encoding;
  guint n_files_before;
  guint n_done_before;
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_clear_pointer (&batch->board, board_unref);
  g_clear_pointer (&batch->sources, g_ptr_array_unref);
  g_free (batch->encoding);
  g_free (batch);
}

static void
imported_cb (const HeshuImportResult *result, guint n_done, guint n_files, gpointer data)
{
  Batch *batch = data;
  Board *board = batch->board;
  gboolean is_known = g_error_matches (result->error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);

  g_mutex_lock (&board->mutex);
  board->numbers.n_files = batch->n_files_before + n_files;
  board->numbers.n_done = batch->n_done_before + n_done;
  board->is_new = TRUE;
  g_free (board->current);
  board->current = g_strdup (result->name);
  if (result->report_id != NULL)
    {
      g_free (board->report_id);
      board->report_id = g_strdup (result->report_id);
    }
  if (result->error == NULL)
    {
      board->numbers.n_imported++;
      board->numbers.n_metrics += result->n_metrics;
    }
  else if (is_known)
    board->numbers.n_known++;
  else
    {
      board->numbers.n_failed++;
      g_ptr_array_add (board->failures, failure_new (result));
    }
  g_mutex_unlock (&board->mutex);
}

static gpointer
import_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  Batch *batch = data;

  heshu_import_sources (desk, batch->sources, batch->encoding, imported_cb, batch, cancellable, error);

  return NULL;
}

/* --- the run
 * -------------------------------------------------------------------------------------------------
 */

struct _HeshuImportRun
{
  GObject parent_instance;

  HeshuWorkspace *workspace;
  Board *board;
  GQueue waiting; /* of Batch */
  GCancellable *cancellable;
  GListStore *failures;
  HeshuImportNumbers numbers;
  char *current;
  char *report_id;
  GError *error;
  guint look_timeout;
};

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuImportRun, heshu_import_run, G_TYPE_OBJECT)

/* What the worker noted since the last look */
static void
look (HeshuImportRun *self)
{
  g_autoptr (GPtrArray) failures = NULL;
  gboolean running = self->numbers.running, cancelled = self->numbers.cancelled;

  g_mutex_lock (&self->board->mutex);
  if (!self->board->is_new)
    {
      g_mutex_unlock (&self->board->mutex);
      return;
    }
  self->board->is_new = FALSE;
  self->numbers = self->board->numbers;
  failures = g_steal_pointer (&self->board->failures);
  self->board->failures = g_ptr_array_new_with_free_func (g_object_unref);
  g_free (self->current);
  self->current = g_strdup (self->board->current);
  g_free (self->report_id);
  self->report_id = g_strdup (self->board->report_id);
  g_mutex_unlock (&self->board->mutex);

  self->numbers.running = running;
  self->numbers.cancelled = cancelled;
  g_list_store_splice (self->failures, g_list_model_get_n_items (G_LIST_MODEL (self->failures)), 0,
                       failures->pdata, failures->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
look_cb (gpointer data)
{
  look (data);

  return G_SOURCE_CONTINUE;
}

static void start_next (HeshuImportRun *self);

static void
batch_done_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuImportRun *self = HESHU_IMPORT_RUN (owner);

  look (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->numbers.cancelled = TRUE;
  else if (error != NULL && self->error == NULL)
    self->error = g_error_copy (error);
  if (error != NULL) /* what is wrong with the desk is wrong with what waits as well */
    g_queue_clear_full (&self->waiting, batch_free);
  start_next (self);
}

static void
finish (HeshuImportRun *self)
{
  self->numbers.running = FALSE;
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  g_clear_object (&self->cancellable);
  g_object_set (self->workspace, "busy", FALSE, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
start_next (HeshuImportRun *self)
{
  Batch *batch = g_queue_pop_head (&self->waiting);

  if (batch == NULL)
    {
      finish (self);
      return;
    }
  batch->n_files_before = self->numbers.n_files;
  batch->n_done_before = self->numbers.n_done;
  heshu_workspace_run (self->workspace, G_OBJECT (self), import_work, batch, batch_free, NULL,
                       self->cancellable, batch_done_cb);
}

void
heshu_import_run_add (HeshuImportRun *self, GPtrArray *sources, const char *encoding)
{
  Batch *batch;

  g_return_if_fail (HESHU_IS_IMPORT_RUN (self));
  g_return_if_fail (sources != NULL);

  batch = g_new0 (Batch, 1);
  batch->sources = sources;
  batch->encoding = g_strdup (encoding);
  if (!self->numbers.running)
    {
      g_clear_pointer (&self->board, board_unref);
      self->board = board_new ();
      g_clear_error (&self->error);
      g_clear_pointer (&self->current, g_free);
      g_clear_pointer (&self->report_id, g_free);
    }
  batch->board = board_ref (self->board);
  g_queue_push_tail (&self->waiting, batch);
  if (self->numbers.running)
    return;

  self->numbers = (HeshuImportNumbers){ .running = TRUE };
  self->cancellable = g_cancellable_new ();
  self->look_timeout = g_timeout_add (LOOK_MS, look_cb, self);
  g_object_set (self->workspace, "busy", TRUE, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  start_next (self);
}

void
heshu_import_run_cancel (HeshuImportRun *self)
{
  g_return_if_fail (HESHU_IS_IMPORT_RUN (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
heshu_import_run_get_numbers (HeshuImportRun *self, HeshuImportNumbers *numbers)
{
  *numbers = self->numbers;
}

const char *
heshu_import_run_get_current (HeshuImportRun *self)
{
  return self->current;
}

const GError *
heshu_import_run_get_error (HeshuImportRun *self)
{
  return self->error;
}

const char *
heshu_import_run_get_report_id (HeshuImportRun *self)
{
  return self->report_id;
}

GListModel *
heshu_import_run_get_failures (HeshuImportRun *self)
{
  return G_LIST_MODEL (self->failures);
}

void
heshu_import_run_dismiss (HeshuImportRun *self, HeshuImportFailure *failure)
{
  guint position;

  g_return_if_fail (HESHU_IS_IMPORT_RUN (self));

  if (g_list_store_find (self->failures, failure, &position))
    g_list_store_remove (self->failures, position);
}

void
heshu_import_run_dismiss_all (HeshuImportRun *self)
{
  g_return_if_fail (HESHU_IS_IMPORT_RUN (self));

  g_list_store_remove_all (self->failures);
}

/* A window that closes ends its import; what came in stays. */
static void
heshu_import_run_dispose (GObject *object)
{
  HeshuImportRun *self = HESHU_IMPORT_RUN (object);

  g_clear_handle_id (&self->look_timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->waiting, batch_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->failures);
  G_OBJECT_CLASS (heshu_import_run_parent_class)->dispose (object);
}

static void
heshu_import_run_finalize (GObject *object)
{
  HeshuImportRun *self = HESHU_IMPORT_RUN (object);

  g_clear_pointer (&self->board, board_unref);
  g_free (self->current);
  g_free (self->report_id);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (heshu_import_run_parent_class)->finalize (object);
}

static void
heshu_import_run_class_init (HeshuImportRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = heshu_import_run_dispose;
  object_class->finalize = heshu_import_run_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", HESHU_TYPE_IMPORT_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", HESHU_TYPE_IMPORT_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
heshu_import_run_init (HeshuImportRun *self)
{
  g_queue_init (&self->waiting);
  self->failures = g_list_store_new (HESHU_TYPE_IMPORT_FAILURE);
}

HeshuImportRun *
heshu_import_run_new (HeshuWorkspace *workspace)
{
  HeshuImportRun *self = g_object_new (HESHU_TYPE_IMPORT_RUN, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}
