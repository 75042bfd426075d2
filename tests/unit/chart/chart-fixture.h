/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart.h"

G_BEGIN_DECLS

/* One figure of an invented report; what is NULL is not set. Ends with an entry without area. */
typedef struct
{
  const char *area;
  const char *value; /* NULL: the report does not mention it */
  const char *text;  /* as printed */
  const char *unit;
  const char *qualifier;
  const char *word; /* what qualifies it: found in @text, else it stands before it */
  const char *kind;
  const char *period; /* NULL: 2021 */
  const char *value_max;
  int precision;
} FixtureFigure;

/* A table of @figures, one report per district, compared on @indicator */
HeshuTable *fixture_table_new (const char *indicator,
                               const char *measure,
                               const FixtureFigure *figures,
                               gboolean sample);
HeshuChartSpec *fixture_spec_new (HeshuTable *table,
                                  const char *form,
                                  const char *size,
                                  const char *language);
/* Whether charts can be drawn here at all; a test that cannot says so and is skipped */
gboolean fixture_has_font (void);
/* Fails the test with the error's sentence */
HeshuScene *fixture_lay_out (const HeshuChartSpec *spec);

/* Tables that most tests draw, each an aspect of its own */
extern const FixtureFigure fixture_rates[];
extern const FixtureFigure fixture_qualifiers[];
extern const FixtureFigure fixture_money[];
extern const FixtureFigure fixture_growth[];
extern const FixtureFigure fixture_targets[];

G_END_DECLS
