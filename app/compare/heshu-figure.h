/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"
#include "heshu-text.h"

G_BEGIN_DECLS

/**
 * HeshuFigureWords: the words that make a figure more or less than exact, as the page prints them. Each is
 * owned, "" where there is none: 约 before, 余 inside (11000余人次), 以上 behind. @printed says that they are
 * part of the printed figure itself.
 */
typedef struct
{
  char *before;
  char *inner;
  char *after;
  gboolean printed;
} HeshuFigureWords;

/**
 * heshu_figure_words_read:
 * @text: (nullable): the report's text; without it only words inside the figure can be quoted
 *
 * Fills @self by quoting the evidence of the qualifier; all are "" for an exact figure or where nothing can
 * be quoted.
 */
void heshu_figure_words_read (HeshuFigureWords *self, const HeshuMetric *metric, const HeshuText *text);
void heshu_figure_words_clear (HeshuFigureWords *self);

/* (transfer full): the figure as printed, on one line: a page may break it between numeral and unit */
char *heshu_figure_dup_printed (const HeshuMetric *metric) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuFigureWords, heshu_figure_words_clear)

G_END_DECLS
