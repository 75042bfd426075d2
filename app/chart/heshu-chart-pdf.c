/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-writer.h"

#include "heshu-error.h"

#include <cairo-pdf.h>

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The date of the newest report, never the clock: the same spec is the same file */
static char *
dup_date (const HeshuChartSpec *spec)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *text = g_strconcat (*spec->date != '\0' ? spec->date : "2000-01-01", "T00:00:00Z", NULL);

  date = g_date_time_new_from_iso8601 (text, NULL);
  return date != NULL ? g_steal_pointer (&text) : g_strdup ("2000-01-01T00:00:00Z");
}

GBytes *
heshu_chart_write_pdf (const HeshuChartSpec *spec, const HeshuScene *scene, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, bytes, scene->width, scene->height);
  g_autofree char *date = dup_date (spec);
  g_autofree char *provenance = heshu_chart_spec_dup_provenance (spec);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, spec->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, spec->description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, provenance);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Heshu " HESHU_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  heshu_scene_paint (scene, cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_byte_array_unref (bytes);
      heshu_error_set (error, HESHU_ERROR_CHART_TOO_SMALL, spec->size.name, NULL);
      return NULL;
    }

  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
