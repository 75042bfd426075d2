/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-article.h"

#include "heshu-words-private.h"

static const char *const field_names[] = { "title",  "kicker", "subtitle", "byline",
                                           "agency", "area",   "area_id",  "period" };

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == HESHU_N_ARTICLE_FIELDS);

G_DEFINE_BOXED_TYPE (HeshuArticle, heshu_article, heshu_article_ref, heshu_article_unref)

const char *
heshu_article_field_get_name (HeshuArticleField field)
{
  g_return_val_if_fail ((guint) field < HESHU_N_ARTICLE_FIELDS, NULL);

  return field_names[field];
}

gboolean
heshu_article_field_from_name (const char *name, HeshuArticleField *field)
{
  guint index;

  if (!heshu_words_find (field_names, HESHU_N_ARTICLE_FIELDS, name, &index))
    return FALSE;
  *field = (HeshuArticleField) index;

  return TRUE;
}

HeshuArticle *
heshu_article_new (void)
{
  HeshuArticle *self = g_new0 (HeshuArticle, 1);

  self->ref_count = 1;
  self->regions = g_array_new (FALSE, FALSE, sizeof (HeshuSpan));
  self->captions = g_array_new (FALSE, FALSE, sizeof (HeshuSpan));
  self->joins = g_array_new (FALSE, FALSE, sizeof (HeshuJoin));

  return self;
}

HeshuArticle *
heshu_article_ref (HeshuArticle *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
heshu_article_unref (HeshuArticle *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  for (guint i = 0; i < HESHU_N_ARTICLE_FIELDS; i++)
    g_free (self->fields[i]);
  g_free (self->id);
  g_array_unref (self->regions);
  g_array_unref (self->captions);
  g_array_unref (self->joins);
  g_free (self);
}

const char *
heshu_article_get (const HeshuArticle *self, HeshuArticleField field)
{
  g_return_val_if_fail ((guint) field < HESHU_N_ARTICLE_FIELDS, NULL);

  return self->fields[field];
}

void
heshu_article_set (HeshuArticle *self, HeshuArticleField field, const char *text, HeshuSpan span)
{
  char *copy = g_strdup (text);

  g_return_if_fail ((guint) field < HESHU_N_ARTICLE_FIELDS);

  g_free (self->fields[field]);
  self->fields[field] = copy;
  self->field_spans[field] = span;
}
