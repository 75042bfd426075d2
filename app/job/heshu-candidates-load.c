/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-candidates-private.h"

#include <string.h>

/* --- agencies --- */

gboolean
heshu_candidates_load_agencies (HeshuCandidates *self, HeshuDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) agencies = heshu_desk_list_agencies (desk, error);

  if (agencies == NULL)
    return FALSE;
  for (guint i = 0; i < agencies->len; i++)
    {
      const HeshuNamedCount *agency = g_ptr_array_index (agencies, i);

      heshu_candidates_add (self, agency->name, agency->count);
    }

  return TRUE;
}

/* --- indicators --- */

/* What joins the wordings of one indicator: the registry's id, else what the lexicon prefers, else the
 * wording */
static char *
dup_subject (HeshuLexicon *lexicon, const char *id, const char *wording)
{
  g_autoptr (GPtrArray) terms = NULL;

  if (id != NULL)
    return g_strconcat ("id ", id, NULL);
  terms = heshu_lexicon_find (lexicon, "indicator", wording);

  return g_strconcat ("name ", terms->len > 0 ? heshu_term_get_value (g_ptr_array_index (terms, 0)) : wording,
                      NULL);
}

static HeshuCandidateEntry *
add_wording (HeshuCandidates *self, GHashTable *by_subject, char *subject, const char *name, guint64 count)
{
  HeshuCandidateEntry *entry = g_hash_table_lookup (by_subject, subject);

  if (entry == NULL)
    {
      entry = heshu_candidates_add (self, name, count);
      g_hash_table_insert (by_subject, subject, entry);
      return entry;
    }
  heshu_candidate_entry_add_other (self, entry, name);
  entry->count += count;
  g_free (subject);

  return entry;
}

/* What the lexicon calls by this wording is it too */
static void
join (GHashTable *by_subject, const char *wording, HeshuCandidateEntry *entry)
{
  char *subject = g_strconcat ("name ", wording, NULL);

  if (g_hash_table_contains (by_subject, subject))
    g_free (subject);
  else
    g_hash_table_insert (by_subject, subject, entry);
}

/* First, so that it is the registry's name that stands for all of its wordings */
static void
add_registered (HeshuCandidates *self, GHashTable *by_subject, GPtrArray *indicators)
{
  for (guint i = 0; i < indicators->len; i++)
    {
      const HeshuIndicator *indicator = g_ptr_array_index (indicators, i);
      g_auto (GStrv) aliases = g_strsplit (indicator->aliases, "\n", -1);
      HeshuCandidateEntry *entry =
          add_wording (self, by_subject, g_strconcat ("id ", indicator->id, NULL), indicator->name, 0);

      entry->id = g_string_chunk_insert_const (self->strings, indicator->id);
      join (by_subject, indicator->name, entry);
      for (guint j = 0; aliases[j] != NULL; j++)
        {
          if (*aliases[j] == '\0')
            continue;
          heshu_candidate_entry_add_other (self, entry, aliases[j]);
          join (by_subject, aliases[j], entry);
        }
    }
}

static void
add_known (HeshuCandidates *self, GHashTable *by_subject, HeshuLexicon *lexicon)
{
  g_autoptr (GPtrArray) terms = heshu_lexicon_list (lexicon, "indicator");

  for (guint i = 0; i < terms->len; i++)
    {
      const char *preferred = heshu_term_get_value (g_ptr_array_index (terms, i));
      HeshuCandidateEntry *entry =
          add_wording (self, by_subject, dup_subject (lexicon, NULL, preferred), preferred, 0);

      heshu_candidate_entry_add_other (self, entry, heshu_term_get_form (g_ptr_array_index (terms, i)));
    }
}

gboolean
heshu_candidates_load_indicators (HeshuCandidates *self,
                                  HeshuDesk *desk,
                                  HeshuLexicon *lexicon,
                                  GError **error)
{
  g_autoptr (GPtrArray) indicators = heshu_desk_list_indicators (desk, error);
  g_autoptr (GPtrArray) names =
      indicators != NULL ? heshu_desk_list_names (desk, HESHU_OBJECT_INDICATOR, error) : NULL;
  g_autoptr (GHashTable) by_subject = NULL;

  if (names == NULL)
    return FALSE;
  by_subject = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_registered (self, by_subject, indicators);
  for (guint i = 0; i < names->len; i++)
    {
      const HeshuNamedCount *name = g_ptr_array_index (names, i);

      add_wording (self, by_subject, dup_subject (lexicon, name->id, name->name), name->name, name->count);
    }
  add_known (self, by_subject, lexicon);

  return TRUE;
}

/* --- districts --- */

static const char *
get_full_name (const HeshuTerm *term)
{
  const char *name = heshu_term_get (term, "name");

  return name != NULL ? name : heshu_term_get_form (term);
}

/* 河南省郑州市, or as people say it 河南郑州: county, prefecture, province; no chain is longer */
static const char *
insert_above (HeshuCandidates *self, GHashTable *by_code, const HeshuTerm *term, gboolean is_short)
{
  const char *parent = heshu_term_get (term, "parent");
  g_autofree char *above = g_strdup ("");

  for (guint i = 0; parent != NULL && i < 2; i++)
    {
      const HeshuTerm *place = g_hash_table_lookup (by_code, parent);
      g_autofree char *below = NULL;

      if (place == NULL)
        break;
      below = g_steal_pointer (&above);
      above = g_strconcat (is_short ? heshu_term_get_form (place) : get_full_name (place), below, NULL);
      parent = heshu_term_get (place, "parent");
    }

  return *above != '\0' ? g_string_chunk_insert_const (self->strings, above) : NULL;
}

/* Code to the term with the shortest form */
static GHashTable *
index_codes (GPtrArray *terms)
{
  GHashTable *by_code = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < terms->len; i++)
    {
      const HeshuTerm *term = g_ptr_array_index (terms, i);
      const HeshuTerm *other = g_hash_table_lookup (by_code, heshu_term_get_value (term));

      if (other == NULL || heshu_term_get_length (term) < heshu_term_get_length (other))
        g_hash_table_insert (by_code, (gpointer) heshu_term_get_value (term), (gpointer) term);
    }

  return by_code;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (heshu_term_get_value (*(const HeshuTerm *const *) a),
                 heshu_term_get_value (*(const HeshuTerm *const *) b));
}

/* Returns: (transfer container): code to entry; every district of the lexicon once */
static GHashTable *
add_lexicon (HeshuCandidates *self, HeshuLexicon *lexicon)
{
  g_autoptr (GPtrArray) terms = heshu_lexicon_list (lexicon, "district");
  g_autoptr (GHashTable) by_code = index_codes (terms);
  GHashTable *entries = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_sort (terms, compare_codes);
  for (guint i = 0; i < terms->len; i++)
    {
      const HeshuTerm *term = g_ptr_array_index (terms, i);
      const char *code = heshu_term_get_value (term);
      HeshuCandidateEntry *entry = g_hash_table_lookup (entries, code);

      if (entry == NULL)
        {
          entry = heshu_candidates_add (self, get_full_name (term), 0);
          entry->id = g_string_chunk_insert_const (self->strings, code);
          entry->above = insert_above (self, by_code, term, FALSE);
          entry->above_short = insert_above (self, by_code, term, TRUE);
          entry->by_id = TRUE;
          g_hash_table_insert (entries, (gpointer) entry->id, entry);
        }
      heshu_candidate_entry_add_other (self, entry, heshu_term_get_form (term));
    }

  return entries;
}

gboolean
heshu_candidates_load_districts (HeshuCandidates *self,
                                 HeshuDesk *desk,
                                 HeshuLexicon *lexicon,
                                 GError **error)
{
  g_autoptr (GPtrArray) districts = heshu_desk_list_names (desk, HESHU_OBJECT_DISTRICT, error);
  g_autoptr (GHashTable) entries = NULL;

  if (districts == NULL)
    return FALSE;
  entries = add_lexicon (self, lexicon);
  for (guint i = 0; i < districts->len; i++)
    {
      const HeshuNamedCount *district = g_ptr_array_index (districts, i);
      HeshuCandidateEntry *entry = district->id != NULL ? g_hash_table_lookup (entries, district->id) : NULL;

      if (entry != NULL)
        {
          entry->count += district->count;
          heshu_candidate_entry_add_other (self, entry, district->name);
        }
      else if (district->name[0] != '\0')
        {
          entry = heshu_candidates_add (self, district->name, district->count);
          entry->id = district->id != NULL ? g_string_chunk_insert_const (self->strings, district->id) : NULL;
        }
    }

  return TRUE;
}
