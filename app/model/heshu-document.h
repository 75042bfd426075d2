/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-text.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What a piece of a document is, where its format says so. */
typedef enum
{
  HESHU_BLOCK_PARAGRAPH,
  HESHU_BLOCK_HEADING, /* level 1 to 6 */
  HESHU_BLOCK_CAPTION,
  HESHU_BLOCK_LIST_ITEM,
  HESHU_BLOCK_TABLE_ROW,
  HESHU_BLOCK_ASIDE, /* navigation, advertisement, footer: no part of an article */
} HeshuBlockKind;

typedef struct
{
  HeshuSpan span; /* in the text; blocks are in order and do not overlap */
  HeshuBlockKind kind;
  guint level; /* of a heading; else 0 */
} HeshuBlock;

/* How the encoding of a text was found (design §9, in this order) */
typedef enum
{
  HESHU_ENCODING_GIVEN, /* by a person: --encoding */
  HESHU_ENCODING_BOM,
  HESHU_ENCODING_NUL_PATTERN, /* UTF-16 without a byte order mark */
  HESHU_ENCODING_VALID_UTF8,
  HESHU_ENCODING_DECLARED,
  HESHU_ENCODING_DETECTED, /* by uchardet */
  HESHU_ENCODING_FALLBACK, /* GB18030 */
} HeshuEncodingSource;

/**
 * HeshuDocument:
 *
 * What a reader made of a file: its text, and its structure where the format has one. Filled by its maker, read-only and
 * safe between threads from then on. Reference-counted.
 */
typedef struct
{
  /*< private >*/
  int ref_count;
  /*< public >*/
  char *name;       /* the file's name, without folders */
  char *media_type; /* `text/plain`, `text/markdown`, `text/html` */
  char *encoding;   /* (nullable): the name of the encoding that was used; %NULL where the format fixes it */
  HeshuEncodingSource encoding_source;
  guint n_replaced; /* invalid sequences and NULs that became U+FFFD */
  HeshuText *text;
  GArray *blocks; /* (nullable): of HeshuBlock; %NULL for plain text, whose structure is found by text/ */
  /* What the format itself says of the whole, each (nullable) */
  char *title;
  char *publication;
  char *issue_date; /* ISO 8601 */
  char *page;       /* 版次 */
} HeshuDocument;

#define HESHU_TYPE_DOCUMENT (heshu_document_get_type ())
GType heshu_document_get_type (void) G_GNUC_CONST;

/* @name and @media_type are copied, @text is (transfer none) */
HeshuDocument *heshu_document_new (const char *name, const char *media_type, HeshuText *text) G_GNUC_WARN_UNUSED_RESULT;
HeshuDocument *heshu_document_ref (HeshuDocument *self);
void heshu_document_unref (HeshuDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuDocument, heshu_document_unref)

G_END_DECLS
