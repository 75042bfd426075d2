/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An input method for the tests of the window, as GTK loads one: letters gather in a preedit, the space bar
 * commits the Chinese that they spell, Enter the letters themselves, Escape drops them. While a preedit is
 * open every key is the method's, as with those that people use. */

#include <gtk/gtk.h>
#include <gtk/gtkimmodule.h>
#include <string.h>

#define TEST_TYPE_IM (test_im_get_type ())
G_DECLARE_FINAL_TYPE (TestIm, test_im, TEST, IM, GtkIMContext)

struct _TestIm
{
  GtkIMContext parent_instance;

  GString *preedit;
};

G_DEFINE_DYNAMIC_TYPE (TestIm, test_im, GTK_TYPE_IM_CONTEXT)

static const struct
{
  const char *letters;
  const char *characters;
} words[] = {
  { "huijiqu", "惠济区" },
  { "qianyuelv", "签约率" },
  { "xj", "新建" },
};

static void
set_preedit (TestIm *self, const char *text)
{
  gboolean was_open = self->preedit->len > 0;

  if (!was_open && *text != '\0')
    g_signal_emit_by_name (self, "preedit-start");
  g_string_assign (self->preedit, text);
  g_signal_emit_by_name (self, "preedit-changed");
  if (was_open && *text == '\0')
    g_signal_emit_by_name (self, "preedit-end");
}

static void
commit (TestIm *self, gboolean as_letters)
{
  g_autofree char *letters = g_strdup (self->preedit->str);
  const char *text = letters;

  for (gsize i = 0; i < G_N_ELEMENTS (words) && !as_letters; i++)
    if (g_str_equal (words[i].letters, letters))
      text = words[i].characters;
  set_preedit (self, "");
  g_signal_emit_by_name (self, "commit", text);
}

/* What a key does to an open preedit; all others are taken and do nothing */
static void
edit_preedit (TestIm *self, guint keyval)
{
  g_autofree char *shorter = g_strndup (self->preedit->str, self->preedit->len - 1);

  if (keyval == GDK_KEY_space)
    commit (self, FALSE);
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    commit (self, TRUE);
  else if (keyval == GDK_KEY_Escape)
    set_preedit (self, "");
  else if (keyval == GDK_KEY_BackSpace)
    set_preedit (self, shorter);
}

static gboolean
test_im_filter_keypress (GtkIMContext *context, GdkEvent *event)
{
  const GdkModifierType held = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  TestIm *self = TEST_IM (context);
  gboolean is_open = self->preedit->len > 0;
  guint keyval;

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS)
    return is_open;
  if ((gdk_event_get_modifier_state (event) & held) != 0)
    return is_open;
  keyval = gdk_key_event_get_keyval (event);
  if (keyval >= GDK_KEY_a && keyval <= GDK_KEY_z)
    {
      g_autofree char *longer = g_strdup_printf ("%s%c", self->preedit->str, (char) keyval);

      set_preedit (self, longer);
      return TRUE;
    }
  if (is_open)
    edit_preedit (self, keyval);
  else if (keyval == GDK_KEY_space)
    g_signal_emit_by_name (self, "commit", " ");

  return is_open || keyval == GDK_KEY_space;
}

static void
test_im_get_preedit_string (GtkIMContext *context, char **text, PangoAttrList **attributes, int *cursor)
{
  TestIm *self = TEST_IM (context);

  if (text != NULL)
    *text = g_strdup (self->preedit->str);
  if (attributes != NULL)
    {
      *attributes = pango_attr_list_new ();
      pango_attr_list_insert (*attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
    }
  if (cursor != NULL)
    *cursor = (int) self->preedit->len;
}

static void
test_im_reset (GtkIMContext *context)
{
  if (TEST_IM (context)->preedit->len > 0)
    set_preedit (TEST_IM (context), "");
}

static void
test_im_finalize (GObject *object)
{
  g_string_free (TEST_IM (object)->preedit, TRUE);
  G_OBJECT_CLASS (test_im_parent_class)->finalize (object);
}

static void
test_im_class_init (TestImClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_im_finalize;
  context_class->filter_keypress = test_im_filter_keypress;
  context_class->get_preedit_string = test_im_get_preedit_string;
  context_class->focus_out = test_im_reset;
  context_class->reset = test_im_reset;
}

static void
test_im_class_finalize (TestImClass *klass)
{
}

static void
test_im_init (TestIm *self)
{
  self->preedit = g_string_new (NULL);
}

void
g_io_module_load (GIOModule *module)
{
  g_type_module_use (G_TYPE_MODULE (module));
  test_im_register_type (G_TYPE_MODULE (module));
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, TEST_TYPE_IM, "heshu-test", 0);
}

void
g_io_module_unload (GIOModule *module)
{
}

char **
g_io_module_query (void)
{
  char *points[] = { (char *) GTK_IM_MODULE_EXTENSION_POINT_NAME, NULL };

  return g_strdupv (points);
}
