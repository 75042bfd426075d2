/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "heshu-error.h"
#include "heshu-lexicon-private.h"
#include "heshu-lexicon-xml.h"

/* Reads up to one byte more than a lexicon may have, so that a longer one is noticed and not cut. */
static GByteArray *
read_all (int fd)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[16 * 1024];

  while (data->len <= HESHU_LEXICON_MAX_BYTES)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (data, buffer, (guint) n);
    }
  return g_steal_pointer (&data);
}

static GByteArray *
read_file (const char *path, const char *name, GError **error)
{
  g_autoptr (GByteArray) data = NULL;
  struct stat info;
  /* Not to hang on a pipe that somebody put there */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    {
      heshu_error_set (error, heshu_error_code_from_errno (errno, FALSE), name, NULL);
      return NULL;
    }
  if (fstat (fd, &info) == 0 && !S_ISREG (info.st_mode))
    {
      heshu_error_set (error, HESHU_ERROR_FILE_NOT_A_FILE, name, NULL);
      close (fd);
      return NULL;
    }

  data = read_all (fd);
  if (data == NULL)
    heshu_error_set (error, heshu_error_code_from_errno (errno, FALSE), name, NULL);
  close (fd);
  return g_steal_pointer (&data);
}

HeshuLexicon *
heshu_lexicon_extend (HeshuLexicon *base, const char *xml, gsize length, const char *name, GError **error)
{
  g_autofree char *fault = NULL;
  g_autoptr (HeshuLexiconTable) table = NULL;

  g_return_val_if_fail (base != NULL && xml != NULL && name != NULL, NULL);

  table = heshu_lexicon_cache_get_table (xml, length, &fault);
  if (table == NULL)
    {
      heshu_error_set (error, HESHU_ERROR_LEXICON_INVALID, name, fault);
      return NULL;
    }
  return heshu_lexicon_new_with_layer (base, table);
}

HeshuLexicon *
heshu_lexicon_load (HeshuLexicon *base, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GByteArray) data = NULL;

  g_return_val_if_fail (base != NULL && path != NULL, NULL);

  data = read_file (path, name, error);
  if (data == NULL)
    return NULL;

  /* An empty array has no data at all. */
  return heshu_lexicon_extend (base, data->len > 0 ? (const char *) data->data : "", data->len, name, error);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* A folder that is not there is a newsroom without lexicons of its own. */
static GPtrArray *
list_user_lexicons (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "heshu", "lexicons", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".xml") && name[0] != '.')
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/* The sentences of several files are joined into one message, under the code of the first. */
static void
collect_error (GError **collected, GError *error)
{
  if (*collected == NULL)
    {
      *collected = g_error_copy (error);
      return;
    }

  {
    g_autofree char *before = g_steal_pointer (&(*collected)->message);

    (*collected)->message = g_strdup_printf ("%s\n%s", before, error->message);
  }
}

HeshuLexicon *
heshu_lexicon_load_user (GError **error)
{
  g_autoptr (GPtrArray) paths = list_user_lexicons ();
  g_autoptr (GError) collected = NULL;
  HeshuLexicon *lexicon = heshu_lexicon_ref (heshu_lexicon_get_builtin ());

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) load_error = NULL;
      HeshuLexicon *extended = heshu_lexicon_load (lexicon, paths->pdata[i], &load_error);

      if (extended == NULL)
        {
          collect_error (&collected, load_error);
          continue;
        }
      heshu_lexicon_unref (lexicon);
      lexicon = extended;
    }
  if (collected != NULL)
    g_propagate_error (error, g_steal_pointer (&collected));
  return lexicon;
}
