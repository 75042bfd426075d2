/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include <string.h>

HeshuLexicon *
heshu_cli_load_lexicon (void)
{
  g_autoptr (GError) error = NULL;
  HeshuLexicon *lexicon = heshu_lexicon_load_user (&error);

  if (error != NULL)
    heshu_cli_say ("%s", error->message);
  return lexicon;
}

gboolean
heshu_cli_write (HeshuOutput *output, const char *text, gssize length, GError **error)
{
  return g_output_stream_write_all (heshu_output_get_stream (output), text,
                                    length < 0 ? strlen (text) : (gsize) length, NULL, NULL, error);
}

int
heshu_cli_end_output (HeshuOutput *output, GError *error)
{
  if (error == NULL)
    heshu_output_commit (output, &error);
  else
    heshu_output_explain (output, &error);
  if (error == NULL)
    return HESHU_CLI_DONE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    {
      g_error_free (error);
      return HESHU_CLI_DONE;
    }
  return heshu_cli_complain (error);
}
