/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart-size.h"

G_BEGIN_DECLS

typedef enum
{
  HESHU_COLOUR_PAPER,
  HESHU_COLOUR_INK,
  HESHU_COLOUR_SUBTITLE,
  HESHU_COLOUR_NOTE,
  HESHU_COLOUR_MISSING,
  HESHU_COLOUR_RULE,
  HESHU_COLOUR_HAIR,
  HESHU_COLOUR_GRID,
  HESHU_COLOUR_FOCUS,
  HESHU_COLOUR_REST,
  HESHU_N_COLOURS
} HeshuColour;

/* Sizes of type and the margin, in points */
typedef struct
{
  double margin;
  double title;
  double subtitle;
  double label;
  double note;
} HeshuTypeSizes;

/**
 * HeshuHouseStyle: fonts, colours and sizes of type, from resources/house-styles/NAME.xml. Immutable, kept
 * for the life of the process, safe from any thread.
 */
typedef struct _HeshuHouseStyle HeshuHouseStyle;

#define HESHU_HOUSE_STYLE_DEFAULT "heshu"

/* (nullable) (transfer none) */
const HeshuHouseStyle *heshu_house_style_get (const char *name);
/* SHA-256 of its file: a spec drawn with another one would not be the same chart */
const char *heshu_house_style_get_hash (const HeshuHouseStyle *self);
const char *heshu_house_style_get_language (const HeshuHouseStyle *self);
const char *const *heshu_house_style_get_fonts (const HeshuHouseStyle *self);
guint32 heshu_house_style_get_colour (const HeshuHouseStyle *self, HeshuColour colour); /* 0xRRGGBB */
void heshu_house_style_get_type (const HeshuHouseStyle *self,
                                 HeshuMedium medium,
                                 double width_pt,
                                 HeshuTypeSizes *sizes);

G_END_DECLS
