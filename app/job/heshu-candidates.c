/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-candidates-private.h"

#include "heshu-pinyin.h"

#include <string.h>

/* How well one was found, the best first */
typedef enum
{
  TIER_WHOLE,
  TIER_USED_BEGINS,
  TIER_USED_HOLDS,
  TIER_BEGINS,
  TIER_HOLDS,
  TIER_USED_ABOVE, /* what it lies in was typed */
  TIER_ABOVE,
  TIER_NONE,
} Tier;

typedef struct
{
  const HeshuCandidateEntry *entry;
  Tier tier;
  const char *wording; /* (nullable) */
  guint start;
  guint end;
} Hit;

void
heshu_candidate_free (HeshuCandidate *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->id);
  g_free (self->name);
  g_free (self->above);
  g_free (self->wording);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  HeshuCandidateEntry *entry = data;

  g_clear_pointer (&entry->others, g_ptr_array_unref);
  g_free (entry);
}

HeshuCandidateEntry *
heshu_candidates_add (HeshuCandidates *self, const char *name, guint64 count)
{
  HeshuCandidateEntry *entry = g_new0 (HeshuCandidateEntry, 1);

  entry->name = g_string_chunk_insert_const (self->strings, name);
  entry->count = count;
  g_ptr_array_add (self->entries, entry);

  return entry;
}

void
heshu_candidate_entry_add_other (HeshuCandidates *self, HeshuCandidateEntry *entry, const char *name)
{
  const char *kept = g_string_chunk_insert_const (self->strings, name);

  /* The same text is the same string of the chunk */
  if (kept == entry->name || (entry->others != NULL && g_ptr_array_find (entry->others, kept, NULL)))
    return;
  if (entry->others == NULL)
    entry->others = g_ptr_array_new ();
  g_ptr_array_add (entry->others, (gpointer) kept);
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const HeshuCandidateEntry *first = *(HeshuCandidateEntry *const *) a;
  const HeshuCandidateEntry *second = *(HeshuCandidateEntry *const *) b;

  return first->count > second->count ? -1 : first->count < second->count;
}

HeshuCandidates *
heshu_candidates_new (HeshuDesk *desk, HeshuLexicon *lexicon, HeshuField field, GError **error)
{
  g_autoptr (HeshuCandidates) self = NULL;
  gboolean loaded;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL, NULL);
  g_return_val_if_fail (field == HESHU_FIELD_INDICATOR || field == HESHU_FIELD_AREA ||
                            field == HESHU_FIELD_AGENCY,
                        NULL);

  self = g_new0 (HeshuCandidates, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  if (field == HESHU_FIELD_INDICATOR)
    loaded = heshu_candidates_load_indicators (self, desk, lexicon, error);
  else if (field == HESHU_FIELD_AREA)
    loaded = heshu_candidates_load_districts (self, desk, lexicon, error);
  else
    loaded = heshu_candidates_load_agencies (self, desk, error);
  if (!loaded)
    return NULL;
  g_ptr_array_sort (self->entries, compare_uses); /* stable: else in the order they came in */

  return g_steal_pointer (&self);
}

HeshuCandidates *
heshu_candidates_ref (HeshuCandidates *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
heshu_candidates_unref (HeshuCandidates *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* --- finding --- */

static Tier
get_tier (const HeshuCandidateEntry *entry, const char *name, guint start, guint end)
{
  if (start == 0 && name[end] == '\0')
    return TIER_WHOLE;
  if (start == 0)
    return entry->count > 0 ? TIER_USED_BEGINS : TIER_BEGINS;
  return entry->count > 0 ? TIER_USED_HOLDS : TIER_HOLDS;
}

static void
look_in_code (Hit *hit, const char *typed)
{
  const HeshuCandidateEntry *entry = hit->entry;

  if (entry->by_id && g_str_has_prefix (entry->id, typed))
    hit->tier = get_tier (entry, entry->id, 0, (guint) strlen (typed));
}

/* By another name it can be found better, but where its own has what was typed, that is what is shown. */
static void
look_in_names (Hit *hit, const HeshuPinyinSearch *search)
{
  const HeshuCandidateEntry *entry = hit->entry;
  gboolean has_name = heshu_pinyin_find (search, entry->name, &hit->start, &hit->end);
  guint start, end;

  if (has_name)
    hit->tier = MIN (hit->tier, get_tier (entry, entry->name, hit->start, hit->end));
  for (guint i = 0; entry->others != NULL && i < entry->others->len && hit->tier > TIER_WHOLE; i++)
    {
      const char *other = g_ptr_array_index (entry->others, i);
      Tier tier = TIER_NONE;

      if (heshu_pinyin_find (search, other, &start, &end))
        tier = get_tier (entry, other, start, end);
      if (tier >= hit->tier)
        continue;
      hit->tier = tier;
      hit->wording = has_name ? NULL : other;
    }
}

static gboolean
is_below (const char *above, const char *name, const HeshuPinyinSearch *search)
{
  char path[256];

  return above != NULL && g_snprintf (path, sizeof path, "%s%s", above, name) < (int) sizeof path &&
         heshu_pinyin_find (search, path, NULL, NULL);
}

/* 郑州惠济, zzhj: the end of what it lies in and its own name in one */
static void
look_above (Hit *hit, const HeshuPinyinSearch *search)
{
  const HeshuCandidateEntry *entry = hit->entry;

  if (hit->tier == TIER_NONE &&
      (is_below (entry->above, entry->name, search) || is_below (entry->above_short, entry->name, search)))
    hit->tier = entry->count > 0 ? TIER_USED_ABOVE : TIER_ABOVE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *first = a, *second = b;

  if (first->tier != second->tier)
    return first->tier < second->tier ? -1 : 1;
  return first->entry->count > second->entry->count ? -1 : first->entry->count < second->entry->count;
}

static gpointer
candidate_new (const Hit *hit)
{
  HeshuCandidate *candidate = g_new0 (HeshuCandidate, 1);

  candidate->text = g_strdup (hit->entry->by_id ? hit->entry->id : hit->entry->name);
  candidate->id = g_strdup (hit->entry->id);
  candidate->name = g_strdup (hit->entry->name);
  candidate->above = g_strdup (hit->entry->above);
  candidate->wording = g_strdup (hit->wording);
  candidate->count = hit->entry->count;
  candidate->start = hit->start;
  candidate->end = hit->end;

  return candidate;
}

static GArray *
look (HeshuCandidates *self, const char *typed, const HeshuPinyinSearch *search)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint i = 0; i < self->entries->len; i++)
    {
      Hit hit = { g_ptr_array_index (self->entries, i), TIER_NONE, NULL, 0, 0 };

      if (search == NULL)
        hit.tier = TIER_WHOLE;
      else
        {
          look_in_code (&hit, typed);
          look_in_names (&hit, search);
          look_above (&hit, search);
        }
      if (hit.tier < TIER_NONE)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits); /* stable */

  return hits;
}

GPtrArray *
heshu_candidates_find (HeshuCandidates *self, const char *typed, guint limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_candidate_free);
  g_autofree char *text = NULL;
  g_autoptr (GArray) hits = NULL;
  HeshuPinyinSearch search;
  gboolean can_search;

  g_return_val_if_fail (self != NULL && typed != NULL, found);

  text = g_strstrip (g_strdup (typed));
  can_search = heshu_pinyin_search_init (&search, text);
  if (!can_search && *text != '\0')
    return found;
  hits = look (self, text, can_search ? &search : NULL);
  for (guint i = 0; i < hits->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (found, candidate_new (&g_array_index (hits, Hit, i)));

  return found;
}
