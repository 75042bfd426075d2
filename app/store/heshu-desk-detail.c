/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* strchrnul() */
#include "heshu-desk-private.h"

#include <string.h>

/* The column `detail` is text, a line per thing, so that one look into the file shows it and reading a row
 * costs little:
 *
 *     value rule 120 125 numeral 0.98           field, origin, evidence, rule or -, confidence
 *     period person 0 0 - 1\t2021               a proposal stands behind a tab
 *     span person 0 0 - 1                       an editor moved its edges
 *     @rate_of 98                               a relation and the start of the other metric
 *     region 0 40 · caption 40 52 · join 30 53  of an article
 *
 * A line that cannot be read is passed over: the row's checksum already vouches for what was written.
 */

static void
append_escaped (GString *string, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (string, "\\n");
      else if (*p == '\\')
        g_string_append (string, "\\\\");
      else
        g_string_append_c (string, *p);
    }
}

static char *
dup_unescaped (const char *text, gsize length)
{
  GString *string = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\\' && i + 1 < length)
        g_string_append_c (string, text[++i] == 'n' ? '\n' : text[i]);
      else
        g_string_append_c (string, text[i]);
    }

  return g_string_free (string, FALSE);
}

static void
append_uint (GString *string, guint number)
{
  char digits[12];
  char *p = digits + sizeof digits;

  *--p = '\0';
  do
    *--p = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append (string, p);
}

static void
append_pair (GString *string, const char *word, guint first, guint second)
{
  g_string_append (string, word);
  g_string_append_c (string, ' ');
  append_uint (string, first);
  g_string_append_c (string, ' ');
  append_uint (string, second);
}

/* Confidences are written with few places, and printing a float costs more than all the rest of a line. */
static void
append_confidence (GString *string, double confidence)
{
  guint thousandths = (guint) (confidence * 1000 + 0.5);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (thousandths < 1000 && thousandths / 1000.0 == confidence)
    {
      guint places = thousandths % 10 != 0 ? 3 : thousandths % 100 != 0 ? 2 : 1;

      number[0] = '0';
      number[1] = '.';
      number[2] = (char) ('0' + thousandths / 100);
      number[3] = (char) ('0' + thousandths / 10 % 10);
      number[4] = (char) ('0' + thousandths % 10);
      g_string_append_len (string, number, 2 + places);
    }
  else
    g_string_append (string, g_ascii_formatd (number, sizeof number, "%.6g", confidence));
}

static void
append_field (GString *string, const HeshuMetric *metric, HeshuField field)
{
  HeshuEvidence evidence = heshu_metric_get_evidence (metric, field);
  double confidence = heshu_metric_get_confidence (metric, field);
  HeshuOrigin origin = heshu_metric_get_origin (metric, field);
  const char *proposal = heshu_metric_get_proposal (metric, field);

  if (heshu_span_is_none (evidence.span) && evidence.rule == NULL && confidence <= 0 &&
      origin == HESHU_ORIGIN_RULE && proposal == NULL)
    return;

  g_string_append (string, heshu_field_get_name (field));
  append_pair (string, origin == HESHU_ORIGIN_PERSON ? " person" : " rule", evidence.span.start,
               evidence.span.end);
  g_string_append_c (string, ' ');
  g_string_append (string, evidence.rule != NULL ? evidence.rule : "-");
  g_string_append_c (string, ' ');
  append_confidence (string, confidence);
  if (proposal != NULL)
    {
      g_string_append_c (string, '\t');
      append_escaped (string, proposal);
    }
  g_string_append_c (string, '\n');
}

char *
heshu_detail_from_metric (const HeshuMetric *metric)
{
  GString *string = g_string_sized_new (512);
  const HeshuRelation *relations;
  guint n_relations;

  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    append_field (string, metric, (HeshuField) i);
  if (heshu_metric_get_span_origin (metric) == HESHU_ORIGIN_PERSON)
    {
      g_autofree char *line = heshu_detail_dup_person (HESHU_SPAN_FIELD);

      g_string_append (string, line);
      g_string_append_c (string, '\n');
    }

  relations = heshu_metric_get_relations (metric, &n_relations);
  for (guint i = 0; i < n_relations; i++)
    {
      g_string_append_c (string, '@');
      g_string_append (string, heshu_relation_type_get_word (relations[i].type));
      g_string_append_c (string, ' ');
      append_uint (string, relations[i].to);
      g_string_append_c (string, '\n');
    }

  return g_string_free (string, FALSE);
}

/* The next word of a line, copied into @word; FALSE at the line's end */
static gboolean
next_word (const char **p, const char *end, char *word, gsize size)
{
  const char *start = *p;
  gsize length;

  while (*p < end && **p != ' ' && **p != '\t')
    (*p)++;
  length = (gsize) (*p - start);
  if (length == 0 || length >= size)
    return FALSE;
  memcpy (word, start, length);
  word[length] = '\0';
  if (*p < end && **p == ' ')
    (*p)++;

  return TRUE;
}

static guint
next_uint (const char **p, const char *end)
{
  guint number = 0;

  while (*p < end && g_ascii_isdigit (**p))
    number = number * 10 + (guint) (*(*p)++ - '0');
  if (*p < end && **p == ' ')
    (*p)++;

  return number;
}

static void
read_relation (const char *p, const char *end, HeshuMetricBuilder *builder)
{
  char word[32];
  HeshuRelationType type;

  if (next_word (&p, end, word, sizeof word) && heshu_relation_type_from_word (word, &type))
    heshu_metric_builder_add_relation (builder, type, next_uint (&p, end));
}

static void
read_field (const char *p, const char *end, HeshuMetricBuilder *builder)
{
  char word[128];
  HeshuField field;
  HeshuSpan span;

  if (!next_word (&p, end, word, sizeof word))
    return;
  if (g_str_equal (word, HESHU_SPAN_FIELD))
    {
      heshu_metric_builder_set_span_origin (builder, HESHU_ORIGIN_PERSON);
      return;
    }
  if (!heshu_field_from_name (word, &field) || !next_word (&p, end, word, sizeof word))
    return;
  heshu_metric_builder_set_origin (builder, field,
                                   g_str_equal (word, "person") ? HESHU_ORIGIN_PERSON : HESHU_ORIGIN_RULE);
  span.start = next_uint (&p, end);
  span.end = next_uint (&p, end);
  if (!next_word (&p, end, word, sizeof word))
    return;
  heshu_metric_builder_set_evidence (builder, field, span, g_str_equal (word, "-") ? NULL : word);
  if (next_word (&p, end, word, sizeof word))
    heshu_metric_builder_set_confidence (builder, field, g_ascii_strtod (word, NULL));
  if (p < end && *p == '\t')
    {
      g_autofree char *proposal = dup_unescaped (p + 1, (gsize) (end - p - 1));

      heshu_metric_builder_set_proposal (builder, field, proposal);
    }
}

void
heshu_detail_to_metric (const char *detail, HeshuMetricBuilder *builder)
{
  for (const char *line = detail; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');

      if (*line == '@')
        read_relation (line + 1, end, builder);
      else
        read_field (line, end, builder);
      line = *end != '\0' ? end + 1 : end;
    }
}

/* --- one line of it --- */

/* (nullable): where the line of @field begins; @end: (out): behind its last character */
static const char *
find_line (const char *detail, const char *field, const char **end)
{
  gsize length = strlen (field);

  for (const char *line = detail; *line != '\0';)
    {
      const char *line_end = strchrnul (line, '\n');

      if (strncmp (line, field, length) == 0 && line[length] == ' ')
        {
          *end = line_end;
          return line;
        }
      line = *line_end != '\0' ? line_end + 1 : line_end;
    }

  return NULL;
}

char *
heshu_detail_dup_field (const char *detail, const char *field)
{
  const char *end;
  const char *line = find_line (detail, field, &end);

  return line != NULL ? g_strndup (line, (gsize) (end - line)) : NULL;
}

char *
heshu_detail_replace_field (const char *detail, const char *field, const char *line)
{
  const char *end;
  const char *old = find_line (detail, field, &end);
  GString *string = g_string_new (NULL);

  if (old != NULL)
    {
      g_string_append_len (string, detail, old - detail);
      g_string_append (string, *end == '\n' ? end + 1 : end);
    }
  else
    g_string_append (string, detail);
  if (line != NULL && *line != '\0')
    {
      g_string_append (string, line);
      g_string_append_c (string, '\n');
    }

  return g_string_free (string, FALSE);
}

char *
heshu_detail_dup_person (const char *field)
{
  return g_strconcat (field, " person 0 0 - 1", NULL);
}

static gboolean
is_person_line (const char *line, const char *end)
{
  const char *blank = memchr (line, ' ', (gsize) (end - line));

  return *line != '@' && blank != NULL && g_str_has_prefix (blank, " person ");
}

gboolean
heshu_detail_is_person (const char *detail, const char *field)
{
  const char *end;
  const char *line = find_line (detail, field, &end);

  return line != NULL && is_person_line (line, end);
}

gboolean
heshu_detail_has_person (const char *detail)
{
  for (const char *line = detail; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');

      if (is_person_line (line, end))
        return TRUE;
      line = *end != '\0' ? end + 1 : end;
    }

  return FALSE;
}

/* --- articles and blocks --- */

static void
append_spans (GString *string, const char *word, const GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      HeshuSpan span = g_array_index (spans, HeshuSpan, i);

      append_pair (string, word, span.start, span.end);
      g_string_append_c (string, '\n');
    }
}

char *
heshu_detail_from_article (const HeshuArticle *article)
{
  GString *string = g_string_new (NULL);

  append_spans (string, "region", article->regions);
  append_spans (string, "caption", article->captions);
  for (guint i = 0; i < article->joins->len; i++)
    {
      HeshuJoin join = g_array_index (article->joins, HeshuJoin, i);

      append_pair (string, "join", join.left_end, join.right_start);
      g_string_append_c (string, '\n');
    }
  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    {
      HeshuSpan span = article->field_spans[i];

      if (heshu_span_is_none (span))
        continue;
      g_string_append (string, heshu_article_field_get_name ((HeshuArticleField) i));
      append_pair (string, " rule", span.start, span.end);
      g_string_append_c (string, '\n');
    }

  return g_string_free (string, FALSE);
}

static void
read_article_line (const char *p, const char *end, HeshuArticle *article)
{
  char word[32], origin[16];
  HeshuArticleField field;
  guint first, second;

  if (!next_word (&p, end, word, sizeof word))
    return;
  if (heshu_article_field_from_name (word, &field))
    {
      if (!next_word (&p, end, origin, sizeof origin))
        return;
      article->field_spans[field].start = next_uint (&p, end);
      article->field_spans[field].end = next_uint (&p, end);
      return;
    }

  first = next_uint (&p, end);
  second = next_uint (&p, end);
  if (g_str_equal (word, "join"))
    {
      HeshuJoin join = { first, second };

      g_array_append_val (article->joins, join);
    }
  else
    {
      HeshuSpan span = HESHU_SPAN (first, second);

      g_array_append_val (g_str_equal (word, "caption") ? article->captions : article->regions, span);
    }
}

void
heshu_detail_to_article (const char *detail, HeshuArticle *article)
{
  for (const char *line = detail; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');

      read_article_line (line, end, article);
      line = *end != '\0' ? end + 1 : end;
    }
}

static const char *const block_words[] = {
  [HESHU_BLOCK_PARAGRAPH] = "paragraph", [HESHU_BLOCK_HEADING] = "heading",
  [HESHU_BLOCK_CAPTION] = "caption",     [HESHU_BLOCK_LIST_ITEM] = "list_item",
  [HESHU_BLOCK_TABLE_ROW] = "table_row", [HESHU_BLOCK_ASIDE] = "aside",
};

char *
heshu_detail_from_blocks (const GArray *blocks)
{
  GString *string;

  if (blocks == NULL)
    return NULL;

  string = g_string_new (NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      HeshuBlock block = g_array_index (blocks, HeshuBlock, i);

      append_pair (string, block_words[block.kind], block.span.start, block.span.end);
      g_string_append_c (string, ' ');
      append_uint (string, block.level);
      g_string_append_c (string, '\n');
    }

  return g_string_free (string, FALSE);
}

static gboolean
read_block (const char *p, const char *end, HeshuBlock *block)
{
  char word[32];

  if (!next_word (&p, end, word, sizeof word))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (block_words); i++)
    {
      if (!g_str_equal (word, block_words[i]))
        continue;
      block->kind = (HeshuBlockKind) i;
      block->span.start = next_uint (&p, end);
      block->span.end = next_uint (&p, end);
      block->level = next_uint (&p, end);
      return TRUE;
    }

  return FALSE;
}

GArray *
heshu_detail_to_blocks (const char *detail)
{
  GArray *blocks;

  if (detail == NULL)
    return NULL;

  blocks = g_array_new (FALSE, TRUE, sizeof (HeshuBlock));
  for (const char *line = detail; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');
      HeshuBlock block;

      if (read_block (line, end, &block))
        g_array_append_val (blocks, block);
      line = *end != '\0' ? end + 1 : end;
    }

  return blocks;
}
