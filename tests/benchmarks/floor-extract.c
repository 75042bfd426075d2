/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor for extraction: reads a file, steps through its UTF-8 once and prints each run of digits with the
 * three characters behind it. A program that also knows what the digits mean cannot be below it. */
#include <glib.h>
#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  gsize length;
  gulong position = 0;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &length, NULL) ||
      !g_utf8_validate (text, length, NULL))
    return 2;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      const char *end = p;

      if (!g_ascii_isdigit (*p))
        continue;
      while (g_ascii_isdigit (*end) || *end == '.' || *end == ',')
        end++;
      position += end - p;
      for (int i = 0; i < 3 && *end != '\0'; i++, position++)
        end = g_utf8_next_char (end);
      printf ("%lu\t%.*s\n", position, (int) (end - p), p);
      p = end;
      if (*p == '\0')
        break;
    }

  return 0;
}
