/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-cli.h"
#include "heshu-id.h"
#include "heshu-table.h"

G_BEGIN_DECLS

/* What commands that work on a desk share */

/* The entry of every such command; @where: char *, the path */
#define HESHU_CLI_DESK_ENTRY(where)                                                                          \
  {                                                                                                          \
    "desk", 'd', 0, G_OPTION_ARG_FILENAME, where, N_ ("The desk; where it is left out, your own"), "D"       \
  }
#define HESHU_CLI_WHO_ENTRY(where)                                                                           \
  {                                                                                                          \
    "who", 'w', 0, G_OPTION_ARG_FILENAME, where, N_ ("The editor's name; else $HESHU_EDITOR, else yours"),   \
        "NAME"                                                                                               \
  }

/**
 * heshu_cli_open_desk:
 * @path: (nullable): as given; %NULL is the person's own desk
 * @flags: HESHU_DESK_CREATE makes its folder too where it is the person's own
 *
 * Returns: (transfer full) (nullable): %NULL after saying why, with @exit_status set. A desk that opens for
 * reading only although it is to be changed is one that does not open.
 */
HeshuDesk *heshu_cli_open_desk (const char *path, HeshuDeskFlags flags, int *exit_status);

/* (transfer full): the editor's name: @given, $HESHU_EDITOR, the person's real name */
char *heshu_cli_dup_who (const char *given);

/* Prints edits as JSON Lines, records that `edit` takes again. Returns: an exit status */
int heshu_cli_print_edits (GPtrArray *edits);
/* @record: (nullable): what the object says it is, in an export */
void heshu_cli_append_edit (GString *json, const HeshuEdit *edit, const char *record);
/* A record of an export, with its id, person and time. Returns: (transfer full) (nullable) */
HeshuEdit *heshu_cli_parse_record (const char *line, GError **error);
/* @text: JSON Lines; @given: @who was named by the person, and so goes before the name in a record. Returns:
 * (transfer full) (nullable): of #HeshuEdit; HESHU_ERROR_EDIT_MALFORMED names the line */
GPtrArray *heshu_cli_read_edits (const char *text, const char *who, gboolean given, GError **error);

/**
 * HeshuCliArea: a district that a person named
 */
typedef struct
{
  char *name; /* full, as the desk writes it where it is there */
  char *id;   /* (nullable): %NULL where it has none */
  gboolean on_desk;
} HeshuCliArea;
void heshu_cli_area_free (HeshuCliArea *self);
/* (transfer none): what a query of the desk finds it by: its id where the desk knows that, else its name */
const char *heshu_cli_area_get_key (const HeshuCliArea *self);

/**
 * heshu_cli_find_area:
 * @text: a full name, a short one, a code
 * @error: HESHU_ERROR_AREA_UNKNOWN; HESHU_ERROR_AREA_AMBIGUOUS, which lists them
 *
 * Looks among the districts of the desk first, then in the lexicon.
 */
HeshuCliArea *heshu_cli_find_area (HeshuDesk *desk, HeshuLexicon *lexicon, const char *text, GError **error);

/* (transfer full): @indicator and what the lexicon calls the same; closed by %NULL */
char **heshu_cli_list_wordings (HeshuLexicon *lexicon, const char *indicator);

/* FALSE where @text, (nullable): %NULL is HESHU_PERIOD_NONE, is no period, which is said */
gboolean heshu_cli_parse_period (const char *text, HeshuPeriod *period);

/* Returns: (transfer full) (nullable): the aligned figures of one indicator; @areas: (nullable): as given */
HeshuTable *heshu_cli_compare (HeshuDesk *desk,
                               HeshuLexicon *lexicon,
                               const char *indicator,
                               char **areas,
                               HeshuPeriod period,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuCliArea, heshu_cli_area_free)

G_END_DECLS
