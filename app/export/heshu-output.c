/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include "heshu-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Writing goes to the file in steps of this size. */
#define BUFFER_BYTES (64 * 1024)

struct _HeshuOutput
{
  char *path;      /* (nullable): %NULL is standard output */
  char *target;    /* (nullable): what is renamed over, links resolved; %NULL where nothing is */
  char *temporary; /* (nullable): gone once it is renamed */
  int fd;
  GOutputStream *stream;
};

static void
set_error (const HeshuOutput *self, HeshuErrorCode code, GError **error)
{
  g_autofree char *name = NULL;

  name = self->path != NULL ? g_filename_display_name (self->path) : g_strdup (_ ("standard output"));
  heshu_error_set (error, code, name, NULL);
}

static void
set_error_from_errno (const HeshuOutput *self, int saved_errno, GError **error)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    set_error (self, HESHU_ERROR_OUTPUT_FULL, error);
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    set_error (self, HESHU_ERROR_OUTPUT_FORBIDDEN, error);
  else
    set_error (self, HESHU_ERROR_OUTPUT_FAILED, error);
}

/* @old: (nullable): the file that is replaced; the new one may be read and written by the same people */
static gboolean
open_beside (HeshuOutput *self, const struct stat *old)
{
  self->temporary = g_strdup_printf ("%s.XXXXXX", self->target);
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return FALSE;
    }
  return old == NULL || fchmod (self->fd, old->st_mode & 07777) == 0;
}

static gboolean
open_path (HeshuOutput *self)
{
  struct stat status;
  char *resolved;

  if (stat (self->path, &status) != 0)
    {
      self->target = g_strdup (self->path);
      return open_beside (self, NULL);
    }
  if (!S_ISREG (status.st_mode))
    {
      self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
      return self->fd >= 0;
    }
  if (access (self->path, W_OK) != 0)
    return FALSE; /* renaming would get round the permissions of a file that is protected */
  resolved = realpath (self->path, NULL);
  self->target = g_strdup (resolved != NULL ? resolved : self->path);
  free (resolved);
  return open_beside (self, &status);
}

HeshuOutput *
heshu_output_open (const char *path, GError **error)
{
  g_autoptr (HeshuOutput) self = g_new0 (HeshuOutput, 1);
  g_autoptr (GOutputStream) base = NULL;

  self->fd = -1;
  if (path == NULL || g_str_equal (path, "-"))
    {
      self->fd = STDOUT_FILENO;
    }
  else
    {
      self->path = g_strdup (path);
      if (!open_path (self))
        {
          set_error_from_errno (self, errno, error);
          return NULL;
        }
    }
  base = g_unix_output_stream_new (self->fd, FALSE);
  self->stream = g_buffered_output_stream_new_sized (base, BUFFER_BYTES);
  return g_steal_pointer (&self);
}

GOutputStream *
heshu_output_get_stream (HeshuOutput *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stream;
}

/* The new name must be on the disk too, else a power cut brings the old file back. A folder that cannot be
 * opened for this is no failure: the file stands. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

gboolean
heshu_output_commit (HeshuOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!g_output_stream_flush (self->stream, NULL, error))
    {
      heshu_output_explain (self, error);
      return FALSE;
    }
  if (self->temporary == NULL)
    return TRUE;
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->target) != 0)
    {
      set_error_from_errno (self, errno, error);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->target);
  return TRUE;
}

void
heshu_output_explain (HeshuOutput *self, GError **error)
{
  HeshuErrorCode code = HESHU_ERROR_OUTPUT_FAILED;

  if (error == NULL || *error == NULL || (*error)->domain != G_IO_ERROR ||
      g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE) ||
      g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = HESHU_ERROR_OUTPUT_FULL;
  g_clear_error (error);
  set_error (self, code, error);
}

void
heshu_output_free (HeshuOutput *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream); /* may still write what it holds, so the descriptor goes after it */
  if (self->fd > STDERR_FILENO)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}

gboolean
heshu_output_replace (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (HeshuOutput) output = NULL;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  output = heshu_output_open (path, error);
  if (output == NULL)
    return FALSE;
  if (!g_output_stream_write_all (output->stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, NULL, error))
    {
      heshu_output_explain (output, error);
      return FALSE;
    }
  return heshu_output_commit (output, error);
}
