/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-encoding-guess.h"

#include "heshu-transcode.h"

#include <string.h>
#include <uchardet/uchardet.h>

/* Enough for a detector; the whole of a long file would only cost time */
#define SAMPLE_BYTES HESHU_ENCODING_SAMPLE

static const struct
{
  const char *encoding;
  const char *mark;
  gsize length;
} marks[] = {
  { "UTF-8", "\xEF\xBB\xBF", 3 },        { "GB18030", "\x84\x31\x95\x33", 4 },
  { "UTF-32LE", "\xFF\xFE\x00\x00", 4 }, /* before UTF-16LE, whose mark it begins with */
  { "UTF-32BE", "\x00\x00\xFE\xFF", 4 }, { "UTF-16LE", "\xFF\xFE", 2 },
  { "UTF-16BE", "\xFE\xFF", 2 },
};

static const char *
find_mark (const guint8 *bytes, gsize length, gsize *mark_length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      {
        *mark_length = marks[i].length;
        return marks[i].encoding;
      }
  *mark_length = 0;
  return NULL;
}

/* Bytes that are surely valid */
static void
count_valid (HeshuUtf8Check *self, const guint8 *bytes, gsize length)
{
  gsize n_inner = 0, n_leads = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_inner += (bytes[i] & 0xC0) == 0x80;
      n_leads += bytes[i] >= 0xC0;
    }
  self->n_sequences += length - n_inner;
  self->n_multibyte += n_leads;
}

gsize
heshu_utf8_check_push (HeshuUtf8Check *self, const guint8 *bytes, gsize length, gboolean final)
{
  gsize i = 0;

  while (i < length)
    {
      const char *end;
      gsize bad, n;

      g_utf8_validate_len ((const char *) bytes + i, length - i, &end);
      n = (gsize) ((const guint8 *) end - bytes) - i;
      count_valid (self, bytes + i, n);
      i += n;
      if (i == length)
        break;
      if (bytes[i] == 0)
        {
          self->n_nuls++;
          bad = 1;
        }
      else
        {
          gboolean cut;

          heshu_transcode_utf8_sequence (bytes + i, length - i, &bad);
          cut = i + bad == length && bytes[i] >= 0xC2;
          if (cut && !final && bytes[i] <= 0xF4)
            return i;
          self->n_invalid++;
          self->cut_tail = cut && self->n_invalid == 1;
        }
      self->n_sequences++;
      i += bad;
    }
  return length;
}

/* How many units of UTF-16 are what texts are made of: ASCII, punctuation, Chinese */
static gsize
count_fair (const guint8 *bytes, gsize length, gboolean big)
{
  gsize n = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      guint unit = big ? (guint) bytes[i] << 8 | bytes[i + 1] : (guint) bytes[i + 1] << 8 | bytes[i];

      n += (unit >= 0x20 && unit < 0x7F) || (unit >= 9 && unit <= 13) || (unit >= 0xA0 && unit < 0x250) ||
           (unit >= 0x2000 && unit < 0x2700) || (unit >= 0x3000 && unit < 0xA000) || unit >= 0xFF00;
    }
  return n;
}

/* UTF-16 without a mark: each ASCII character has a zero byte in its upper half. Zeros alone do not tell the
 * byte order: 一 is 4E 00. A single-byte text into which zeros slipped remains valid UTF-8 without them. */
static const char *
find_nul_pattern (const guint8 *bytes, gsize length)
{
  gsize sample = MIN (length, SAMPLE_BYTES) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };
  gsize n_units = sample / 2, fair_big, fair_little;
  gboolean big;

  for (gsize i = 0; i < sample; i++)
    zeros[i & 1] += bytes[i] == 0;
  if (zeros[0] + zeros[1] == 0)
    return NULL;
  if (zeros[0] + zeros[1] < n_units / 2)
    {
      g_autoptr (GString) rest = g_string_sized_new (sample);
      HeshuUtf8Check check = { 0 };

      for (gsize i = 0; i < sample; i++)
        if (bytes[i] != 0)
          g_string_append_c (rest, (char) bytes[i]);
      heshu_utf8_check_push (&check, (const guint8 *) rest->str, rest->len, TRUE);
      if (check.n_invalid <= 1 + check.n_multibyte / 20)
        return NULL;
    }
  fair_big = count_fair (bytes, sample, TRUE);
  fair_little = count_fair (bytes, sample, FALSE);
  big = fair_big > fair_little;
  if (zeros[big ? 0 : 1] == 0 || MAX (fair_big, fair_little) * 10 < n_units * 9)
    return NULL;
  return big ? "UTF-16BE" : "UTF-16LE";
}

/* Whether the bytes read as GB18030 without a fault, and mostly as the characters that Chinese texts are made
 * of: rows B0 to D7 of GB 2312 are its 3,755 commonest, A1 to A3 punctuation and full-width forms. Big5 or
 * windows-1252 read this way give rare characters. Detectors err here: a table that is mostly ASCII is
 * WINDOWS-1252 to them. */
static gboolean
reads_as_chinese (const guint8 *bytes, gsize length)
{
  gsize n_wide = 0, n_common = 0;
  gsize i = 0;

  while (i < length)
    {
      guint8 lead = bytes[i], trail = i + 1 < length ? bytes[i + 1] : 0;

      if (lead < 0x80)
        {
          i++;
          continue;
        }
      if (i + 1 >= length)
        break;
      if (lead == 0x80 || lead == 0xFF)
        return FALSE;
      n_wide++;
      if (g_ascii_isdigit (trail))
        {
          if (i + 3 < length &&
              (bytes[i + 2] < 0x81 || bytes[i + 2] == 0xFF || !g_ascii_isdigit (bytes[i + 3])))
            return FALSE;
          i += 4;
          continue;
        }
      if (trail < 0x40 || trail == 0x7F || trail == 0xFF)
        return FALSE;
      if (trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3)))
        n_common++;
      i += 2;
    }
  return n_wide > 0 && n_common * 10 >= n_wide * 6;
}

static char *
detect (const guint8 *bytes, gsize length)
{
  uchardet_t detector = uchardet_new ();
  char *name = NULL;

  if (uchardet_handle_data (detector, (const char *) bytes, MIN (length, SAMPLE_BYTES)) == 0)
    {
      const char *found;

      uchardet_data_end (detector);
      found = uchardet_get_charset (detector);
      if (found != NULL && *found != '\0')
        name = heshu_transcode_canonical_name (found);
    }
  uchardet_delete (detector);
  return name;
}

/* Whether @encoding reads the beginning of the bytes with hardly a fault */
static gboolean
reads_well (const guint8 *bytes, gsize length, const char *encoding)
{
  gsize sample = MIN (length, SAMPLE_BYTES);
  guint n_replaced = 0;
  g_autoptr (GString) text = heshu_transcode (bytes, sample, encoding, sample, &n_replaced);

  return text != NULL && (gsize) n_replaced * 50 <= sample;
}

/* What remains of `UTF-16` and `UTF-32` when no mark gives the byte order */
static char *
settle_byte_order (char *encoding, const guint8 *bytes, gsize length)
{
  const char *pattern;

  if (!g_str_equal (encoding, "UTF-16") && !g_str_equal (encoding, "UTF-32"))
    return encoding;
  pattern = g_str_equal (encoding, "UTF-16") ? find_nul_pattern (bytes, length) : NULL;
  if (pattern == NULL)
    pattern = g_str_equal (encoding, "UTF-16") ? "UTF-16LE" : "UTF-32LE";
  g_free (encoding);
  return g_strdup (pattern);
}

static gboolean
use_given (const guint8 *bytes, gsize length, const char *given, HeshuEncodingGuess *guess)
{
  gsize mark_length;
  const char *marked = find_mark (bytes, length, &mark_length);

  guess->source = HESHU_ENCODING_GIVEN;
  guess->encoding = heshu_transcode_canonical_name (given);
  if (guess->encoding == NULL)
    return FALSE;
  /* The mark is dropped where it is one in the encoding that was given; `utf-16` takes its byte order from it
   */
  if (marked != NULL && g_str_has_prefix (marked, guess->encoding))
    {
      g_free (guess->encoding);
      guess->encoding = g_strdup (marked);
      guess->mark_length = mark_length;
      return TRUE;
    }
  guess->encoding = settle_byte_order (guess->encoding, bytes, length);
  return TRUE;
}

gboolean
heshu_encoding_guess_long (const guint8 *bytes,
                           gsize length,
                           const HeshuUtf8Check *check,
                           const char *given,
                           const char *declared,
                           HeshuEncodingGuess *guess)
{
  const char *found;
  char *name;

  memset (guess, 0, sizeof *guess);
  if (given != NULL)
    return use_given (bytes, length, given, guess);

  guess->source = HESHU_ENCODING_BOM;
  if ((found = find_mark (bytes, length, &guess->mark_length)) != NULL)
    return (guess->encoding = g_strdup (found)) != NULL;

  guess->source = HESHU_ENCODING_NUL_PATTERN;
  if ((found = find_nul_pattern (bytes, length)) != NULL)
    return (guess->encoding = g_strdup (found)) != NULL;

  guess->source = HESHU_ENCODING_VALID_UTF8;
  if (check->n_invalid == 0 || (check->cut_tail && check->n_multibyte > 1))
    return (guess->encoding = g_strdup ("UTF-8")) != NULL;

  guess->source = HESHU_ENCODING_DECLARED;
  name = declared != NULL ? heshu_transcode_canonical_name (declared) : NULL;
  if (name != NULL && !g_str_has_prefix (name, "UTF") && reads_well (bytes, length, name))
    return (guess->encoding = name) != NULL;
  g_free (name);

  /* Damaged UTF-8: other encodings hit its pattern of lead and trail bytes only now and then */
  guess->source = HESHU_ENCODING_DETECTED;
  if (check->n_multibyte >= 2 * check->n_invalid)
    return (guess->encoding = g_strdup ("UTF-8")) != NULL;

  name = detect (bytes, length);
  if (name != NULL && g_str_equal (name, "GB18030"))
    return (guess->encoding = name) != NULL;
  if (name != NULL && !reads_as_chinese (bytes, length) && !g_str_has_prefix (name, "UTF") &&
      reads_well (bytes, length, name))
    return (guess->encoding = name) != NULL;
  g_free (name);

  guess->source = HESHU_ENCODING_FALLBACK;
  return (guess->encoding = g_strdup ("GB18030")) != NULL;
}

gboolean
heshu_encoding_guess (const guint8 *bytes,
                      gsize length,
                      const char *given,
                      const char *declared,
                      HeshuEncodingGuess *guess)
{
  HeshuUtf8Check check = { 0 };

  if (given == NULL)
    heshu_utf8_check_push (&check, bytes, length, TRUE);
  return heshu_encoding_guess_long (bytes, MIN (length, SAMPLE_BYTES), &check, given, declared, guess);
}
