/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code points that are looked for at most; nobody types more of a name */
#define HESHU_PINYIN_MOST 63

/**
 * HeshuPinyinSearch:
 *
 * What somebody typed to find a name, made ready once for many texts. On the stack, nothing to free.
 */
typedef struct
{
  gunichar chars[HESHU_PINYIN_MOST];
  guint n_chars;
  guint64 parted; /* bit i: a space or an apostrophe stands before chars[i] */
} HeshuPinyinSearch;

/**
 * heshu_pinyin_search_init:
 * @typed: UTF-8; capitals and full-width letters are the same as small ones, a tone need not be typed
 *
 * Characters stand for themselves. Letters stand for themselves or for the pinyin of characters: for each its
 * first letter or zh, ch, sh, or all of its syllable, of the last one as much as is typed; u or v for ü. A
 * space or an apostrophe parts syllables (`xi'an`).
 *
 * Returns: %FALSE where there is nothing to look for, or more than HESHU_PINYIN_MOST
 */
gboolean heshu_pinyin_search_init (HeshuPinyinSearch *self, const char *typed);

/**
 * heshu_pinyin_find:
 * @text: UTF-8, a name
 * @start: @end: (out) (optional): where, in bytes, as a label marks it
 *
 * The first place where @text is as was typed, characters in a row (punctuation and spaces between them are
 * passed over), each in any of its readings: 重庆 by `cq` and by `zq`. Linear in @text; allocates nothing.
 * Safe from any thread.
 */
gboolean heshu_pinyin_find (const HeshuPinyinSearch *self, const char *text, guint *start, guint *end);

G_END_DECLS
