/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HESHU_MAX_SIGNOFFS 9

/**
 * HeshuSignoff: a step of review that a person vouched for with name and time
 * @step: 1, 2, 3 …
 * @name: as it was called then: `复审`
 * @reopened_by: (nullable): %NULL: it stands; else who changed something since, or withdrew it
 * @reopened_us: when; 0 while it stands
 */
typedef struct
{
  char *report_id;
  guint step;
  char *name;
  char *who;
  gint64 when_us;
  char *reopened_by;
  gint64 reopened_us;
} HeshuSignoff;

void heshu_signoff_free (HeshuSignoff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuSignoff, heshu_signoff_free)

G_END_DECLS
