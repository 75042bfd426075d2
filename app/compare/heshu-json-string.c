/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-json-string.h"

void
heshu_json_append_string (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
        else
          g_string_append_c (json, *p);
      }
  g_string_append_c (json, '"');
}

void
heshu_json_append_key (GString *json, const char *key)
{
  char last = json->len > 0 ? json->str[json->len - 1] : '{';

  if (last != '{' && last != '[' && last != ' ' && last != '\n')
    g_string_append_c (json, ',');
  heshu_json_append_string (json, key);
  g_string_append_c (json, ':');
}

void
heshu_json_append_member (GString *json, const char *key, const char *text)
{
  heshu_json_append_key (json, key);
  heshu_json_append_string (json, text);
}
