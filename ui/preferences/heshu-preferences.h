/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HESHU_TYPE_PREFERENCES (heshu_preferences_get_type ())
G_DECLARE_FINAL_TYPE (HeshuPreferences, heshu_preferences, HESHU, PREFERENCES, AdwPreferencesWindow)

/* @parent: (nullable). What is changed holds at once. */
void heshu_preferences_show (GtkWindow *parent);

G_END_DECLS
