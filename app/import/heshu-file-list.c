/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-importer.h"

#include "heshu-error.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *root; /* the folder with every link resolved */
  GPtrArray *files;
  GPtrArray *failed;
} Listing;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &reason);
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *shown = g_filename_display_name (folder);

      heshu_error_set (error,
                       g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_IO) ? HESHU_ERROR_FILE_UNREADABLE
                                                                               : HESHU_ERROR_FOLDER_FORBIDDEN,
                       shown, NULL);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* A link to a folder is never followed: inside the folder its files are listed where they lie, outside they
 * are not asked for; so there can be no cycle. A link that leads nowhere is listed, for its reader to say so.
 */
static gboolean
link_is_wanted (Listing *listing, const char *path)
{
  struct stat target;
  char *resolved;
  gboolean inside;

  if (stat (path, &target) != 0)
    return TRUE;
  if (S_ISDIR (target.st_mode))
    return FALSE;

  resolved = realpath (path, NULL);
  inside = resolved != NULL && g_str_has_prefix (resolved, listing->root) &&
           (resolved[strlen (listing->root)] == '/' || g_str_has_suffix (listing->root, "/"));
  free (resolved);
  return inside;
}

static void
list_folder (Listing *listing, const char *folder)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) names = list_names (folder, &error);

  if (names == NULL)
    {
      g_ptr_array_add (listing->failed, error);
      return;
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      struct stat info;

      /* gone since the folder was read: nobody misses it */
      if (lstat (path, &info) != 0)
        continue;
      if (S_ISDIR (info.st_mode))
        list_folder (listing, path);
      else if (!S_ISLNK (info.st_mode) || link_is_wanted (listing, path))
        g_ptr_array_add (listing->files, g_steal_pointer (&path));
    }
}

GPtrArray *
heshu_importer_list_files (const char *path, GPtrArray **failed)
{
  Listing listing = { NULL, g_ptr_array_new_with_free_func (g_free), NULL };
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (failed != NULL, NULL);

  listing.failed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  if (g_str_equal (path, "-") || stat (path, &info) != 0 || !S_ISDIR (info.st_mode))
    g_ptr_array_add (listing.files, g_strdup (path));
  else
    {
      listing.root = realpath (path, NULL);
      if (listing.root == NULL)
        listing.root = strdup (path);
      list_folder (&listing, path);
      free (listing.root);
    }

  *failed = listing.failed;
  return listing.files;
}
