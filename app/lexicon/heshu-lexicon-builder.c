/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon-builder.h"

#include <string.h>

#include "heshu-lexicon-table.h"

typedef struct
{
  gunichar *key; /* the folded form, its end marked by a 0 */
  guint32 length;
  guint32 order; /* in which it was added: the last resort of sorting */
  char *form;
  char *category;
  char *value;
  char **attributes; /* name, value, name, value …, sorted by name */
} Entry;

struct _HeshuLexiconBuilder
{
  GPtrArray *entries;
};

/* A state while the trie is built: the sorted entries [first, end) begin with the same @depth code
 * points. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 depth;
} Range;

typedef struct
{
  GPtrArray *entries;
  GArray *states;
  GArray *ranges;
  GArray *records;
  GArray *attributes;
  GArray *categories; /* of string offsets */
  GByteArray *strings;
  GHashTable *string_offsets;
} Compilation;

static void
entry_free (Entry *entry)
{
  g_free (entry->key);
  g_free (entry->form);
  g_free (entry->category);
  g_free (entry->value);
  g_strfreev (entry->attributes);
  g_free (entry);
}

HeshuLexiconBuilder *
heshu_lexicon_builder_new (void)
{
  HeshuLexiconBuilder *self = g_new0 (HeshuLexiconBuilder, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  return self;
}

void
heshu_lexicon_builder_free (HeshuLexiconBuilder *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static char **
flatten_attributes (GHashTable *attributes)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (attributes), (GCompareFunc) strcmp);
  GPtrArray *flat = g_ptr_array_new ();

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_ptr_array_add (flat, g_strdup (l->data));
      g_ptr_array_add (flat, g_strdup (g_hash_table_lookup (attributes, l->data)));
    }
  g_ptr_array_add (flat, NULL);
  return (char **) g_ptr_array_free (flat, FALSE);
}

void
heshu_lexicon_builder_add (HeshuLexiconBuilder *self,
                           const char *form,
                           const char *category,
                           const char *value,
                           GHashTable *attributes)
{
  Entry *entry = g_new0 (Entry, 1);
  glong length;

  g_return_if_fail (*form != '\0');

  entry->key = g_utf8_to_ucs4_fast (form, -1, &length);
  entry->length = (guint32) length;
  for (glong i = 0; i < length; i++)
    entry->key[i] = heshu_lexicon_fold (entry->key[i]);
  entry->order = self->entries->len;
  entry->form = g_strdup (form);
  entry->category = g_strdup (category);
  entry->value = g_strdup (value);
  entry->attributes = flatten_attributes (attributes);
  g_ptr_array_add (self->entries, entry);
}

static int
compare_keys (const Entry *a, const Entry *b)
{
  for (guint32 i = 0;; i++)
    {
      if (a->key[i] != b->key[i])
        return a->key[i] < b->key[i] ? -1 : 1;
      if (a->key[i] == 0)
        return 0;
    }
}

static int
compare_entries (gconstpointer pa, gconstpointer pb)
{
  const Entry *a = *(const Entry *const *) pa;
  const Entry *b = *(const Entry *const *) pb;
  int order = compare_keys (a, b);

  if (order == 0)
    order = strcmp (a->category, b->category);
  if (order == 0)
    order = a->order < b->order ? -1 : 1;
  return order;
}

static gboolean
same_entry (const Entry *a, const Entry *b)
{
  return compare_keys (a, b) == 0 && strcmp (a->category, b->category) == 0 &&
         strcmp (a->value, b->value) == 0 &&
         g_strv_equal ((const char *const *) a->attributes, (const char *const *) b->attributes);
}

/* Sorted, entries of one form and category stand together: only those are compared. */
static GPtrArray *
sort_entries (HeshuLexiconBuilder *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (self->entries->len);
  GPtrArray *unique = g_ptr_array_new ();

  g_ptr_array_extend (sorted, self->entries, NULL, NULL); /* borrowed: only self->entries frees them */
  g_ptr_array_sort (sorted, compare_entries);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Entry *entry = sorted->pdata[i];
      gboolean known = FALSE;

      for (guint k = unique->len; k > 0 && !known; k--)
        {
          const Entry *other = unique->pdata[k - 1];

          if (compare_keys (entry, other) != 0 || strcmp (entry->category, other->category) != 0)
            break;
          known = same_entry (entry, other);
        }
      if (!known)
        g_ptr_array_add (unique, sorted->pdata[i]);
    }
  return unique;
}

static guint32
intern (Compilation *c, const char *string)
{
  gpointer found;
  guint32 offset;

  if (g_hash_table_lookup_extended (c->string_offsets, string, NULL, &found))
    return GPOINTER_TO_UINT (found);

  offset = c->strings->len;
  g_byte_array_append (c->strings, (const guint8 *) string, (guint) strlen (string) + 1);
  g_hash_table_insert (c->string_offsets, (gpointer) string, GUINT_TO_POINTER (offset));
  return offset;
}

static guint32
category_number (Compilation *c, const char *category)
{
  guint32 offset = intern (c, category);

  for (guint i = 0; i < c->categories->len; i++)
    {
      if (g_array_index (c->categories, guint32, i) == offset)
        return i;
    }
  g_array_append_val (c->categories, offset);
  return c->categories->len - 1;
}

static void
add_record (Compilation *c, const Entry *entry)
{
  HeshuLexiconTermRecord record = {
    .form = intern (c, entry->form),
    .value = intern (c, entry->value),
    .category = category_number (c, entry->category),
    .length = entry->length,
    .first_attribute = c->attributes->len,
    .n_attributes = g_strv_length (entry->attributes) / 2,
  };

  for (guint i = 0; i < record.n_attributes; i++)
    {
      HeshuLexiconAttributeRecord attribute = { intern (c, entry->attributes[2 * i]),
                                                intern (c, entry->attributes[2 * i + 1]) };

      g_array_append_val (c->attributes, attribute);
    }
  g_array_append_val (c->records, record);
}

static void
add_state (Compilation *c, gunichar label, Range range)
{
  HeshuLexiconState state = { .label = label };

  g_array_append_val (c->states, state);
  g_array_append_val (c->ranges, range);
}

/* Takes the states in the order in which they were added and adds their children: breadth first, so that the
 * children of one state stand together. Sorted, the entries that end at a state are the first of its range.
 */
static void
build_trie (Compilation *c)
{
  add_state (c, 0, (Range){ 0, c->entries->len, 0 });
  for (guint32 s = 0; s < c->states->len; s++)
    {
      Range range = g_array_index (c->ranges, Range, s);
      guint32 next = range.first;

      g_array_index (c->states, HeshuLexiconState, s).first_term = c->records->len;
      g_array_index (c->states, HeshuLexiconState, s).first_child = c->states->len;
      for (; next < range.end && ((Entry *) c->entries->pdata[next])->length == range.depth; next++)
        add_record (c, c->entries->pdata[next]);
      while (next < range.end)
        {
          gunichar label = ((Entry *) c->entries->pdata[next])->key[range.depth];
          guint32 first = next;

          while (next < range.end && ((Entry *) c->entries->pdata[next])->key[range.depth] == label)
            next++;
          add_state (c, label, (Range){ first, next, range.depth + 1 });
        }
    }
}

static void
close_states (Compilation *c)
{
  HeshuLexiconState end = { .first_child = c->states->len, .first_term = c->records->len };

  g_array_append_val (c->states, end);
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Compilation *c = user_data;
  guint32 ia = *(const guint32 *) a;
  guint32 ib = *(const guint32 *) b;
  const char *strings = (const char *) c->strings->data;
  int order = strcmp (strings + g_array_index (c->records, HeshuLexiconTermRecord, ia).value,
                      strings + g_array_index (c->records, HeshuLexiconTermRecord, ib).value);

  if (order == 0)
    order = ia < ib ? -1 : 1;
  return order;
}

static GArray *
sort_by_value (Compilation *c)
{
  GArray *by_value = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < c->records->len; i++)
    g_array_append_val (by_value, i);
  g_array_sort_with_data (by_value, compare_values, c);
  return by_value;
}

static char *
digest_entries (GPtrArray *entries)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];
      const char *const words[] = { entry->form, entry->category, entry->value };

      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        g_checksum_update (checksum, (const guchar *) words[k], (gssize) strlen (words[k]) + 1);
      for (char **word = entry->attributes; *word != NULL; word++)
        g_checksum_update (checksum, (const guchar *) *word, (gssize) strlen (*word) + 1);
      g_checksum_update (checksum, (const guchar *) "\n", 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static void
append_array (GByteArray *block, GArray *array)
{
  g_byte_array_append (block, (const guint8 *) array->data, array->len * g_array_get_element_size (array));
}

static GBytes *
write_block (Compilation *c)
{
  g_autoptr (GArray) by_value = sort_by_value (c);
  g_autofree char *digest = digest_entries (c->entries);
  GByteArray *block = g_byte_array_new ();
  HeshuLexiconHeader header = { .byte_order = HESHU_LEXICON_BYTE_ORDER, .format = HESHU_LEXICON_FORMAT };

  while (c->strings->len % sizeof (guint32) != 0)
    g_byte_array_append (c->strings, (const guint8 *) "", 1);

  memcpy (header.magic, HESHU_LEXICON_MAGIC, sizeof header.magic);
  header.n_states = c->states->len - 1;
  header.n_terms = c->records->len;
  header.n_attributes = c->attributes->len;
  header.n_categories = c->categories->len;
  header.strings_size = c->strings->len;
  g_strlcpy (header.digest, digest, sizeof header.digest);

  g_byte_array_append (block, (const guint8 *) &header, sizeof header);
  append_array (block, c->states);
  append_array (block, c->records);
  append_array (block, c->attributes);
  append_array (block, c->categories);
  append_array (block, by_value);
  g_byte_array_append (block, c->strings->data, c->strings->len);

  header.size = block->len;
  memcpy (block->data, &header, sizeof header);
  heshu_lexicon_checksum (block->data, block->len, header.checksum);
  memcpy (block->data, &header, sizeof header);
  return g_byte_array_free_to_bytes (block);
}

GBytes *
heshu_lexicon_builder_compile (HeshuLexiconBuilder *self)
{
  Compilation c = {
    .entries = sort_entries (self),
    .states = g_array_new (FALSE, FALSE, sizeof (HeshuLexiconState)),
    .ranges = g_array_new (FALSE, FALSE, sizeof (Range)),
    .records = g_array_new (FALSE, FALSE, sizeof (HeshuLexiconTermRecord)),
    .attributes = g_array_new (FALSE, FALSE, sizeof (HeshuLexiconAttributeRecord)),
    .categories = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .strings = g_byte_array_new (),
    .string_offsets = g_hash_table_new (g_str_hash, g_str_equal),
  };
  GBytes *block;

  build_trie (&c);
  close_states (&c);
  block = write_block (&c);

  g_ptr_array_unref (c.entries);
  g_array_unref (c.states);
  g_array_unref (c.ranges);
  g_array_unref (c.records);
  g_array_unref (c.attributes);
  g_array_unref (c.categories);
  g_byte_array_unref (c.strings);
  g_hash_table_unref (c.string_offsets);
  return block;
}
