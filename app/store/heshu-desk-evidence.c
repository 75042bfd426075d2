/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include <string.h>

/* Where a field was read is a part of its line in `detail`; an editor can point at another place without a
 * word on what the field says. */

/* --- places --- */

gboolean
heshu_span_parse (const char *text, HeshuSpan *span)
{
  guint64 start, end;
  char *p;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  start = g_ascii_strtoull (text, &p, 10);
  if (*p != '-' || !g_ascii_isdigit (p[1]))
    return FALSE;
  end = g_ascii_strtoull (p + 1, &p, 10);
  if (*p != '\0' || start >= end || end > HESHU_TEXT_MAX_LENGTH)
    return FALSE;
  *span = HESHU_SPAN ((guint) start, (guint) end);

  return TRUE;
}

char *
heshu_span_print (HeshuSpan span)
{
  return g_strdup_printf ("%u-%u", span.start, span.end);
}

gboolean
heshu_evidence_field_parse (const char *name, HeshuField *field)
{
  g_autofree char *other = NULL;

  if (!g_str_has_suffix (name, HESHU_EVIDENCE_SUFFIX))
    return FALSE;
  other = g_strndup (name, strlen (name) - strlen (HESHU_EVIDENCE_SUFFIX));

  return heshu_field_from_name (other, field);
}

const char *
heshu_evidence_line_name (const char *name)
{
  HeshuField field;

  return heshu_evidence_field_parse (name, &field) ? heshu_field_get_name (field) : name;
}

/* --- the parts of a line --- */

typedef struct
{
  char *all;          /* what the others point into */
  const char *origin; /* these five are never %NULL */
  const char *start;
  const char *end;
  const char *rule;
  const char *confidence;
  const char *proposal; /* (nullable): as it is written */
} Line;

static void
line_clear (Line *line)
{
  g_clear_pointer (&line->all, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

/* @text: (nullable): a line of a field, with its name */
static Line
line_parse (const char *text)
{
  Line line = { g_strdup (text != NULL ? text : ""), "rule", "0", "0", "-", "0", NULL };
  const char **parts[] = { &line.origin, &line.start, &line.end, &line.rule, &line.confidence };
  char *tab = strchr (line.all, '\t');
  char *p = strchr (line.all, ' ');

  if (tab != NULL)
    {
      *tab = '\0';
      line.proposal = tab + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts) && p != NULL; i++)
    {
      *p++ = '\0';
      *parts[i] = p;
      p = strchr (p, ' ');
    }

  return line;
}

/* "" where it would say nothing */
static char *
line_print (const Line *line, HeshuField field)
{
  g_autofree char *text =
      g_strdup_printf ("%s %s %s %s %s %s", heshu_field_get_name (field), line->origin, line->start, line->end,
                       line->rule, line->confidence);

  if (line->proposal != NULL)
    return g_strconcat (text, "\t", line->proposal, NULL);
  if (g_str_equal (line->origin, "rule") && g_str_equal (line->start, line->end) &&
      g_str_equal (line->rule, "-") && g_str_equal (line->confidence, "0"))
    return g_strdup ("");

  return g_steal_pointer (&text);
}

/* --- what is done to it --- */

char *
heshu_evidence_dup_place (const char *detail, HeshuField field)
{
  g_autofree char *text = heshu_detail_dup_field (detail, heshu_field_get_name (field));
  g_auto (Line) line = line_parse (text);

  return g_str_equal (line.start, line.end) ? NULL : g_strconcat (line.start, "-", line.end, NULL);
}

char *
heshu_evidence_dup_pointed (const char *old, HeshuField field, HeshuSpan place)
{
  g_auto (Line) line = line_parse (old);
  g_autofree char *start = g_strdup_printf ("%u", place.start);
  g_autofree char *end = g_strdup_printf ("%u", place.end);

  line.start = start;
  line.end = end;
  line.rule = HESHU_RULE_PERSON;

  return line_print (&line, field);
}

char *
heshu_evidence_dup_restored (const char *old, const char *was, HeshuField field)
{
  g_auto (Line) line = line_parse (old);
  g_auto (Line) before = line_parse (was);

  line.start = before.start;
  line.end = before.end;
  line.rule = before.rule;

  return line_print (&line, field);
}

char *
heshu_evidence_dup_kept (const char *old, const char *line, HeshuField field)
{
  g_auto (Line) before = line_parse (old);

  return g_str_equal (before.rule, HESHU_RULE_PERSON) ? heshu_evidence_dup_restored (line, old, field)
                                                      : g_strdup (line);
}

char *
heshu_evidence_dup_placeless (const char *text, const char *name)
{
  g_auto (Line) line = line_parse (text);
  HeshuField field;

  if (*text == '\0' || !heshu_field_from_name (name, &field))
    return g_strdup (text);
  line.start = line.end = "0";
  line.rule = "-";

  return line_print (&line, field);
}

gboolean
heshu_edit_find_older (HeshuSql *sql, const HeshuEdit *edit, gboolean *is_older, GError **error)
{
  gint64 found = 0;

  if (edit->object_kind == HESHU_OBJECT_METRIC &&
      !heshu_sql_get_int (sql, &found, 0, error,
                          "SELECT 1 FROM metric AS m JOIN report AS r ON r.seq = m.report JOIN edit AS e ON e.object_id "
                          "= r.id WHERE m.id = ? AND e.field = 'version' AND e.act <> 1 AND e.when_us > ? AND NOT EXISTS "
                          "(SELECT 1 FROM edit AS u WHERE u.object_id = r.id AND u.reverses = e.edit_group) LIMIT 1",
                          "si", edit->object_id, edit->when_us))
    return FALSE;
  *is_older = found != 0;

  return TRUE;
}

char *
heshu_evidence_dup_read (const char *read, const char *field)
{
  g_auto (GStrv) words = g_strsplit (read, " ", -1);
  HeshuField which;

  if (g_strv_length (words) != 4 || strpbrk (read, "\t\n") != NULL || !heshu_field_from_name (field, &which))
    return NULL;
  for (guint i = 0; i < 4; i++)
    {
      if (*words[i] == '\0' || (i < 2 && strspn (words[i], "0123456789") != strlen (words[i])))
        return NULL;
    }

  return g_strconcat (field, " rule ", read, NULL);
}
