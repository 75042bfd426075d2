/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs at build time: heshu-pinyin-compile READINGS.txt OUTPUT.c
 *
 * Writes the readings of Chinese characters as constant tables (heshu-pinyin-table.h). A line of READINGS is
 * a syllable, a tab and the characters that are read so; one that begins with # is a comment.
 */

#include "heshu-pinyin-table.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GPtrArray *syllables;   /* of char *, the number of one less by one */
  GHashTable *characters; /* character to GArray of guint16 */
} Readings;

static guint
add_syllable (Readings *self, const char *syllable)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->syllables, syllable, g_str_equal, &index))
    return index + 1;
  g_ptr_array_add (self->syllables, g_strdup (syllable));
  return self->syllables->len;
}

static void
add_reading (Readings *self, gunichar character, guint16 syllable)
{
  GArray *list = g_hash_table_lookup (self->characters, GUINT_TO_POINTER (character));

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint16));
      g_hash_table_insert (self->characters, GUINT_TO_POINTER (character), list);
    }
  g_array_append_val (list, syllable);
}

static gboolean
is_syllable (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  return length > 0 && length < HESHU_PINYIN_LETTERS && text[length] == '\0';
}

/* FALSE: no line of readings */
static gboolean
read_line (Readings *self, char *line)
{
  char *characters = strchr (line, '\t');
  guint syllable;

  if (*line == '#' || *line == '\0')
    return TRUE;
  if (characters == NULL)
    return FALSE;
  *characters++ = '\0';
  if (!is_syllable (line) || !g_utf8_validate (characters, -1, NULL))
    return FALSE;
  syllable = add_syllable (self, line);
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    add_reading (self, g_utf8_get_char (p), (guint16) syllable);
  return TRUE;
}

static gboolean
read_readings (Readings *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, lines[i]))
      {
        g_printerr ("%s:%u: not a syllable, a tab and characters\n", path, i + 1);
        return FALSE;
      }
  return TRUE;
}

/* Appends the list of a character that has several readings to @lists. Returns: what stands for it */
static guint
write_reading (const GArray *list, GArray *lists)
{
  const guint16 end = 0;
  guint start = lists->len;

  if (list == NULL)
    return 0;
  if (list->len == 1)
    return g_array_index (list, guint16, 0);
  g_array_append_vals (lists, list->data, list->len);
  g_array_append_val (lists, end);
  return start | HESHU_PINYIN_SEVERAL;
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  guint first = GPOINTER_TO_UINT (*(const gpointer *) a);
  guint second = GPOINTER_TO_UINT (*(const gpointer *) b);

  return first < second ? -1 : first > second;
}

static void
write_block (Readings *self, GArray *lists, GString *text)
{
  g_string_append_printf (text, "const guint16 heshu_pinyin_block[] = {");
  for (gunichar c = HESHU_PINYIN_FIRST; c <= HESHU_PINYIN_LAST; c++)
    g_string_append_printf (text, "%s%u,", c % 16 == 0 ? "\n" : "",
                            write_reading (g_hash_table_lookup (self->characters, GUINT_TO_POINTER (c)),
                                           lists));
  g_string_append (text, "\n};\n");
}

static void
write_rows (Readings *self, GArray *lists, GString *text)
{
  guint n_all, n_rows = 0;
  g_autofree gpointer *all = g_hash_table_get_keys_as_array (self->characters, &n_all);

  qsort (all, n_all, sizeof *all, compare_characters);
  g_string_append (text, "const HeshuPinyinRow heshu_pinyin_rows[] = {\n");
  for (guint i = 0; i < n_all; i++)
    {
      guint c = GPOINTER_TO_UINT (all[i]);

      if (c >= HESHU_PINYIN_FIRST && c <= HESHU_PINYIN_LAST)
        continue;
      g_string_append_printf (text, "{ 0x%X, %u },\n", c,
                              write_reading (g_hash_table_lookup (self->characters, all[i]), lists));
      n_rows++;
    }
  g_string_append_printf (text, "{ 0, 0 }\n};\nconst guint heshu_pinyin_n_rows = %u;\n", n_rows);
}

static void
write_syllables (Readings *self, GString *text)
{
  g_string_append (text, "const char heshu_pinyin_syllables[][HESHU_PINYIN_LETTERS] = {\n\"\",\n");
  for (guint i = 0; i < self->syllables->len; i++)
    g_string_append_printf (text, "\"%s\",\n", (const char *) g_ptr_array_index (self->syllables, i));
  g_string_append (text, "};\n");
}

static void
write_lists (const GArray *lists, GString *text)
{
  g_string_append (text, "const guint16 heshu_pinyin_lists[] = {\n");
  for (guint i = 0; i < lists->len; i++)
    g_string_append_printf (text, "%u,%s", g_array_index (lists, guint16, i), i % 16 == 15 ? "\n" : "");
  g_string_append (text, "0\n};\n");
}

static gboolean
compile (Readings *self, const char *output)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_autoptr (GString) text = g_string_new ("#include \"heshu-pinyin-table.h\"\n\n");
  g_autoptr (GError) error = NULL;

  write_syllables (self, text);
  write_block (self, lists, text);
  write_rows (self, lists, text);
  write_lists (lists, text);
  if (lists->len >= HESHU_PINYIN_SEVERAL || self->syllables->len >= HESHU_PINYIN_SEVERAL)
    {
      g_printerr ("more readings than the table has room for\n");
      return FALSE;
    }
  if (g_file_set_contents (output, text->str, (gssize) text->len, &error))
    return TRUE;

  g_printerr ("%s\n", error->message);
  return FALSE;
}

int
main (int argc, char **argv)
{
  Readings readings;
  gboolean done;

  if (argc != 3)
    {
      g_printerr ("heshu-pinyin-compile READINGS.txt OUTPUT.c\n");
      return 2;
    }

  readings.syllables = g_ptr_array_new_with_free_func (g_free);
  readings.characters = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  done = read_readings (&readings, argv[1]) && compile (&readings, argv[2]);
  g_ptr_array_unref (readings.syllables);
  g_hash_table_unref (readings.characters);
  return done ? 0 : 1;
}
