/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include "heshu-i18n.h"

#include <glib/gi18n-lib.h>
#include <signal.h>

/* In the order a person meets them */
static const HeshuCliCommand commands[] = {
  { "text", N_ ("Print the decoded text of a file"), heshu_cmd_text },
  { "articles", N_ ("Print the repaired page: its articles"), heshu_cmd_articles },
  { "extract", N_ ("Print the metrics of reports"), heshu_cmd_extract },
  { "import", N_ ("Put reports and their metrics on a desk"), heshu_cmd_import },
  { "metrics", N_ ("Print the metrics of a desk"), heshu_cmd_metrics },
  { "list", N_ ("List what is on a desk"), heshu_cmd_list },
  { "edit", N_ ("Apply edits to a desk"), heshu_cmd_edit },
  { "context", N_ ("Say what a report or an article is about"), heshu_cmd_context },
  { "span", N_ ("Move the edges of a metric"), heshu_cmd_span },
  { "split", N_ ("Split a metric in two"), heshu_cmd_split },
  { "merge", N_ ("Merge two metrics into one"), heshu_cmd_merge },
  { "signoff", N_ ("Sign a report off"), heshu_cmd_signoff },
  { "history", N_ ("Print the history of a desk or of one object"), heshu_cmd_history },
  { "undo", N_ ("Take back an editor's last step"), heshu_cmd_undo },
  { "redo", N_ ("Do again what undo took back"), heshu_cmd_redo },
  { "remove", N_ ("Take a report off a desk"), heshu_cmd_remove },
  { "purge", N_ ("Drop removed reports for good"), heshu_cmd_purge },
  { "reread", N_ ("Read a report on a desk again"), heshu_cmd_reread },
  { "reextract", N_ ("Extract the metrics of reports on a desk again"), heshu_cmd_reextract },
  { "replace", N_ ("Put a newer version in the place of a report"), heshu_cmd_replace },
  { "compare", N_ ("Compare districts on an indicator"), heshu_cmd_compare },
  { "chart", N_ ("Draw a chart that compares districts"), heshu_cmd_chart },
  { "export", N_ ("Write all of a desk to a file"), heshu_cmd_export },
};

static void
print_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append_printf (help, "%sheshu-cli %s\n\n%s\n\n%s\n", _ ("Usage: "),
                          _ ("COMMAND [OPTION]... [ARGUMENT]..."),
                          _ ("Takes the figures out of district reports, checked, comparable and traceable."),
                          _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (
      help, "\n%s\n",
      _ ("“heshu-cli COMMAND --help” says more. Data goes to standard output, messages to "
         "standard error."));
  heshu_cli_print (help->str);
}

static int
run_command (int argc, char **argv)
{
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *name = NULL;
      int status;

      if (!g_str_equal (argv[0], commands[i].name))
        continue;
      name = g_strconcat ("heshu-cli ", commands[i].name, NULL);
      heshu_cli_set_command_name (name);
      status = commands[i].run (argc, argv);
      heshu_cli_set_command_name ("heshu-cli");
      return status;
    }
  shown = g_utf8_make_valid (argv[0], -1);
  if (argv[0][0] == '-')
    return heshu_cli_wrong_usage (_ ("There is no option “%s” here."), shown);
  return heshu_cli_wrong_usage (_ ("There is no command “%s”."), shown);
}

int
heshu_cli_main (int argc, char **argv)
{
  heshu_i18n_init ();
  signal (SIGPIPE, SIG_IGN); /* a reader that went away is noticed by the write */
  if (argc < 2)
    return heshu_cli_wrong_usage (_ ("A command is missing."));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return HESHU_CLI_DONE;
    }
  return run_command (argc - 1, argv + 1);
}
