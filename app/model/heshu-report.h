/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-article.h"
#include "heshu-document.h"

G_BEGIN_DECLS

/**
 * HeshuReport:
 *
 * A report as a desk keeps it: the original byte for byte, what was read from it, its articles. Filled by its maker,
 * read-only and safe between threads from then on. Reference-counted.
 */
typedef struct
{
  /*< private >*/
  int ref_count;
  /*< public >*/
  char *id;                /* (nullable): on a desk */
  GBytes *bytes;           /* (nullable): the original; lists leave it out */
  char *sha256;            /* lower-case hexadecimal, of the original */
  HeshuDocument *document; /* (nullable) in lists: name, text, encoding, publication, date, page */
  GPtrArray *articles;     /* of HeshuArticle, in reading order */
  gboolean sample;         /* one of the sample reports: what is made from it says 示例数据 */
  guint first_char;        /* of a part of a long text: how many characters stand before it; else 0 */
  guint first_article;     /* likewise how many articles */
  gint64 imported_us;      /* UTC, microseconds since 1970; 0 outside a desk */
} HeshuReport;

#define HESHU_TYPE_REPORT (heshu_report_get_type ())
GType heshu_report_get_type (void) G_GNUC_CONST;

HeshuReport *heshu_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
HeshuReport *heshu_report_ref (HeshuReport *self);
void heshu_report_unref (HeshuReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReport, heshu_report_unref)

G_END_DECLS
