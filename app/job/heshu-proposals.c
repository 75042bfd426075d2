/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-learning-private.h"

/* What the review of single metrics proposes to the whole desk. A proposal is derived from what stands, never
 * stored: who takes back the review takes back the proposal. */

/* Metrics in memory at once */
#define PAGE_ROWS 2000

const char *
heshu_proposal_kind_get_word (HeshuProposalKind kind)
{
  static const char *const words[] = {
    [HESHU_PROPOSAL_ALIAS] = "alias",
    [HESHU_PROPOSAL_EXCLUSION] = "exclusion",
    [HESHU_PROPOSAL_UNIT] = "unit",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), NULL);

  return words[kind];
}

void
heshu_proposal_free (HeshuProposal *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->form);
  g_free (self->meaning);
  g_free (self->unit);
  g_ptr_array_unref (self->metric_ids);
  g_free (self);
}

gboolean
heshu_proposal_comes_from (const HeshuProposal *self, const char *metric_id)
{
  return g_ptr_array_find_with_equal_func (self->metric_ids, metric_id, g_str_equal, NULL);
}

/* (transfer full) */
static HeshuProposal *
proposal_new (HeshuProposalKind kind, char *id, const char *form)
{
  HeshuProposal *self = g_new0 (HeshuProposal, 1);

  self->id = id;
  self->kind = kind;
  self->form = g_strdup (form);
  self->metric_ids = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
heshu_learning_append_member (GString *json, char separator, const char *name, const char *text)
{
  g_string_append_printf (json, "%c\"%s\":\"", separator, name);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

/* --- walking over the desk --------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuDesk *desk;
  GHashTable *first;    /* by metric: the indicator that the machine read, where a person gave another one */
  GHashTable *aliases;  /* of #HeshuProposal, by id */
  GHashTable *excluded; /* of #HeshuProposal, by what stands beside a figure */
  GHashTable *units;    /* of #HeshuProposal, by the unit */
  GHashTable *wordings; /* wording -> number of metrics */
  HeshuLexicon *known;  /* with what the desk has learned */
  HeshuReport *report;  /* (nullable): of the metric in hand */
} Survey;

static void
survey_clear (Survey *self)
{
  g_clear_pointer (&self->first, g_hash_table_unref);
  g_clear_pointer (&self->aliases, g_hash_table_unref);
  g_clear_pointer (&self->excluded, g_hash_table_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->wordings, g_hash_table_unref);
  g_clear_pointer (&self->known, heshu_lexicon_unref);
  g_clear_pointer (&self->report, heshu_report_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, survey_clear)

static void
survey_init (Survey *self, HeshuDesk *desk, HeshuLexicon *lexicon)
{
  self->desk = desk;
  self->known = heshu_desk_load_lexicon (desk, lexicon, NULL);
  self->first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) heshu_proposal_free);
  self->excluded =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) heshu_proposal_free);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) heshu_proposal_free);
  self->wordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

typedef gboolean (*Visit) (Survey *self, const HeshuMetric *metric, GError **error);

static gboolean
visit_all (Survey *self, const char *state, Visit visit, GCancellable *cancellable, GError **error)
{
  HeshuMetricQuery query = { .state = state };
  g_autofree char *after = NULL;

  do
    {
      char *next = NULL;
      g_autoptr (GPtrArray) page =
          heshu_desk_list_metrics (self->desk, &query, after, PAGE_ROWS, &next, cancellable, error);

      for (guint i = 0; page != NULL && i < page->len; i++)
        if (!visit (self, page->pdata[i], error))
          {
            g_free (next);
            return FALSE;
          }
      if (page == NULL)
        return FALSE;
      g_free (after);
      after = next;
    }
  while (after != NULL);

  return TRUE;
}

/* --- other wordings ---------------------------------------------------------------------------------------
 */

/* The newest record comes first, so what stays is the wording before anybody changed it. */
static gboolean
read_history (Survey *self, GError **error)
{
  const char *indicator = heshu_field_get_name (HESHU_FIELD_INDICATOR);
  g_autoptr (GPtrArray) history = heshu_desk_list_history (self->desk, NULL, 0, error);

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const HeshuEdit *edit = history->pdata[i];

      if (edit->object_kind == HESHU_OBJECT_METRIC && g_str_equal (edit->field, indicator) &&
          edit->before != NULL && *edit->before != '\0')
        g_hash_table_replace (self->first, g_strdup (edit->object_id), g_strdup (edit->before));
    }

  return history != NULL;
}

static gboolean
are_one (HeshuDesk *desk, const char *form, const char *meaning, gboolean *result, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;
  g_autofree char *aliases = NULL;

  if (!heshu_desk_find_indicator (desk, form, &first, &name, &aliases, error))
    return FALSE;
  g_clear_pointer (&name, g_free);
  g_clear_pointer (&aliases, g_free);
  if (!heshu_desk_find_indicator (desk, meaning, &second, &name, &aliases, error))
    return FALSE;
  *result = first != NULL && g_strcmp0 (first, second) == 0;

  return TRUE;
}

static gboolean
visit_renamed (Survey *self, const HeshuMetric *metric, GError **error)
{
  const char *form = g_hash_table_lookup (self->first, heshu_metric_get_id (metric));
  const char *meaning = heshu_metric_get (metric, HESHU_FIELD_INDICATOR);
  g_autofree char *id = NULL;
  HeshuProposal *proposal;
  gboolean known;

  if (heshu_metric_get_origin (metric, HESHU_FIELD_INDICATOR) != HESHU_ORIGIN_PERSON || form == NULL ||
      meaning == NULL || *meaning == '\0' || g_str_equal (form, meaning))
    return TRUE;
  id = g_strconcat ("alias:", form, "=", meaning, NULL);
  proposal = g_hash_table_lookup (self->aliases, id);
  if (proposal == NULL)
    {
      if (!are_one (self->desk, form, meaning, &known, error))
        return FALSE;
      if (known)
        return TRUE;
      proposal = proposal_new (HESHU_PROPOSAL_ALIAS, g_steal_pointer (&id), form);
      proposal->meaning = g_strdup (meaning);
      g_hash_table_insert (self->aliases, proposal->id, proposal);
    }
  g_ptr_array_add (proposal->metric_ids, g_strdup (heshu_metric_get_id (metric)));

  return TRUE;
}

/* --- units ------------------------------------------------------------------------------------------------
 */

static void
visit_measured (Survey *self, const HeshuMetric *metric)
{
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  HeshuProposal *proposal;

  if (heshu_metric_get_origin (metric, HESHU_FIELD_UNIT) != HESHU_ORIGIN_PERSON || unit == NULL ||
      !heshu_learning_is_unit (unit))
    return;
  proposal = g_hash_table_lookup (self->units, unit);
  if (proposal == NULL)
    {
      if (heshu_learning_knows_unit (self->known, unit))
        return;
      proposal = proposal_new (HESHU_PROPOSAL_UNIT, g_strconcat ("term:unit:", unit, NULL), unit);
      g_hash_table_insert (self->units, proposal->form, proposal);
    }
  g_ptr_array_add (proposal->metric_ids, g_strdup (heshu_metric_get_id (metric)));
}

static gboolean
visit_corrected (Survey *self, const HeshuMetric *metric, GError **error)
{
  visit_measured (self, metric);

  return visit_renamed (self, metric, error);
}

/* --- what is no metric ------------------------------------------------------------------------------------
 */

static gboolean
is_han (gunichar c)
{
  return c >= 0x4E00 && c <= 0x9FFF;
}

/* (transfer full) (nullable): the two characters at @start, where they are words */
static char *
dup_words (const HeshuText *text, guint start)
{
  const gunichar *chars = heshu_text_get_chars (text);

  if (start + 2 > heshu_text_get_length (text) || !is_han (chars[start]) || !is_han (chars[start + 1]))
    return NULL;

  return heshu_text_dup_span (text, HESHU_SPAN (start, start + 2));
}

static char *
dup_key (gboolean is_behind, const char *unit, const char *words)
{
  return g_strconcat ("term:exclusion:", is_behind ? "after:" : "before:", unit != NULL ? unit : "", ":",
                      words, NULL);
}

/* The text that @metric stands in; its report is asked for once */
static const HeshuText *
get_text (Survey *self, const HeshuMetric *metric, GError **error)
{
  const char *id = heshu_metric_get_report_id (metric);

  if (self->report == NULL || g_strcmp0 (self->report->id, id) != 0)
    {
      g_clear_pointer (&self->report, heshu_report_unref);
      self->report = heshu_desk_get_report (self->desk, id, error);
    }

  return self->report != NULL ? self->report->document->text : NULL;
}

/* What an editor added by hand and rejected again was never read by a rule. */
static gboolean
visit_rejected (Survey *self, const HeshuMetric *metric, GError **error)
{
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  HeshuSpan span = heshu_metric_get_span (metric);
  const HeshuText *text;
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;
  HeshuProposal *proposal;
  gboolean is_behind;

  if (heshu_metric_get_origin (metric, HESHU_FIELD_VALUE) == HESHU_ORIGIN_PERSON ||
      !heshu_metric_get_found (metric))
    return TRUE;
  text = get_text (self, metric, error);
  if (text == NULL)
    return FALSE;
  words = dup_words (text, span.end);
  is_behind = words != NULL;
  if (!is_behind && span.start >= 2)
    words = dup_words (text, span.start - 2);
  if (words == NULL)
    return TRUE;

  id = dup_key (is_behind, unit, words);
  proposal = g_hash_table_lookup (self->excluded, id);
  if (proposal == NULL)
    {
      proposal = proposal_new (HESHU_PROPOSAL_EXCLUSION, g_steal_pointer (&id), words);
      proposal->unit = unit != NULL && *unit != '\0' ? g_strdup (unit) : NULL;
      proposal->is_behind = is_behind;
      g_hash_table_insert (self->excluded, proposal->id, proposal);
    }
  g_ptr_array_add (proposal->metric_ids, g_strdup (heshu_metric_get_id (metric)));

  return TRUE;
}

/* --- how many it would change -----------------------------------------------------------------------------
 */

static void
count_beside (Survey *self, gboolean is_behind, const char *unit, const char *words)
{
  g_autofree char *key = words != NULL ? dup_key (is_behind, unit, words) : NULL;
  HeshuProposal *proposal = key != NULL ? g_hash_table_lookup (self->excluded, key) : NULL;

  if (proposal != NULL)
    proposal->n_metrics++;
}

static gboolean
visit_proposed (Survey *self, const HeshuMetric *metric, GError **error)
{
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  HeshuSpan span = heshu_metric_get_span (metric);
  const HeshuText *text = get_text (self, metric, error);
  g_autofree char *behind = NULL;
  g_autofree char *before = NULL;

  if (text == NULL)
    return FALSE;
  behind = dup_words (text, span.end);
  before = span.start >= 2 ? dup_words (text, span.start - 2) : NULL;
  count_beside (self, TRUE, unit, behind);
  count_beside (self, FALSE, unit, before);

  return TRUE;
}

static gboolean
count_wording (Survey *self, const HeshuMetric *metric, GError **error)
{
  const char *wording = heshu_metric_get (metric, HESHU_FIELD_INDICATOR);
  guint n;

  if (wording == NULL || heshu_metric_get_state (metric) == HESHU_STATE_REJECTED)
    return TRUE;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->wordings, wording));
  g_hash_table_replace (self->wordings, g_strdup (wording), GUINT_TO_POINTER (n + 1));

  return TRUE;
}

static gboolean
count_all (Survey *self, HeshuLexicon *lexicon, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_size (self->excluded) > 0 &&
      !visit_all (self, heshu_state_get_word (HESHU_STATE_PROPOSED), visit_proposed, cancellable, error))
    return FALSE;
  if (!heshu_proposals_count_units (self->units, self->desk, lexicon, cancellable, error))
    return FALSE;
  if (g_hash_table_size (self->aliases) > 0 && !visit_all (self, NULL, count_wording, cancellable, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->aliases);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HeshuProposal *proposal = value;

      proposal->n_metrics = GPOINTER_TO_UINT (g_hash_table_lookup (self->wordings, proposal->form));
    }

  return TRUE;
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static int
compare_proposals (gconstpointer a, gconstpointer b)
{
  const HeshuProposal *first = *(const HeshuProposal *const *) a, *second = *(const HeshuProposal *const *) b;

  if (first->is_dismissed != second->is_dismissed)
    return first->is_dismissed ? 1 : -1;
  if (first->n_metrics != second->n_metrics)
    return first->n_metrics > second->n_metrics ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static void
take_values (GHashTable *table, GPtrArray *list)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_ptr_array_add (list, value);
      g_hash_table_iter_steal (&iter);
    }
}

GPtrArray *
heshu_proposals_list (HeshuDesk *desk, HeshuLexicon *lexicon, GCancellable *cancellable, GError **error)
{
  g_auto (Survey) survey = { 0 };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_proposal_free);

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL, NULL);

  survey_init (&survey, desk, lexicon);
  if (!read_history (&survey, error) ||
      !visit_all (&survey, heshu_state_get_word (HESHU_STATE_CORRECTED), visit_corrected, cancellable,
                  error) ||
      !visit_all (&survey, heshu_state_get_word (HESHU_STATE_REJECTED), visit_rejected, cancellable, error) ||
      !count_all (&survey, lexicon, cancellable, error))
    return NULL;
  take_values (survey.aliases, list);
  take_values (survey.excluded, list);
  take_values (survey.units, list);
  if (!heshu_proposals_mark_dismissed (list, desk, error))
    return NULL;
  g_ptr_array_sort (list, compare_proposals);

  return g_steal_pointer (&list);
}
