/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-section-private.h"

#include "heshu-chars.h"

/* The lines at an article's head and foot that say for whom it speaks */
#define HEAD_LINES 6
#define FOOT_LINES 3
#define LONGEST_LINE 60
/* How many words of its field a section must have to be a body's */
#define LEAST_TOPICS 2

static void
clear_body (gpointer data)
{
  g_free (((HeshuBody *) data)->name);
}

/* The bodies that stand in @range one behind the other, the later ones perhaps without the district:
 * 园区行政审批局、税务局
 */
static void
collect_bodies (const HeshuExtraction *self,
                HeshuPlaces *places,
                const char *area,
                HeshuRange range,
                GArray *bodies)
{
  gboolean follows = FALSE;

  for (guint i = range.start; i < range.end;)
    {
      HeshuAgencyMention mention;
      HeshuBody body;

      if (!heshu_agency_match (places, self->terms, i, range.end, follows, &mention))
        {
          if (follows)
            return;
          i++;
          continue;
        }
      body.range = mention.range;
      body.core = mention.core;
      body.name =
          heshu_agency_compose (places, &mention, mention.place.name != NULL ? mention.place.name : area);
      g_array_append_val (bodies, body);
      i = mention.range.end;
      follows = i < range.end && (self->chars[i] == 0x3001 || self->chars[i] == 0x548C ||
                                  heshu_char_is_blank (self->chars[i])); /* 、 和 */
      if (!follows)
        return;
      i++;
    }
}

GArray *
heshu_section_find_bodies (const HeshuExtraction *self, HeshuPlaces *places, const char *area)
{
  GArray *bodies = g_array_new (FALSE, FALSE, sizeof (HeshuBody));

  g_array_set_clear_func (bodies, clear_body);
  for (guint i = 0; i < self->n_lines && bodies->len < 2; i++)
    {
      HeshuRange range = { self->lines[i].start, self->lines[i].end };

      if ((i >= HEAD_LINES && i + FOOT_LINES < self->n_lines) || range.end - range.start > LONGEST_LINE)
        continue;
      g_array_set_size (bodies, 0);
      collect_bodies (self, places, area, range, bodies);
    }
  return bodies;
}

/* Whether two characters in a row of @heading stand in @name too */
static gboolean
share_word (const gunichar *chars, HeshuRange heading, HeshuRange name)
{
  for (guint i = heading.start; i + 1 < heading.end; i++)
    for (guint j = name.start; j + 1 < name.end; j++)
      if (chars[i] == chars[j] && chars[i + 1] == chars[j + 1] && g_unichar_isalpha (chars[i]) &&
          g_unichar_isalpha (chars[i + 1]))
        return TRUE;
  return FALSE;
}

static guint
count_topics (const HeshuExtraction *self, HeshuRange range, const char *core)
{
  guint n = 0;

  for (guint i = range.start; i < range.end; i++)
    {
      const HeshuMatch *topic = heshu_extraction_match_at (self, HESHU_CATEGORY ("agency-topic"), i);

      n += topic != NULL && g_strcmp0 (heshu_term_get_value (topic->term), core) == 0;
    }
  return n;
}

const HeshuBody *
heshu_section_choose_body (const HeshuExtraction *self, const GArray *bodies, HeshuRange heading, guint end)
{
  HeshuRange text = { heading.start, end };
  const HeshuBody *best = NULL;
  guint most = LEAST_TOPICS - 1;

  for (guint i = 0; i < bodies->len; i++)
    {
      const HeshuBody *body = &g_array_index (bodies, HeshuBody, i);

      if (share_word (self->chars, heading, body->range))
        return body;
    }
  for (guint i = 0; i < bodies->len; i++)
    {
      const HeshuBody *body = &g_array_index (bodies, HeshuBody, i);
      guint n = count_topics (self, text, body->core);

      if (n > most)
        {
          most = n;
          best = body;
        }
    }
  return best;
}
