/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-cli.h"
#include "heshu-area.h"
#include "heshu-id.h"
#include "heshu-question.h"

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

/* (transfer full) (nullable): the record of the history whose id, or whose step's group, @text is */
HeshuEdit *heshu_cli_find_record (HeshuDesk *desk, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Prints edits as JSON Lines, records that `edit` takes again. Returns: an exit status */
int heshu_cli_print_edits (GPtrArray *edits);
/* The same of what was just done: says too which sign-offs it opened again */
int heshu_cli_print_done (GPtrArray *edits);
/* @record: (nullable): what the object says it is, in an export */
void heshu_cli_append_edit (GString *json, const HeshuEdit *edit, const char *record);
/* A record of an export, with its id, person and time. Returns: (transfer full) (nullable) */
HeshuEdit *heshu_cli_parse_record (const char *line, GError **error);
/* @text: JSON Lines; @given: @who was named by the person, and so goes before the name in a record. Returns:
 * (transfer full) (nullable): of #HeshuEdit; HESHU_ERROR_EDIT_MALFORMED names the line */
GPtrArray *heshu_cli_read_edits (const char *text, const char *who, gboolean given, GError **error);

/* FALSE where @text, (nullable): %NULL is HESHU_PERIOD_NONE, is no period, which is said */
gboolean heshu_cli_parse_period (const char *text, HeshuPeriod *period);

/* (transfer full) (nullable): the districts of --area as UTF-8, closed by %NULL; %NULL where @areas is */
char **heshu_cli_dup_areas (char **areas);

/* (transfer full) (nullable): the id of the report that @text names: an id, or a file's name that only one
 * report has */
char *heshu_cli_dup_report_id (HeshuDesk *desk, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): of #HeshuEdit, without `who`: what makes one indicator of two; says on standard
 * error what that changes */
GPtrArray *heshu_cli_list_merging (HeshuDesk *desk, const char *from, const char *into, GError **error);

G_END_DECLS
