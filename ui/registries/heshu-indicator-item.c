/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-indicator-item.h"

#include "heshu-pinyin.h"

#include <glib/gi18n-lib.h>

struct _HeshuIndicatorItem
{
  GObject parent_instance;

  HeshuRegistryEntry *entry;
};

G_DEFINE_FINAL_TYPE (HeshuIndicatorItem, heshu_indicator_item, G_TYPE_OBJECT)

static void
heshu_indicator_item_finalize (GObject *object)
{
  heshu_registry_entry_free (HESHU_INDICATOR_ITEM (object)->entry);
  G_OBJECT_CLASS (heshu_indicator_item_parent_class)->finalize (object);
}

static void
heshu_indicator_item_class_init (HeshuIndicatorItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_indicator_item_finalize;
}

static void
heshu_indicator_item_init (HeshuIndicatorItem *self)
{
}

HeshuIndicatorItem *
heshu_indicator_item_new (HeshuRegistryEntry *entry)
{
  HeshuIndicatorItem *self = g_object_new (HESHU_TYPE_INDICATOR_ITEM, NULL);

  self->entry = entry;

  return self;
}

const HeshuRegistryEntry *
heshu_indicator_item_get_entry (HeshuIndicatorItem *self)
{
  g_return_val_if_fail (HESHU_IS_INDICATOR_ITEM (self), NULL);

  return self->entry;
}

/* --- words ------------------------------------------------------------------------------------------------
 */

static void
append_part (GString *line, const char *part)
{
  if (*part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

char *
heshu_indicator_item_dup_about (HeshuIndicatorItem *self)
{
  const HeshuRegistryEntry *entry = self->entry;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *wordings = g_strjoinv (_ (", "), entry->aliases);
  g_autofree char *also = *wordings != '\0' ? g_strdup_printf (_ ("also %s"), wordings) : g_strdup ("");

  append_part (line, also);
  append_part (line, entry->topic);
  append_part (line, entry->unit);
  append_part (line, entry->definition);

  return g_strdup (line->str);
}

char *
heshu_indicator_item_dup_usage (HeshuIndicatorItem *self)
{
  const HeshuRegistryEntry *entry = self->entry;
  g_autofree char *metrics =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric", "%u metrics", (gulong) entry->count),
                       (guint) entry->count);
  g_autofree char *charts =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chart", "%u charts", entry->n_charts),
                       entry->n_charts);

  return entry->n_charts > 0 ? g_strdup_printf ("%s · %s", metrics, charts) : g_steal_pointer (&metrics);
}

char *
heshu_registry_change_dup_words (const HeshuRegistryChange *change)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (change->count > 0)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE, "%u metric is then found under this name, too.",
                                         "%u metrics are then found under this name, too.",
                                         (gulong) change->count),
                            (guint) change->count);
  if (change->charts->len > 0)
    {
      g_autoptr (GPtrArray) titles = g_ptr_array_new ();
      g_autofree char *joined = NULL;

      for (guint i = 0; i < change->charts->len; i++)
        g_ptr_array_add (titles, change->charts->pdata[i]);
      g_ptr_array_add (titles, NULL);
      joined = g_strjoinv (_ (", "), (char **) titles->pdata);
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append_printf (words, _ ("Saved charts that show it stay as they are: %s."), joined);
    }

  return g_strdup (words->str);
}

/* --- finding ----------------------------------------------------------------------------------------------
 */

/* What is typed, made ready once for all rows */
typedef struct
{
  GtkEditable *entry;
  HeshuPinyinSearch search;
  gboolean is_set;
} Typed;

static gboolean
match (gpointer item, gpointer data)
{
  const HeshuRegistryEntry *entry = HESHU_INDICATOR_ITEM (item)->entry;
  const Typed *typed = data;

  if (!typed->is_set || heshu_pinyin_find (&typed->search, entry->name, NULL, NULL) ||
      heshu_pinyin_find (&typed->search, entry->topic, NULL, NULL))
    return TRUE;
  for (guint i = 0; entry->aliases[i] != NULL; i++)
    if (heshu_pinyin_find (&typed->search, entry->aliases[i], NULL, NULL))
      return TRUE;

  return FALSE;
}

static void
typed_cb (GtkFilter *filter, GtkEditable *entry)
{
  Typed *typed = g_object_get_data (G_OBJECT (filter), "typed");

  typed->is_set = heshu_pinyin_search_init (&typed->search, gtk_editable_get_text (entry));
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

GtkFilter *
heshu_indicator_filter_new (GtkEditable *entry)
{
  Typed *typed = g_new0 (Typed, 1);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (match, typed, NULL));

  g_object_set_data_full (G_OBJECT (filter), "typed", typed, g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), filter, G_CONNECT_SWAPPED);

  return filter;
}

/* --- a list of them ---------------------------------------------------------------------------------------
 */

static gboolean
is_same (GListStore *store, guint position, HeshuIndicatorItem *item)
{
  g_autoptr (HeshuIndicatorItem) now = g_list_model_get_item (G_LIST_MODEL (store), position);
  const HeshuRegistryEntry *one = now->entry, *other = item->entry;

  return g_strcmp0 (one->id, other->id) == 0 && g_str_equal (one->name, other->name) &&
         g_strv_equal ((const char *const *) one->aliases, (const char *const *) other->aliases) &&
         g_str_equal (one->definition, other->definition) && g_str_equal (one->topic, other->topic) &&
         g_str_equal (one->unit, other->unit) && one->count == other->count &&
         one->n_charts == other->n_charts;
}

void
heshu_indicator_store_replace (GListStore *store, GPtrArray *items)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint start = 0, end = 0;

  while (start < n_before && start < items->len && is_same (store, start, items->pdata[start]))
    start++;
  while (end < n_before - start && end < items->len - start &&
         is_same (store, n_before - end - 1, items->pdata[items->len - end - 1]))
    end++;
  g_list_store_splice (store, start, n_before - start - end, items->pdata + start, items->len - start - end);
}
