/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-reading.h"

G_BEGIN_DECLS

/* Positions that follow each other in the stored text too */
typedef struct
{
  guint position;
  guint offset;
  guint length;
} HeshuReadingRun;

struct _HeshuReading
{
  int ref_count;
  HeshuText *text;
  GArray *chars;   /* of gunichar */
  GArray *offsets; /* of guint, as long as chars */
  GArray *lines;   /* of HeshuLine */
  GArray *runs;    /* of HeshuReadingRun, by offset */
};

G_END_DECLS
