/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuIndicatorChooser:
 *
 * A button with the indicator that is chosen, and a list of all with how often each is stated, which a few
 * typed characters narrow.
 *
 * Signals: `chosen`: by a person
 */
#define HESHU_TYPE_INDICATOR_CHOOSER (heshu_indicator_chooser_get_type ())
G_DECLARE_FINAL_TYPE (HeshuIndicatorChooser, heshu_indicator_chooser, HESHU, INDICATOR_CHOOSER, GtkWidget)

/* @names: of #HeshuNamedCount */
void heshu_indicator_chooser_set_names (HeshuIndicatorChooser *self, GPtrArray *names);
/* (nullable): none is chosen */
const char *heshu_indicator_chooser_get_chosen (HeshuIndicatorChooser *self);
void heshu_indicator_chooser_set_chosen (HeshuIndicatorChooser *self, const char *name);
void heshu_indicator_chooser_popup (HeshuIndicatorChooser *self);

G_END_DECLS
