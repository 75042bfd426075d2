/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-compare-memory.h"

#include <gio/gio.h>

/* How many desks it is kept of */
#define MOST_DESKS 10
/* How many districts may be left out of a chart that is kept: nobody unticked more by hand */
#define MOST_LEFT_OUT 2000

static void
add_string (GVariantDict *dict, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (dict, key, "s", text);
}

static GVariant *
new_choice (const HeshuCompareRequest *request)
{
  g_autofree char *period = heshu_period_format (request->period);
  g_autofree gpointer *left_out = NULL;
  GVariantDict dict;
  guint n;

  g_variant_dict_init (&dict, NULL);
  add_string (&dict, "indicator", request->indicator);
  add_string (&dict, "period", period);
  add_string (&dict, "form", request->form);
  add_string (&dict, "size", request->size);
  add_string (&dict, "title", request->title);
  add_string (&dict, "language", request->language);
  add_string (&dict, "focus", request->focus);
  left_out = g_hash_table_get_keys_as_array (request->left_out, &n);
  if (n <= MOST_LEFT_OUT)
    g_variant_dict_insert_value (&dict, "left-out",
                                 g_variant_new_strv ((const char *const *) left_out, (gssize) n));

  return g_variant_dict_end (&dict);
}

void
heshu_compare_memory_keep (const char *desk, const HeshuCompareRequest *request)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.heshu.Heshu");
  g_autoptr (GVariant) before = g_settings_get_value (settings, "comparisons");
  g_autoptr (GVariant) after = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  GVariant *choice;

  g_return_if_fail (desk != NULL && request != NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sa{sv}}"));
  g_variant_builder_add (&builder, "{s@a{sv}}", desk, new_choice (request));
  g_variant_iter_init (&iter, before);
  for (guint n = 1; n < MOST_DESKS && g_variant_iter_next (&iter, "{&s@a{sv}}", &other, &choice);)
    {
      if (!g_str_equal (other, desk))
        {
          g_variant_builder_add (&builder, "{s@a{sv}}", other, choice);
          n++;
        }
      g_variant_unref (choice);
    }
  after = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (!g_variant_equal (before, after))
    g_settings_set_value (settings, "comparisons", after);
}

static char *
dup_string (GVariant *choice, const char *key, const char *fallback)
{
  const char *text = NULL;

  return g_strdup (g_variant_lookup (choice, key, "&s", &text) ? text : fallback);
}

HeshuCompareRequest *
heshu_compare_memory_recall (const char *desk)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.heshu.Heshu");
  g_autoptr (GVariant) all = g_settings_get_value (settings, "comparisons");
  g_autoptr (GVariant) choice = NULL;
  g_autofree char *period = NULL;
  g_auto (GStrv) left_out = NULL;
  HeshuCompareRequest *request;

  g_return_val_if_fail (desk != NULL, NULL);

  choice = g_variant_lookup_value (all, desk, G_VARIANT_TYPE_VARDICT);
  if (choice == NULL)
    return NULL;
  request = g_new0 (HeshuCompareRequest, 1);
  request->indicator = dup_string (choice, "indicator", NULL);
  period = dup_string (choice, "period", "");
  if (!heshu_period_parse (period, &request->period))
    request->period = HESHU_PERIOD_NONE;
  request->form = dup_string (choice, "form", NULL);
  request->size = dup_string (choice, "size", "screen");
  request->title = dup_string (choice, "title", NULL);
  request->language = dup_string (choice, "language", "zh");
  request->focus = dup_string (choice, "focus", NULL);
  request->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_variant_lookup (choice, "left-out", "^as", &left_out))
    for (char **key = left_out; *key != NULL; key++)
      g_hash_table_add (request->left_out, g_strdup (*key));

  return request;
}
