/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HeshuErrorCode:
 *
 * Everything a file, a disk or a person can cause, a code per thing a caller can do about it. The sentence of each stands
 * in one table (heshu-error.c): what happened to which thing, what is safe, what to do next; no library's words.
 */
typedef enum
{
  /* a file that is to be imported */
  HESHU_ERROR_FILE_MISSING,
  HESHU_ERROR_FILE_FORBIDDEN,
  HESHU_ERROR_FILE_UNREADABLE, /* the disk failed */
  HESHU_ERROR_FILE_EMPTY,
  HESHU_ERROR_FILE_BINARY,
  HESHU_ERROR_FILE_TOO_LARGE,
  HESHU_ERROR_FILE_TOO_DEEP,   /* nesting, attributes */
  HESHU_ERROR_FILE_NOT_A_FILE, /* a device, a socket */
  HESHU_ERROR_FILE_KNOWN,      /* the same bytes are on the desk */
  HESHU_ERROR_FOLDER_FORBIDDEN,
  HESHU_ERROR_FOLDER_EMPTY,
  HESHU_ERROR_ENCODING_UNKNOWN,
  HESHU_ERROR_READER_DIED,
  HESHU_ERROR_READER_SLOW,
  HESHU_ERROR_READER_MISSING,
  /* a desk */
  HESHU_ERROR_DESK_MISSING,
  HESHU_ERROR_DESK_FORBIDDEN,
  HESHU_ERROR_DESK_NOT_A_DESK,
  HESHU_ERROR_DESK_NEWER,
  HESHU_ERROR_DESK_READ_ONLY,
  HESHU_ERROR_DESK_REMOTE, /* on a network file system */
  HESHU_ERROR_QUOTE_BROKEN, /* a span does not hold what it quotes */
  HESHU_ERROR_REREAD_LOSES, /* decided figures would have no place in the text as it is read now */
  HESHU_ERROR_DESK_BUSY,
  HESHU_ERROR_DESK_DAMAGED,
  HESHU_ERROR_DISK_FULL, /* of a desk */
  HESHU_ERROR_OUTPUT_FORBIDDEN,
  HESHU_ERROR_OUTPUT_FULL, /* the disk of what is written anew: an export, a copy */
  HESHU_ERROR_OUTPUT_FAILED,
  /* an edit */
  HESHU_ERROR_CONFLICT, /* the field no longer holds what the edit was made from */
  HESHU_ERROR_NOTHING_TO_UNDO,
  HESHU_ERROR_NOTHING_TO_REDO,
  HESHU_ERROR_UNDO_CONFLICT,
  HESHU_ERROR_STEP_NEEDED,     /* a later edit builds on the step that is to be undone by itself */
  HESHU_ERROR_STEP_OF_ANOTHER, /* undo is per person */
  HESHU_ERROR_NOT_RESTORABLE,  /* the record is of no field that has older values */
  HESHU_ERROR_NOT_NEIGHBOURS,
  HESHU_ERROR_SIGNOFF_REFUSED,
  HESHU_ERROR_NO_SUCH_OBJECT,
  HESHU_ERROR_EDIT_MALFORMED,
  /* a value */
  HESHU_ERROR_VALUE_NOT_A_NUMBER,
  HESHU_ERROR_VALUE_TOO_LONG,
  HESHU_ERROR_FIELD_INVALID,
  /* a question */
  HESHU_ERROR_AREA_UNKNOWN,
  HESHU_ERROR_AREA_AMBIGUOUS,
  HESHU_ERROR_INDICATOR_UNKNOWN,
  HESHU_ERROR_NOTHING_COMPARABLE,
  HESHU_ERROR_SIZE_INVALID,
  HESHU_ERROR_FORM_UNKNOWN,
  HESHU_ERROR_SPEC_INVALID,
  HESHU_ERROR_CHART_TOO_SMALL,
  HESHU_ERROR_FONT_MISSING,
  /* a lexicon */
  HESHU_ERROR_LEXICON_INVALID,
  HESHU_N_ERRORS
} HeshuErrorCode;

#define HESHU_ERROR (heshu_error_quark ())
GQuark heshu_error_quark (void);

/**
 * heshu_error_set:
 * @error: (nullable)
 * @thing: what it happened to, as the person knows it: a file's name, a district, a value as typed
 * @detail: (nullable): the second thing the sentence of @code names (a line, the other value, a list); see the table
 *
 * Sets @error to the sentence of @code in the user's language.
 */
void heshu_error_set (GError **error, HeshuErrorCode code, const char *thing, const char *detail);
GError *heshu_error_new (HeshuErrorCode code, const char *thing, const char *detail) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none): the untranslated sentence, with {thing} and {detail} */
const char *heshu_error_get_sentence (HeshuErrorCode code);
/* 1: an input could not be processed; 2: wrong usage (design §6) */
int heshu_error_get_exit_status (const GError *error);
/* The code for what errno says of opening or reading @what a file is */
HeshuErrorCode heshu_error_code_from_errno (int saved_errno, gboolean writing);

G_END_DECLS
