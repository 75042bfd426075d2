/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-registry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuIndicatorItem:
 *
 * A row of the registry of indicators. Immutable, so that a worker may read it.
 */
#define HESHU_TYPE_INDICATOR_ITEM (heshu_indicator_item_get_type ())
G_DECLARE_FINAL_TYPE (HeshuIndicatorItem, heshu_indicator_item, HESHU, INDICATOR_ITEM, GObject)

/* @entry: (transfer full) */
HeshuIndicatorItem *heshu_indicator_item_new (HeshuRegistryEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
const HeshuRegistryEntry *heshu_indicator_item_get_entry (HeshuIndicatorItem *self);

/* (transfer full): its other wordings, topic and unit in a line, "" where it has none; how much it is used */
char *heshu_indicator_item_dup_about (HeshuIndicatorItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *heshu_indicator_item_dup_usage (HeshuIndicatorItem *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): what @change would do, in sentences; "" where nothing */
char *heshu_registry_change_dup_words (const HeshuRegistryChange *change) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_indicator_filter_new:
 * @entry: where somebody types what is looked for: part of a name, a wording or a topic, or its pinyin
 *
 * Returns: (transfer full): follows what is typed
 */
GtkFilter *heshu_indicator_filter_new (GtkEditable *entry) G_GNUC_WARN_UNUSED_RESULT;

/* Makes @store hold @items (of #HeshuIndicatorItem), what is the same left where it is */
void heshu_indicator_store_replace (GListStore *store, GPtrArray *items);

G_END_DECLS
