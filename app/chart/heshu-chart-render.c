/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chart-writer.h"

#include "heshu-error.h"

char *
heshu_chart_spec_dup_provenance (const HeshuChartSpec *spec)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "heshu-chart %d; house %s %s", HESHU_CHART_SPEC_VERSION, spec->house,
                          spec->house_hash);
  for (guint i = 0; i < spec->reports->len; i++)
    {
      const HeshuChartReport *report = g_ptr_array_index (spec->reports, i);

      g_string_append_printf (text, "; report %s sha256:%s", report->name != NULL ? report->name : "",
                              report->sha256 != NULL ? report->sha256 : "");
    }

  return g_string_free (text, FALSE);
}

GBytes *
heshu_chart_render (const HeshuChartSpec *spec, const char *format, GError **error)
{
  g_autoptr (HeshuScene) scene = NULL;

  g_return_val_if_fail (spec != NULL && format != NULL, NULL);

  if (!g_str_equal (format, "png") && !g_str_equal (format, "svg") && !g_str_equal (format, "pdf"))
    {
      heshu_error_set (error, HESHU_ERROR_FORM_UNKNOWN, format, "png, svg, pdf");
      return NULL;
    }

  scene = heshu_chart_lay_out (spec, error);
  if (scene == NULL)
    return NULL;

  if (g_str_equal (format, "png"))
    return heshu_chart_write_png (spec, scene, error);
  if (g_str_equal (format, "svg"))
    return heshu_chart_write_svg (spec, scene, error);
  return heshu_chart_write_pdf (spec, scene, error);
}
