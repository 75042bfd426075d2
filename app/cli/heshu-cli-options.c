/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The help is laid out here and not by GOption, whose own words are translated by another catalogue or not at
 * all. */

static guint
text_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

static char *
dup_option_column (const GOptionEntry *entry)
{
  g_autofree char *name = NULL;

  name = entry->arg_description != NULL
             ? g_strdup_printf ("--%s=%s", entry->long_name, entry->arg_description)
             : g_strdup_printf ("--%s", entry->long_name);
  return entry->short_name != 0 ? g_strdup_printf ("  -%c, %s", entry->short_name, name)
                                : g_strdup_printf ("      %s", name);
}

static void
append_options (GString *help, const GOptionEntry *entries)
{
  const GOptionEntry *entry;
  guint width = 0;

  for (entry = entries; entry->long_name != NULL; entry++)
    {
      g_autofree char *column = dup_option_column (entry);

      width = MAX (width, text_width (column));
    }
  g_string_append_printf (help, "\n%s\n", _ ("Options:"));
  for (entry = entries; entry->long_name != NULL; entry++)
    {
      g_autofree char *column = dup_option_column (entry);

      g_string_append_printf (help, "%s%*s  %s\n", column, (int) (width - text_width (column)), "",
                              entry->description != NULL ? _ (entry->description) : "");
    }
}

static void
print_help (const HeshuCliUsage *usage, const GOptionEntry *entries)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append_printf (help, "%s%s %s", _ ("Usage: "), heshu_cli_command_name (), _ ("[OPTION]..."));
  if (usage->arguments != NULL)
    g_string_append_printf (help, " %s", _ (usage->arguments));
  g_string_append_printf (help, "\n\n%s\n", _ (usage->summary));
  if (usage->details != NULL)
    g_string_append_printf (help, "\n%s\n", _ (usage->details));
  append_options (help, entries);
  heshu_cli_print (help->str);
}

static const GOptionEntry *
find_entry (const GOptionEntry *entries, const char *argument)
{
  const char *name = argument + 2;
  const gsize length = strcspn (name, "=");

  for (; entries->long_name != NULL; entries++)
    {
      if (argument[1] == '-' && strlen (entries->long_name) == length &&
          strncmp (entries->long_name, name, length) == 0)
        return entries;
      if (argument[1] != '-' && entries->short_name == argument[1])
        return entries;
    }
  return NULL;
}

/* GOption's message names the option in a language of its own; the option is looked up again instead. */
static int
say_wrong_option (char **argv, const GOptionEntry *entries)
{
  for (guint i = 1; argv[i] != NULL; i++)
    {
      const char *argument = argv[i];
      g_autofree char *shown = NULL;
      const GOptionEntry *entry;

      if (argument[0] != '-' || argument[1] == '\0')
        continue;
      shown = g_utf8_make_valid (argument, strcspn (argument, "="));
      entry = find_entry (entries, argument);
      if (entry == NULL)
        return heshu_cli_wrong_usage (_ ("There is no option “%s” here."), shown);
      if (entry->arg == G_OPTION_ARG_NONE && strchr (argument, '=') != NULL)
        return heshu_cli_wrong_usage (_ ("The option “%s” takes no value."), shown);
      if (entry->arg != G_OPTION_ARG_NONE && strchr (argument, '=') == NULL && argv[++i] == NULL)
        return heshu_cli_wrong_usage (_ ("The option “%s” needs a value."), shown);
    }
  return heshu_cli_wrong_usage (_ ("The options cannot be understood."));
}

static gboolean
check_count (const HeshuCliUsage *usage, char **arguments, int *exit_status)
{
  const guint count = g_strv_length (arguments);

  if (count < usage->min_arguments)
    {
      *exit_status = heshu_cli_wrong_usage (_ ("%s is missing."), _ (usage->arguments));
      return FALSE;
    }
  if (count > usage->max_arguments)
    {
      g_autofree char *shown = g_filename_display_name (arguments[usage->max_arguments]);

      *exit_status = heshu_cli_wrong_usage (_ ("“%s” is one argument too many."), shown);
      return FALSE;
    }
  return TRUE;
}

/* The entries of a command, and those that every command has */
static GArray *
collect_entries (const HeshuCliUsage *usage, gboolean *help)
{
  const GOptionEntry help_entry = { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_ ("Show this help"), NULL };
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (const GOptionEntry *entry = usage->entries; entry != NULL && entry->long_name != NULL; entry++)
    g_array_append_val (entries, *entry);
  g_array_append_val (entries, help_entry);
  return entries;
}

gboolean
heshu_cli_parse (const HeshuCliUsage *usage, int argc, char **argv, char ***arguments, int *exit_status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = NULL;
  g_auto (GStrv) copy = g_strdupv (argv);
  gboolean help = FALSE;
  g_autoptr (GArray) entries = collect_entries (usage, &help);
  const GOptionEntry rest_entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, (const GOptionEntry *) entries->data, NULL);
  g_option_context_add_main_entries (context, rest_entries, NULL);
  if (!g_option_context_parse_strv (context, &copy, NULL))
    {
      *exit_status = say_wrong_option (argv, (const GOptionEntry *) entries->data);
      return FALSE;
    }
  if (help)
    {
      print_help (usage, (const GOptionEntry *) entries->data);
      *exit_status = HESHU_CLI_DONE;
      return FALSE;
    }
  if (rest == NULL)
    rest = g_new0 (char *, 1);
  if (!check_count (usage, rest, exit_status))
    return FALSE;
  *arguments = g_steal_pointer (&rest);
  return TRUE;
}

gboolean
heshu_cli_parse_format (const char *word, const char *const *allowed, HeshuExportFormat *format)
{
  g_autofree char *all = NULL;
  g_autofree char *shown = NULL;

  if (word == NULL)
    return TRUE;
  if (g_strv_contains (allowed, word))
    {
      /* `json` is one object where `jsonl` is lines; a command has one or the other */
      if (g_str_equal (word, "json"))
        *format = HESHU_EXPORT_JSONL;
      return g_str_equal (word, "json") || heshu_export_format_from_word (word, format);
    }
  all = g_strjoinv (", ", (char **) allowed);
  shown = g_utf8_make_valid (word, -1);
  heshu_cli_wrong_usage (_ ("“%s” is not a format that is written here; use one of: %s."), shown, all);
  return FALSE;
}

char *
heshu_cli_dup_utf8 (const char *argument)
{
  char *converted;

  if (argument == NULL)
    return NULL;
  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);
  converted = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);
  return converted != NULL ? converted : g_utf8_make_valid (argument, -1);
}
