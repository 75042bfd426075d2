/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs at build time: heshu-lexicon-compile SCHEMA OUTPUT.S LEXICON.xml…
 *
 * Validates the lexicons and writes the compiled table, and the schema that the lexicons of a newsroom are
 * validated by at run time, as read-only data for the assembler. Nothing is left to do when the program
 * starts: the table is used where the loader mapped it.
 */

#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "heshu-lexicon-builder.h"
#include "heshu-lexicon-xml.h"

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  if (!g_file_get_contents (path, &content, length, &error))
    g_printerr ("%s\n", error->message);
  return content;
}

static gboolean
read_lexicon (const char *path, const char *schema, gsize schema_length, HeshuLexiconBuilder *builder)
{
  gsize length;
  g_autofree char *fault = NULL;
  g_autofree char *data = read_file (path, &length);

  if (data == NULL)
    return FALSE;
  if (heshu_lexicon_xml_read (data, length, schema, schema_length, builder, &fault))
    return TRUE;

  g_printerr ("%s: %s\n", path, fault);
  return FALSE;
}

static void
append_symbol (GString *text, const char *name)
{
  g_string_append_printf (text, "\t.globl %s\n\t.hidden %s\n\t.balign 16\n%s:\n", name, name, name);
}

/* Words, not bytes: a quarter of the text, and the byte order of the machine is that of the table. */
static void
append_table (GString *text, GBytes *table)
{
  gsize size;
  const guint32 *words = g_bytes_get_data (table, &size);

  append_symbol (text, "heshu_lexicon_builtin_table");
  for (gsize i = 0; i < size / sizeof (guint32); i++)
    g_string_append_printf (text, i % 16 == 0 ? "%s\t.long 0x%x" : "%s,0x%x",
                            i % 16 == 0 && i > 0 ? "\n" : "", words[i]);
  g_string_append_c (text, '\n');
}

static void
append_schema (GString *text, const char *schema)
{
  append_symbol (text, "heshu_lexicon_schema");
  for (const char *p = schema; *p != '\0'; p++)
    g_string_append_printf (text, "\t.byte %d\n", (unsigned char) *p);
  g_string_append (text, "\t.byte 0\n");
}

static gboolean
write_assembly (const char *path, GBytes *table, const char *schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("\t.section .rodata\n");

  append_table (text, table);
  append_schema (text, schema);
  /* Without it the linker would make the stack executable. */
  g_string_append (text, "\t.section .note.GNU-stack,\"\",%progbits\n");
  if (g_file_set_contents (path, text->str, (gssize) text->len, &error))
    return TRUE;

  g_printerr ("%s\n", error->message);
  return FALSE;
}

static int
compile (const char *schema_path, const char *output, char **lexicons)
{
  g_autoptr (HeshuLexiconBuilder) builder = heshu_lexicon_builder_new ();
  g_autoptr (GBytes) table = NULL;
  gsize schema_length;
  g_autofree char *schema = read_file (schema_path, &schema_length);
  gboolean valid = schema != NULL;

  /* All faults of all lexicons at once. */
  for (char **path = lexicons; schema != NULL && *path != NULL; path++)
    valid = read_lexicon (*path, schema, schema_length, builder) && valid;
  if (!valid)
    return 1;

  table = heshu_lexicon_builder_compile (builder);
  return write_assembly (output, table, schema) ? 0 : 1;
}

int
main (int argc, char **argv)
{
  int status;

  if (argc < 4)
    {
      g_printerr ("heshu-lexicon-compile SCHEMA OUTPUT.S LEXICON.xml…\n");
      return 2;
    }

  status = compile (argv[1], argv[2], argv + 3);
  xmlCleanupParser ();
  return status;
}
