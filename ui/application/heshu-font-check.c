/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-font-check.h"

#include <glib/gi18n-lib.h>

/* Characters of every report, which a font with a few decorative ones may lack */
#define SAMPLE "核数区县报告"

#define SENTENCE                                                                                             \
  N_ ("Chinese text cannot be shown: no font with Chinese characters is installed. Install one, such as "    \
      "Noto Sans CJK SC (package fonts-noto-cjk), and start Heshu again.")

char *
heshu_font_check_dup_sentence (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, SAMPLE);
  const char *translated = _ (SENTENCE);

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return NULL;
  /* Who reads Chinese may have to read it in English this once. */
  if (g_str_equal (translated, SENTENCE))
    return g_strdup (SENTENCE);

  return g_strdup_printf ("%s\n%s", SENTENCE, translated);
}
