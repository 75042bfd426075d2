/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-transcode.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* @final: no bytes follow: what is left over is a character that was cut off */
typedef struct
{
  GString *out;
  gsize n_chars;
  gsize max_chars;
  guint n_replaced;
  gboolean final;
} Sink;

struct _HeshuTranscoder
{
  char *encoding;
  GIConv converter; /* -1 where the encoding is one of Unicode's */
  Sink sink;
};

static gboolean
sink_full (const Sink *sink)
{
  return sink->n_chars > sink->max_chars;
}

static void
sink_replacement (Sink *sink)
{
  g_string_append_len (sink->out, REPLACEMENT, 3);
  sink->n_chars++;
  sink->n_replaced++;
}

static void
sink_char (Sink *sink, gunichar c)
{
  if (c == 0)
    {
      sink_replacement (sink);
      return;
    }
  g_string_append_unichar (sink->out, c);
  sink->n_chars++;
}

/* A loop that compilers turn into vectors */
static gsize
count_chars (const char *utf8, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += ((guint8) utf8[i] & 0xC0) != 0x80;
  return n;
}

/* Valid UTF-8 that may hold NULs */
static void
sink_utf8 (Sink *sink, const char *utf8, gsize length)
{
  const char *end = utf8 + length;

  while (utf8 < end)
    {
      const char *nul = memchr (utf8, '\0', (gsize) (end - utf8));
      gsize run = (gsize) ((nul != NULL ? nul : end) - utf8);

      g_string_append_len (sink->out, utf8, (gssize) run);
      sink->n_chars += count_chars (utf8, run);
      if (nul == NULL)
        return;
      sink_replacement (sink);
      utf8 = nul + 1;
    }
}

/* Table 3-7 of the Unicode standard: what the second byte may be depends on the first, and the longest prefix
 * of a well-formed sequence is one ill-formed sequence ("maximal subpart"), as browsers replace it. */
gsize
heshu_transcode_utf8_sequence (const guint8 *bytes, gsize length, gsize *bad)
{
  guint8 lead = bytes[0], low = 0x80, high = 0xBF;
  gsize need;

  *bad = 1;
  if (lead < 0x80)
    return 1;
  if (lead < 0xC2 || lead > 0xF4)
    return 0;
  need = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead == 0xE0)
    low = 0xA0;
  else if (lead == 0xED)
    high = 0x9F;
  else if (lead == 0xF0)
    low = 0x90;
  else if (lead == 0xF4)
    high = 0x8F;
  for (gsize i = 1; i < need; i++)
    {
      if (i >= length || bytes[i] < low || bytes[i] > high)
        {
          *bad = i;
          return 0;
        }
      low = 0x80;
      high = 0xBF;
    }
  return need;
}

/* Each of these takes what it can and returns how many bytes that was */
static gsize
transcode_utf8 (Sink *sink, const guint8 *bytes, gsize length)
{
  gsize i = 0;

  while (i < length && !sink_full (sink))
    {
      /* In pieces, so that a text that is too long is noticed early */
      gsize n = MIN (length - i, 65536), bad;
      const char *start = (const char *) bytes + i, *end;

      g_utf8_validate_len (start, n, &end);
      sink_utf8 (sink, start, (gsize) (end - start));
      i += (gsize) (end - start);
      /* what stopped it: a NUL, a fault, a character at the edge of the piece, or nothing */
      if (i == length || sink_full (sink))
        break;
      n = heshu_transcode_utf8_sequence (bytes + i, length - i, &bad);
      if (n > 0)
        sink_utf8 (sink, (const char *) bytes + i, n);
      else if (!sink->final && i + bad == length && bytes[i] >= 0xC2 && bytes[i] <= 0xF4)
        break;
      else
        sink_replacement (sink);
      i += n > 0 ? n : bad;
    }
  return i;
}

static guint
read_unit (const guint8 *bytes, gboolean big)
{
  return big ? (guint) bytes[0] << 8 | bytes[1] : (guint) bytes[1] << 8 | bytes[0];
}

static gsize
transcode_utf16 (Sink *sink, const guint8 *bytes, gsize length, gboolean big)
{
  /* the second half of a pair may be on its way */
  gsize least = sink->final ? 2 : 4;
  gsize i = 0;

  while (i + least <= length && !sink_full (sink))
    {
      guint unit = read_unit (bytes + i, big);
      guint next = i + 3 < length ? read_unit (bytes + i + 2, big) : 0;

      i += 2;
      if (unit >= 0xD800 && unit <= 0xDBFF && next >= 0xDC00 && next <= 0xDFFF)
        {
          sink_char (sink, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
          i += 2;
        }
      else if (unit >= 0xD800 && unit <= 0xDBFF && i + 1 >= length)
        {
          /* The file ends inside a pair, perhaps with half a unit: one incomplete character */
          sink_replacement (sink);
          return length;
        }
      else if (unit >= 0xD800 && unit <= 0xDFFF)
        sink_replacement (sink);
      else
        sink_char (sink, unit);
    }
  if (!sink->final || i == length)
    return i;
  if (!sink_full (sink))
    sink_replacement (sink);
  return length;
}

static gsize
transcode_utf32 (Sink *sink, const guint8 *bytes, gsize length, gboolean big)
{
  gsize i = 0;

  for (; i + 3 < length && !sink_full (sink); i += 4)
    {
      guint high = read_unit (bytes + i + (big ? 0 : 2), big),
            low = read_unit (bytes + i + (big ? 2 : 0), big);
      gunichar c = (gunichar) high << 16 | low;

      if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        sink_replacement (sink);
      else
        sink_char (sink, c);
    }
  if (!sink->final || i == length)
    return i;
  if (!sink_full (sink))
    sink_replacement (sink);
  return length;
}

/* How much of an invalid sequence of a multi-byte encoding is passed over. An ASCII byte is never swallowed
 * (one damaged byte must not eat the line end or the digit behind it); a second byte that is not ASCII
 * belongs to the same character. */
static gsize
invalid_length (const char *encoding, const guint8 *bytes, gsize length)
{
  if (bytes[0] < 0x81 || bytes[0] == 0xFF || length < 2)
    return 1;
  if (!g_str_has_prefix (encoding, "GB") && !g_str_has_prefix (encoding, "BIG5") &&
      !g_str_has_prefix (encoding, "EUC-") && !g_str_has_prefix (encoding, "SHIFT") &&
      !g_str_has_prefix (encoding, "CP9"))
    return 1;
  /* GB18030's four bytes look like lead, digit, lead, digit: where they name no character they are one
   * sequence */
  if (g_str_equal (encoding, "GB18030") && length >= 4 && g_ascii_isdigit (bytes[1]) && bytes[2] >= 0x81 &&
      bytes[2] <= 0xFE && g_ascii_isdigit (bytes[3]))
    return 4;
  return bytes[1] < 0x80 ? 1 : 2;
}

/* Longest sequence that invalid_length() looks at */
#define LONGEST_INVALID 4

static gsize
transcode_iconv (HeshuTranscoder *self, const guint8 *bytes, gsize length)
{
  Sink *sink = &self->sink;
  char *in = (char *) bytes;
  gsize left = length;
  char buffer[32768];

  while (left > 0 && !sink_full (sink))
    {
      char *out = buffer, *in_before = in;
      gsize room = sizeof buffer;
      gsize result = g_iconv (self->converter, &in, &left, &out, &room);
      int saved_errno = errno;
      gsize skip;

      sink_utf8 (sink, buffer, (gsize) (out - buffer));
      if (result != (gsize) -1 || left == 0)
        break;
      if (saved_errno == E2BIG && (in != in_before || out != buffer))
        continue;
      if (!sink->final && (saved_errno == EINVAL || left < LONGEST_INVALID))
        break;
      sink_replacement (sink);
      /* EINVAL: the file ends inside a character */
      skip = saved_errno == EINVAL ? left
                                   : MIN (invalid_length (self->encoding, (const guint8 *) in, left), left);
      in += skip;
      left -= skip;
      g_iconv (self->converter, NULL, NULL, NULL, NULL);
    }
  return length - left;
}

HeshuTranscoder *
heshu_transcoder_new (const char *encoding)
{
  HeshuTranscoder *self = g_new0 (HeshuTranscoder, 1);

  self->encoding = g_strdup (encoding);
  self->converter = (GIConv) -1;
  self->sink.max_chars = G_MAXSIZE - 1;
  if (!g_str_has_prefix (encoding, "UTF-8") && !g_str_has_prefix (encoding, "UTF-16") &&
      !g_str_has_prefix (encoding, "UTF-32"))
    self->converter = g_iconv_open ("UTF-8", encoding);
  return self;
}

void
heshu_transcoder_free (HeshuTranscoder *self)
{
  if (self == NULL)
    return;
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self->encoding);
  g_free (self);
}

gsize
heshu_transcoder_push (HeshuTranscoder *self, const guint8 *bytes, gsize length, gboolean final, GString *out)
{
  gboolean big = g_str_has_suffix (self->encoding, "BE");

  self->sink.out = out;
  self->sink.final = final;
  if (g_str_equal (self->encoding, "UTF-8"))
    return transcode_utf8 (&self->sink, bytes, length);
  if (g_str_has_prefix (self->encoding, "UTF-16"))
    return transcode_utf16 (&self->sink, bytes, length, big);
  if (g_str_has_prefix (self->encoding, "UTF-32"))
    return transcode_utf32 (&self->sink, bytes, length, big);
  g_return_val_if_fail (self->converter != (GIConv) -1, length);
  return transcode_iconv (self, bytes, length);
}

gsize
heshu_transcoder_get_n_chars (const HeshuTranscoder *self)
{
  return self->sink.n_chars;
}

guint
heshu_transcoder_get_n_replaced (const HeshuTranscoder *self)
{
  return self->sink.n_replaced;
}

GString *
heshu_transcode (const guint8 *bytes, gsize length, const char *encoding, gsize max_chars, guint *n_replaced)
{
  g_autoptr (HeshuTranscoder) transcoder = NULL;
  GString *out;

  g_return_val_if_fail (encoding != NULL, NULL);
  transcoder = heshu_transcoder_new (encoding);
  transcoder->sink.max_chars = max_chars;
  out = g_string_sized_new (MIN (length, 4 * max_chars) + 16);
  heshu_transcoder_push (transcoder, bytes, length, TRUE, out);
  *n_replaced = transcoder->sink.n_replaced;
  if (!sink_full (&transcoder->sink))
    return out;
  g_string_free (out, TRUE);
  return NULL;
}

/* Names that differ from what the converter is called, without signs and in upper case */
static const struct
{
  const char *squeezed;
  const char *name;
} aliases[] = {
  { "UTF8", "UTF-8" },       { "UTF16LE", "UTF-16LE" },  { "UTF16BE", "UTF-16BE" },
  { "UTF16", "UTF-16" },     { "UCS2", "UTF-16" },       { "UNICODE", "UTF-16" },
  { "UTF32LE", "UTF-32LE" }, { "UTF32BE", "UTF-32BE" },  { "UTF32", "UTF-32" },
  { "UCS4", "UTF-32" },      { "GB18030", "GB18030" },   { "GBK", "GB18030" },
  { "XGBK", "GB18030" },     { "GB2312", "GB18030" },    { "GB231280", "GB18030" },
  { "CP936", "GB18030" },    { "EUCCN", "GB18030" },     { "WINDOWS936", "GB18030" },
  { "MS936", "GB18030" },    { "BIG5", "BIG5-HKSCS" },   { "BIG5HKSCS", "BIG5-HKSCS" },
  { "CP950", "BIG5-HKSCS" }, { "XXBIG5", "BIG5-HKSCS" }, { "SHIFTJIS", "SHIFT_JIS" },
  { "SJIS", "SHIFT_JIS" },   { "EUCJP", "EUC-JP" },      { "EUCKR", "EUC-KR" },
  { "ASCII", "UTF-8" },      { "USASCII", "UTF-8" },
};

char *
heshu_transcode_canonical_name (const char *encoding)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);
  g_autofree char *name = NULL;
  GIConv converter;

  g_return_val_if_fail (encoding != NULL, NULL);
  for (const char *s = encoding; *s != '\0'; s++)
    {
      /* The converter's own options (`//IGNORE`) and its "charset of the locale" (the empty name) are no
       * encodings */
      if (!g_ascii_isalnum (*s) && strchr ("-_.:+() ", *s) == NULL)
        return NULL;
      if (g_ascii_isalnum (*s))
        g_string_append_c (squeezed, g_ascii_toupper (*s));
    }
  if (squeezed->len == 0 || squeezed->len > 64)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (squeezed->str, aliases[i].squeezed))
      return g_strdup (aliases[i].name);
  name = g_ascii_strup (encoding, -1);
  g_strstrip (name);
  converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return NULL;
  g_iconv_close (converter);
  return g_steal_pointer (&name);
}
