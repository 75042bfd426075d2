/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk-private.h"

G_BEGIN_DECLS

/**
 * HeshuCondition:
 *
 * What stands behind WHERE, over `metric AS m`. It grows with its values: only their places stand in the
 * text.
 */
typedef struct
{
  GString *text;
  GArray *values;  /* of HeshuSqlValue */
  GPtrArray *kept; /* strings that the values lend */
} HeshuCondition;

HeshuCondition heshu_condition_new (void);
void heshu_condition_clear (HeshuCondition *condition);
/* Values for the next places; a text must outlive the condition */
void heshu_condition_add_text (HeshuCondition *condition, const char *text);
void heshu_condition_add_int (HeshuCondition *condition, gint64 number);
/* @is_page: only the first rows of the answer will be read */
gboolean heshu_condition_add_query (HeshuCondition *condition,
                                    HeshuSql *sql,
                                    const HeshuMetricQuery *query,
                                    gboolean is_page,
                                    GError **error);

/* --- heshu-desk-query.c --- */

/* The columns of @sort as a list for ORDER BY */
void heshu_sort_append_order (GString *text, HeshuSort sort, gboolean descending);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuCondition, heshu_condition_clear)

G_END_DECLS
