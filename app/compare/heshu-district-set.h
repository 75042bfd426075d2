/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HeshuDistrictSet:
 *
 * The districts that figures and reports speak of, told apart. A code decides; a name only where one side has
 * no code: 郑州市惠济区 and 惠济区 are one district, 开封市鼓楼区 and 南京市鼓楼区 are two.
 */
typedef struct _HeshuDistrictSet HeshuDistrictSet;

#define HESHU_DISTRICT_UNKNOWN G_MAXUINT
#define HESHU_DISTRICT_AMBIGUOUS (G_MAXUINT - 1)

HeshuDistrictSet *heshu_district_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void heshu_district_set_free (HeshuDistrictSet *self);

/* @area, @area_id: (nullable). Returns: its index; HESHU_DISTRICT_UNKNOWN where both are empty. Add those
 * with a code first. */
guint heshu_district_set_add (HeshuDistrictSet *self, const char *area, const char *area_id);
/**
 * heshu_district_set_find:
 * @names: (out) (optional) (transfer full): where it is ambiguous, the districts it may mean, joined by 、
 *
 * Returns: the index, HESHU_DISTRICT_UNKNOWN or HESHU_DISTRICT_AMBIGUOUS
 */
guint heshu_district_set_find (const HeshuDistrictSet *self, const char *area, char **names);

guint heshu_district_set_get_size (const HeshuDistrictSet *self);
const char *heshu_district_set_get_area (const HeshuDistrictSet *self, guint index);
const char *heshu_district_set_get_area_id (const HeshuDistrictSet *self, guint index); /* "" where unknown */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuDistrictSet, heshu_district_set_free)

G_END_DECLS
