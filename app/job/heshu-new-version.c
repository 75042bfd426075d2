/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-new-version.h"

#include "heshu-extractor.h"
#include "heshu-learning.h"
#include "heshu-page-repair.h"

#include <glib/gi18n-lib.h>

void
heshu_new_version_free (HeshuNewVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->report_id);
  g_clear_pointer (&self->report, heshu_report_unref);
  g_clear_pointer (&self->metrics, g_ptr_array_unref);
  g_clear_pointer (&self->replacement, heshu_replacement_free);
  g_free (self->lexicon_hash);
  g_free (self);
}

/* A person's word on an article has no place in its text. The figures inherit it in the newer version as well. */
static void
carry_words (const HeshuReport *older, GPtrArray *articles)
{
  g_autofree guint *match = heshu_articles_match (older->articles, articles);

  for (guint j = 0; j < articles->len; j++)
    {
      const HeshuArticle *old = match[j] != G_MAXUINT ? older->articles->pdata[match[j]] : NULL;

      for (guint i = 0; old != NULL && i < HESHU_N_ARTICLE_FIELDS; i++)
        {
          if (old->fields[i] != NULL && heshu_span_is_none (old->field_spans[i]))
            heshu_article_set (articles->pdata[j], (HeshuArticleField) i, old->fields[i], HESHU_SPAN_NONE);
        }
    }
}

static HeshuReport *
read_source (HeshuImporter *importer,
             const HeshuImportSource *source,
             const char *encoding,
             GCancellable *cancellable,
             GError **error)
{
  if (source->bytes != NULL)
    return heshu_importer_read_bytes (importer, source->bytes, source->name, source->media_type, encoding, cancellable,
                                      error);

  return heshu_importer_read_file (importer, source->name, encoding, cancellable, error);
}

/* The articles of the newer one are known before its metrics are read: what was said of them decides on these. */
static gboolean
read_metrics (HeshuNewVersion *self,
              HeshuDesk *desk,
              HeshuLexicon *lexicon,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (HeshuReport) older = heshu_desk_get_report (desk, self->report_id, error);
  g_autoptr (HeshuLexicon) words = NULL;

  if (older == NULL)
    return FALSE;
  words = heshu_desk_load_lexicon (desk, lexicon, NULL);
  g_clear_pointer (&self->report->articles, g_ptr_array_unref);
  self->report->articles = heshu_page_repair (self->report->document, words);
  carry_words (older, self->report->articles);
  self->metrics = heshu_extract (self->report->document, self->report->articles, words, cancellable, error);

  return self->metrics != NULL;
}

HeshuNewVersion *
heshu_new_version_prepare (HeshuDesk *desk,
                           HeshuImporter *importer,
                           HeshuLexicon *lexicon,
                           const char *report_id,
                           const HeshuImportSource *source,
                           const char *encoding,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HeshuNewVersion) self = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && importer != NULL && lexicon != NULL, NULL);
  g_return_val_if_fail (report_id != NULL && source != NULL, NULL);

  self = g_new0 (HeshuNewVersion, 1);
  self->report_id = g_strdup (report_id);
  self->lexicon_hash = g_strdup (heshu_lexicon_get_hash (lexicon));
  self->report = read_source (importer, source, encoding, cancellable, error);
  if (self->report == NULL || !read_metrics (self, desk, lexicon, cancellable, error))
    return NULL;
  self->replacement = heshu_desk_compare_version (desk, report_id, self->report, self->metrics, error);

  return self->replacement != NULL ? g_steal_pointer (&self) : NULL;
}

gboolean
heshu_new_version_apply (HeshuNewVersion *self, HeshuDesk *desk, const char *who, GError **error)
{
  HeshuReplacement *done;

  g_return_val_if_fail (self != NULL && HESHU_IS_DESK (desk) && who != NULL, FALSE);

  done = heshu_desk_replace_report (desk, self->report_id, self->report, self->metrics, HESHU_EXTRACTOR_VERSION,
                                    self->lexicon_hash, who, error);
  if (done == NULL)
    return FALSE;
  heshu_replacement_free (self->replacement);
  self->replacement = done;

  return TRUE;
}

char *
heshu_new_version_dup_counts (const HeshuNewVersion *self)
{
  const HeshuReplacement *told = self->replacement;
  const guint n_carried = told->counts[HESHU_CARRIED_WHOLE] + told->counts[HESHU_CARRIED_OTHERWISE];
  const guint n_otherwise = told->counts[HESHU_CARRIED_OTHERWISE], n_unfit = told->counts[HESHU_CARRIED_UNFIT];
  const struct
  {
    guint count;
    const char *form;
  } parts[] = {
    { n_carried,
      g_dngettext (GETTEXT_PACKAGE, "%u reviewed metric carried over", "%u reviewed metrics carried over", n_carried) },
    { n_otherwise, g_dngettext (GETTEXT_PACKAGE, "%u of them is read otherwise there",
                                "%u of them are read otherwise there", n_otherwise) },
    { n_unfit, g_dngettext (GETTEXT_PACKAGE, "%u has no place there", "%u have no place there", n_unfit) },
    { told->n_new, g_dngettext (GETTEXT_PACKAGE, "%u metric to review", "%u metrics to review", told->n_new) },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = NULL;

      if (parts[i].count == 0 && i != 0)
        continue;
      part = g_strdup_printf (parts[i].form, parts[i].count);
      if (text->len > 0)
        g_string_append (text, _ (", "));
      g_string_append (text, part);
    }

  return g_strdup (text->str);
}
