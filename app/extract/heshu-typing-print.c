/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-typing.h"

#include <string.h>

/* U+2212: as wide as a plus */
#define MINUS "−"

/* The digits before the point; @rest: (out): from the point on */
static char *
dup_whole (const char *value, gboolean *negative, const char **rest)
{
  const char *digits = value;

  *negative = *value == '-';
  if (*negative)
    digits++;
  *rest = digits + strspn (digits, "0123456789");

  return g_strndup (digits, (gsize) (*rest - digits));
}

char *
heshu_typing_dup_grouped (const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *whole = NULL;
  const char *rest;
  gboolean negative;
  gsize length;

  g_return_val_if_fail (value != NULL, NULL);

  whole = dup_whole (value, &negative, &rest);
  length = strlen (whole);
  if (negative)
    g_string_append (text, MINUS);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, whole[i]);
    }
  g_string_append (text, rest);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- as it is said ---------------------------------------------------------------------------------------
 */

static const char *const spoken_digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
static const char *const spoken_places[] = { "", "十", "百", "千" };

static gboolean
is_zero (const char *digits, gsize length)
{
  return strspn (digits, "0") >= length;
}

/* At most four digits; zeros between others are said once, those at the end not at all */
static void
append_group (GString *text, const char *digits, gsize length)
{
  gboolean gap = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (digits[i] == '0')
        {
          gap = TRUE;
          continue;
        }
      if (gap && text->len > 0)
        g_string_append (text, spoken_digits[0]);
      gap = FALSE;
      g_string_append (text, spoken_digits[digits[i] - '0']);
      g_string_append (text, spoken_places[length - i - 1]);
    }
}

/* 万 parts off four digits, 亿 eight: what stands before it is said like a number of its own. */
static void
append_number (GString *text, const char *digits, gsize length)
{
  gsize low = length > 8 ? 8 : length > 4 ? 4 : 0;

  while (length > 1 && *digits == '0' && text->len == 0)
    {
      digits++;
      length--;
      low = length > 8 ? 8 : length > 4 ? 4 : 0;
    }
  if (low == 0)
    {
      append_group (text, digits, length);
      return;
    }
  if (!is_zero (digits, length - low))
    {
      append_number (text, digits, length - low);
      g_string_append (text, low == 8 ? "亿" : "万");
    }
  if (!is_zero (digits + length - low, low))
    append_number (text, digits + length - low, low);
}

char *
heshu_typing_dup_spoken (const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autofree char *whole = NULL;
  const char *rest;
  gboolean negative;

  g_return_val_if_fail (value != NULL, NULL);

  whole = dup_whole (value, &negative, &rest);
  append_number (text, whole, strlen (whole));
  if (text->len == 0)
    g_string_append (text, spoken_digits[0]);
  if (g_str_has_prefix (text->str, "一十"))
    g_string_erase (text, 0, (gssize) strlen ("一"));
  g_string_append (spoken, negative ? "负" : "");
  g_string_append (spoken, text->str);
  if (*rest == '.')
    {
      g_string_append (spoken, "点");
      for (const char *p = rest + 1; g_ascii_isdigit (*p); p++)
        g_string_append (spoken, spoken_digits[*p - '0']);
    }

  return g_string_free (g_steal_pointer (&spoken), FALSE);
}
