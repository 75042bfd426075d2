/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-json.h"

#include <string.h>

/* A value ends in a quote, a digit, a letter or a bracket, so these last bytes mean that no value stands
 * before. */
static inline void
separate (GString *json)
{
  if (json->len == 0)
    return;
  switch (json->str[json->len - 1])
    {
    case '{':
    case '[':
    case ':':
    case '\n':
      return;
    default:
      g_string_append_c (json, ',');
    }
}

void
heshu_json_open (GString *json, char bracket)
{
  separate (json);
  g_string_append_c (json, bracket);
}

void
heshu_json_close (GString *json, char bracket)
{
  g_string_append_c (json, bracket);
}

/* Bytes that stand for themselves in a string; its end is none */
static const guint8 plain[256] = {
  [' '] = 1, ['!'] = 1, ['#' ... '['] = 1, [']' ... '~'] = 1, [0x80 ... 0xFF] = 1,
};

static void
append_bytes (GString *json, const char *bytes, gsize length)
{
  if (G_UNLIKELY (json->len + length >= json->allocated_len))
    {
      g_string_append_len (json, bytes, (gssize) length);
      return;
    }
  memcpy (json->str + json->len, bytes, length);
  json->len += length;
  json->str[json->len] = '\0';
}

static void
append_escaped (GString *json, const char *text)
{
  for (;;)
    {
      const char *run = text;
      unsigned char c;

      while (plain[(guint8) *text])
        text++;
      append_bytes (json, run, (gsize) (text - run));
      c = (unsigned char) *text++;
      if (c == '\0')
        return;
      if (c == '"' || c == '\\')
        g_string_append_printf (json, "\\%c", c);
      else if (c == '\n')
        g_string_append (json, "\\n");
      else if (c == '\r')
        g_string_append (json, "\\r");
      else if (c == '\t')
        g_string_append (json, "\\t");
      else
        g_string_append_printf (json, "\\u%04x", c);
    }
}

void
heshu_json_key (GString *json, const char *key)
{
  separate (json);
  g_string_append_c (json, '"');
  append_bytes (json, key, strlen (key));
  append_bytes (json, "\":", 2);
}

void
heshu_json_string (GString *json, const char *text)
{
  separate (json);
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  append_escaped (json, text);
  g_string_append_c (json, '"');
}

void
heshu_json_uint (GString *json, guint64 number)
{
  char digits[20];
  guint n = 0;

  separate (json);
  do
    digits[sizeof digits - ++n] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  append_bytes (json, digits + sizeof digits - n, n);
}

/* The digits of @number, which are four at most behind the point, as `%.4g` prints them. Returns: FALSE where
 * it is no such number */
static gboolean
append_four_digits (GString *json, double number)
{
  char digits[] = "0.0000";
  guint units, length = 6;

  if (!(number >= 0 && number < 1))
    return FALSE;
  units = (guint) (number * 10000 + 0.5);
  if ((double) units / 10000 != number)
    return FALSE;
  for (guint i = 5; i > 1; i--, units /= 10)
    digits[i] = (char) ('0' + units % 10);
  while (length > 1 && (digits[length - 1] == '0' || digits[length - 1] == '.'))
    length--;
  append_bytes (json, digits, length);
  return TRUE;
}

void
heshu_json_bool (GString *json, gboolean value)
{
  separate (json);
  g_string_append (json, value ? "true" : "false");
}

void
heshu_json_double (GString *json, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  separate (json);
  if (append_four_digits (json, number))
    return;
  g_string_append (json, g_ascii_formatd (buffer, sizeof buffer, "%.4g", number));
}

void
heshu_json_raw (GString *json, const char *raw)
{
  separate (json);
  g_string_append (json, raw);
}
