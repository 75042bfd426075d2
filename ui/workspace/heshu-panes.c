/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-panes.h"

static GVariantDict *
read_panes (GSettings *settings)
{
  g_autoptr (GVariant) panes = g_settings_get_value (settings, "panes");
  GVariantDict *dict = g_variant_dict_new (NULL);
  GVariantIter iter;
  const char *name;
  gboolean shown;

  g_variant_iter_init (&iter, panes);
  while (g_variant_iter_next (&iter, "{&sb}", &name, &shown))
    g_variant_dict_insert (dict, name, "b", shown);

  return dict;
}

gboolean
heshu_panes_get_shown (const char *pane, gboolean narrow)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.heshu.Heshu");
  g_autoptr (GVariantDict) panes = read_panes (settings);
  gboolean shown;

  g_return_val_if_fail (pane != NULL, FALSE);

  if (narrow)
    return FALSE;

  return g_variant_dict_lookup (panes, pane, "b", &shown) ? shown : TRUE;
}

void
heshu_panes_set_shown (const char *pane, gboolean shown)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.heshu.Heshu");
  g_autoptr (GVariantDict) panes = read_panes (settings);
  g_autoptr (GVariant) values = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_return_if_fail (pane != NULL);

  g_variant_dict_insert (panes, pane, "b", shown);
  values = g_variant_ref_sink (g_variant_dict_end (panes));
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sb}"));
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      g_variant_builder_add (&builder, "{sb}", name, g_variant_get_boolean (value));
      g_variant_unref (value);
    }
  g_settings_set_value (settings, "panes", g_variant_builder_end (&builder));
}
