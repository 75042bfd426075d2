/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-text.h"

#include <string.h>

struct _HeshuText
{
  char *utf8;
  gsize size_bytes;
  gunichar *chars;
  guint length;
};

G_DEFINE_BOXED_TYPE (HeshuText, heshu_text, heshu_text_ref, heshu_text_unref)

HeshuText *
heshu_text_new (const char *utf8, gssize length)
{
  HeshuText *self;
  glong n_chars = 0;
  gsize size = length < 0 ? strlen (utf8) : (gsize) length;

  g_return_val_if_fail (utf8 != NULL, NULL);
  g_return_val_if_fail (g_utf8_validate_len (utf8, size, NULL), NULL);

  self = g_atomic_rc_box_new0 (HeshuText);
  self->utf8 = g_strndup (utf8, size);
  self->size_bytes = size;
  self->chars = g_utf8_to_ucs4_fast (self->utf8, size, &n_chars);
  self->length = n_chars;

  return self;
}

HeshuText *
heshu_text_ref (HeshuText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
text_clear (gpointer data)
{
  HeshuText *self = data;

  g_free (self->utf8);
  g_free (self->chars);
}

void
heshu_text_unref (HeshuText *self)
{
  g_atomic_rc_box_release_full (self, text_clear);
}

const char *
heshu_text_get_utf8 (const HeshuText *self)
{
  return self->utf8;
}

gsize
heshu_text_get_size_bytes (const HeshuText *self)
{
  return self->size_bytes;
}

const gunichar *
heshu_text_get_chars (const HeshuText *self)
{
  return self->chars;
}

guint
heshu_text_get_length (const HeshuText *self)
{
  return self->length;
}

char *
heshu_text_dup_span (const HeshuText *self, HeshuSpan span)
{
  g_return_val_if_fail (span.start <= span.end && span.end <= self->length, NULL);

  return g_ucs4_to_utf8 (self->chars + span.start, span.end - span.start, NULL, NULL, NULL);
}

gboolean
heshu_text_quotes (const HeshuText *self, HeshuSpan span, const char *quote)
{
  guint at = span.start;

  if (span.start > span.end || span.end > self->length)
    return FALSE;

  for (const char *p = quote; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      if (at >= span.end || self->chars[at] != g_utf8_get_char (p))
        return FALSE;
    }

  return at == span.end;
}
