/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-version-private.h"

#include "heshu-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A person's work goes over to a newer version by quoting: the same sentence, else the same words where they stand
 * as often as before. Nothing is guessed: what cannot be told apart stays behind and is listed. */

static void
entry_clear (gpointer data)
{
  HeshuVersionEntry *entry = data;

  g_clear_pointer (&entry->after, heshu_metric_unref);
  g_free (entry->why);
}

void
heshu_version_plan_clear (HeshuVersionPlan *plan)
{
  g_clear_pointer (&plan->old, g_array_unref);
  g_clear_pointer (&plan->new, g_array_unref);
  g_clear_pointer (&plan->entries, g_array_unref);
}

/* --- places --- */

static gboolean
is_of_number (gunichar c)
{
  return (c >= '0' && c <= '9') || c == '.';
}

/* FALSE where @place begins or ends within a number: `2人` of `12人` */
static gboolean
is_whole (const HeshuText *text, HeshuSpan place)
{
  const gunichar *chars = heshu_text_get_chars (text);

  if (place.start > 0 && is_of_number (chars[place.start]) && is_of_number (chars[place.start - 1]))
    return FALSE;

  return !is_of_number (chars[place.end - 1]) || place.end == heshu_text_get_length (text) ||
         chars[place.end] < '0' || chars[place.end] > '9';
}

static gboolean
find_by_sentence (const HeshuPlaces *places, HeshuSpan span, HeshuSpan *place)
{
  HeshuSpan sentence = heshu_search_find_sentence (places->old, span);
  g_autofree char *quote = heshu_text_dup_span (places->old, sentence);
  HeshuSpan found;

  if (!heshu_places_by_quote (places, sentence, quote, &found))
    return FALSE;
  *place = HESHU_SPAN (found.start + span.start - sentence.start, found.start + span.end - sentence.start);

  return TRUE;
}

/* @why: (out) (transfer full): set where FALSE is returned */
static gboolean
find_place (const HeshuPlaces *places, const HeshuMetric *metric, HeshuSpan *place, char **why)
{
  const char *quote = heshu_metric_get_text (metric);
  HeshuSpan span = heshu_metric_get_span (metric);

  if (find_by_sentence (places, span, place))
    return TRUE;
  if (strstr (heshu_text_get_utf8 (places->new), quote) == NULL)
    *why = g_strdup (_ ("its words are not in the newer version"));
  else if (!heshu_places_by_quote (places, span, quote, place))
    *why = g_strdup (_ ("its sentence was changed, and its words stand more or less often there"));
  else if (!is_whole (places->new, *place))
    *why = g_strdup (_ ("its words are part of another number there"));

  return *why == NULL;
}

/* --- one metric --- */

/* What was confirmed or set comes over; where it was read is what is read there now, if it reads the same. */
static HeshuMetric *
dup_with_places (const HeshuMetric *merged, const HeshuMetric *read)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (merged);

  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;
      HeshuEvidence evidence = heshu_metric_get_evidence (read, field);

      if (heshu_metric_get_origin (merged, field) == HESHU_ORIGIN_RULE &&
          !heshu_metric_is_pointed (merged, field) &&
          g_strcmp0 (heshu_metric_get (merged, field), heshu_metric_get (read, field)) == 0)
        {
          heshu_metric_builder_set_evidence (builder, field, evidence.span, evidence.rule);
          heshu_metric_builder_set_confidence (builder, field, heshu_metric_get_confidence (read, field));
        }
    }

  return heshu_metric_builder_end (builder);
}

static guint
find_article (const HeshuReport *report, HeshuSpan place)
{
  for (guint i = 0; i < report->articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (report->articles, i);

      for (guint j = 0; j < article->regions->len; j++)
        {
          if (heshu_span_contains (g_array_index (article->regions, HeshuSpan, j), place))
            return i;
        }
    }

  return G_MAXUINT;
}

/* The metric that goes in under an id of its own, with all that a person said of @old */
static HeshuMetric *
dup_decided (const HeshuMetric *metric, const HeshuMetric *old, guint article, gboolean is_found)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);
  g_autofree char *id = heshu_id_new ();

  heshu_metric_builder_set_id (builder, id);
  heshu_metric_builder_set_article (builder, article, NULL);
  heshu_metric_builder_set_decision (builder, heshu_metric_get_decision (old));
  heshu_metric_builder_set_tags (builder, heshu_metric_get_tags (old));
  heshu_metric_builder_set_note (builder, heshu_metric_get_note (old));
  heshu_metric_builder_set_found (builder, is_found);
  if (!is_found)
    heshu_metric_builder_clear_relations (builder); /* they name places of the older text */

  return heshu_metric_builder_end (builder);
}

/* (nullable) (transfer full): which fields that were confirmed as read the machine reads otherwise now. Where a person
 * said something else than the machine, that it still does is no news. */
static char *
dup_differences (const HeshuMetric *metric)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (heshu_metric_get_proposal (metric, (HeshuField) i) != NULL &&
          heshu_metric_get_origin (metric, (HeshuField) i) == HESHU_ORIGIN_RULE)
        g_string_append_printf (fields, "%s%s", fields->len > 0 ? _ (", ") : "",
                                heshu_field_get_label ((HeshuField) i));
    }

  return fields->len > 0 ? g_strdup_printf (_ ("read otherwise there: %s"), fields->str) : NULL;
}

static void
carry_over (HeshuVersionPlan *plan,
            const HeshuPlaces *places,
            const HeshuReport *newer,
            HeshuVersionEntry *entry,
            HeshuSpan place)
{
  HeshuReadItem *old = &g_array_index (plan->old, HeshuReadItem, entry->old);
  g_autoptr (HeshuMetric) here = heshu_places_dup_moved (places, old->metric, place);
  guint index = heshu_read_items_find (plan->new, place);
  HeshuReadItem *new = index != HESHU_UNMATCHED ? &g_array_index (plan->new, HeshuReadItem, index) : NULL;
  g_autoptr (HeshuMetric) merged = NULL;
  g_autoptr (HeshuMetric) placed = NULL;

  if (new == NULL)
    {
      entry->after = dup_decided (here, old->metric, find_article (newer, place), old->is_by_hand);
      entry->otherwise = !old->is_by_hand;
      entry->why = old->is_by_hand ? NULL : g_strdup (_ ("the machine does not find it there"));
      return;
    }
  new->match = entry->old;
  merged = heshu_read_merge (here, new->metric, TRUE);
  placed = dup_with_places (merged, new->metric);
  entry->after = dup_decided (placed, old->metric, heshu_metric_get_article_index (new->metric), TRUE);
  entry->why = dup_differences (entry->after);
  entry->otherwise = entry->why != NULL;
}

void
heshu_version_plan_make (HeshuVersionPlan *plan,
                         GArray *old,
                         const HeshuText *old_text,
                         const HeshuReport *newer,
                         GPtrArray *metrics)
{
  g_auto (HeshuPlaces) places = { NULL };

  *plan = (HeshuVersionPlan){ old, heshu_read_items_new (metrics),
                              g_array_new (FALSE, TRUE, sizeof (HeshuVersionEntry)) };
  g_array_set_clear_func (plan->entries, entry_clear);
  heshu_places_init (&places, old_text, newer->document->text);
  for (guint i = 0; i < old->len; i++)
    {
      const HeshuReadItem *item = &g_array_index (old, HeshuReadItem, i);
      HeshuVersionEntry entry = { .old = i };
      HeshuSpan place;

      if (!heshu_read_item_is_decided (item))
        continue;
      if (find_place (&places, item->metric, &place, &entry.why))
        carry_over (plan, &places, newer, &entry, place);
      g_array_append_val (plan->entries, entry);
    }
}

/* --- told --- */

const char *
heshu_carried_kind_get_word (HeshuCarriedKind kind)
{
  static const char *const words[HESHU_N_CARRIED] = {
    [HESHU_CARRIED_WHOLE] = "carried",
    [HESHU_CARRIED_OTHERWISE] = "otherwise",
    [HESHU_CARRIED_UNFIT] = "unfit",
  };

  g_return_val_if_fail ((guint) kind < HESHU_N_CARRIED, NULL);

  return words[kind];
}

static void
carried_free (gpointer data)
{
  HeshuCarried *carried = data;

  heshu_metric_unref (carried->before);
  g_clear_pointer (&carried->after, heshu_metric_unref);
  g_free (carried->why);
  g_free (carried);
}

void
heshu_replacement_free (HeshuReplacement *self)
{
  if (self == NULL)
    return;
  g_free (self->report_id);
  g_free (self->name);
  g_ptr_array_unref (self->carried);
  g_free (self);
}

/* What an editor took away is no work that could be missed. */
HeshuReplacement *
heshu_version_plan_tell (const HeshuVersionPlan *plan, const char *report_id, const char *name)
{
  HeshuReplacement *told = g_new0 (HeshuReplacement, 1);

  told->report_id = g_strdup (report_id);
  told->name = g_strdup (name);
  told->carried = g_ptr_array_new_with_free_func (carried_free);
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const HeshuVersionEntry *entry = &g_array_index (plan->entries, HeshuVersionEntry, i);
      const HeshuReadItem *old = &g_array_index (plan->old, HeshuReadItem, entry->old);
      HeshuCarried *carried;

      if (old->is_removed)
        continue;
      carried = g_new0 (HeshuCarried, 1);
      carried->kind = entry->after == NULL ? HESHU_CARRIED_UNFIT
                      : entry->otherwise   ? HESHU_CARRIED_OTHERWISE
                                           : HESHU_CARRIED_WHOLE;
      carried->before = heshu_metric_ref (old->metric);
      carried->after = entry->after != NULL ? heshu_metric_ref (entry->after) : NULL;
      carried->why = g_strdup (entry->why);
      g_ptr_array_add (told->carried, carried);
      told->counts[carried->kind]++;
    }
  for (guint j = 0; j < plan->new->len; j++)
    told->n_new += g_array_index (plan->new, HeshuReadItem, j).match == HESHU_UNMATCHED;

  return told;
}
