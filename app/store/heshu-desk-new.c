/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_TMPFILE */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A file half made would be no desk for whoever comes after a crash, so a new desk is built in memory,
 * written to a file without a name and given its name whole. */

/* Where the file's head says that changes go to a write-ahead log (https://sqlite.org/fileformat2.html
 * §1.3.3) */
#define OFFSET_WRITE_FORMAT 18
#define OFFSET_READ_FORMAT 19
#define FORMAT_WRITE_AHEAD_LOG 2

static GBytes *
build (GError **error)
{
  HeshuSql *sql = heshu_sql_open (":memory:", HESHU_SQL_WRITE, error);
  sqlite3_int64 size = 0;
  guint8 *data = NULL;

  if (sql == NULL)
    return NULL;
  if (heshu_desk_schema_make (sql, error))
    {
      data = sqlite3_serialize (sql->db, "main", &size, 0);
      g_assert (data != NULL && size > OFFSET_READ_FORMAT);
      data[OFFSET_WRITE_FORMAT] = data[OFFSET_READ_FORMAT] = FORMAT_WRITE_AHEAD_LOG;
    }
  heshu_sql_close (sql);

  return data != NULL ? g_bytes_new_with_free_func (data, size, sqlite3_free, data) : NULL;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= n;
    }

  return fsync (fd) == 0;
}

static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/* Another program that was faster made the same desk: that one is taken. */
static gboolean
give_name (int fd, const char *temporary, const char *path)
{
  g_autofree char *unnamed = g_strdup_printf ("/proc/self/fd/%d", fd);
  int done = temporary != NULL ? link (temporary, path)
                               : linkat (AT_FDCWD, unnamed, AT_FDCWD, path, AT_SYMLINK_FOLLOW);

  return done == 0 || errno == EEXIST;
}

gboolean
heshu_desk_new_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = build (error);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = NULL;
  gboolean done;
  int fd, saved_errno;

  if (bytes == NULL)
    return FALSE;

  fd = g_open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) /* not every file system has files without a name */
    {
      temporary = g_strconcat (path, ".XXXXXX", NULL);
      fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
    }
  done = fd >= 0 && write_all (fd, bytes) && give_name (fd, temporary, path);
  saved_errno = errno;
  if (fd >= 0)
    close (fd);
  if (temporary != NULL)
    g_unlink (temporary);
  if (!done)
    return heshu_desk_file_fail (path, saved_errno, error);
  sync_folder (folder);

  return TRUE;
}
