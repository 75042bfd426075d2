/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-place-private.h"

/* One zone under its short name and its full one: a city's code and the word's value */
static const char *
make_key (const char *city, const HeshuTerm *zone)
{
  g_autofree char *key = g_strconcat (city, heshu_term_get_value (zone), NULL);

  return g_intern_string (key);
}

static const char *
intern_words (const HeshuTermIndex *terms, guint start, guint end)
{
  g_autofree char *words = g_ucs4_to_utf8 (terms->chars + start, end - start, NULL, NULL, NULL);

  return g_intern_string (words);
}

static gboolean
is_full (const HeshuTerm *zone)
{
  return g_str_equal (heshu_term_get_form (zone), heshu_term_get_value (zone));
}

GHashTable *
heshu_zone_names_new (const HeshuTermIndex *page)
{
  GHashTable *names = g_hash_table_new (g_direct_hash, g_direct_equal); /* key to name, both interned */
  g_autoptr (GHashTable) in_full = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < page->matches->len; i++)
    {
      const HeshuMatch *match = &g_array_index (page->matches, HeshuMatch, i);
      const HeshuTerm *zone;
      const char *key;
      guint end;

      if (match->category != HESHU_CATEGORY ("district") ||
          g_strcmp0 (heshu_term_get (match->term, "level"), "prefecture") != 0 ||
          (zone = heshu_term_index_lookup_term (page, HESHU_CATEGORY ("zone-word"), (guint) match->end,
                                                page->length)) == NULL)
        continue;
      key = make_key (heshu_term_get_value (match->term), zone);
      end = (guint) match->end + heshu_term_get_length (zone);
      if (g_hash_table_contains (names, key) && (!is_full (zone) || g_hash_table_contains (in_full, key)))
        continue;
      g_hash_table_insert (names, (gpointer) key, (gpointer) intern_words (page, (guint) match->start, end));
      if (is_full (zone))
        g_hash_table_add (in_full, (gpointer) key);
    }
  return names;
}

const char *
heshu_zone_get_name (GHashTable *names,
                     const HeshuTermIndex *terms,
                     const HeshuPlace *city,
                     const HeshuTerm *zone)
{
  const char *name = g_hash_table_lookup (names, make_key (city->code, zone));

  if (name != NULL)
    return name;
  return intern_words (terms, city->range.start, city->range.end + heshu_term_get_length (zone));
}
