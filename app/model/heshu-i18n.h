/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * heshu_i18n_init:
 *
 * Sets the locale and finds the translations: in $HESHU_LOCALE_DIR, beside an installed program
 * (../share/locale), else in the build tree. To be called once, first in main(), by every program that speaks
 * to people. Data is never affected.
 */
void heshu_i18n_init (void);

G_END_DECLS
