/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where an article stands in its report, as its `detail` says it: a line for each region, caption and join. */

static gboolean
is_layout_line (const char *line)
{
  return g_str_has_prefix (line, "region ") || g_str_has_prefix (line, "caption ") || g_str_has_prefix (line, "join ");
}

/* The lines of @text that are of a layout, or those that are not, each closed by a line feed */
static char *
dup_lines (const char *text, gboolean of_layout)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && is_layout_line (lines[i]) == of_layout)
        g_string_append_printf (kept, "%s\n", lines[i]);
    }

  return g_strdup (kept->str);
}

char *
heshu_layout_dup (const char *detail)
{
  g_autofree char *lines = dup_lines (detail, TRUE);

  return g_strdup (g_strchomp (lines));
}

char *
heshu_layout_replace (const char *detail, const char *layout)
{
  g_autofree char *others = dup_lines (detail, FALSE);

  return g_strconcat (layout != NULL ? layout : "", layout != NULL ? "\n" : "", others, NULL);
}

static gboolean
parse_line (const char *line, HeshuSpan *span)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint64 start, end;

  if (!is_layout_line (line) || g_strv_length (words) != 3 ||
      !g_ascii_string_to_unsigned (words[1], 10, 0, HESHU_TEXT_MAX_LENGTH, &start, NULL) ||
      !g_ascii_string_to_unsigned (words[2], 10, 0, HESHU_TEXT_MAX_LENGTH, &end, NULL))
    return FALSE;
  *span = HESHU_SPAN ((guint) start, (guint) end);

  return end > start || *line == 'j';
}

char *
heshu_layout_normalize (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) layout = g_string_new (NULL);
  HeshuSpan span;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      if (!parse_line (lines[i], &span))
        return NULL;
      g_string_append_printf (layout, "%s%s", layout->len > 0 ? "\n" : "", lines[i]);
    }

  return g_str_has_prefix (layout->str, "region ") ? g_strdup (layout->str) : NULL;
}

gboolean
heshu_layout_check (HeshuSql *sql, gint64 report, const char *layout, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (layout != NULL ? layout : "", "\n", -1);
  gint64 length;
  HeshuSpan span;

  if (!heshu_sql_get_int (sql, &length, 0, error, "SELECT length (text) FROM original WHERE report = ?", "i", report))
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (parse_line (lines[i], &span) && span.end <= length && span.start <= length)
        continue;
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, lines[i], _ ("a place inside the text"));
      return FALSE;
    }

  return TRUE;
}
