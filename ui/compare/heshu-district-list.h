/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuDistrictList:
 *
 * The districts of a comparison: which are in the chart, and which one is highlighted. A district that was
 * taken out stays out when the districts are set again.
 *
 * Signals: `changed`: by a person
 */
#define HESHU_TYPE_DISTRICT_LIST (heshu_district_list_get_type ())
G_DECLARE_FINAL_TYPE (HeshuDistrictList, heshu_district_list, HESHU, DISTRICT_LIST, GtkWidget)

void heshu_district_list_set_table (HeshuDistrictList *self, const HeshuTable *table);
/* (transfer none): set of keys: the code of a district, its name where it has none */
GHashTable *heshu_district_list_get_left_out (HeshuDistrictList *self);
void heshu_district_list_set_left_out (HeshuDistrictList *self, GHashTable *left_out);
/* (nullable): a key */
const char *heshu_district_list_get_focus (HeshuDistrictList *self);
void heshu_district_list_set_focus (HeshuDistrictList *self, const char *key);
/* As a person does; @key: of a district of the list */
void heshu_district_list_toggle (HeshuDistrictList *self, const char *key);
void heshu_district_list_toggle_focus (HeshuDistrictList *self, const char *key);
/* All into the chart; where they are, all out of it */
void heshu_district_list_toggle_all (HeshuDistrictList *self);
/* The list behind it, for a choice of the highlight: of objects with `key` and `name` */
GListModel *heshu_district_list_get_model (HeshuDistrictList *self);

G_END_DECLS
