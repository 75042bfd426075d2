/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-report.h"

G_DEFINE_BOXED_TYPE (HeshuReport, heshu_report, heshu_report_ref, heshu_report_unref)

HeshuReport *
heshu_report_new (void)
{
  HeshuReport *self = g_new0 (HeshuReport, 1);

  self->ref_count = 1;
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);

  return self;
}

HeshuReport *
heshu_report_ref (HeshuReport *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
heshu_report_unref (HeshuReport *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_free (self->id);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->sha256);
  g_clear_pointer (&self->document, heshu_document_unref);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_free (self);
}
