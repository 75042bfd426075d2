/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-article-edits-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* An article split in two, two merged */

/* A first line of at most so many characters, without a mark at its end, is a headline. */
#define MAX_TITLE_CHARS 40

/* --- where an article stands --- */

static void
append_spans (GString *layout, const char *word, const GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      HeshuSpan span = g_array_index (spans, HeshuSpan, i);

      g_string_append_printf (layout, "%s%s %u %u", layout->len > 0 ? "\n" : "", word, span.start, span.end);
    }
}

/* As the field `layout` of an article holds it */
static char *
dup_layout (const HeshuArticle *article)
{
  g_autoptr (GString) layout = g_string_new (NULL);

  append_spans (layout, "region", article->regions);
  append_spans (layout, "caption", article->captions);
  append_spans (layout, "join", article->joins); /* of two offsets each, as a span */

  return g_strdup (layout->str);
}

G_STATIC_ASSERT (sizeof (HeshuJoin) == sizeof (HeshuSpan));

static HeshuEdit *
add_edit (GPtrArray *edits, const char *id, const char *field, const char *before, const char *after)
{
  HeshuEdit *edit = heshu_edit_new (HESHU_OBJECT_ARTICLE, id, field, before, after, NULL);

  g_ptr_array_add (edits, edit);

  return edit;
}

static void
add_created (GPtrArray *edits, const HeshuReport *report, const HeshuArticle *article)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *layout = dup_layout (article);
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  json_builder_add_string_value (json_builder_set_member_name (json, "report_id"), report->id);
  json_builder_add_string_value (json_builder_set_member_name (json, "layout"), layout);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, FALSE);
  add_edit (edits, article->id, "created", NULL, text);
}

/* (transfer full) (nullable): the report of an article, which nobody else has; @index: (out): of it */
static HeshuReport *
load_report_of (HeshuDesk *desk, const char *article_id, guint *index, GError **error)
{
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      const HeshuReport *report = ((const HeshuReportSummary *) reports->pdata[i])->report;

      for (guint j = 0; j < report->articles->len; j++)
        {
          *index = j;
          if (g_strcmp0 (((const HeshuArticle *) report->articles->pdata[j])->id, article_id) == 0)
            return heshu_desk_get_report (desk, report->id, error);
        }
    }
  if (reports != NULL)
    heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, article_id, NULL);

  return NULL;
}

/* --- split --- */

static gboolean
is_blank (const HeshuText *text, const GArray *regions)
{
  const gunichar *chars = heshu_text_get_chars (text);

  for (guint i = 0; i < regions->len; i++)
    {
      HeshuSpan span = g_array_index (regions, HeshuSpan, i);

      for (guint j = span.start; j < span.end; j++)
        {
          if (!g_unichar_isspace (chars[j]))
            return FALSE;
        }
    }

  return TRUE;
}

/* What stands before @place in the order of reading stays in @first, the rest goes to @second. FALSE: @place is in no
 * region of @article */
static gboolean
share_regions (const HeshuArticle *article, guint place, HeshuArticle *first, HeshuArticle *second)
{
  gboolean is_behind = FALSE;

  for (guint i = 0; i < article->regions->len; i++)
    {
      HeshuSpan span = g_array_index (article->regions, HeshuSpan, i);
      HeshuSpan before = HESHU_SPAN (span.start, place), after = HESHU_SPAN (place, span.end);

      if (is_behind)
        g_array_append_val (second->regions, span);
      else if (place < span.start || place >= span.end)
        g_array_append_val (first->regions, span);
      else
        {
          is_behind = TRUE;
          if (!heshu_span_is_none (before))
            g_array_append_val (first->regions, before);
          g_array_append_val (second->regions, after);
        }
    }

  return is_behind;
}

static gboolean
stands_in (const GArray *regions, HeshuSpan span)
{
  for (guint i = 0; i < regions->len; i++)
    {
      if (heshu_span_contains (g_array_index (regions, HeshuSpan, i), span))
        return TRUE;
    }

  return FALSE;
}

static void
share_rest (const HeshuArticle *article, guint place, HeshuArticle *first, HeshuArticle *second)
{
  for (guint i = 0; i < article->captions->len; i++)
    {
      HeshuSpan span = g_array_index (article->captions, HeshuSpan, i);

      g_array_append_val (span.start >= place ? second->captions : first->captions, span);
    }
  for (guint i = 0; i < article->joins->len; i++)
    {
      HeshuJoin join = g_array_index (article->joins, HeshuJoin, i);
      HeshuSpan left = HESHU_SPAN (join.left_end - MIN (join.left_end, 1), join.left_end);
      HeshuSpan right = HESHU_SPAN (join.right_start, join.right_start + 1);

      if (stands_in (first->regions, left) && stands_in (first->regions, right))
        g_array_append_val (first->joins, join);
      else if (stands_in (second->regions, left) && stands_in (second->regions, right))
        g_array_append_val (second->joins, join);
    }
  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    {
      HeshuSpan span = article->field_spans[i];
      gboolean goes = !heshu_span_is_none (span) && stands_in (second->regions, span);

      heshu_article_set (goes ? second : first, (HeshuArticleField) i, article->fields[i], span);
    }
}

/* The first line of the second part, where it looks like a headline and something follows it */
static void
read_title (const HeshuText *text, HeshuArticle *second)
{
  const gunichar *chars = heshu_text_get_chars (text);
  HeshuSpan region = g_array_index (second->regions, HeshuSpan, 0);
  HeshuSpan line = region;
  g_autofree char *title = NULL;

  while (line.start < region.end && g_unichar_isspace (chars[line.start]))
    line.start++;
  for (line.end = line.start; line.end < region.end && chars[line.end] != '\n';)
    line.end++;
  if (line.end == region.end || heshu_span_is_none (line) || heshu_span_length (line) > MAX_TITLE_CHARS ||
      g_unichar_ispunct (chars[line.end - 1]))
    return;
  title = g_strchomp (heshu_text_dup_span (text, line));
  heshu_article_set (second, HESHU_ARTICLE_TITLE, title, line);
}

/* (nullable) (transfer full): the second part; @article: becomes the first */
static HeshuArticle *
split (const HeshuText *text, HeshuArticle *article, HeshuArticle **first, guint place, GError **error)
{
  g_autoptr (HeshuArticle) one = heshu_article_new ();
  g_autoptr (HeshuArticle) other = heshu_article_new ();

  if (!share_regions (article, place, one, other) || is_blank (text, one->regions) || is_blank (text, other->regions))
    {
      g_autofree char *shown = g_strdup_printf ("%u", place);

      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, shown, _ ("a place inside the article"));
      return NULL;
    }
  share_rest (article, place, one, other);
  one->id = g_strdup (article->id);
  other->id = heshu_id_new ();
  *first = g_steal_pointer (&one);

  return g_steal_pointer (&other);
}

HeshuReadAgain *
heshu_article_split_prepare (HeshuDesk *desk,
                             HeshuLexicon *lexicon,
                             const char *article_id,
                             guint place,
                             const char *title,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (HeshuReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  HeshuArticle *first, *second;
  guint index;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL && article_id != NULL, NULL);

  report = load_report_of (desk, article_id, &index, error);
  if (report == NULL)
    return NULL;
  before = dup_layout (report->articles->pdata[index]);
  second = split (report->document->text, report->articles->pdata[index], &first, place, error);
  if (second == NULL)
    return NULL;
  heshu_article_unref (report->articles->pdata[index]);
  report->articles->pdata[index] = first;
  g_ptr_array_insert (report->articles, (int) index + 1, second);
  after = dup_layout (first);
  add_edit (edits, first->id, "layout", before, after);
  add_created (edits, report, second);
  if (title != NULL)
    {
      add_edit (edits, second->id, "title", NULL, title);
      heshu_article_set (second, HESHU_ARTICLE_TITLE, title, HESHU_SPAN_NONE);
    }
  else if (heshu_article_get (second, HESHU_ARTICLE_TITLE) == NULL)
    read_title (report->document->text, second);

  return heshu_job_read_edited (desk, lexicon, report, edits, TRUE, cancellable, error);
}

/* --- merge --- */

static void
append (HeshuArticle *first, const HeshuArticle *second)
{
  g_array_append_vals (first->regions, second->regions->data, second->regions->len);
  g_array_append_vals (first->captions, second->captions->data, second->captions->len);
  g_array_append_vals (first->joins, second->joins->data, second->joins->len);
  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    {
      if (first->fields[i] == NULL)
        heshu_article_set (first, (HeshuArticleField) i, second->fields[i], second->field_spans[i]);
    }
}

/* @first: (inout): index of the one that is read first */
static gboolean
check_neighbours (const HeshuReport *report, guint *first, const char *first_id, const char *second_id, GError **error)
{
  for (int step = -1; step <= 1; step += 2)
    {
      guint other = *first + (guint) step; /* wraps round where there is none */

      if (other >= report->articles->len ||
          g_strcmp0 (((const HeshuArticle *) report->articles->pdata[other])->id, second_id) != 0)
        continue;
      *first = MIN (*first, other);
      return TRUE;
    }
  heshu_error_set (error, HESHU_ERROR_NOT_NEIGHBOURS, first_id, second_id);

  return FALSE;
}

HeshuReadAgain *
heshu_article_merge_prepare (HeshuDesk *desk,
                             HeshuLexicon *lexicon,
                             const char *first_id,
                             const char *second_id,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (HeshuReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  HeshuArticle *first;
  guint index;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL && first_id != NULL && second_id != NULL, NULL);

  report = load_report_of (desk, first_id, &index, error);
  if (report == NULL || !check_neighbours (report, &index, first_id, second_id, error))
    return NULL;
  first = g_ptr_array_index (report->articles, index);
  before = dup_layout (first);
  append (first, report->articles->pdata[index + 1]);
  after = dup_layout (first);
  add_edit (edits, first->id, "layout", before, after);
  add_edit (edits, ((const HeshuArticle *) report->articles->pdata[index + 1])->id, "removed", NULL, "true");
  g_ptr_array_remove_index (report->articles, index + 1);

  return heshu_job_read_edited (desk, lexicon, report, edits, TRUE, cancellable, error);
}
