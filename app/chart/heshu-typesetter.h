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
  char *family;       /* the first font of the house style that is installed */
  GHashTable *widths; /* of texts at a size of 1: without hinting a width grows with the size exactly */
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

/* The same number of lines, as even as they get: no single character is left on the last one */
GPtrArray *heshu_typesetter_break_evenly (HeshuTypesetter *self,
                                          const char *text,
                                          double size,
                                          gboolean bold,
                                          double width) G_GNUC_WARN_UNUSED_RESULT;
/* A title: in as few lines, broken behind its comma where that costs no line, else as even as they get. The
 * blank half of the comma may stand over the edge, by @hang at most. */
GPtrArray *heshu_typesetter_break_title (HeshuTypesetter *self,
                                         const char *text,
                                         double size,
                                         gboolean bold,
                                         double width,
                                         double hang) G_GNUC_WARN_UNUSED_RESULT;

/* A paragraph of notes: lines as full as they get, but no one or two characters alone on the last */
GPtrArray *heshu_typesetter_break_note (HeshuTypesetter *self, const char *text, double size, double width)
    G_GNUC_WARN_UNUSED_RESULT;

/* What measuring and painting share: a context of points, without hinting */
PangoContext *heshu_text_context_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout *heshu_text_layout_new (PangoContext *context,
                                    const char *family,
                                    const char *text,
                                    double size,
                                    gboolean bold) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuTypesetter, heshu_typesetter_clear)

G_END_DECLS
