/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-learning-private.h"

#include "heshu-job-private.h"

#include "heshu-error.h"
#include "heshu-extractor.h"
#include "heshu-samples.h"

/* Reports that are read ahead of the writer. Each may hold HESHU_IMPORT_MAX_BYTES: few, so that a folder of
 * large files does not fill the memory. */
#define MAX_AHEAD 4

#define PROGRESS_INTERVAL_US (G_USEC_PER_SEC / 10)

typedef struct
{
  const HeshuImportSource *source;
  gboolean done; /* under the batch's mutex; what follows belongs to the worker until then */
  HeshuReport *report;
  GPtrArray *metrics;
  char *known_id;
  GError *error;
} Job;

typedef struct
{
  HeshuDesk *desk;
  HeshuImporter *importer;
  HeshuLexicon *lexicon;
  const char *encoding;
  GCancellable *cancellable;
  GMutex mutex;
  GCond finished;
  Job *jobs;
  guint n_jobs;
} Batch;

HeshuImportSource *
heshu_import_source_new (const char *path)
{
  HeshuImportSource *self = g_new0 (HeshuImportSource, 1);

  self->name = g_strdup (path);
  return self;
}

HeshuImportSource *
heshu_import_source_new_bytes (GBytes *bytes, const char *name, const char *media_type)
{
  HeshuImportSource *self = heshu_import_source_new (name);

  self->bytes = g_bytes_ref (bytes);
  self->media_type = g_strdup (media_type);
  return self;
}

void
heshu_import_source_free (HeshuImportSource *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->media_type);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

void
heshu_import_result_free (HeshuImportResult *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->path);
  g_free (self->report_id);
  g_free (self->encoding);
  g_clear_error (&self->error);
  g_free (self);
}

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->report, heshu_report_unref);
  g_clear_pointer (&job->metrics, g_ptr_array_unref);
  g_clear_pointer (&job->known_id, g_free);
  g_clear_error (&job->error);
}

static void
read_source (Batch *batch, Job *job)
{
  const HeshuImportSource *source = job->source;

  if (source->bytes != NULL)
    job->report = heshu_importer_read_bytes (batch->importer, source->bytes, source->name, source->media_type,
                                             batch->encoding, batch->cancellable, &job->error);
  else
    job->report = heshu_importer_read_file (batch->importer, source->name, batch->encoding,
                                            batch->cancellable, &job->error);
  if (job->report == NULL)
    return;

  job->known_id = heshu_desk_find_report (batch->desk, job->report->sha256, &job->error);
  if (job->known_id != NULL || job->error != NULL)
    return;

  job->report->sample = heshu_samples_contain (job->report->sha256);
  heshu_job_extract (job->report, batch->lexicon, &job->metrics, batch->cancellable, &job->error);
}

static void
worker_cb (gpointer data, gpointer user_data)
{
  Batch *batch = user_data;
  Job *job = data;

  read_source (batch, job);

  g_mutex_lock (&batch->mutex);
  job->done = TRUE;
  g_cond_broadcast (&batch->finished);
  g_mutex_unlock (&batch->mutex);
}

/* What is wrong with the desk or stops everything, as opposed to one file */
static gboolean
ends_batch (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  if (error->domain != HESHU_ERROR)
    return FALSE;

  switch ((HeshuErrorCode) error->code)
    {
    case HESHU_ERROR_DESK_MISSING:
    case HESHU_ERROR_DESK_FORBIDDEN:
    case HESHU_ERROR_DESK_NOT_A_DESK:
    case HESHU_ERROR_DESK_NEWER:
    case HESHU_ERROR_DESK_READ_ONLY:
    case HESHU_ERROR_DESK_BUSY:
    case HESHU_ERROR_DESK_DAMAGED:
    case HESHU_ERROR_DISK_FULL:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The name under which the desk has the report */
static char *
dup_known_name (HeshuDesk *desk, const char *report_id)
{
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, report_id, NULL);

  return report != NULL ? g_strdup (report->document->name) : g_strdup (report_id);
}

/* Writes what a worker read. FALSE with @error where the batch ends. */
static gboolean
store_job (Batch *batch, Job *job, HeshuImportResult *result, GError **error)
{
  g_autofree char *shown = g_filename_display_name (job->source->name);
  g_autofree char *known_name = NULL;

  if (job->error == NULL && job->known_id == NULL)
    result->report_id = heshu_desk_import (batch->desk, job->report, job->metrics, HESHU_EXTRACTOR_VERSION,
                                           heshu_lexicon_get_hash (batch->lexicon), &job->error);
  if (job->error != NULL && ends_batch (job->error))
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return FALSE;
    }

  result->error = g_steal_pointer (&job->error);
  if (job->known_id != NULL)
    {
      result->report_id = g_steal_pointer (&job->known_id);
      known_name = dup_known_name (batch->desk, result->report_id);
      heshu_error_set (&result->error, HESHU_ERROR_FILE_KNOWN, shown, known_name);
    }
  else if (result->report_id != NULL)
    {
      const HeshuDocument *document = job->report->document;

      result->n_metrics = job->metrics->len;
      result->encoding = g_strdup (document->encoding);
      result->encoding_source = document->encoding_source;
      result->n_replaced = document->n_replaced;
    }
  return TRUE;
}

static void
wait_for (Batch *batch, Job *job)
{
  g_mutex_lock (&batch->mutex);
  while (!job->done)
    g_cond_wait (&batch->finished, &batch->mutex);
  g_mutex_unlock (&batch->mutex);
}

static gboolean
run_jobs (Batch *batch,
          GThreadPool *pool,
          GPtrArray *results,
          const HeshuImportObserver *observer,
          GError **error)
{
  gint64 last_progress_us = 0;
  guint n_pushed = 0;

  for (guint i = 0; i < batch->n_jobs; i++)
    {
      HeshuImportResult *result;
      Job *job = &batch->jobs[i];
      gint64 now_us;

      while (n_pushed < batch->n_jobs && n_pushed < i + MAX_AHEAD)
        g_thread_pool_push (pool, &batch->jobs[n_pushed++], NULL);
      wait_for (batch, job);
      if (g_cancellable_set_error_if_cancelled (batch->cancellable, error))
        return FALSE;

      result = g_new0 (HeshuImportResult, 1);
      result->name = g_filename_display_basename (job->source->name);
      result->path = job->source->bytes == NULL ? g_strdup (job->source->name) : NULL;
      if (!store_job (batch, job, result, error))
        {
          heshu_import_result_free (result);
          return FALSE;
        }
      g_ptr_array_add (results, result);
      job_clear (job);
      if (observer->imported != NULL)
        observer->imported (result, i + 1, batch->n_jobs, observer->imported_data);

      now_us = g_get_monotonic_time ();
      if (observer->progress != NULL &&
          (now_us - last_progress_us >= PROGRESS_INTERVAL_US || i + 1 == batch->n_jobs))
        {
          observer->progress ((i + 1.0) / batch->n_jobs, result->name, observer->progress_data);
          last_progress_us = now_us;
        }
    }
  return TRUE;
}

/* A newsroom's faulty lexicon does not stop an import; it is a row of its own. The desk's own words join it. */
static HeshuLexicon *
load_lexicon (HeshuDesk *desk, GPtrArray *results)
{
  g_autoptr (GError) lexicon_error = NULL;
  g_autoptr (HeshuLexicon) lexicon = heshu_lexicon_load_user (&lexicon_error);

  if (lexicon_error != NULL)
    {
      HeshuImportResult *result = g_new0 (HeshuImportResult, 1);

      result->name = g_build_filename (g_get_user_config_dir (), "heshu", "lexicons", NULL);
      result->error = g_steal_pointer (&lexicon_error);
      g_ptr_array_add (results, result);
    }
  return heshu_desk_load_lexicon (desk, lexicon, NULL);
}

gboolean
heshu_import_batch (HeshuDesk *desk,
                    GPtrArray *sources,
                    const char *encoding,
                    GPtrArray *results,
                    const HeshuImportObserver *observer,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  const guint n_before = results->len;
  g_autoptr (HeshuLexicon) lexicon = load_lexicon (desk, results);
  Batch batch = { desk, importer, lexicon, encoding, cancellable };
  GThreadPool *pool;
  gboolean complete;

  batch.n_jobs = sources->len;
  batch.jobs = g_new0 (Job, batch.n_jobs);
  for (guint i = 0; i < batch.n_jobs; i++)
    batch.jobs[i].source = g_ptr_array_index (sources, i);
  if (results->len > n_before && observer->imported != NULL)
    observer->imported (g_ptr_array_index (results, n_before), 0, batch.n_jobs, observer->imported_data);
  g_mutex_init (&batch.mutex);
  g_cond_init (&batch.finished);

  pool =
      g_thread_pool_new (worker_cb, &batch, (int) CLAMP (g_get_num_processors (), 1, MAX_AHEAD), FALSE, NULL);
  complete = run_jobs (&batch, pool, results, observer, error);
  /* drops what has not begun, waits for what has: nothing may touch the batch any more */
  g_thread_pool_free (pool, TRUE, TRUE);

  for (guint i = 0; i < batch.n_jobs; i++)
    job_clear (&batch.jobs[i]);
  g_free (batch.jobs);
  g_mutex_clear (&batch.mutex);
  g_cond_clear (&batch.finished);
  return complete;
}
