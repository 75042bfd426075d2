/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-share.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuIndicatorChooser:
 *
 * A button with the indicator that is chosen, and a list of all with how many districts share each, which a
 * few typed characters of any of its wordings narrow.
 *
 * Signals: `chosen`: by a person
 */
#define HESHU_TYPE_INDICATOR_CHOOSER (heshu_indicator_chooser_get_type ())
G_DECLARE_FINAL_TYPE (HeshuIndicatorChooser, heshu_indicator_chooser, HESHU, INDICATOR_CHOOSER, GtkWidget)

/* @shares: of #HeshuShare, in the order of the list */
void heshu_indicator_chooser_set_shares (HeshuIndicatorChooser *self, GPtrArray *shares);
/* (nullable): none is chosen */
const char *heshu_indicator_chooser_get_chosen (HeshuIndicatorChooser *self);
void heshu_indicator_chooser_set_chosen (HeshuIndicatorChooser *self, const char *name);
/* Which most districts state what is chosen for; none: unknown */
HeshuPeriod heshu_indicator_chooser_get_period (HeshuIndicatorChooser *self);
void heshu_indicator_chooser_popup (HeshuIndicatorChooser *self);

G_END_DECLS
