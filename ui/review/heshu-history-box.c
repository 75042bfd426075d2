/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-history-box.h"

#include "heshu-review-words.h"
#include "heshu-typing.h"

#include <glib/gi18n-lib.h>

struct _HeshuHistoryBox
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (HeshuHistoryBox, heshu_history_box, GTK_TYPE_BOX)

static char *
dup_shown (const HeshuEdit *edit, const char *text)
{
  char *shown;

  if (text == NULL || *text == '\0')
    return g_strdup ("—");
  if (g_str_equal (edit->field, "value") || g_str_equal (edit->field, "value_max"))
    return heshu_typing_dup_grouped (text);
  shown = heshu_review_field_dup_words (edit->field, text);

  return g_strdelimit (shown, "\n", ' ');
}

/* A value brings its precision along, a district its code: what follows by itself is no deed of a person's.
 */
static gboolean
follows_another (const HeshuEdit *edit, GPtrArray *edits)
{
  const char *leader = g_str_equal (edit->field, "precision") ? "value"
                       : g_str_equal (edit->field, "area_id") ? "area"
                                                              : NULL;

  for (guint i = 0; leader != NULL && i < edits->len; i++)
    {
      const HeshuEdit *other = g_ptr_array_index (edits, i);

      if (g_str_equal (other->field, leader) && g_strcmp0 (other->group, edit->group) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_decision (const HeshuEdit *edit)
{
  const char *word = _ ("back to review");

  if (g_strcmp0 (edit->after, "confirmed") == 0)
    word = _ ("confirmed");
  else if (g_strcmp0 (edit->after, "rejected") == 0)
    word = _ ("rejected");

  return g_strdup (word);
}

static char *
dup_deed (const HeshuEdit *edit)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (g_str_equal (edit->field, "decision"))
    return dup_decision (edit);
  if (g_str_equal (edit->field, "created"))
    return g_strdup (edit->after != NULL ? _ ("added by hand") : _ ("taken away again"));
  if (g_str_equal (edit->field, "removed"))
    return g_strdup (edit->after != NULL ? _ ("removed") : _ ("put back"));
  if (g_str_equal (edit->field, "precision")) /* a power of ten, which no editor has to know */
    /* Translators: label of a field */
    return g_strdup_printf (_ ("%s changed"), heshu_review_field_label (edit->field));
  before = dup_shown (edit, edit->before);
  after = dup_shown (edit, edit->after);

  /* Translators: what an editor changed: label of the field, old content, new content */
  return g_strdup_printf (_ ("%s: %s → %s"), heshu_review_field_label (edit->field), before, after);
}

static char *
dup_time (const HeshuEdit *edit)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (edit->when_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: day and time in the history of a figure */
  return local != NULL ? g_date_time_format (local, _ ("%-d %b %H:%M")) : g_strdup ("");
}

static void
add_line (HeshuHistoryBox *self, const HeshuEdit *edit)
{
  g_autofree char *when = dup_time (edit);
  g_autofree char *deed = dup_deed (edit);
  g_autofree char *text = g_strdup_printf ("%s  %s  %s", when, edit->who, deed);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "note");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (self), label);
}

static void
heshu_history_box_class_init (HeshuHistoryBoxClass *klass)
{
}

static void
heshu_history_box_init (HeshuHistoryBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

GtkWidget *
heshu_history_box_new (void)
{
  return g_object_new (HESHU_TYPE_HISTORY_BOX, NULL);
}

void
heshu_history_box_set_edits (HeshuHistoryBox *self, GPtrArray *edits, guint most)
{
  GtkWidget *child;
  guint n_edits = edits != NULL ? edits->len : 0, n_lines = 0;

  g_return_if_fail (HESHU_IS_HISTORY_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < n_edits && (most == 0 || n_lines < most); i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (edits, i);

      if (follows_another (edit, edits))
        continue;
      add_line (self, edit);
      n_lines++;
    }
  if (n_edits == 0)
    {
      GtkWidget *label = gtk_label_new (_ ("Nobody has changed this metric yet."));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_css_classes (label, (const char *[]){ "note", "dim-label", NULL });
      gtk_box_append (GTK_BOX (self), label);
    }
}
