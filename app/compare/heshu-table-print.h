/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-table.h"

G_BEGIN_DECLS

typedef enum
{
  HESHU_TABLE_CSV,  /* a row per district; UTF-8, RFC 4180, CRLF */
  HESHU_TABLE_JSON, /* one object, values as decimal strings */
  HESHU_TABLE_TEXT, /* for people, in the user's language, aligned for a terminal, reasons and notes in words
                     */
} HeshuTableFormat;

/* `csv`, `json`, `table` */
gboolean heshu_table_format_from_word (const char *word, HeshuTableFormat *format);

/* The names and values of CSV and JSON are never translated: no locale changes a byte of them. Ends with a
 * line end. */
char *heshu_table_print (const HeshuTable *self, HeshuTableFormat format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
