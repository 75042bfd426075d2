/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-context-private.h"

/* How long a line that only names its source, in characters */
#define SOURCE_LINE_LENGTH 40

/* The bodies that report: not a government or party committee that a sentence merely thanks, not a hospital
 * it visits */
static gboolean
reports (HeshuLexicon *lexicon, const HeshuAgencyMention *mention)
{
  static const char *const kinds[] = { "department", "mass", "judicial", "party" };
  g_autoptr (HeshuTermIndex) terms = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (mention->kind, kinds[i]) == 0)
      return TRUE;
  if (g_strcmp0 (mention->kind, "unknown") != 0)
    return FALSE;
  terms = heshu_term_index_new_for_text (lexicon, mention->core);
  for (guint i = 0; i < terms->length; i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("report-ending"), i, terms->length);

      if (term != NULL && i + heshu_term_get_length (term) == terms->length)
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
read_headline_field (HeshuContext *self, HeshuArticleField field, HeshuAgencyReading *out)
{
  g_autoptr (HeshuTermIndex) terms = heshu_context_index_field (self, field);
  HeshuAgencyMention mention;
  gboolean kicker = field == HESHU_ARTICLE_KICKER;

  if (terms == NULL)
    return FALSE;
  /* A kicker is often nothing but the body's name, 妇联 or 区妇联 */
  if (kicker && heshu_agency_match (self->places, terms, 0, terms->length, TRUE, &mention) &&
      mention.range.end == terms->length)
    out->found = TRUE;
  for (guint i = 0; i < terms->length && !out->found; i++)
    out->found = heshu_agency_match (self->places, terms, i, terms->length, FALSE, &mention) &&
                 (reports (self->lexicon, &mention) || opens_headline (terms->chars, &mention));
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
  g_autoptr (GArray) mentions = heshu_time_scan (self->terms, (HeshuRange){ start, end });
  guint letters = 0;

  for (guint i = start; i < end; i++)
    letters += g_unichar_isalpha (self->chars[i]) ? 1 : 0;
  return letters == 0 || mentions->len > 0;
}

/* 发布人:县应急管理局局长 某某: whoever speaks, behind a label */
static gboolean
is_speaker (const HeshuContext *self, const HeshuAgencyMention *mention, guint start)
{
  const HeshuTerm *label =
      heshu_term_index_lookup_term (self->terms, HESHU_CATEGORY ("layout"), start, self->length);

  return label != NULL && g_strcmp0 (heshu_term_get (label, "role"), "speaker") == 0 &&
         mention->range.start >= start + heshu_term_get_length (label) &&
         g_strcmp0 (mention->kind, "unknown") != 0 && reports (self->lexicon, mention);
}

/* A line of its own that names the source: 江阴市统计局, 供稿：区妇联 2022.12.30 */
static gboolean
read_source_line (HeshuContext *self, HeshuAgencyReading *out)
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
      if (!heshu_agency_match (self->places, self->terms, at, range.end, FALSE, &mention) ||
          (!is_date_or_blank (self, mention.range.end, range.end) &&
           !is_speaker (self, &mention, range.start)))
        continue;
      out->agency = mention;
      out->found = TRUE;
      out->span = out->area_span =
          heshu_reading_get_span (self->reading, mention.range.start, mention.range.end);
    }
  return out->found;
}

static gboolean
read_lead (HeshuContext *self, HeshuAgencyReading *out)
{
  HeshuRange lead = heshu_context_get_lead (self);

  for (guint i = lead.start; i < lead.end && !out->found; i++)
    {
      HeshuAgencyMention mention;

      if (!heshu_agency_match (self->places, self->terms, i, self->length, FALSE, &mention))
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
read_most_frequent (HeshuContext *self, HeshuAgencyReading *out)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint best = 0;

  for (guint i = 0; i < self->length; i++)
    {
      HeshuAgencyMention mention;
      guint count;

      if (!heshu_agency_match (self->places, self->terms, i, self->length, FALSE, &mention))
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

/* Where nothing else tells: the one body of the district that the article names */
static void
read_only_mention (HeshuContext *self, const char *area, HeshuAgencyReading *out)
{
  HeshuAgencyMention mention;

  for (guint i = 0; i < self->length && !out->found; i++)
    {
      if (!heshu_agency_match (self->places, self->terms, i, self->length, FALSE, &mention))
        continue;
      i = mention.range.end - 1;
      if (!reports (self->lexicon, &mention) || !heshu_agency_is_of (&mention, area))
        continue;
      out->agency = mention;
      out->found = TRUE;
      out->span = heshu_reading_get_span (self->reading, mention.range.start, mention.range.end);
    }
}

/* What a word says of who reports: 委员会 alone is the party's */
static HeshuAgencyMention
mention_of_cue (const HeshuTerm *term)
{
  const char *core = heshu_term_get_value (term);

  return (HeshuAgencyMention){ .core = g_intern_string (core),
                               .kind = g_str_equal (core, "委员会") ? g_intern_static_string ("party")
                                                                    : g_intern_static_string ("department") };
}

/* What words of @category suggest: 政府工作报告 the government, 公租房 the housing office. The most of them
 * decide. */
static gboolean
read_suggestion (HeshuContext *self, const char *category, HeshuRange range, HeshuAgencyReading *out)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint best = 0;

  for (guint i = range.start; i < range.end;)
    {
      const HeshuTerm *term = heshu_term_index_lookup_term (self->terms, category, i, range.end);
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
          out->agency = mention_of_cue (term);
          out->span = heshu_reading_get_span (self->reading, i, i + heshu_term_get_length (term));
        }
      i += heshu_term_get_length (term);
    }
  out->found = best > 0;
  return out->found;
}

/* A headline that says whose report it is without naming a body: 政府工作报告, 区委中心组集中学习 */
static gboolean
read_headline_cue (HeshuContext *self, HeshuArticleField field, HeshuAgencyReading *out)
{
  g_autoptr (HeshuTermIndex) terms = heshu_context_index_field (self, field);

  for (guint i = 0; terms != NULL && i < terms->length; i++)
    {
      const HeshuTerm *term =
          heshu_term_index_lookup_term (terms, HESHU_CATEGORY ("agency-cue"), i, terms->length);

      if (term == NULL)
        continue;
      out->agency = mention_of_cue (term);
      out->span = self->article->field_spans[field];
      out->found = TRUE;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_agency (HeshuContext *self, HeshuAgencyReading *out)
{
  HeshuRange lead = heshu_context_get_lead (self);
  HeshuRange head = { 0, lead.end };

  return read_headline_field (self, HESHU_ARTICLE_KICKER, out) ||
         read_headline_field (self, HESHU_ARTICLE_SUBTITLE, out) ||
         read_headline_field (self, HESHU_ARTICLE_TITLE, out) || read_source_line (self, out) ||
         read_headline_cue (self, HESHU_ARTICLE_TITLE, out) ||
         read_headline_cue (self, HESHU_ARTICLE_KICKER, out) ||
         read_headline_cue (self, HESHU_ARTICLE_SUBTITLE, out) ||
         read_headline_field (self, HESHU_ARTICLE_BYLINE, out) || read_lead (self, out) ||
         read_suggestion (self, HESHU_CATEGORY ("agency-cue"), head, out) || read_most_frequent (self, out);
}

/* A topic's police are a branch of the city's where the page is about a district: 郑州市公安局惠济分局 */
static void
lower_to_branch (HeshuAgencyReading *agency, const HeshuPlace *place)
{
  if (agency->agency.place.name != NULL || place->name == NULL || *place->parent == '\0' ||
      heshu_place_is_above_counties (place) || !g_str_has_suffix (place->name, "区") ||
      !g_str_equal (agency->agency.core, "公安局"))
    return;
  agency->agency.place = *place;
  agency->agency.core = g_intern_static_string ("公安分局");
}

void
heshu_context_read_agency_and_area (HeshuContext *self)
{
  HeshuAgencyReading agency = { 0 };
  HeshuPlace place = { 0 };
  HeshuSpan span = HESHU_SPAN_NONE;
  const char *area;

  read_agency (self, &agency);
  if (heshu_article_get (self->article, HESHU_ARTICLE_AREA) == NULL &&
      (heshu_context_read_area (self, &agency, &place, &span) ||
       heshu_context_read_number (self, &place, &agency, &span)))
    {
      heshu_article_set (self->article, HESHU_ARTICLE_AREA, place.name, span);
      if (*place.code != '\0' && heshu_article_get (self->article, HESHU_ARTICLE_AREA_ID) == NULL)
        heshu_article_set (self->article, HESHU_ARTICLE_AREA_ID, place.code, span);
    }
  area = heshu_article_get (self->article, HESHU_ARTICLE_AREA);
  if (!agency.found && !heshu_context_read_number_body (self, area, &agency) &&
      !heshu_context_read_body (self, area, &agency))
    {
      if (read_suggestion (self, HESHU_CATEGORY ("agency-topic"), (HeshuRange){ 0, self->length }, &agency))
        lower_to_branch (&agency, &place);
      else
        read_only_mention (self, area, &agency);
    }
  if (agency.found && heshu_article_get (self->article, HESHU_ARTICLE_AGENCY) == NULL)
    {
      g_autofree char *name = heshu_agency_compose (self->places, &agency.agency, area);

      heshu_article_set (self->article, HESHU_ARTICLE_AGENCY, name, agency.span);
    }
}
