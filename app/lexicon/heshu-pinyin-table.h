/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The readings of Chinese characters as heshu-pinyin-compile writes them: read-only data without pointers, so
 * that the loader only maps it.
 *
 * A reading is 0: none; below HESHU_PINYIN_SEVERAL: a syllable; else, without that bit, where in
 * heshu_pinyin_lists a list of syllables begins, which 0 closes. */

#define HESHU_PINYIN_FIRST 0x3400 /* the block that is looked up at once */
#define HESHU_PINYIN_LAST 0x9FFF
#define HESHU_PINYIN_SEVERAL 0x8000
#define HESHU_PINYIN_LETTERS 7 /* the longest syllable has six */

typedef struct
{
  guint32 character;
  guint32 reading;
} HeshuPinyinRow;

extern const char heshu_pinyin_syllables[][HESHU_PINYIN_LETTERS]; /* 0: none */
extern const guint16 heshu_pinyin_lists[];
extern const guint16 heshu_pinyin_block[HESHU_PINYIN_LAST - HESHU_PINYIN_FIRST + 1];
extern const HeshuPinyinRow heshu_pinyin_rows[]; /* all others, in order */
extern const guint heshu_pinyin_n_rows;
