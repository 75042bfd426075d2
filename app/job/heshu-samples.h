/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeshuSample: a sample report, part of the program
 */
typedef struct
{
  char *name;
  GBytes *bytes;
  char *sha256;
} HeshuSample;

/* Returns: (transfer none): of #HeshuSample, in order of name; safe from any thread */
GPtrArray *heshu_samples_get (void);
/* Whether @sha256 is one of theirs: the same bytes from a file are a sample as well */
gboolean heshu_samples_contain (const char *sha256);

G_END_DECLS
