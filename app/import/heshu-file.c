/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-file.h"

#include "heshu-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Between two looks at the cancellable: a fraction of a second on the slowest disk */
#define CHUNK_BYTES (256u * 1024)

static void
set_error_from_errno (GError **error, int saved_errno, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  heshu_error_set (error, heshu_error_code_from_errno (saved_errno, FALSE), shown, NULL);
}

static void
set_too_large (GError **error, const char *path, gsize max_bytes)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *most = g_strdup_printf ("%" G_GSIZE_FORMAT " MB", max_bytes / (1024 * 1024));

  heshu_error_set (error, HESHU_ERROR_FILE_TOO_LARGE, shown, most);
}

static gboolean
check_is_file (const struct stat *info, const char *path, gsize max_bytes, GError **error)
{
  if (!S_ISREG (info->st_mode))
    {
      g_autofree char *shown = g_filename_display_name (path);

      heshu_error_set (error, HESHU_ERROR_FILE_NOT_A_FILE, shown, NULL);
      return FALSE;
    }
  if (info->st_size > 0 && (guint64) info->st_size > max_bytes)
    {
      set_too_large (error, path, max_bytes);
      return FALSE;
    }
  return TRUE;
}

/* Looked at before it is opened, and again behind the door: what stood there may have been exchanged in
 * between. */
int
heshu_file_open (const char *path, gsize max_bytes, gsize *size, GError **error)
{
  struct stat info;
  int fd;

  if (stat (path, &info) != 0)
    {
      set_error_from_errno (error, errno, path);
      return -1;
    }
  if (!check_is_file (&info, path, max_bytes, error))
    return -1;

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0)
    {
      set_error_from_errno (error, errno, path);
      return -1;
    }
  if (fstat (fd, &info) != 0)
    set_error_from_errno (error, errno, path);
  else if (check_is_file (&info, path, max_bytes, error))
    {
      *size = (gsize) info.st_size;
      return fd;
    }

  close (fd);
  return -1;
}

gssize
heshu_file_read_at (int fd, const char *path, goffset offset, guint8 *buffer, gsize length, GError **error)
{
  gssize n;

  do
    n = pread (fd, buffer, length, offset);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    set_error_from_errno (error, errno, path);
  return n;
}

/* Standard input may be a terminal or a pipe that stays silent, or not block at all: waits for it and for the
 * cancellable together. */
static gboolean
wait_for_input (int fd, GCancellable *cancellable, GError **error)
{
  GPollFD waits[2] = { { .fd = fd, .events = G_IO_IN }, { .fd = -1 } };
  gboolean watched = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &waits[1]);

  while (g_poll (waits, G_N_ELEMENTS (waits), -1) < 0 && errno == EINTR)
    ;
  if (watched)
    g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static GBytes *
read_all (int fd,
          const char *path,
          gsize size,
          gsize max_bytes,
          char **sha256,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new ((guint) MIN (size + 1, max_bytes) + 1);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gboolean is_stdin = fd == STDIN_FILENO;

  for (;;)
    {
      guint before = bytes->len;
      gssize n_read;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (is_stdin && !wait_for_input (fd, cancellable, error))
        return NULL;

      g_byte_array_set_size (bytes, before + CHUNK_BYTES);
      n_read = read (fd, bytes->data + before, CHUNK_BYTES);
      g_byte_array_set_size (bytes, before + (guint) MAX (n_read, 0));
      if (n_read < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n_read < 0)
        {
          set_error_from_errno (error, errno, path);
          return NULL;
        }
      if (n_read == 0)
        break;

      g_checksum_update (checksum, bytes->data + before, n_read);
      if (bytes->len > max_bytes)
        {
          set_too_large (error, path, max_bytes);
          return NULL;
        }
    }

  *sha256 = g_strdup (g_checksum_get_string (checksum));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
heshu_file_read (const char *path, gsize max_bytes, char **sha256, GCancellable *cancellable, GError **error)
{
  GBytes *bytes;
  gsize size = 0;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  if (g_str_equal (path, "-"))
    return read_all (STDIN_FILENO, path, 0, max_bytes, sha256, cancellable, error);

  fd = heshu_file_open (path, max_bytes, &size, error);
  if (fd < 0)
    return NULL;

  bytes = read_all (fd, path, size, max_bytes, sha256, cancellable, error);
  close (fd);
  return bytes;
}
