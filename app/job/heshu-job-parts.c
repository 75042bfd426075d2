/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-job.h"

#include "heshu-extractor.h"
#include "heshu-page-repair.h"

#include <string.h>

/* A part is some hundred articles long; the longest speech that a paper prints is a tenth of the longest
 * part. What a text needs while it is read is some sixty times its size. */
static const HeshuPartSize usual_size = { 128 * 1024, 256 * 1024 };
/* Of a part: how near to its end an article may not end that is taken from it. What follows may show that the
 * article goes on. */
#define MARGIN_SHARE 16

typedef struct
{
  HeshuTextStream *stream;
  HeshuLexicon *lexicon;
  HeshuPartFunc func;
  gpointer data;
  GCancellable *cancellable;
  GString *held;       /* decoded and not yet handed on */
  gsize wanted;        /* bytes of it before it is looked at */
  guint n_chars;       /* handed on */
  guint n_articles;    /* likewise */
  HeshuArticle *begun; /* (nullable): the article in whose middle the last part had to end */
  gboolean stopped;    /* by @func */
} Parts;

typedef struct
{
  guint start;
  guint end;
} Extent;

static Extent
find_extent (const HeshuArticle *article)
{
  const GArray *const lists[] = { article->regions, article->captions };
  Extent extent = { G_MAXUINT, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        HeshuSpan span = g_array_index (lists[i], HeshuSpan, j);

        extent.start = MIN (extent.start, span.start);
        extent.end = MAX (extent.end, span.end);
      }
  return extent;
}

static int
compare_extents (gconstpointer a, gconstpointer b)
{
  const Extent *left = a, *right = b;

  return left->start < right->start ? -1 : left->start > right->start;
}

/* The last place before @most that no article reaches across and that has articles on both sides; 0: none.
 * Columns of two articles may stand in turn. */
static guint
find_cut (GPtrArray *articles, guint most)
{
  g_autoptr (GArray) extents = g_array_sized_new (FALSE, FALSE, sizeof (Extent), articles->len);
  guint reach = 0, cut = 0;

  for (guint i = 0; i < articles->len; i++)
    {
      Extent extent = find_extent (g_ptr_array_index (articles, i));

      g_array_append_val (extents, extent);
    }
  g_array_sort (extents, compare_extents);
  for (guint i = 0; i < extents->len; i++)
    {
      const Extent *extent = &g_array_index (extents, Extent, i);

      if (i > 0 && reach <= extent->start && extent->start <= most)
        cut = reach;
      reach = MAX (reach, extent->end);
    }
  return cut;
}

static void
keep_before (GPtrArray *articles, guint cut)
{
  for (guint i = articles->len; i-- > 0;)
    if (find_extent (g_ptr_array_index (articles, i)).end > cut)
      g_ptr_array_remove_index (articles, i);
}

/* What the article in whose middle the last part ended said of itself holds for its rest */
static gboolean
go_on (Parts *self, GPtrArray *articles)
{
  HeshuArticle *first = g_ptr_array_index (articles, 0);
  g_autoptr (HeshuArticle) begun = g_steal_pointer (&self->begun);

  if (begun == NULL || heshu_article_get (first, HESHU_ARTICLE_TITLE) != NULL)
    return FALSE;
  for (guint field = 0; field < HESHU_N_ARTICLE_FIELDS; field++)
    if (heshu_article_get (first, field) == NULL)
      heshu_article_set (first, field, heshu_article_get (begun, field), HESHU_SPAN_NONE);
  return TRUE;
}

/* Hands on the metrics of @articles, which are all that begin before the next part */
static gboolean
hand_on (Parts *self, HeshuDocument *document, GPtrArray *articles, gboolean goes_on, GError **error)
{
  g_autoptr (GPtrArray) metrics = heshu_extract (document, articles, self->lexicon, self->cancellable, error);
  g_autoptr (HeshuReport) part = NULL;

  if (metrics == NULL)
    return FALSE;
  part = heshu_report_new ();
  part->document = heshu_document_ref (document);
  g_clear_pointer (&part->articles, g_ptr_array_unref);
  part->articles = g_ptr_array_ref (articles);
  part->first_char = self->n_chars;
  part->first_article = self->n_articles - goes_on;
  for (guint i = 0; i < metrics->len; i++)
    g_ptr_array_index (metrics, i) =
        heshu_metric_move (g_ptr_array_index (metrics, i), part->first_char, part->first_article);
  self->n_articles += articles->len - goes_on;
  self->stopped = !self->func (part, metrics, self->data);
  return TRUE;
}

/* Drops the first @length bytes of what is held */
static void
drop (Parts *self, gsize length)
{
  self->n_chars += (guint) g_utf8_strlen (self->held->str, (gssize) length);
  g_string_erase (self->held, 0, (gssize) length);
}

/* Takes the articles that end in what is held, all of them at the end of the text. FALSE without @error:
 * there is none, more is to be read */
static gboolean
take_articles (Parts *self, gsize margin, GError **error)
{
  gboolean at_end = heshu_text_stream_is_at_end (self->stream);
  g_autoptr (HeshuText) text = heshu_text_new (self->held->str, (gssize) self->held->len);
  g_autoptr (HeshuDocument) document = heshu_text_stream_make_document (self->stream, text);
  g_autoptr (GPtrArray) articles = heshu_page_repair (document, self->lexicon);
  guint length = heshu_text_get_length (text), cut = length;

  if (!at_end)
    {
      cut = find_cut (articles, length - MIN (length, (guint) margin));
      if (cut == 0)
        return FALSE;
      keep_before (articles, cut);
    }
  if (!hand_on (self, document, articles, go_on (self, articles), error))
    return FALSE;
  drop (self, (gsize) (g_utf8_offset_to_pointer (self->held->str, cut) - self->held->str));
  return TRUE;
}

/* Where the longest part may end best: behind a line, else behind a sentence, else anywhere */
static gsize
find_break (const GString *held)
{
  static const char *const ends[] = { "\n", "。", "，" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *end = g_strrstr_len (held->str, (gssize) held->len, ends[i]);

      if (end != NULL && (gsize) (end - held->str) > held->len / 2)
        return (gsize) (end - held->str) + strlen (ends[i]);
    }
  return held->len;
}

/* Ends the part in the middle of an article that is longer than any */
static gboolean
take_piece (Parts *self, GError **error)
{
  gsize length = find_break (self->held);
  g_autoptr (HeshuText) text = heshu_text_new (self->held->str, (gssize) length);
  g_autoptr (HeshuDocument) document = heshu_text_stream_make_document (self->stream, text);
  g_autoptr (GPtrArray) articles = heshu_page_repair (document, self->lexicon);

  if (!hand_on (self, document, articles, go_on (self, articles), error))
    return FALSE;
  self->begun = heshu_article_ref (g_ptr_array_index (articles, articles->len - 1));
  drop (self, length);
  return TRUE;
}

static gboolean
take_part (Parts *self, const HeshuPartSize *size, GError **error)
{
  GError *failure = NULL;

  if (self->held->len < self->wanted &&
      !heshu_text_stream_read (self->stream, self->held, self->wanted - self->held->len, error))
    return FALSE;
  if (self->held->len == 0)
    return TRUE;
  if (take_articles (self, self->wanted / MARGIN_SHARE, &failure))
    self->wanted = size->usual;
  else if (failure == NULL && self->wanted < size->longest)
    self->wanted = MIN (2 * self->wanted, size->longest);
  else if (failure == NULL && take_piece (self, &failure))
    self->wanted = size->usual;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
heshu_read_stream_parts (HeshuTextStream *stream,
                         HeshuLexicon *lexicon,
                         const HeshuPartSize *size,
                         HeshuPartFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GString) held = g_string_new (NULL);
  Parts self = { stream, lexicon, func, data, cancellable, held };
  gboolean read = TRUE;

  g_return_val_if_fail (stream != NULL && lexicon != NULL && func != NULL, FALSE);

  size = size != NULL ? size : &usual_size;
  self.wanted = size->usual;
  while (read && !self.stopped && !(heshu_text_stream_is_at_end (stream) && held->len == 0))
    read = take_part (&self, size, error);
  g_clear_pointer (&self.begun, heshu_article_unref);
  return read;
}

gboolean
heshu_read_report_parts (HeshuImporter *importer,
                         HeshuLexicon *lexicon,
                         const char *path,
                         const char *encoding,
                         HeshuPartFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (HeshuTextStream) stream = NULL;
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (importer != NULL && lexicon != NULL && path != NULL && func != NULL, FALSE);

  stream = heshu_importer_open_stream (importer, path, encoding, cancellable, &failure);
  if (stream != NULL)
    return heshu_read_stream_parts (stream, lexicon, NULL, func, data, cancellable, error);
  if (failure == NULL)
    report = heshu_read_report (importer, lexicon, path, encoding, &metrics, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  func (report, metrics, data);
  return TRUE;
}
