/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes of characters as page repair needs them. All of single code points. */

gboolean heshu_char_is_blank (gunichar c);    /* spaces of every width, tabs, invisible marks; no line end */
gboolean heshu_char_is_line_end (gunichar c); /* LF, CR, form feed, the Unicode separators */
gboolean heshu_char_is_han (gunichar c);      /* Chinese characters, numerals included */
gboolean heshu_char_is_sentence_end (gunichar c); /* 。!?…; no colon, no semicolon */
/* Whether 。 stands at @position of @chars, or a half-width full stop that does its work
 * (`看上了好医生.全年投入…`): not that of 3.18, 1.抓机械 or www.gov.cn */
gboolean heshu_chars_is_full_stop (const gunichar *chars, gsize length, gsize position);
/* Whether a sentence ends at @position: with any of 。!?… or such a full stop */
gboolean heshu_chars_end_sentence (const gunichar *chars, gsize length, gsize position);
gboolean heshu_char_is_pause (gunichar c);   /* ,、;: within a sentence */
gboolean heshu_char_is_closing (gunichar c); /* quotation marks and brackets that close */
gboolean heshu_char_is_opening (gunichar c);
gboolean heshu_char_is_digit (gunichar c);           /* ASCII and full-width */
gboolean heshu_char_is_letter_or_digit (gunichar c); /* ASCII */
gboolean heshu_char_is_chinese_digit (gunichar c);   /* 一 to 十 */

/* Width in half columns: 2 for a Chinese character, 1 for an ASCII one */
guint heshu_char_width (gunichar c);

G_END_DECLS
