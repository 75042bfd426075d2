/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-registry.h"

#include <string.h>

HeshuRegistryEntry *
heshu_registry_entry_copy (const HeshuRegistryEntry *self)
{
  HeshuRegistryEntry *copy = g_new0 (HeshuRegistryEntry, 1);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->aliases = g_strdupv (self->aliases);
  copy->definition = g_strdup (self->definition);
  copy->topic = g_strdup (self->topic);
  copy->unit = g_strdup (self->unit);
  copy->count = self->count;
  copy->n_charts = self->n_charts;

  return copy;
}

void
heshu_registry_entry_free (HeshuRegistryEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->aliases);
  g_free (self->definition);
  g_free (self->topic);
  g_free (self->unit);
  g_free (self);
}

gboolean
heshu_registry_entry_has (const HeshuRegistryEntry *self, const char *wording)
{
  return g_str_equal (self->name, wording) || g_strv_contains ((const char *const *) self->aliases, wording);
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static char **
split_lines (const char *text)
{
  return *text != '\0' ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
}

static HeshuRegistryEntry *
entry_new (const HeshuIndicator *indicator)
{
  HeshuRegistryEntry *self = g_new0 (HeshuRegistryEntry, 1);

  self->id = g_strdup (indicator->id);
  self->name = g_strdup (indicator->name);
  self->aliases = split_lines (indicator->aliases);
  self->definition = g_strdup (indicator->definition);
  self->topic = g_strdup (indicator->topic);
  self->unit = g_strdup (indicator->unit);

  return self;
}

static HeshuRegistryEntry *
entry_new_wording (const char *wording)
{
  const HeshuIndicator indicator = { NULL,        (char *) wording, (char *) "",
                                     (char *) "", (char *) "",      (char *) "" };

  return entry_new (&indicator);
}

/* @by_wording: the first that has a wording keeps it: it is where a metric is looked for */
static void
add_entry (GPtrArray *entries, GHashTable *by_wording, HeshuRegistryEntry *entry)
{
  g_ptr_array_add (entries, entry);
  if (!g_hash_table_contains (by_wording, entry->name))
    g_hash_table_insert (by_wording, entry->name, entry);
  for (guint i = 0; entry->aliases[i] != NULL; i++)
    if (!g_hash_table_contains (by_wording, entry->aliases[i]))
      g_hash_table_insert (by_wording, entry->aliases[i], entry);
}

static void
count_metrics (GPtrArray *entries, GHashTable *by_wording, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const HeshuNamedCount *name = names->pdata[i];
      HeshuRegistryEntry *entry = g_hash_table_lookup (by_wording, name->name);

      if (entry == NULL)
        {
          entry = entry_new_wording (name->name);
          add_entry (entries, by_wording, entry);
        }
      entry->count += name->count;
    }
}

/* A chart that shows several wordings of one indicator counts once; its rows stand together. */
static void
count_charts (GHashTable *by_wording, GPtrArray *charted)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  const char *chart = NULL;

  for (guint i = 0; i < charted->len; i++)
    {
      const HeshuCharted *one = charted->pdata[i];
      HeshuRegistryEntry *entry = g_hash_table_lookup (by_wording, one->indicator);

      if (g_strcmp0 (chart, one->chart_id) != 0)
        g_hash_table_remove_all (counted);
      chart = one->chart_id;
      if (entry != NULL && g_hash_table_add (counted, entry))
        entry->n_charts++;
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const HeshuRegistryEntry *first = *(const HeshuRegistryEntry *const *) a;
  const HeshuRegistryEntry *second = *(const HeshuRegistryEntry *const *) b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;

  return strcmp (first->name, second->name);
}

GPtrArray *
heshu_registry_list (HeshuDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_registry_entry_free);
  g_autoptr (GHashTable) by_wording = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) registered = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) charted = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk), NULL);

  registered = heshu_desk_list_indicators (desk, error);
  names = registered != NULL ? heshu_desk_list_names (desk, HESHU_OBJECT_INDICATOR, error) : NULL;
  charted = names != NULL ? heshu_desk_list_charted (desk, error) : NULL;
  if (charted == NULL)
    return NULL;
  for (guint i = 0; i < registered->len; i++)
    add_entry (entries, by_wording, entry_new (registered->pdata[i]));
  count_metrics (entries, by_wording, names);
  count_charts (by_wording, charted);
  g_ptr_array_sort (entries, compare_entries);

  return g_steal_pointer (&entries);
}

const HeshuRegistryEntry *
heshu_registry_find (GPtrArray *entries, const char *wording)
{
  g_return_val_if_fail (entries != NULL && wording != NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    if (heshu_registry_entry_has (entries->pdata[i], wording))
      return entries->pdata[i];

  return NULL;
}
