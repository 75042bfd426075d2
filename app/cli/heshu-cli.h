/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-export.h"
#include "heshu-importer.h"
#include "heshu-lexicon.h"

#include <gmodule.h>

G_BEGIN_DECLS

/* Scripts rely on these (design: the command line). Findings and empty answers are no failure. */
enum
{
  HESHU_CLI_DONE = 0,
  HESHU_CLI_INPUT = 1, /* some input could not be processed; the others were */
  HESHU_CLI_USAGE = 2, /* wrong usage, also an --area that names several districts */
};

typedef struct
{
  const char *name;
  const char *summary;                /* for people, marked for translation */
  int (*run) (int argc, char **argv); /* argv[0] is the command's name */
} HeshuCliCommand;

/* The door of the module, for main.c */
G_MODULE_EXPORT int heshu_cli_main (int argc, char **argv);

int heshu_cmd_text (int argc, char **argv);
int heshu_cmd_articles (int argc, char **argv);
int heshu_cmd_extract (int argc, char **argv);
int heshu_cmd_import (int argc, char **argv);
int heshu_cmd_metrics (int argc, char **argv);
int heshu_cmd_list (int argc, char **argv);
int heshu_cmd_edit (int argc, char **argv);
int heshu_cmd_history (int argc, char **argv);
int heshu_cmd_undo (int argc, char **argv);
int heshu_cmd_redo (int argc, char **argv);
int heshu_cmd_remove (int argc, char **argv);
int heshu_cmd_reread (int argc, char **argv);
int heshu_cmd_signoff (int argc, char **argv);
int heshu_cmd_purge (int argc, char **argv);
int heshu_cmd_replace (int argc, char **argv);
int heshu_cmd_context (int argc, char **argv);
int heshu_cmd_span (int argc, char **argv);
int heshu_cmd_split (int argc, char **argv);
int heshu_cmd_merge (int argc, char **argv);
int heshu_cmd_reextract (int argc, char **argv);
int heshu_cmd_compare (int argc, char **argv);
int heshu_cmd_chart (int argc, char **argv);
int heshu_cmd_export (int argc, char **argv);

/* --- options
 * --------------------------------------------------------------------------------------------------------*/

/**
 * HeshuCliUsage: how a command is called. Options are G_OPTION_ARG_NONE, _FILENAME or _FILENAME_ARRAY: the
 * other kinds take a Chinese word for broken where LANG is C.
 */
typedef struct
{
  const char *arguments; /* (nullable): after the options, as the design writes them: `FILE...` */
  const char *summary;   /* what it does, marked for translation */
  const char *details;   /* (nullable): more lines of help, marked for translation */
  GOptionEntry *entries; /* closed by an empty one */
  guint min_arguments;
  guint max_arguments;
} HeshuCliUsage;

/**
 * heshu_cli_parse:
 * @arguments: (out) (transfer full): what is no option
 * @exit_status: (out): where FALSE is returned: --help was asked for, or the usage was wrong and that was
 * said
 */
gboolean heshu_cli_parse (const HeshuCliUsage *usage,
                          int argc,
                          char **argv,
                          char ***arguments,
                          int *exit_status);

/* Says what is wrong with the call and where the help is. Returns: HESHU_CLI_USAGE */
int heshu_cli_wrong_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/**
 * heshu_cli_parse_format:
 * @word: (nullable): as given; %NULL leaves @format as it is
 * @allowed: words, closed by %NULL
 *
 * Returns: FALSE where @word is none of @allowed, which is said
 */
gboolean heshu_cli_parse_format (const char *word, const char *const *allowed, HeshuExportFormat *format);

/* Returns: (transfer full) (nullable): @argument as UTF-8, from the locale's encoding where it is none */
char *heshu_cli_dup_utf8 (const char *argument) G_GNUC_WARN_UNUSED_RESULT;

/* --- messages
 * -------------------------------------------------------------------------------------------------------*/

/* One line on standard error, in the encoding of the terminal */
void heshu_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Says @error and takes it. Returns: the exit status it asks for */
int heshu_cli_complain (GError *error);
/* Tells how a file was decoded where that was a guess or left gaps; @encoding: (nullable) */
void heshu_cli_say_encoding (const char *name,
                             const char *encoding,
                             HeshuEncodingSource source,
                             guint n_replaced);
void heshu_cli_say_document (const HeshuDocument *document);
/* Help and versions: text for people on standard output */
void heshu_cli_print (const char *text);
const char *heshu_cli_command_name (void);
void heshu_cli_set_command_name (const char *name);

/* --- output
 * ---------------------------------------------------------------------------------------------------------*/

/* Commits @output (unless @error is set already) and says what went wrong; a reader that went away is no
 * failure.
 * @error: (transfer full) (nullable): of the writing. Returns: an exit status */
int heshu_cli_end_output (HeshuOutput *output, GError *error);
gboolean heshu_cli_write (HeshuOutput *output, const char *text, gssize length, GError **error);

/* --- reading
 * --------------------------------------------------------------------------------------------------------*/

/* (transfer full): the lexicon with the newsroom's own; what is wrong with those is said */
HeshuLexicon *heshu_cli_load_lexicon (void);

/* The worse of two exit statuses, for a command with several inputs */
static inline int
heshu_cli_worse (int a, int b)
{
  return MAX (a, b);
}

G_END_DECLS
