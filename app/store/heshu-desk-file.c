/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

/* The head of a SQLite file: its magic, and two numbers at fixed places (https://sqlite.org/fileformat2.html)
 */
#define HEAD_BYTES 100
#define OFFSET_VERSION 60
#define OFFSET_APPLICATION 68

gboolean
heshu_desk_file_is_remote (gint64 type)
{
  switch (type & 0xffffffff)
    {
    case 0x6969:     /* NFS */
    case 0x517b:     /* SMB */
    case 0xff534d42: /* CIFS */
    case 0xfe534d42: /* SMB 2 */
    case 0x564c:     /* NCP */
    case 0x5346414f: /* AFS */
    case 0x73757245: /* Coda */
    case 0x00c36400: /* Ceph */
      return TRUE;
    default:
      return FALSE;
    }
}

static guint32
get_big_endian (const guint8 *head, guint offset)
{
  return (guint32) head[offset] << 24 | (guint32) head[offset + 1] << 16 | (guint32) head[offset + 2] << 8 |
         head[offset + 3];
}

gboolean
heshu_desk_file_fail (const char *path, int saved_errno, GError **error)
{
  HeshuErrorCode code;

  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
      code = HESHU_ERROR_DESK_MISSING;
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      code = HESHU_ERROR_DESK_FORBIDDEN;
      break;
    case ENOSPC:
    case EDQUOT:
      code = HESHU_ERROR_DISK_FULL;
      break;
    default:
      code = HESHU_ERROR_FILE_UNREADABLE;
    }
  heshu_error_set (error, code, path, NULL);

  return FALSE;
}

/* The main file alone: opening a file that is no desk through SQLite could already run its left-over journal.
 */
static gboolean
read_head (const char *path, guint8 *head, gssize *n_read, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0)
    return heshu_desk_file_fail (path, errno, error);
  do
    *n_read = read (fd, head, HEAD_BYTES);
  while (*n_read < 0 && errno == EINTR);
  if (*n_read < 0)
    {
      heshu_desk_file_fail (path, errno, error);
      close (fd);
      return FALSE;
    }
  close (fd);

  return TRUE;
}

static gboolean
fail_not_a_desk (const char *path, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_DESK_NOT_A_DESK, path, NULL);

  return FALSE;
}

static gboolean
check_head (const char *path, HeshuDeskFlags flags, guint32 *version, GError **error)
{
  guint8 head[HEAD_BYTES];
  gssize n_read = -1;

  if (!read_head (path, head, &n_read, error))
    return FALSE;
  if (n_read == 0 && (flags & HESHU_DESK_CREATE) != 0 && (flags & HESHU_DESK_READ_ONLY) == 0)
    {
      *version = 0;
      return TRUE;
    }
  if (n_read < HEAD_BYTES || memcmp (head, "SQLite format 3", 16) != 0 ||
      get_big_endian (head, OFFSET_APPLICATION) != HESHU_DESK_APPLICATION_ID)
    return fail_not_a_desk (path, error);

  *version = get_big_endian (head, OFFSET_VERSION);
  if (*version == 0)
    return fail_not_a_desk (path, error);

  return TRUE;
}

/* A desk needs companion files while it is open, so its folder must be writable too. */
static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return access (path, W_OK) == 0 && access (folder, W_OK | X_OK) == 0;
}

static gboolean
is_remote (const char *path)
{
  struct statfs info;

  return statfs (path, &info) == 0 && heshu_desk_file_is_remote ((gint64) info.f_type);
}

static gboolean
prepare_new (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0 && errno != EEXIST)
    {
      int saved_errno = errno == ENOTDIR ? EACCES : errno;

      return heshu_desk_file_fail (path, saved_errno, error);
    }
  if (access (folder, W_OK | X_OK) != 0)
    return heshu_desk_file_fail (path, EACCES, error);
  if (is_remote (folder))
    {
      heshu_error_set (error, HESHU_ERROR_DESK_REMOTE, path, NULL);
      return FALSE;
    }

  return TRUE;
}

/* --- a medium that cannot be written --- */

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

static gboolean
can_be_read_in_place (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  HeshuSql *sql = heshu_sql_open (absolute, HESHU_SQL_READ, NULL);
  gint64 version;
  gboolean done;

  if (sql == NULL)
    return FALSE;
  done = heshu_sql_get_int (sql, &version, 0, NULL, "PRAGMA user_version", "");
  heshu_sql_close (sql);

  return done;
}

static gboolean
copy_one (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) local = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    heshu_error_set (error, HESHU_ERROR_DISK_FULL, to, NULL);
  else
    heshu_error_set (error, HESHU_ERROR_FILE_UNREADABLE, from, NULL);

  return FALSE;
}

/* (nullable): a copy of the desk and its log in a folder of its own */
static char *
copy_with_log (const char *path, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("heshu-XXXXXX", NULL);
  g_autofree char *copy = folder != NULL ? g_build_filename (folder, "desk.heshu", NULL) : NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (copy, "-wal", NULL);

  if (folder == NULL)
    {
      heshu_error_set (error, HESHU_ERROR_DISK_FULL, g_get_tmp_dir (), NULL);
      return NULL;
    }
  if (copy_one (path, copy, error) && copy_one (log, log_copy, error))
    return g_steal_pointer (&copy);
  heshu_desk_file_discard (copy);

  return NULL;
}

void
heshu_desk_file_discard (const char *copy)
{
  const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *folder = g_path_get_dirname (copy);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (copy, endings[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* What a desk's log holds belongs to it; the file alone may even be half of a change that was being carried
 * over. Where the log can be read but not beside its desk, both are read from a copy. */
static gboolean
examine_unwritable (const char *path, HeshuDeskFile *file, GError **error)
{
  file->mode = HESHU_SQL_IMMUTABLE;
  if (!has_log (path))
    return TRUE;

  file->mode = HESHU_SQL_READ;
  if (can_be_read_in_place (path))
    return TRUE;
  file->copy = copy_with_log (path, error);

  return file->copy != NULL;
}

gboolean
heshu_desk_file_examine (const char *path, HeshuDeskFlags flags, HeshuDeskFile *file, GError **error)
{
  gboolean may_create = (flags & HESHU_DESK_CREATE) != 0 && (flags & HESHU_DESK_READ_ONLY) == 0;
  HeshuErrorCode code = HESHU_N_ERRORS; /* none */
  guint32 version;
  GStatBuf info;

  *file = (HeshuDeskFile){ HESHU_SQL_READ, NULL, NULL };
  if (g_stat (path, &info) != 0)
    {
      if (errno == ENOENT && may_create)
        return prepare_new (path, error);
      return heshu_desk_file_fail (path, errno, error);
    }
  if (!S_ISREG (info.st_mode))
    return fail_not_a_desk (path, error);
  if (!check_head (path, flags, &version, error))
    return FALSE;

  if (is_remote (path))
    code = HESHU_ERROR_DESK_REMOTE;
  else if (!is_writable (path))
    code = HESHU_ERROR_DESK_READ_ONLY;
  if (code != HESHU_N_ERRORS && !examine_unwritable (path, file, error))
    return FALSE;

  if (code == HESHU_N_ERRORS && version > HESHU_DESK_VERSION)
    code = HESHU_ERROR_DESK_NEWER;
  else if (code == HESHU_N_ERRORS && (flags & HESHU_DESK_READ_ONLY) != 0)
    code = HESHU_ERROR_DESK_READ_ONLY;
  if (code != HESHU_N_ERRORS)
    file->read_only = heshu_error_new (code, path, NULL);

  return TRUE;
}
