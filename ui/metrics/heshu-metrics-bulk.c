/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-bulk.h"

#include "heshu-metric-words.h"

#include <glib/gi18n-lib.h>

/* Metrics in memory at once */
#define BATCH_ROWS 1000

static void
change_free (gpointer data)
{
  HeshuBulkChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

HeshuBulk *
heshu_bulk_new (GArray *keys, HeshuBulkKind kind, const char *text)
{
  HeshuBulk *self = g_new0 (HeshuBulk, 1);

  self->keys = g_array_ref (keys);
  self->kind = kind;
  self->text = g_strdup (text);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  self->changes = g_ptr_array_new_with_free_func (change_free);

  return self;
}

void
heshu_bulk_free (HeshuBulk *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->keys);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->changes);
  g_free (self->text);
  g_free (self);
}

/* --- what becomes of one ---------------------------------------------------------------------------------
 */

/* All (transfer full) (nullable) but @field: as the edit and as people have it */
typedef struct
{
  const char *field;
  char *before;
  char *after;
  char *before_words;
  char *after_words;
} Step;

static void
step_clear (Step *step)
{
  g_free (step->before);
  g_free (step->after);
  g_free (step->before_words);
  g_free (step->after_words);
}

static gboolean
is_corrected (const HeshuMetric *metric)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (heshu_metric_get_origin (metric, (HeshuField) i) == HESHU_ORIGIN_PERSON)
        return TRUE;
    }

  return FALSE;
}

/* Returns: FALSE where it is so already */
static gboolean
plan_decision (const HeshuMetric *metric, HeshuDecision decision, Step *step)
{
  HeshuState state = heshu_metric_get_state (metric);
  HeshuState then = decision == HESHU_DECISION_REJECTED ? HESHU_STATE_REJECTED
                    : is_corrected (metric)             ? HESHU_STATE_CORRECTED
                                                        : HESHU_STATE_CONFIRMED;

  if (state == then)
    return FALSE;
  step->field = "decision";
  step->before = g_strdup (heshu_decision_get_word (heshu_metric_get_decision (metric)));
  step->after = g_strdup (heshu_decision_get_word (decision));
  step->before_words = g_strdup (heshu_metric_words_get_state (state).word);
  step->after_words = g_strdup (heshu_metric_words_get_state (then).word);

  return TRUE;
}

static gboolean
plan_tag (const HeshuMetric *metric, const char *tag, Step *step)
{
  char **tags = (char **) heshu_metric_get_tags (metric);
  g_autofree char *words = NULL;

  if (g_strv_contains ((const char *const *) tags, tag))
    return FALSE;
  words = g_strjoinv (_ (", "), tags);
  step->field = "tags";
  step->before = g_strjoinv ("\n", tags);
  step->after = *step->before == '\0' ? g_strdup (tag) : g_strconcat (step->before, "\n", tag, NULL);
  step->after_words = *words == '\0' ? g_strdup (tag) : g_strjoin (_ (", "), words, tag, NULL);
  step->before_words = g_steal_pointer (&words);

  return TRUE;
}

static gboolean
plan_indicator (const HeshuMetric *metric, const char *indicator, Step *step)
{
  const char *now = heshu_metric_get (metric, HESHU_FIELD_INDICATOR);

  if (g_strcmp0 (now, indicator) == 0)
    return FALSE;
  step->field = heshu_field_get_name (HESHU_FIELD_INDICATOR);
  step->before = g_strdup (now);
  step->after = g_strdup (indicator);
  step->before_words = g_strdup (now != NULL ? now : "");
  step->after_words = g_strdup (indicator);

  return TRUE;
}

static gboolean
plan_step (const HeshuBulk *bulk, const HeshuMetric *metric, Step *step)
{
  switch (bulk->kind)
    {
    case HESHU_BULK_REJECT:
      return plan_decision (metric, HESHU_DECISION_REJECTED, step);
    case HESHU_BULK_TAG:
      return plan_tag (metric, bulk->text, step);
    case HESHU_BULK_INDICATOR:
      return plan_indicator (metric, bulk->text, step);
    case HESHU_BULK_CONFIRM:
    default:
      return plan_decision (metric, HESHU_DECISION_CONFIRMED, step);
    }
}

/* --- all of them -----------------------------------------------------------------------------------------
 */

/* @known: words before -> HeshuBulkChange: what stands before decides what stands behind, but for a decision
 * on what a person had corrected */
static void
count_change (HeshuBulk *bulk, GHashTable *known, const Step *step)
{
  g_autofree char *key = g_strconcat (step->before_words, "\n", step->after_words, NULL);
  HeshuBulkChange *change = g_hash_table_lookup (known, key);

  if (change == NULL)
    {
      change = g_new0 (HeshuBulkChange, 1);
      change->before = g_strdup (step->before_words);
      change->after = g_strdup (step->after_words);
      g_ptr_array_add (bulk->changes, change);
      g_hash_table_insert (known, g_steal_pointer (&key), change);
    }
  change->n++;
}

static void
add_edit (HeshuBulk *bulk, GHashTable *known, const HeshuMetric *metric)
{
  Step step = { NULL };

  bulk->n_selected++;
  if (plan_step (bulk, metric, &step))
    {
      g_ptr_array_add (bulk->edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric),
                                                    step.field, step.before, step.after, NULL));
      count_change (bulk, known, &step);
    }
  step_clear (&step);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const HeshuBulkChange *one = *(const HeshuBulkChange *const *) a;
  const HeshuBulkChange *other = *(const HeshuBulkChange *const *) b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;

  return strcmp (one->before, other->before);
}

gpointer
heshu_bulk_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const HeshuBulk *asked = data;
  HeshuBulk *bulk = heshu_bulk_new (asked->keys, asked->kind, asked->text);
  const guint64 *keys = (const guint64 *) bulk->keys->data;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint start = 0; start < bulk->keys->len; start += BATCH_ROWS)
    {
      g_autoptr (GPtrArray) metrics =
          heshu_desk_list_metrics_by_keys (desk, keys + start, MIN (BATCH_ROWS, bulk->keys->len - start),
                                           cancellable, error);

      if (metrics == NULL)
        {
          heshu_bulk_free (bulk);
          return NULL;
        }
      for (guint i = 0; i < metrics->len; i++)
        {
          if (g_ptr_array_index (metrics, i) != NULL)
            add_edit (bulk, known, g_ptr_array_index (metrics, i));
        }
    }
  g_ptr_array_sort (bulk->changes, compare_changes);

  return bulk;
}
