/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-question.h"

/* (nullable): what the desk's registry, else the lexicon, calls every wording of it */
static char *
dup_subject (HeshuLexicon *lexicon, const HeshuStatedCount *count)
{
  g_autoptr (GPtrArray) terms = NULL;

  if (count->indicator_id != NULL)
    return g_strdup (count->indicator_id);
  terms = heshu_lexicon_find (lexicon, "indicator", count->indicator);

  return terms->len > 0 ? g_strdup (heshu_term_get_value (g_ptr_array_index (terms, 0))) : NULL;
}

GPtrArray *
heshu_question_list_shared (HeshuDesk *desk, HeshuLexicon *lexicon, GError **error)
{
  g_autoptr (GPtrArray) counts = heshu_desk_list_stated (desk, error);
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GPtrArray) stated = NULL;

  if (counts == NULL)
    return NULL;
  subjects = g_ptr_array_new_with_free_func (g_free);
  stated = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < counts->len; i++)
    {
      const HeshuStatedCount *count = g_ptr_array_index (counts, i);
      const HeshuStatedCount *before = i > 0 ? g_ptr_array_index (counts, i - 1) : NULL;
      HeshuStated *one = g_new0 (HeshuStated, 1);

      /* in order of indicator: each is looked up once */
      g_ptr_array_add (subjects, before != NULL && g_str_equal (before->indicator, count->indicator)
                                     ? g_strdup (g_ptr_array_index (subjects, i - 1))
                                     : dup_subject (lexicon, count));
      one->subject = g_ptr_array_index (subjects, i);
      one->indicator = count->indicator;
      one->area = count->area;
      one->area_id = count->area_id;
      one->unit = count->unit;
      one->measure = count->measure;
      one->kind = count->kind;
      one->period = count->period;
      one->n_metrics = count->count;
      g_ptr_array_add (stated, one);
    }

  return heshu_share_list (stated);
}
