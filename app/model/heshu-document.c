/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-document.h"

G_DEFINE_BOXED_TYPE (HeshuDocument, heshu_document, heshu_document_ref, heshu_document_unref)

HeshuDocument *
heshu_document_new (const char *name, const char *media_type, HeshuText *text)
{
  HeshuDocument *self = g_new0 (HeshuDocument, 1);

  self->ref_count = 1;
  self->name = g_strdup (name);
  self->media_type = g_strdup (media_type);
  self->text = text != NULL ? heshu_text_ref (text) : NULL;

  return self;
}

HeshuDocument *
heshu_document_ref (HeshuDocument *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
heshu_document_unref (HeshuDocument *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->media_type);
  g_free (self->encoding);
  g_clear_pointer (&self->text, heshu_text_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_free (self->title);
  g_free (self->publication);
  g_free (self->issue_date);
  g_free (self->page);
  g_free (self);
}
