/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-article-edits.h"
#include "heshu-cli-changes.h"
#include "heshu-span-edits.h"

#include <glib/gi18n-lib.h>

/* The edges of figures: moved, a figure or an article split in two, two merged */

typedef struct
{
  HeshuDesk *desk;
  HeshuLexicon *lexicon;
  char **words; /* the arguments */
} Call;

/* (nullable) (transfer full): the edits that do it */
typedef GPtrArray *(*Prepare) (const Call *call, GError **error);
/* The same for an article, with what follows for its metrics */
typedef HeshuReadAgain *(*PrepareArticle) (const Call *call, GError **error);

/* A place in the text as an argument: FALSE after saying that it is none */
static gboolean
parse_place (const char *text, guint *place)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 0, HESHU_TEXT_MAX_LENGTH, &number, NULL))
    {
      *place = (guint) number;
      return TRUE;
    }
  heshu_cli_wrong_usage (_ ("“%s” is not a place in a text; count its characters from 0."), text);

  return FALSE;
}

static int
apply (HeshuDesk *desk, GPtrArray *edits, const char *who, gboolean preview)
{
  g_autoptr (GPtrArray) recorded = NULL;
  GError *error = NULL;

  for (guint i = 0; i < edits->len; i++)
    {
      HeshuEdit *edit = g_ptr_array_index (edits, i);

      g_free (edit->who);
      edit->who = g_strdup (who);
    }
  if (preview)
    return heshu_cli_print_edits (edits);
  recorded = heshu_desk_apply (desk, edits, &error);

  return recorded != NULL ? heshu_cli_print_done (recorded) : heshu_cli_complain (error);
}

static int
run_article (const Call *call, PrepareArticle prepare, const char *who, gboolean preview)
{
  GError *error = NULL;
  g_autoptr (HeshuReadAgain) again = prepare (call, &error);

  if (again == NULL)
    return error != NULL ? heshu_cli_complain (error) : HESHU_CLI_USAGE;
  if (!preview && !heshu_read_again_apply (again, call->desk, who, &error))
    return heshu_cli_complain (error);

  return heshu_cli_print_changes (again, HESHU_EXPORT_JSONL);
}

static gboolean
is_article (const Call *call)
{
  HeshuObjectKind kind;

  return heshu_desk_find_object (call->desk, call->words[0], &kind, NULL) && kind == HESHU_OBJECT_ARTICLE;
}

typedef struct
{
  const char *arguments;
  const char *summary;
  const char *details;
  guint n_arguments;
  Prepare prepare;
  PrepareArticle prepare_article; /* (nullable) */
} Command;

static int
run (int argc, char **argv, const Command *command)
{
  const guint n = command->n_arguments;
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  gboolean preview = FALSE;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { "preview", 'n', 0, G_OPTION_ARG_NONE, &preview, N_ ("Only print what would change"), NULL },
    { NULL },
  };
  const HeshuCliUsage usage = { command->arguments, command->summary, command->details, entries, n, n };
  Call call;
  g_auto (GStrv) words = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *who = NULL;
  GError *error = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &words, &status))
    return status;
  for (guint i = 0; i < n; i++)
    {
      char *utf8 = heshu_cli_dup_utf8 (words[i]);

      g_free (words[i]);
      words[i] = utf8;
    }
  desk = heshu_cli_open_desk (desk_path, preview ? HESHU_DESK_READ_ONLY : HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  lexicon = heshu_cli_load_lexicon ();
  who = heshu_cli_dup_who (given_who);
  call = (Call){ desk, lexicon, words };
  if (command->prepare_article != NULL && is_article (&call))
    return run_article (&call, command->prepare_article, who, preview);
  edits = command->prepare (&call, &error);
  if (edits == NULL)
    return error != NULL ? heshu_cli_complain (error) : HESHU_CLI_USAGE;

  return apply (desk, edits, who, preview);
}

/* --- the commands --- */

static GPtrArray *
prepare_span (const Call *call, GError **error)
{
  HeshuSpan span;

  if (!parse_place (call->words[1], &span.start) || !parse_place (call->words[2], &span.end))
    return NULL;

  return heshu_metric_move_edits (call->desk, call->lexicon, call->words[0], span, NULL, error);
}

int
heshu_cmd_span (int argc, char **argv)
{
  const Command command = {
    N_ ("METRIC START END"),
    N_ ("Moves the edges of a metric in its text, and prints what was recorded."),
    N_ ("START and END count the characters of the report's text, as “start” and “end” of a metric do. "
        "What the\n"
        "machine reads from the new words goes in with it; what an editor set stays."),
    3,
    prepare_span,
    NULL,
  };

  return run (argc, argv, &command);
}

static GPtrArray *
prepare_split (const Call *call, GError **error)
{
  guint place;

  if (!parse_place (call->words[1], &place))
    return NULL;

  return heshu_metric_split_edits (call->desk, call->lexicon, call->words[0], place, NULL, error);
}

static HeshuReadAgain *
prepare_article_split (const Call *call, GError **error)
{
  guint place;

  if (!parse_place (call->words[1], &place))
    return NULL;

  return heshu_article_split_prepare (call->desk, call->lexicon, call->words[0], place, NULL, NULL, error);
}

int
heshu_cmd_split (int argc, char **argv)
{
  const Command command = {
    N_ ("METRIC|ARTICLE PLACE"),
    N_ ("Splits a metric or an article in two at a place in its text, and prints what was recorded or changed."),
    N_ ("PLACE counts the characters of the report's text and lies inside the metric or the article, which becomes the "
        "first\n"
        "part; the second is added. Of an article, what changes in its metrics is printed."),
    2,
    prepare_split,
    prepare_article_split,
  };

  return run (argc, argv, &command);
}

static GPtrArray *
prepare_merge (const Call *call, GError **error)
{
  return heshu_metric_merge_edits (call->desk, call->lexicon, call->words[0], call->words[1], NULL, error);
}

static HeshuReadAgain *
prepare_article_merge (const Call *call, GError **error)
{
  return heshu_article_merge_prepare (call->desk, call->lexicon, call->words[0], call->words[1], NULL, error);
}

int
heshu_cmd_merge (int argc, char **argv)
{
  const Command command = {
    N_ ("METRIC METRIC|ARTICLE ARTICLE"),
    N_ ("Merges two metrics or articles that stand side by side, and prints what was recorded or changed."),
    N_ ("The one that stands before the other gets the words of both; the other is removed. Of articles, what changes "
        "in\n"
        "their metrics is printed."),
    2,
    prepare_merge,
    prepare_article_merge,
  };

  return run (argc, argv, &command);
}
