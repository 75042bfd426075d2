/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>

/* Paints icons while Heshu is built, so that the window needs no reader of SVG to start: that one takes as
 * much memory as all of the desk.
 *
 *     heshu-icon-png FOLDER SVG...
 *
 * writes NAME-symbolic-SIZE.png or NAME-SIZE.png for every SVG. */

static const int sizes[] = { 16, 32, 48, 96, 128 };

/* What GTK reads from a symbolic picture: the opacity is the shape, red, green and blue are the parts that
 * have a colour of their own. Heshu's have none. */
static void
keep_shape_only (GdkPixbuf *picture)
{
  guchar *pixels = gdk_pixbuf_get_pixels (picture);
  const int stride = gdk_pixbuf_get_rowstride (picture);

  g_return_if_fail (gdk_pixbuf_get_has_alpha (picture));

  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (picture); x++)
      {
        guchar *pixel = pixels + y * stride + x * 4;

        pixel[0] = pixel[1] = pixel[2] = 0;
      }
}

static gboolean
paint (const char *folder, const char *svg, int size, GError **error)
{
  g_autofree char *name = g_path_get_basename (svg);
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_file_at_size (svg, size, size, error);

  if (picture == NULL)
    return FALSE;
  if (g_str_has_suffix (name, "-symbolic.svg"))
    keep_shape_only (picture);
  name[strlen (name) - strlen (".svg")] = '\0';
  file = g_strdup_printf ("%s-%d.png", name, size);
  path = g_build_filename (folder, file, NULL);

  return gdk_pixbuf_save (picture, path, "png", error, NULL);
}

int
main (int argc, char **argv)
{
  for (int i = 2; i < argc; i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (GError) error = NULL;

        if (!paint (argv[1], argv[i], sizes[s], &error))
          {
            g_printerr ("%s: %s\n", argv[i], error->message);
            return EXIT_FAILURE;
          }
      }

  return EXIT_SUCCESS;
}
