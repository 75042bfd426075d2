/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-typing.h"

#include "heshu-error.h"
#include "heshu-numeral.h"

#include <string.h>

static const HeshuField value_fields[] = { HESHU_FIELD_VALUE, HESHU_FIELD_VALUE_MAX, HESHU_FIELD_PRECISION,
                                           HESHU_FIELD_UNIT, HESHU_FIELD_QUALIFIER };

void
heshu_field_changes_clear (HeshuFieldChanges *self)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      g_clear_pointer (&self->fields[i], g_free);
      self->changed[i] = FALSE;
    }
}

/* --- the text that is offered ----------------------------------------------------------------------------
 */

/* The precision is not asked: what a text does not show it cannot lose. */
static gboolean
reads_as (const char *text, const HeshuMetric *metric)
{
  const HeshuField asked[] = { HESHU_FIELD_VALUE, HESHU_FIELD_VALUE_MAX, HESHU_FIELD_QUALIFIER };
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  HeshuTypedValue typed;
  gboolean same;

  if (!heshu_typed_value_read (text, &typed, NULL))
    return FALSE;
  same = g_strcmp0 (typed.fields[HESHU_FIELD_UNIT] != NULL ? typed.fields[HESHU_FIELD_UNIT] : "",
                    unit != NULL ? unit : "") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    same = same && g_strcmp0 (typed.fields[asked[i]], heshu_metric_get (metric, asked[i])) == 0;
  heshu_typed_value_clear (&typed);

  return same;
}

/* (transfer none): 约 for about; "" where the number says it by itself */
static const char *
get_lead (const HeshuMetric *metric)
{
  const char *word = heshu_qualifier_get_word (heshu_metric_get_qualifier (metric));
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  g_autoptr (GPtrArray) terms = heshu_lexicon_find_value (lexicon, "qualifier", word);
  const char *lead = "";

  for (guint i = 0; i < terms->len; i++)
    {
      const HeshuTerm *term = g_ptr_array_index (terms, i);

      if (g_strcmp0 (heshu_term_get (term, "position"), "before") == 0 &&
          (*lead == '\0' || heshu_term_get_length (term) < g_utf8_strlen (lead, -1)))
        lead = heshu_term_get_form (term);
    }

  return lead;
}

static gboolean
try_text (const HeshuMetric *metric, const char *lead, const char *sign, const char *text, char **found)
{
  g_autofree char *whole = g_strconcat (lead, sign, text, NULL);

  if (!reads_as (whole, metric))
    return FALSE;
  *found = g_steal_pointer (&whole);

  return TRUE;
}

/* As printed, without the line breaks that stand inside it */
static char *
dup_printed (const HeshuMetric *metric)
{
  const char *text = heshu_metric_get_text (metric);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '\n' && c != '\r')
        g_string_append_unichar (line, c);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
dup_plain (const HeshuMetric *metric)
{
  const char *value = heshu_metric_get (metric, HESHU_FIELD_VALUE);
  const char *value_max = heshu_metric_get (metric, HESHU_FIELD_VALUE_MAX);
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);

  return g_strconcat (value != NULL ? value : "", value_max != NULL ? "-" : "",
                      value_max != NULL ? value_max : "", unit != NULL ? unit : "", NULL);
}

char *
heshu_typing_dup_text (const HeshuMetric *metric)
{
  g_autofree char *printed = NULL;
  g_autofree char *plain = NULL;
  const char *lead;
  char *found = NULL;

  g_return_val_if_fail (metric != NULL, NULL);

  printed = dup_printed (metric);
  plain = dup_plain (metric);
  lead = get_lead (metric);
  if (try_text (metric, "", "", printed, &found) || try_text (metric, "", "-", printed, &found) ||
      try_text (metric, lead, "", printed, &found) || try_text (metric, lead, "-", printed, &found) ||
      try_text (metric, "", "", plain, &found) || try_text (metric, lead, "", plain, &found))
    return found;

  return g_steal_pointer (&plain);
}

/* --- what is read ----------------------------------------------------------------------------------------
 */

gboolean
heshu_typing_read_value (const HeshuMetric *metric,
                         const char *text,
                         HeshuFieldChanges *changes,
                         GError **error)
{
  g_autofree char *offered = NULL;
  HeshuTypedValue typed, before = { 0 };
  gboolean had;

  g_return_val_if_fail (metric != NULL && text != NULL && changes != NULL, FALSE);

  memset (changes, 0, sizeof *changes);
  if (!heshu_typed_value_read (text, &typed, error))
    return FALSE;
  offered = heshu_typing_dup_text (metric);
  had = heshu_typed_value_read (offered, &before, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (value_fields); i++)
    {
      HeshuField field = value_fields[i];

      if (field == HESHU_FIELD_UNIT && typed.fields[field] == NULL)
        continue;
      if (had && g_strcmp0 (typed.fields[field], before.fields[field]) == 0)
        continue;
      changes->changed[field] = TRUE;
      changes->fields[field] = g_steal_pointer (&typed.fields[field]);
    }
  heshu_typed_value_clear (&typed);
  heshu_typed_value_clear (&before);

  return TRUE;
}

static const char *
get_full_name (const HeshuTerm *term)
{
  const char *name = heshu_term_get (term, "name");

  return name != NULL ? name : heshu_term_get_form (term);
}

/* 南京市鼓楼区（320106） */
static void
append_candidate (GString *list, HeshuLexicon *lexicon, const HeshuTerm *term)
{
  const char *parent = heshu_term_get (term, "parent");
  g_autoptr (GPtrArray) above =
      parent != NULL ? heshu_lexicon_find_value (lexicon, "district", parent) : NULL;

  if (list->len > 0)
    g_string_append (list, "、");
  if (above != NULL && above->len > 0)
    g_string_append (list, get_full_name (g_ptr_array_index (above, 0)));
  g_string_append_printf (list, "%s（%s）", get_full_name (term), heshu_term_get_value (term));
}

static void
take_area (HeshuFieldChanges *changes, const char *area, const char *area_id)
{
  changes->changed[HESHU_FIELD_AREA] = changes->changed[HESHU_FIELD_AREA_ID] = TRUE;
  changes->fields[HESHU_FIELD_AREA] = g_strdup (area);
  changes->fields[HESHU_FIELD_AREA_ID] = g_strdup (area_id);
}

/* Returns: (transfer container): of #HeshuTerm, one for each district that @text is the name or the code of
 */
static GPtrArray *
find_districts (HeshuLexicon *lexicon, const char *text)
{
  g_autoptr (GPtrArray) terms = heshu_lexicon_find (lexicon, "district", text);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *distinct = g_ptr_array_new ();

  if (terms->len == 0)
    {
      g_ptr_array_unref (terms);
      terms = heshu_lexicon_find_value (lexicon, "district", text);
    }
  for (guint i = 0; i < terms->len; i++)
    {
      HeshuTerm *term = g_ptr_array_index (terms, i);

      if (g_hash_table_add (seen, (gpointer) heshu_term_get_value (term)))
        g_ptr_array_add (distinct, term);
    }

  return distinct;
}

gboolean
heshu_typing_read_area (HeshuLexicon *lexicon, const char *text, HeshuFieldChanges *changes, GError **error)
{
  g_autofree char *area = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (lexicon != NULL && text != NULL && changes != NULL, FALSE);

  memset (changes, 0, sizeof *changes);
  area = heshu_field_normalize (HESHU_FIELD_AREA, text, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  terms = area != NULL ? find_districts (lexicon, area) : g_ptr_array_new ();
  if (terms->len > 1)
    {
      g_autoptr (GString) list = g_string_new (NULL);

      for (guint i = 0; i < terms->len; i++)
        append_candidate (list, lexicon, g_ptr_array_index (terms, i));
      heshu_error_set (error, HESHU_ERROR_AREA_AMBIGUOUS, area, list->str);
      return FALSE;
    }
  if (terms->len == 1)
    take_area (changes, get_full_name (g_ptr_array_index (terms, 0)),
               heshu_term_get_value (g_ptr_array_index (terms, 0)));
  else
    take_area (changes, area, NULL);

  return TRUE;
}
