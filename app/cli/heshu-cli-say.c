/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const char *command_name = "heshu-cli";

const char *
heshu_cli_command_name (void)
{
  return command_name;
}

void
heshu_cli_set_command_name (const char *name)
{
  command_name = name;
}

/* A terminal in GB18030 gets GB18030. Under LANG=C names stay as they are: the bytes of a file's name are
 * worth more than question marks. */
static void
put (FILE *stream, const char *text)
{
  const char *charset;
  g_autofree char *converted = NULL;

  if (!g_get_charset (&charset) && strstr (charset, "ANSI") == NULL && strstr (charset, "ASCII") == NULL)
    converted = g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  fputs (converted != NULL ? converted : text, stream);
}

void
heshu_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat (command_name, ": ", text, "\n", NULL);
  put (stderr, line);
}

void
heshu_cli_print (const char *text)
{
  put (stdout, text);
  fflush (stdout);
}

int
heshu_cli_complain (GError *error)
{
  const int status = heshu_error_get_exit_status (error);

  heshu_cli_say ("%s", error->message);
  g_error_free (error);
  return status;
}

int
heshu_cli_wrong_usage (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  heshu_cli_say (_ ("%s See “%s --help”."), text, command_name);
  return HESHU_CLI_USAGE;
}

void
heshu_cli_say_encoding (const char *name, const char *encoding, HeshuEncodingSource source, guint n_replaced)
{
  const gboolean guessed = source == HESHU_ENCODING_NUL_PATTERN || source == HESHU_ENCODING_DETECTED ||
                           source == HESHU_ENCODING_FALLBACK;

  if (encoding == NULL)
    return;
  if (guessed)
    heshu_cli_say (_ ("“%s” was read as %s, which is a guess; --encoding overrides it."), name, encoding);
  else if (source != HESHU_ENCODING_GIVEN && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    heshu_cli_say (_ ("“%s” was read as %s."), name, encoding);
  if (n_replaced > 0)
    heshu_cli_say (g_dngettext (GETTEXT_PACKAGE, "“%s”: %u place could not be decoded and shows as �.",
                                "“%s”: %u places could not be decoded and show as �.", n_replaced),
                   name, n_replaced);
}

void
heshu_cli_say_document (const HeshuDocument *document)
{
  heshu_cli_say_encoding (document->name, document->encoding, document->encoding_source,
                          document->n_replaced);
}
