/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

HeshuDesk *
heshu_cli_open_desk (const char *path, HeshuDeskFlags flags, int *exit_status)
{
  g_autofree char *own = path == NULL ? heshu_desk_dup_default_path () : NULL;
  g_autofree char *folder = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  GError *error = NULL;

  if (own != NULL && (flags & HESHU_DESK_CREATE) != 0)
    {
      folder = g_path_get_dirname (own);
      g_mkdir_with_parents (folder, 0700); /* where this fails, opening fails and says so */
    }
  desk = heshu_desk_open (path != NULL ? path : own, flags, &error);
  if (desk == NULL)
    {
      *exit_status = heshu_cli_complain (error);
      return NULL;
    }
  if (heshu_desk_get_read_only (desk) == NULL)
    return g_steal_pointer (&desk);
  if ((flags & HESHU_DESK_READ_ONLY) == 0)
    {
      *exit_status = heshu_cli_complain (g_error_copy (heshu_desk_get_read_only (desk)));
      return NULL;
    }
  if (g_error_matches (heshu_desk_get_read_only (desk), HESHU_ERROR, HESHU_ERROR_DESK_NEWER))
    heshu_cli_say ("%s", heshu_desk_get_read_only (desk)->message);
  return g_steal_pointer (&desk);
}

char *
heshu_cli_dup_who (const char *given)
{
  const char *name = given;

  if (name == NULL || name[0] == '\0')
    name = g_getenv ("HESHU_EDITOR");
  if (name == NULL || name[0] == '\0')
    name = g_get_real_name ();
  if (g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return heshu_cli_dup_utf8 (name);
}

gboolean
heshu_cli_parse_period (const char *text, HeshuPeriod *period)
{
  g_autofree char *shown = NULL;

  *period = HESHU_PERIOD_NONE;
  if (text == NULL || heshu_period_parse (text, period))
    return TRUE;
  shown = g_utf8_make_valid (text, -1);
  heshu_cli_wrong_usage (
      _ ("“%s” is not a period; write it like 2021, 2021-06, 2021-Q1, 2021-H1 or 2013/2021."), shown);
  return FALSE;
}

char **
heshu_cli_dup_areas (char **areas)
{
  guint n = areas != NULL ? g_strv_length (areas) : 0;
  char **list = areas != NULL ? g_new0 (char *, n + 1) : NULL;

  for (guint i = 0; i < n; i++)
    list[i] = heshu_cli_dup_utf8 (areas[i]);
  return list;
}

char *
heshu_cli_dup_report_id (HeshuDesk *desk, const char *text, GError **error)
{
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);
  const char *found = NULL;

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (reports, i);
      const HeshuReport *report = summary->report;
      const gboolean is_id = g_strcmp0 (report->id, text) == 0;

      if (!is_id && (report->document == NULL || g_strcmp0 (report->document->name, text) != 0))
        continue;
      if (is_id)
        return g_strdup (text);
      if (found != NULL)
        {
          heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, text, NULL);
          return NULL;
        }
      found = report->id;
    }
  if (reports != NULL && found == NULL)
    heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, text, NULL);
  return g_strdup (found);
}
