/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "heshu-reader-protocol.h"

G_BEGIN_DECLS

/* Descriptors that are open inside */
#define HESHU_CAGE_INPUT 3
#define HESHU_CAGE_OUTPUT 4

typedef struct
{
  guint cpu_s;
  guint memory_mb;
} HeshuCageLimits;

/* Returns: the #HeshuCageParts that this kernel offers */
guint heshu_cage_probe (void);

/**
 * heshu_cage_enter:
 * @input_fd: becomes HESHU_CAGE_INPUT
 * @output_fd: becomes HESHU_CAGE_OUTPUT
 * @parts: what heshu_cage_probe() found; a part that is named here and fails is a failure, never left out in
 * silence
 *
 * Shuts the calling process in for good: no path, no socket, no other program, no other process, no more
 * memory, time and descriptors than given; every other descriptor is closed. Dies with its parent. To be
 * called in a fresh child that has one thread.
 *
 * What is forbidden and may be tried in all innocence by a library (opening a file of the locale) fails with
 * EPERM; what only an attack does (a program, a process, a socket, another's memory) kills the process, so
 * that it is noticed.
 *
 * Returns: FALSE: the caller must end
 */
gboolean heshu_cage_enter (int input_fd, int output_fd, const HeshuCageLimits *limits, guint parts);

G_END_DECLS
