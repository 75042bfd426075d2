/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf one, other;

  return g_stat (a, &one) == 0 && g_stat (b, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

/* (transfer full) (nullable): an empty file beside @path */
static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp (name);
  int saved_errno = errno;

  if (fd < 0)
    {
      heshu_error_set (error, heshu_error_code_from_errno (saved_errno, TRUE), path, NULL);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&name);
}

/* The sentence of a failure names the copy: the desk itself is well. */
static void
set_copy_error (GError *cause, const char *path, GError **error)
{
  if (g_error_matches (cause, HESHU_ERROR, HESHU_ERROR_DISK_FULL))
    heshu_error_set (error, HESHU_ERROR_OUTPUT_FULL, path, NULL);
  else if (g_error_matches (cause, HESHU_ERROR, HESHU_ERROR_DESK_DAMAGED) ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  else
    heshu_error_set (error, HESHU_ERROR_OUTPUT_FAILED, path, NULL);
  g_error_free (cause);
}

/* A name is a URI here, in which some characters of a file's name would mean something. */
static gboolean
write_copy (HeshuDesk *self,
            const char *temporary,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (temporary, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, NULL);
  GError *cause = NULL;
  HeshuSql *sql = heshu_desk_begin_read (self, cancellable, error);
  gboolean done;

  if (sql == NULL)
    return FALSE;
  heshu_sql_rollback (sql); /* a copy is a transaction of its own; a reader may not write even another file */
  done = heshu_sql_run (sql, &cause, "PRAGMA query_only = OFF", "") &&
         heshu_sql_run (sql, &cause, "VACUUM INTO ?", "s", uri);
  heshu_sql_run (sql, NULL, "PRAGMA query_only = ON", "");
  heshu_desk_end_read (self, sql);
  if (!done)
    set_copy_error (cause, path, error);

  return done;
}

/* As durable as the desk, and for the same people */
static gboolean
move_into_place (HeshuDesk *self, const char *temporary, const char *path, GError **error)
{
  int fd = g_open (temporary, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0;
  GStatBuf info;
  int saved_errno;

  if (done && g_stat (heshu_desk_get_path (self), &info) == 0)
    (void) fchmod (fd, (info.st_mode & 0777) | S_IWUSR);
  done = done && fsync (fd) == 0 && g_rename (temporary, path) == 0;
  saved_errno = errno;
  if (fd >= 0)
    close (fd);
  if (!done)
    heshu_error_set (error, heshu_error_code_from_errno (saved_errno, TRUE), path, NULL);

  return done;
}

gboolean
heshu_desk_save_copy (HeshuDesk *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (HESHU_IS_DESK (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (is_same_file (path, heshu_desk_get_path (self)))
    {
      heshu_error_set (error, HESHU_ERROR_OUTPUT_FORBIDDEN, path, NULL);
      return FALSE;
    }
  temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (write_copy (self, temporary, path, cancellable, error) &&
      move_into_place (self, temporary, path, error))
    return TRUE;
  g_unlink (temporary);

  return FALSE;
}
