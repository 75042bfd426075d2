/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "heshu-lexicon-builder.h"
#include "heshu-lexicon-private.h"
#include "heshu-lexicon-xml.h"

/* The schema and the format are part of the name: a newer Heshu must validate and compile anew what an older
 * one kept. */
static char *
cache_path (const char *xml, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = NULL;

  g_checksum_update (checksum, (const guchar *) heshu_lexicon_schema,
                     (gssize) strlen (heshu_lexicon_schema) + 1);
  g_checksum_update (checksum, (const guchar *) xml, (gssize) length);
  name = g_strdup_printf ("%s.%d", g_checksum_get_string (checksum), HESHU_LEXICON_FORMAT);
  return g_build_filename (g_get_user_cache_dir (), "heshu", "lexicons", name, NULL);
}

static HeshuLexiconTable *
map_table (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  return bytes != NULL ? heshu_lexicon_table_new (bytes) : NULL;
}

/* A cache that cannot be written (a full disk, a home of another) costs time at the next start and nothing
 * else. It is renamed into place: others may have the old one mapped. */
static void
keep_table (const char *path, GBytes *block)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (block, &size);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents (path, data, (gssize) size, NULL);
}

HeshuLexiconTable *
heshu_lexicon_cache_get_table (const char *xml, gsize length, char **fault)
{
  g_autofree char *path = cache_path (xml, length);
  g_autoptr (HeshuLexiconBuilder) builder = NULL;
  g_autoptr (GBytes) block = NULL;
  HeshuLexiconTable *table = map_table (path);

  if (table != NULL)
    return table;

  builder = heshu_lexicon_builder_new ();
  if (!heshu_lexicon_xml_read (xml, length, heshu_lexicon_schema, strlen (heshu_lexicon_schema), builder,
                               fault))
    return NULL;
  block = heshu_lexicon_builder_compile (builder);
  keep_table (path, block);
  return heshu_lexicon_table_new (block);
}
