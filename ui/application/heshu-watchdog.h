/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * heshu_watchdog_start:
 *
 * From now on tells when the main loop did not answer for more than 50 ms: a line `stall TIME ms, CPU ms at
 * work` to the file named by HESHU_STALL_LOG, else to standard error. The time for which other programs had
 * the processor is not counted, the time of waiting for a disk or another program is. Does nothing in a build
 * without debugging.
 */
void heshu_watchdog_start (void);

G_END_DECLS
