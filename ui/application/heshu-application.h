/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HESHU_APPLICATION_ID "org.heshu.Heshu"
#define HESHU_DESK_MEDIA_TYPE "application/x-heshu-desk"

/**
 * HeshuApplication:
 *
 * The program: one process for all windows. A second start hands what it was given to the first and ends.
 */
#define HESHU_TYPE_APPLICATION (heshu_application_get_type ())
G_DECLARE_FINAL_TYPE (HeshuApplication, heshu_application, HESHU, APPLICATION, AdwApplication)

HeshuApplication *heshu_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
