/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-samples.h"

#include "heshu-samples-resource.h"

#include <stdlib.h>
#include <string.h>

#define SAMPLES_PATH "/org/heshu/samples"

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gpointer
load_samples (gpointer data)
{
  GPtrArray *samples = g_ptr_array_new ();
  GResource *resource = heshu_samples_get_resource ();
  g_auto (GStrv) names =
      g_resource_enumerate_children (resource, SAMPLES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* a resource does not keep its children in order */
  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof *names, compare_names);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SAMPLES_PATH "/", names[i], NULL);
      HeshuSample *sample = g_new0 (HeshuSample, 1);

      sample->name = g_strdup (names[i]);
      sample->bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      sample->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sample->bytes);
      g_ptr_array_add (samples, sample);
    }
  return samples;
}

GPtrArray *
heshu_samples_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_samples, NULL);
}

gboolean
heshu_samples_contain (const char *sha256)
{
  GPtrArray *samples = heshu_samples_get ();

  g_return_val_if_fail (sha256 != NULL, FALSE);

  for (guint i = 0; i < samples->len; i++)
    if (g_str_equal (((HeshuSample *) g_ptr_array_index (samples, i))->sha256, sha256))
      return TRUE;
  return FALSE;
}
