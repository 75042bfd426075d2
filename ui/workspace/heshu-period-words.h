/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-period.h"

G_BEGIN_DECLS

/* (transfer full): a period as people write it, the same on every page: 2021年, 2020年上半年, 2021年6月; ""
 * for none. Data keeps heshu_period_format(). */
char *heshu_period_dup_words (HeshuPeriod period) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
