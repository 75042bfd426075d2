/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

#include "heshu-place-label.h"

#include <string.h>

/* How much of an article its lead is, and how long a line that only names its source, in characters */
#define LEAD_LENGTH 320
#define SOURCE_LINE_LENGTH 40

typedef struct
{
  HeshuAgencyMention agency;
  gboolean found;
  HeshuSpan span; /* stored */
  HeshuSpan area_span;
} Reading;

static HeshuRange
lead_range (const HeshuContext *self)
{
  guint start = 0;

  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].kind == HESHU_LINE_PARAGRAPH)
      {
        start = self->lines[i].start;
        break;
      }
  return (HeshuRange){ start, MIN (start + LEAD_LENGTH, self->length) };
}

/* A field that repair has set, without the blanks of its line breaks. Returns: (nullable) (transfer full) */
static gunichar *
dup_field (const HeshuContext *self, HeshuArticleField field, glong *length)
{
  const char *text = heshu_article_get (self->article, field);
  g_autofree gunichar *chars = NULL;
  glong n = 0;

  if (text == NULL)
    return NULL;
  chars = g_utf8_to_ucs4_fast (text, -1, length);
  for (glong i = 0; i < *length; i++)
    if (!g_unichar_isspace (chars[i]))
      chars[n++] = chars[i];
  chars[n] = 0;
  *length = n;
  return g_steal_pointer (&chars);
}

/* The bodies that report: not a government or party committee that a sentence merely thanks, not a hospital
 * it visits */
static gboolean
reports (HeshuLexicon *lexicon, const HeshuAgencyMention *mention)
{
  static const char *const kinds[] = { "department", "mass", "judicial", "party" };
  g_autofree gunichar *core = NULL;
  glong length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (mention->kind, kinds[i]) == 0)
      return TRUE;
  if (g_strcmp0 (mention->kind, "unknown") != 0)
    return FALSE;
  core = g_utf8_to_ucs4_fast (mention->core, -1, &length);
  for (glong i = 0; i < length; i++)
    {
      const HeshuTerm *term = heshu_lexicon_match (lexicon, "report-ending", core, (gsize) length, (gsize) i);

      if (term != NULL && i + (glong) heshu_term_get_length (term) == length)
        return TRUE;
    }
  return FALSE;
}

/* 历城区图书馆:…: a headline that begins with a body and a colon speaks for it, whatever kind of body it is
 */
static gboolean
opens_headline (const gunichar *chars, const HeshuAgencyMention *mention)
{
  return mention->range.start == 0 &&
         (chars[mention->range.end] == ':' || chars[mention->range.end] == 0xFF1A);
}

static gboolean
read_headline_field (HeshuContext *self, HeshuArticleField field, Reading *out)
{
  glong length = 0;
  g_autofree gunichar *chars = dup_field (self, field, &length);
  HeshuAgencyMention mention;
  gboolean kicker = field == HESHU_ARTICLE_KICKER;

  if (chars == NULL)
    return FALSE;
  /* A kicker is often nothing but the body's name, 妇联 or 区妇联 */
  if (kicker && heshu_agency_match (self->lexicon, self->places, chars, (gsize) length, 0, TRUE, &mention) &&
      mention.range.end == (guint) length)
    out->found = TRUE;
  for (glong i = 0; i < length && !out->found; i++)
    out->found =
        heshu_agency_match (self->lexicon, self->places, chars, (gsize) length, (gsize) i, FALSE, &mention) &&
        (reports (self->lexicon, &mention) || opens_headline (chars, &mention));
  if (!out->found)
    return FALSE;
  out->agency = mention;
  out->span = out->area_span = self->article->field_spans[field];
  return TRUE;
}

/* Skips 供稿： 来源： and the like before a body's name */
static guint
skip_announcement (const HeshuContext *self, HeshuRange range)
{
  for (guint i = range.start; i < range.end && i < range.start + 8; i++)
    if (self->chars[i] == ':' || self->chars[i] == 0xFF1A)
      return i + 1;
  return range.start;
}

static gboolean
is_date_or_blank (const HeshuContext *self, guint start, guint end)
{
  g_autoptr (GArray) mentions =
      heshu_time_scan (self->lexicon, self->chars, self->length, (HeshuRange){ start, end });
  guint letters = 0;

  for (guint i = start; i < end; i++)
    letters += g_unichar_isalpha (self->chars[i]) ? 1 : 0;
  return letters == 0 || mentions->len > 0;
}

/* A line of its own that names the source: 江阴市统计局, 供稿：区妇联 2022.12.30 */
static gboolean
read_source_line (HeshuContext *self, Reading *out)
{
  for (guint i = 0; i < self->n_lines && !out->found; i++)
    {
      HeshuRange range = heshu_line_get_range (&self->lines[i]);
      HeshuAgencyMention mention;
      guint at;

      if (range.end - range.start > SOURCE_LINE_LENGTH || (i >= 6 && i + 6 < self->n_lines))
        continue;
      at = skip_announcement (self, range);
      while (at < range.end && !g_unichar_isalpha (self->chars[at]))
        at++;
      if (!heshu_agency_match (self->lexicon, self->places, self->chars, range.end, at, FALSE, &mention) ||
          !is_date_or_blank (self, mention.range.end, range.end))
        continue;
      out->agency = mention;
      out->found = TRUE;
      out->span = out->area_span =
          heshu_reading_get_span (self->reading, mention.range.start, mention.range.end);
    }
  return out->found;
}

static gboolean
read_lead (HeshuContext *self, Reading *out)
{
  HeshuRange lead = lead_range (self);

  for (guint i = lead.start; i < lead.end && !out->found; i++)
    {
      HeshuAgencyMention mention;

      if (!heshu_agency_match (self->lexicon, self->places, self->chars, self->length, i, FALSE, &mention))
        continue;
      if (reports (self->lexicon, &mention))
        {
          out->agency = mention;
          out->found = TRUE;
          out->span = out->area_span =
              heshu_reading_get_span (self->reading, mention.range.start, mention.range.end);
        }
      i = mention.range.end - 1;
    }
  return out->found;
}

/* The body named most often in the whole article */
static gboolean
read_most_frequent (HeshuContext *self, Reading *out)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint best = 0;

  for (guint i = 0; i < self->length; i++)
    {
      HeshuAgencyMention mention;
      guint count;

      if (!heshu_agency_match (self->lexicon, self->places, self->chars, self->length, i, FALSE, &mention))
        continue;
      if (reports (self->lexicon, &mention) && g_strcmp0 (mention.kind, "unknown") != 0)
        {
          count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, mention.core)) + 1;
          g_hash_table_insert (counts, (gpointer) mention.core, GUINT_TO_POINTER (count));
          if (count > best)
            {
              best = count;
              out->agency = mention;
              out->span = heshu_reading_get_span (self->reading, mention.range.start, mention.range.end);
            }
        }
      i = mention.range.end - 1;
    }
  out->found = best > 1;
  return out->found;
}

/* What words of @category suggest: 政府工作报告 the government, 公租房 the housing office. The most of them
 * decide. */
static gboolean
read_suggestion (HeshuContext *self, const char *category, HeshuRange range, Reading *out)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint best = 0;

  for (guint i = range.start; i < range.end;)
    {
      const HeshuTerm *term = heshu_lexicon_match (self->lexicon, category, self->chars, range.end, i);
      const char *core;
      guint count;

      if (term == NULL)
        {
          i++;
          continue;
        }
      core = g_intern_string (heshu_term_get_value (term));
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, core)) + 1;
      g_hash_table_insert (counts, (gpointer) core, GUINT_TO_POINTER (count));
      if (count > best)
        {
          best = count;
          out->agency = (HeshuAgencyMention){ .core = core, .kind = g_intern_static_string ("department") };
          out->span = heshu_reading_get_span (self->reading, i, i + heshu_term_get_length (term));
        }
      i += heshu_term_get_length (term);
    }
  out->found = best > 0;
  return out->found;
}

/* A headline that says whose report it is without naming a body: 政府工作报告 */
static gboolean
read_headline_cue (HeshuContext *self, Reading *out)
{
  glong length = 0;
  g_autofree gunichar *chars = dup_field (self, HESHU_ARTICLE_TITLE, &length);

  for (glong i = 0; i < length; i++)
    {
      const HeshuTerm *term =
          heshu_lexicon_match (self->lexicon, "agency-cue", chars, (gsize) length, (gsize) i);

      if (term == NULL)
        continue;
      out->agency = (HeshuAgencyMention){ .core = g_intern_string (heshu_term_get_value (term)),
                                          .kind = g_intern_static_string ("department") };
      out->span = self->article->field_spans[HESHU_ARTICLE_TITLE];
      out->found = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* 金水区、惠济区…对比: what a headline says of several districts is of the unit they belong to */
static void
rise_to_common (HeshuContext *self, const gunichar *chars, gsize length, HeshuPlace *place)
{
  static const gunichar links[] = { 0x3001 /* 、 */, 0x548C /* 和 */, 0x4E0E /* 与 */, 0x53CA /* 及 */ };
  HeshuPlace other, parent;

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (place->range.end < length && chars[place->range.end] == links[i] &&
        heshu_places_match (self->places, chars, length, place->range.end + 1, &other) &&
        g_strcmp0 (other.parent, place->parent) == 0 && *place->parent != '\0' &&
        heshu_places_get_parent (self->places, place, &parent))
      {
        *place = parent;
        return;
      }
}

/* The first place of a headline field */
static gboolean
read_headline_place (HeshuContext *self, HeshuArticleField field, HeshuPlace *place, HeshuSpan *span)
{
  glong length = 0;
  guint label;
  g_autofree gunichar *chars = dup_field (self, field, &length);

  if (chars == NULL)
    return FALSE;
  /* 【武汉洪山】…, 济南历下：… */
  label = heshu_place_label_end (self->lexicon, chars, 0, (guint) length);
  if ((label == 0 || !heshu_places_match_label (self->places, chars, chars[0] == 0x3010, label - 1, place)) &&
      !heshu_places_first_in (self->places, chars, (HeshuRange){ 0, (guint) length }, place))
    return FALSE;
  rise_to_common (self, chars, (gsize) length, place);
  *span = self->article->field_spans[field];
  return TRUE;
}

/* 无锡滨湖 in a headline names the prefecture first: the one district the article then speaks of is meant */
static void
narrow_to_only_district (HeshuContext *self, HeshuPlace *place, HeshuSpan *span)
{
  const char *only = NULL;
  HeshuPlace narrow = { 0 };

  for (guint i = 0; i < self->length;)
    {
      HeshuPlace one;

      if (!heshu_places_match (self->places, self->chars, self->length, i, &one))
        {
          i++;
          continue;
        }
      i = one.range.end;
      if (heshu_place_is_above_counties (&one))
        continue;
      if (only != NULL && only != one.name)
        return;
      only = one.name;
      narrow = one;
    }
  if (only == NULL)
    return;
  *place = narrow;
  *span = heshu_reading_get_span (self->reading, narrow.range.start, narrow.range.end);
}

/* What a page is about stands near its top. It is asked for each article, so the cost of a text of thousands
 * of articles must not grow with their number times its length. */
#define LONGEST_PAGE 20000

static HeshuRange
whole_document (const HeshuContext *self)
{
  return (HeshuRange){ 0, MIN (heshu_text_get_length (self->document->text), LONGEST_PAGE) };
}

/* The most frequent district of @last_char in the article, else on the page */
static gboolean
find_most_frequent (HeshuContext *self, gunichar last_char, HeshuPlace *place, HeshuSpan *span)
{
  if (heshu_places_most_frequent (self->places, self->chars, (HeshuRange){ 0, self->length }, last_char,
                                  place))
    {
      *span = heshu_reading_get_span (self->reading, place->range.start, place->range.end);
      return TRUE;
    }
  if (heshu_places_most_frequent (self->places, heshu_text_get_chars (self->document->text),
                                  whole_document (self), last_char, place))
    {
      *span = HESHU_SPAN (place->range.start, place->range.end);
      return TRUE;
    }
  return FALSE;
}

static gboolean
ends_with (const HeshuPlace *place, gunichar last_char)
{
  const char *tail = g_utf8_find_prev_char (place->name, place->name + strlen (place->name));

  return tail != NULL && g_utf8_get_char (tail) == last_char;
}

/* 和平区, 二道区: where nothing else is named, a district whose name is also an ordinary word */
static gboolean
find_common (HeshuContext *self, gunichar last_char, HeshuPlace *place, HeshuSpan *span)
{
  for (guint i = 0; i < self->length; i++)
    if (heshu_places_match_common (self->places, self->chars, self->length, i, place) &&
        (last_char == 0 || ends_with (place, last_char)))
      {
        *span = heshu_reading_get_span (self->reading, place->range.start, place->range.end);
        return TRUE;
      }
  return FALSE;
}

/* 开发区空气质量通报, by the city's bureau: the headline's district is what the article is about */
static gboolean
read_district_of_headline (HeshuContext *self, const HeshuPlace *above, HeshuPlace *place, HeshuSpan *span)
{
  static const HeshuArticleField fields[] = { HESHU_ARTICLE_TITLE, HESHU_ARTICLE_SUBTITLE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (read_headline_place (self, fields[i], place, span) && !heshu_place_is_above_counties (place) &&
        *place->code != '\0' &&
        strncmp (place->code, above->code, g_str_has_suffix (above->code, "0000") ? 2 : 4) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_area (HeshuContext *self, const Reading *agency, HeshuPlace *place, HeshuSpan *span)
{
  static const HeshuArticleField fields[] = { HESHU_ARTICLE_KICKER, HESHU_ARTICLE_TITLE,
                                              HESHU_ARTICLE_SUBTITLE };
  gunichar level = agency->found ? agency->agency.level_char : 0;
  HeshuRange lead = lead_range (self);

  if (agency->found && agency->agency.branch.name != NULL)
    {
      *place = agency->agency.branch;
      *span = agency->area_span;
      return TRUE;
    }
  if (agency->found && agency->agency.place.name != NULL)
    {
      if (heshu_place_is_above_counties (&agency->agency.place) &&
          read_district_of_headline (self, &agency->agency.place, place, span))
        return TRUE;
      *place = agency->agency.place;
      *span = agency->area_span;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (read_headline_place (self, fields[i], place, span) && (level == 0 || ends_with (place, level)))
      {
        if (level == 0 && heshu_place_is_above_counties (place))
          narrow_to_only_district (self, place, span);
        return TRUE;
      }
  if (level != 0)
    return find_most_frequent (self, level, place, span) || find_common (self, level, place, span) ||
           find_most_frequent (self, 0, place, span);
  for (guint i = lead.start; i < lead.end; i++)
    if (heshu_places_match (self->places, self->chars, self->length, i, place))
      {
        *span = heshu_reading_get_span (self->reading, place->range.start, place->range.end);
        if (heshu_place_is_above_counties (place))
          narrow_to_only_district (self, place, span);
        return TRUE;
      }
  return find_most_frequent (self, 0, place, span) || find_common (self, 0, place, span);
}

static gboolean
read_agency (HeshuContext *self, Reading *out)
{
  HeshuRange lead = lead_range (self);
  HeshuRange head = { 0, lead.end };

  return read_headline_field (self, HESHU_ARTICLE_KICKER, out) ||
         read_headline_field (self, HESHU_ARTICLE_SUBTITLE, out) ||
         read_headline_field (self, HESHU_ARTICLE_TITLE, out) || read_source_line (self, out) ||
         read_headline_cue (self, out) || read_headline_field (self, HESHU_ARTICLE_BYLINE, out) ||
         read_lead (self, out) || read_suggestion (self, "agency-cue", head, out) ||
         read_most_frequent (self, out) ||
         read_suggestion (self, "agency-topic", (HeshuRange){ 0, self->length }, out);
}

void
heshu_context_read_agency_and_area (HeshuContext *self)
{
  Reading agency = { 0 };
  HeshuPlace place = { 0 };
  HeshuSpan span = HESHU_SPAN_NONE;
  const char *area;

  read_agency (self, &agency);
  if (heshu_article_get (self->article, HESHU_ARTICLE_AREA) == NULL &&
      read_area (self, &agency, &place, &span))
    {
      heshu_article_set (self->article, HESHU_ARTICLE_AREA, place.name, span);
      if (*place.code != '\0' && heshu_article_get (self->article, HESHU_ARTICLE_AREA_ID) == NULL)
        heshu_article_set (self->article, HESHU_ARTICLE_AREA_ID, place.code, span);
    }
  area = heshu_article_get (self->article, HESHU_ARTICLE_AREA);
  if (agency.found && heshu_article_get (self->article, HESHU_ARTICLE_AGENCY) == NULL)
    {
      g_autofree char *name = heshu_agency_compose (self->places, &agency.agency, area);

      heshu_article_set (self->article, HESHU_ARTICLE_AGENCY, name, agency.span);
    }
}
