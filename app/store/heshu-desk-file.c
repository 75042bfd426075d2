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

static gboolean
fail_from_errno (const char *path, int saved_errno, GError **error)
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
    return fail_from_errno (path, errno, error);
  do
    *n_read = read (fd, head, HEAD_BYTES);
  while (*n_read < 0 && errno == EINTR);
  if (*n_read < 0)
    {
      fail_from_errno (path, errno, error);
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

      return fail_from_errno (path, saved_errno, error);
    }
  if (access (folder, W_OK | X_OK) != 0)
    return fail_from_errno (path, EACCES, error);
  if (is_remote (folder))
    {
      heshu_error_set (error, HESHU_ERROR_DESK_REMOTE, path, NULL);
      return FALSE;
    }

  return TRUE;
}

gboolean
heshu_desk_file_examine (const char *path, HeshuDeskFlags flags, HeshuDeskFile *file, GError **error)
{
  gboolean may_create = (flags & HESHU_DESK_CREATE) != 0 && (flags & HESHU_DESK_READ_ONLY) == 0;
  guint32 version;
  GStatBuf info;

  *file = (HeshuDeskFile){ HESHU_SQL_WRITE, NULL };
  if (g_stat (path, &info) != 0)
    {
      if (errno == ENOENT && may_create)
        return prepare_new (path, error);
      return fail_from_errno (path, errno, error);
    }
  if (!S_ISREG (info.st_mode))
    return fail_not_a_desk (path, error);
  if (!check_head (path, flags, &version, error))
    return FALSE;

  if (is_remote (path))
    *file = (HeshuDeskFile){ HESHU_SQL_IMMUTABLE, heshu_error_new (HESHU_ERROR_DESK_REMOTE, path, NULL) };
  else if (!is_writable (path))
    *file = (HeshuDeskFile){ HESHU_SQL_IMMUTABLE, heshu_error_new (HESHU_ERROR_DESK_READ_ONLY, path, NULL) };
  else if (version > HESHU_DESK_VERSION)
    *file = (HeshuDeskFile){ HESHU_SQL_READ, heshu_error_new (HESHU_ERROR_DESK_NEWER, path, NULL) };
  else if ((flags & HESHU_DESK_READ_ONLY) != 0)
    *file = (HeshuDeskFile){ HESHU_SQL_READ, heshu_error_new (HESHU_ERROR_DESK_READ_ONLY, path, NULL) };

  return TRUE;
}
