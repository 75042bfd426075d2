/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-house-style.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * HeshuTypesetter: measures and breaks text with the very font it is drawn in, hinting off, so that a chart
 * is laid out the same on every screen and paper. For one thread.
 */
typedef struct
{
  PangoContext *context;
  char *family; /* the first font of the house style that is installed */
} HeshuTypesetter;

typedef struct
{
  char *text;
  double width; /* points */
} HeshuTextLine;

/* @error: HESHU_ERROR_FONT_MISSING */
gboolean heshu_typesetter_init (HeshuTypesetter *self, const HeshuHouseStyle *house, GError **error);
void heshu_typesetter_clear (HeshuTypesetter *self);

double heshu_typesetter_measure (HeshuTypesetter *self, const char *text, double size, gboolean bold);
/* (transfer full): of HeshuTextLine: @text in lines of at most @width; a character that is wider stands alone
 */
GPtrArray *heshu_typesetter_break (HeshuTypesetter *self,
                                   const char *text,
                                   double size,
                                   gboolean bold,
                                   double width) G_GNUC_WARN_UNUSED_RESULT;

/* What measuring and painting share: a context of points, without hinting */
PangoContext *heshu_text_context_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout *heshu_text_layout_new (PangoContext *context,
                                    const char *family,
                                    const char *text,
                                    double size,
                                    gboolean bold) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuTypesetter, heshu_typesetter_clear)

G_END_DECLS
