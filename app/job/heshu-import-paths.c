/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-job-private.h"

#include "heshu-error.h"
#include "heshu-samples.h"

static void
add_failure (GPtrArray *results, const char *path, GError *error)
{
  HeshuImportResult *result = g_new0 (HeshuImportResult, 1);

  result->name = g_filename_display_basename (path);
  result->path = g_strdup (path);
  result->error = error;
  g_ptr_array_add (results, result);
}

/* The files below @path; what cannot be listed becomes a row of its own */
static void
add_path (GPtrArray *sources, GPtrArray *results, const char *path)
{
  g_autoptr (GPtrArray) failed = NULL;
  g_autoptr (GPtrArray) files = heshu_importer_list_files (path, &failed);
  g_autofree char *shown = g_filename_display_name (path);

  if (files->len == 0 && failed->len == 0)
    add_failure (results, path, heshu_error_new (HESHU_ERROR_FOLDER_EMPTY, shown, NULL));
  for (guint i = 0; i < failed->len; i++)
    add_failure (results, path, g_error_copy (g_ptr_array_index (failed, i)));

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (sources, heshu_import_source_new (g_ptr_array_index (files, i)));
}

gboolean
heshu_import_sources (HeshuDesk *desk,
                      GPtrArray *sources,
                      const char *encoding,
                      HeshuImportedFunc imported,
                      gpointer imported_data,
                      GCancellable *cancellable,
                      GError **error)
{
  const HeshuImportObserver observer = { .imported = imported, .imported_data = imported_data };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk), FALSE);
  g_return_val_if_fail (sources != NULL, FALSE);

  results = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_result_free);
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);
  for (guint i = 0; i < sources->len; i++)
    {
      const HeshuImportSource *source = g_ptr_array_index (sources, i);

      if (source->bytes != NULL)
        g_ptr_array_add (files,
                         heshu_import_source_new_bytes (source->bytes, source->name, source->media_type));
      else
        add_path (files, results, source->name);
    }
  for (guint i = 0; imported != NULL && i < results->len; i++) /* folders that could not be listed */
    imported (g_ptr_array_index (results, i), 0, files->len, imported_data);

  return heshu_import_batch (desk, files, encoding, results, &observer, cancellable, error);
}

GPtrArray *
heshu_import_paths (HeshuDesk *desk,
                    const char *const *paths,
                    const char *encoding,
                    HeshuProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  const HeshuImportObserver observer = { .progress = progress, .progress_data = progress_data };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  results = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_result_free);
  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);
  for (; *paths != NULL; paths++)
    add_path (sources, results, *paths);

  if (!heshu_import_batch (desk, sources, encoding, results, &observer, cancellable, error))
    return NULL;
  return g_steal_pointer (&results);
}

GPtrArray *
heshu_import_samples (HeshuDesk *desk,
                      HeshuProgressFunc progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error)
{
  const HeshuImportObserver observer = { .progress = progress, .progress_data = progress_data };
  GPtrArray *samples = heshu_samples_get ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk), NULL);

  results = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_result_free);
  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_import_source_free);
  for (guint i = 0; i < samples->len; i++)
    {
      const HeshuSample *sample = g_ptr_array_index (samples, i);

      g_ptr_array_add (sources, heshu_import_source_new_bytes (sample->bytes, sample->name, NULL));
    }

  if (!heshu_import_batch (desk, sources, NULL, results, &observer, cancellable, error))
    return NULL;
  return g_steal_pointer (&results);
}
