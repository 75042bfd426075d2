/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-json.h"

#include <string.h>

/* A value ends in a quote, a digit, a letter or a bracket, so these last bytes mean that no value stands
 * before. */
static void
separate (GString *json)
{
  if (json->len > 0 && strchr ("{[:\n", json->str[json->len - 1]) == NULL)
    g_string_append_c (json, ',');
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

static void
append_escaped (GString *json, const char *text)
{
  const char *run = text;
  const char *p;

  for (p = text; *p != '\0'; p++)
    {
      const unsigned char c = (unsigned char) *p;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (json, run, p - run);
      run = p + 1;
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
  g_string_append_len (json, run, p - run);
}

void
heshu_json_key (GString *json, const char *key)
{
  heshu_json_string (json, key);
  g_string_append_c (json, ':');
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
  separate (json);
  g_string_append_printf (json, "%" G_GUINT64_FORMAT, number);
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
  g_string_append (json, g_ascii_formatd (buffer, sizeof buffer, "%.4g", number));
}

void
heshu_json_raw (GString *json, const char *raw)
{
  separate (json);
  g_string_append (json, raw);
}
