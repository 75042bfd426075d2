/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  HeshuErrorCode code;
  int exit_status;
  const char *sentence; /* {thing} and {detail} are put in; a translation may turn them round */
} Failure;

/* All failures in one place, so that their tone can be read at once: what happened to which thing, what is
 * safe, what to do next. A test checks that every code has its row, and that no library's word stands in one.
 */
static const Failure failures[] = {
  { HESHU_ERROR_FILE_MISSING, 1, N_ ("“{thing}” does not exist; check the name or choose another file.") },
  { HESHU_ERROR_FILE_FORBIDDEN, 1,
    N_ ("“{thing}” may not be read by you; ask its owner for permission, or copy it to a folder of yours.") },
  { HESHU_ERROR_FILE_UNREADABLE, 1,
    N_ ("“{thing}” could not be read from its disk; check that the disk is connected and try again.") },
  { HESHU_ERROR_FILE_EMPTY, 1, N_ ("“{thing}” is empty; ask for the file again.") },
  { HESHU_ERROR_FILE_BINARY, 1,
    N_ ("“{thing}” is not a text that Heshu can read; save it as text or as a web page and import that.") },
  { HESHU_ERROR_FILE_TOO_LARGE, 1,
    N_ ("“{thing}” is too large to be a report ({detail} is the most); split it and import the parts.") },
  { HESHU_ERROR_FILE_TOO_DEEP, 1,
    N_ ("“{thing}” is built in a way no page is, and was not read; save its text and import that.") },
  { HESHU_ERROR_FILE_NOT_A_FILE, 1, N_ ("“{thing}” is not a file; choose a file or a folder.") },
  { HESHU_ERROR_FILE_KNOWN, 0, N_ ("“{thing}” is on the desk already, as “{detail}”; nothing was added.") },
  { HESHU_ERROR_FOLDER_FORBIDDEN, 1,
    N_ ("The folder “{thing}” may not be read by you; ask its owner for permission, or choose another "
        "folder.") },
  { HESHU_ERROR_FOLDER_EMPTY, 1, N_ ("The folder “{thing}” holds no file; choose another folder.") },
  { HESHU_ERROR_ENCODING_UNKNOWN, 2,
    N_ ("“{thing}” is not the name of an encoding; use for example UTF-8, GB18030 or UTF-16LE.") },
  { HESHU_ERROR_READER_DIED, 1,
    N_ ("“{thing}” could not be read: reading it failed halfway. The other files are not affected; save it "
        "as text and "
        "import that.") },
  { HESHU_ERROR_READER_SLOW, 1,
    N_ ("“{thing}” was given up: reading it took too long. The other files are not affected; save it as text "
        "and import "
        "that.") },
  { HESHU_ERROR_READER_MISSING, 1,
    N_ ("“{thing}” could not be read: a part of Heshu is missing; install Heshu again. Text files can still "
        "be "
        "imported.") },
  { HESHU_ERROR_DESK_MISSING, 1,
    N_ ("There is no desk at “{thing}”; check the name, or import a report to make one.") },
  { HESHU_ERROR_DESK_FORBIDDEN, 1,
    N_ ("The desk “{thing}” may not be opened by you; ask its owner for permission, or use another desk.") },
  { HESHU_ERROR_DESK_NOT_A_DESK, 1,
    N_ ("“{thing}” is not a desk of Heshu; nothing in it was changed. Choose another "
        "file.") },
  { HESHU_ERROR_DESK_NEWER, 1,
    N_ ("The desk “{thing}” was made by a newer Heshu and can only be read here; update Heshu to change "
        "it.") },
  { HESHU_ERROR_DESK_READ_ONLY, 1,
    N_ ("The desk “{thing}” can only be read where it is; copy it to a folder of yours to change it.") },
  { HESHU_ERROR_DESK_REMOTE, 1,
    N_ ("The desk “{thing}” lies on another computer and can only be read from here; copy it to a folder of "
        "this one to change it.") },
  { HESHU_ERROR_QUOTE_BROKEN, 1,
    N_ ("A figure does not stand where it says it does in “{thing}” ({detail}); nothing was saved. Read the "
        "report again.") },
  { HESHU_ERROR_REREAD_LOSES, 1,
    N_ ("“{thing}” was not read again: “{detail}”, which a person decided on, would have no place in that "
        "text. Nothing was changed; choose another encoding.") },
  { HESHU_ERROR_DESK_BUSY, 1,
    N_ ("The desk “{thing}” is being changed by another program; nothing was changed. Try again in a "
        "moment.") },
  { HESHU_ERROR_DESK_DAMAGED, 1,
    N_ ("The desk “{thing}” is damaged ({detail}); nothing was changed. Restore it from its last copy.") },
  { HESHU_ERROR_DISK_FULL, 1,
    N_ ("The disk of “{thing}” is full; what was saved before is safe, the last step is not saved. Free some "
        "space and "
        "try again.") },
  { HESHU_ERROR_OUTPUT_FORBIDDEN, 1, N_ ("“{thing}” may not be written by you; choose another place.") },
  { HESHU_ERROR_OUTPUT_FULL, 1,
    N_ ("The disk of “{thing}” is full, so it was not written; what stood there before is unchanged. Free "
        "some "
        "space or choose another place.") },
  { HESHU_ERROR_OUTPUT_FAILED, 1,
    N_ ("“{thing}” could not be written; what stood there before is unchanged. Choose another place.") },
  { HESHU_ERROR_CONFLICT, 1,
    N_ ("{thing} has been changed meanwhile ({detail}); nothing was changed. Look at it again and decide "
        "anew.") },
  { HESHU_ERROR_NOTHING_TO_UNDO, 1, N_ ("There is nothing by {thing} to undo.") },
  { HESHU_ERROR_NOTHING_TO_REDO, 1, N_ ("There is nothing by {thing} to redo.") },
  { HESHU_ERROR_UNDO_CONFLICT, 1,
    N_ ("The last step cannot be undone: {thing} has been changed since ({detail}). Its history shows by "
        "whom; change it "
        "by hand.") },
  { HESHU_ERROR_STEP_NEEDED, 1,
    N_ ("The step “{thing}” cannot be undone by itself: {detail} builds on it. Undo that first.") },
  { HESHU_ERROR_STEP_OF_ANOTHER, 1,
    N_ ("The step “{thing}” was done by {detail}, who alone can undo it; restore the older values "
        "instead.") },
  { HESHU_ERROR_NOT_RESTORABLE, 1,
    N_ ("What stood before the record “{thing}” ({detail}) cannot be restored by itself; undo the step "
        "instead.") },
  { HESHU_ERROR_NOT_NEIGHBOURS, 1,
    N_ ("“{thing}” and “{detail}” are not side by side in one report; merge figures that nothing stands "
        "between.") },
  { HESHU_ERROR_SIGNOFF_REFUSED, 1, N_ ("“{thing}” was not signed off: {detail}; look at the report's sign-offs.") },
  { HESHU_ERROR_NO_SUCH_OBJECT, 1, N_ ("There is no “{thing}” on this desk; look its id up in a list.") },
  { HESHU_ERROR_EDIT_MALFORMED, 1,
    N_ ("The edit “{thing}” cannot be understood ({detail}); none of the edits was applied. Correct it and "
        "try again.") },
  { HESHU_ERROR_VALUE_NOT_A_NUMBER, 1, N_ ("“{thing}” is not a number; write it like 59.36 or 5729853.") },
  { HESHU_ERROR_VALUE_TOO_LONG, 1, N_ ("“{thing}” has more than 64 digits; shorten it.") },
  { HESHU_ERROR_FIELD_INVALID, 1, N_ ("“{thing}” does not fit here; write {detail}.") },
  { HESHU_ERROR_AREA_UNKNOWN, 2, N_ ("No district is named “{thing}”; write its full name or its code.") },
  { HESHU_ERROR_AREA_AMBIGUOUS, 2, N_ ("“{thing}” names several districts; choose one: {detail}.") },
  { HESHU_ERROR_INDICATOR_UNKNOWN, 1,
    N_ ("No report on this desk mentions “{thing}”; the list of indicators shows what there is.") },
  { HESHU_ERROR_NOTHING_COMPARABLE, 1, N_ ("Nothing about “{thing}” can be drawn: {detail}.") },
  { HESHU_ERROR_SIZE_INVALID, 2,
    N_ ("“{thing}” is not a size; use {detail}, or for example 85x60mm or 1080x810px.") },
  { HESHU_ERROR_FORM_UNKNOWN, 2,
    N_ ("“{thing}” is not a form of chart that can be drawn here; use {detail}.") },
  { HESHU_ERROR_SPEC_INVALID, 1,
    N_ ("“{thing}” is not the description of a chart ({detail}); write it anew from the "
        "desk.") },
  { HESHU_ERROR_CHART_TOO_SMALL, 1,
    N_ ("The chart does not fit into {thing}; choose a larger size or fewer districts.") },
  { HESHU_ERROR_FONT_MISSING, 1,
    N_ ("No font with Chinese characters was found; install Noto Sans CJK and try again.") },
  { HESHU_ERROR_LEXICON_INVALID, 1,
    N_ ("The lexicon “{thing}” was left out: {detail}. The other lexicons hold; correct it and start "
        "again.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (failures) == HESHU_N_ERRORS);

G_DEFINE_QUARK (heshu - error - quark, heshu_error)

static const Failure *
find_failure (HeshuErrorCode code)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      if (failures[i].code == code)
        return &failures[i];
    }
  g_assert_not_reached ();
}

/* What is put in may itself hold braces, so it is done in one pass. */
static char *
fill_in (const char *sentence, const char *thing, const char *detail)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = sentence; *p != '\0';)
    {
      if (g_str_has_prefix (p, "{thing}"))
        {
          g_string_append (text, thing);
          p += strlen ("{thing}");
        }
      else if (g_str_has_prefix (p, "{detail}"))
        {
          g_string_append (text, detail != NULL ? detail : "");
          p += strlen ("{detail}");
        }
      else
        g_string_append_c (text, *p++);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

GError *
heshu_error_new (HeshuErrorCode code, const char *thing, const char *detail)
{
  g_autofree char *shown = g_utf8_make_valid (thing != NULL ? thing : "", -1);
  g_autofree char *message = fill_in (_ (find_failure (code)->sentence), shown, detail);

  return g_error_new_literal (HESHU_ERROR, code, message);
}

void
heshu_error_set (GError **error, HeshuErrorCode code, const char *thing, const char *detail)
{
  if (error == NULL)
    return;
  g_return_if_fail (*error == NULL);

  *error = heshu_error_new (code, thing, detail);
}

const char *
heshu_error_get_sentence (HeshuErrorCode code)
{
  return find_failure (code)->sentence;
}

int
heshu_error_get_exit_status (const GError *error)
{
  if (error->domain == HESHU_ERROR)
    return find_failure (error->code)->exit_status;
  if (error->domain == G_OPTION_ERROR)
    return 2;

  return 1;
}

HeshuErrorCode
heshu_error_code_from_errno (int saved_errno, gboolean writing)
{
  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
      return writing ? HESHU_ERROR_OUTPUT_FAILED : HESHU_ERROR_FILE_MISSING;
    case EACCES:
    case EPERM:
    case EROFS:
      return writing ? HESHU_ERROR_OUTPUT_FORBIDDEN : HESHU_ERROR_FILE_FORBIDDEN;
    case ENOSPC:
    case EDQUOT:
      return writing ? HESHU_ERROR_OUTPUT_FULL : HESHU_ERROR_DISK_FULL;
    case EISDIR:
    case ENXIO:
    case ENODEV:
      return writing ? HESHU_ERROR_OUTPUT_FAILED : HESHU_ERROR_FILE_NOT_A_FILE;
    default:
      return writing ? HESHU_ERROR_OUTPUT_FAILED : HESHU_ERROR_FILE_UNREADABLE;
    }
}
