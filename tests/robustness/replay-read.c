/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs the fuzz target over each text of the folders given and a fixed number of seeded mutations of it. The
 * seed is printed, so that a failure can be had again; the mutations do not depend on time or machine. */
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define N_MUTATIONS 150
#define MOST_BYTES 6000

static const char *const dictionary[] = {
  "%",        "万",     "亿",         "余",   "约",       "近",   "不超过", "百分之",
  "个百分点", "2021年", "截至12月底", "其中", "同比增长", "\n\n", "# ",     "| ",
  "“",        "”",      "（",         "）",   "，",       "。",   "\r\n",   "\xff",
  "\xe4\xb8", "第",     "至",         "—",    "0.",       "倍",   "1,000",  "9999999999999999999999",
};

static void
mutate (GByteArray *bytes, GRand *random)
{
  guint n_changes = g_rand_int_range (random, 1, 12);

  for (guint i = 0; i < n_changes && bytes->len > 0; i++)
    {
      guint at = g_rand_int_range (random, 0, bytes->len);
      const char *word = dictionary[g_rand_int_range (random, 0, G_N_ELEMENTS (dictionary))];
      guint wanted = g_rand_int_range (random, 1, 200);
      guint length = MIN (bytes->len - at, wanted);
      g_autofree guint8 *piece = NULL;

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes->data[at] ^= 1 << g_rand_int_range (random, 0, 8);
          break;
        case 1:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 2:
          memcpy (bytes->data + at, word, MIN (strlen (word), bytes->len - at));
          break;
        default:
          piece = g_memdup2 (bytes->data + at, length);
          g_byte_array_append (bytes, piece, length);
          break;
        }
    }
}

static void
replay (const char *path, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) contents, length);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) contents, MIN (length, MOST_BYTES));
      mutate (bytes, random);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static guint
replay_folder (const char *folder, guint number)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".md"))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      replay (path, i);
      g_print ("ok %u - %s and %d mutations, seed %u\n", ++number, (char *) g_ptr_array_index (names, i),
               N_MUTATIONS, i);
    }

  return number;
}

int
main (int argc, char **argv)
{
  guint number = 0;

  for (int i = 1; i < argc; i++)
    number = replay_folder (argv[i], number);
  g_print ("1..%u\n", number);

  return number > 0 ? 0 : 1;
}
