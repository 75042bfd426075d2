/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * heshu_watchdog_start:
 *
 * From now on tells when the main loop did not answer for more than 50 ms: a line `stall WALL ms CPU ms` to
 * the file named by HESHU_STALL_LOG, else to standard error. Does nothing in a build without debugging. A
 * long wall time with little processor time is a wait, for a disk or for a turn on a busy machine.
 */
void heshu_watchdog_start (void);

G_END_DECLS
