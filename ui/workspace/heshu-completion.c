/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-completion.h"

#include "heshu-candidates.h"
#include "heshu-offer-list.h"

#include <glib/gi18n-lib.h>

/* More than anybody looks through: who types on narrows it. Each row costs a millisecond to show. */
#define MOST_OFFERED 20
#define LIST_HEIGHT 300
#define LIST_WIDTH 260

struct _HeshuCompletion
{
  GObject parent_instance;

  GtkWidget *entry;   /* owns this */
  GtkWidget *parent;  /* of the popover */
  GtkWidget *popover; /* (nullable): not needed before the first offer; then as long as its parent */
  HeshuWorkspace *workspace;
  HeshuField field;
  HeshuOfferList *list;
  HeshuCandidates *candidates; /* (nullable): not read yet */
  GCancellable *loading;       /* (nullable): of the reading that runs */
  gboolean is_stale;           /* the desk changed since */
  char *sought;                /* (nullable): what is looked for or was; %NULL: nothing is to be offered */
  char *at_first;              /* what stood in the entry when the focus came */
  GCancellable *cancellable;   /* of the search that runs */
};

static guint taken_signal;

G_DEFINE_FINAL_TYPE (HeshuCompletion, heshu_completion, G_TYPE_OBJECT)

static gboolean
is_open (HeshuCompletion *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
stop_search (HeshuCompletion *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
heshu_completion_close (HeshuCompletion *self)
{
  g_return_if_fail (HESHU_IS_COMPLETION (self));

  stop_search (self);
  g_clear_pointer (&self->sought, g_free);
  if (is_open (self))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* --- what is offered --- */

static HeshuOffer *
new_offer (HeshuField field, const HeshuCandidate *candidate)
{
  g_autofree char *detail = NULL;
  g_autofree char *note = NULL;

  if (field == HESHU_FIELD_AREA && candidate->id != NULL)
    detail = g_strdup_printf ("%s %s", candidate->id, candidate->above != NULL ? candidate->above : "");
  else if (field == HESHU_FIELD_INDICATOR && candidate->wording != NULL)
    detail = g_strdup_printf (_ ("also called %s"), candidate->wording);
  if (candidate->count > 0)
    note =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u metric", "%u metrics", (gulong) candidate->count),
                         (guint) candidate->count);

  return heshu_offer_new (candidate->text, candidate->name, detail, note, candidate->start, candidate->end);
}

static void
list_taken_cb (HeshuCompletion *self, HeshuOffer *offer)
{
  g_autofree char *text = g_strdup (heshu_offer_get_text (offer));

  heshu_completion_close (self);
  g_signal_emit (self, taken_signal, 0, text);
}

static void
add_popover (HeshuCompletion *self)
{
  self->list = HESHU_OFFER_LIST (heshu_offer_list_new (_ ("Suggestions"), LIST_HEIGHT));
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE); /* a click leaves the focus in the entry */
  g_signal_connect_object (self->list, "taken", G_CALLBACK (list_taken_cb), self, G_CONNECT_SWAPPED);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, self->parent);
  g_object_add_weak_pointer (G_OBJECT (self->popover), (gpointer *) &self->popover);
}

/* Nothing, and what stands there already, is no offer. */
static gboolean
is_worth (HeshuCompletion *self, GPtrArray *found)
{
  const HeshuCandidate *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  return first != NULL && (found->len > 1 || g_strcmp0 (first->name, self->sought) != 0);
}

/* Under the entry and not under what the row says below it */
static void
point_to_entry (HeshuCompletion *self)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->entry, gtk_widget_get_parent (self->popover), &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width, (int) bounds.size.height });
  gtk_widget_set_size_request (GTK_WIDGET (self->list), MAX (LIST_WIDTH, (int) bounds.size.width), -1);
}

static void
show_offers (HeshuCompletion *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);

  if (!is_worth (self, found))
    {
      if (is_open (self))
        gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  if (self->popover == NULL)
    add_popover (self);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (offers, new_offer (self->field, g_ptr_array_index (found, i)));
  heshu_offer_list_set_offers (self->list, offers);
  point_to_entry (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

typedef struct
{
  HeshuCandidates *candidates;
  char *typed;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  heshu_candidates_unref (search->candidates);
  g_free (search->typed);
  g_free (search);
}

static gpointer
search_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  return heshu_candidates_find (search->candidates, search->typed, MOST_OFFERED);
}

static void
search_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuCompletion *self = HESHU_COMPLETION (owner);
  g_autoptr (GPtrArray) found = result;

  if (found != NULL && self->sought != NULL)
    show_offers (self, found);
}

static void
search (HeshuCompletion *self)
{
  Search *data = g_new0 (Search, 1);

  stop_search (self);
  self->cancellable = g_cancellable_new ();
  data->candidates = heshu_candidates_ref (self->candidates);
  data->typed = g_strdup (self->sought);
  heshu_workspace_run (self->workspace, G_OBJECT (self), search_work, data, search_free,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, search_cb);
}

/* --- what it is chosen from --- */

typedef struct
{
  HeshuLexicon *lexicon;
  HeshuField field;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  heshu_lexicon_unref (load->lexicon);
  g_free (load);
}

static gpointer
load_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Load *load = data;

  return heshu_candidates_new (desk, load->lexicon, load->field, error);
}

/* A desk that cannot be read offers nothing; whatever is given to it next says why. */
static void
load_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuCompletion *self = HESHU_COMPLETION (owner);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* of another desk */
  g_clear_object (&self->loading);
  if (result == NULL)
    return;
  g_clear_pointer (&self->candidates, heshu_candidates_unref);
  self->candidates = result;
  if (self->sought != NULL && !(is_open (self) && heshu_offer_list_get_marked (self->list) != NULL))
    search (self);
}

static void
load (HeshuCompletion *self)
{
  Load *data;

  if (self->loading != NULL || heshu_workspace_get_desk (self->workspace) == NULL)
    return;
  self->loading = g_cancellable_new ();
  self->is_stale = FALSE;
  data = g_new0 (Load, 1);
  data->lexicon = heshu_lexicon_ref (heshu_workspace_get_lexicon (self->workspace));
  data->field = self->field;
  heshu_workspace_run (self->workspace, G_OBJECT (self), load_work, data, load_free,
                       (GDestroyNotify) heshu_candidates_unref, self->loading, load_cb);
}

static void
look_for (HeshuCompletion *self, const char *text)
{
  g_free (self->sought);
  self->sought = g_strdup (text);
  if (self->candidates == NULL || self->is_stale)
    load (self);
  if (self->candidates != NULL)
    search (self);
}

void
heshu_completion_ask (HeshuCompletion *self)
{
  g_return_if_fail (HESHU_IS_COMPLETION (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    heshu_completion_close (self);
  else
    look_for (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
desk_changed_cb (HeshuCompletion *self)
{
  self->is_stale = TRUE;
}

static void
stop_loading (HeshuCompletion *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
desk_replaced_cb (HeshuCompletion *self)
{
  heshu_completion_close (self);
  stop_loading (self);
  g_clear_pointer (&self->candidates, heshu_candidates_unref);
  self->is_stale = TRUE;
}

/* --- how it is taken --- */

gboolean
heshu_completion_take (HeshuCompletion *self)
{
  HeshuOffer *marked;
  g_autofree char *text = NULL;

  g_return_val_if_fail (HESHU_IS_COMPLETION (self), FALSE);

  marked = is_open (self) ? heshu_offer_list_get_marked (self->list) : NULL;
  text = marked != NULL ? g_strdup (heshu_offer_get_text (marked)) : NULL;
  heshu_completion_close (self);
  if (text != NULL)
    g_signal_emit (self, taken_signal, 0, text);

  return text != NULL;
}

/* What stands there and was not typed finds all there is. */
static void
open_all (HeshuCompletion *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  look_for (self, g_strcmp0 (text, self->at_first) == 0 ? "" : text);
}

/* In the bubble phase: an input method that has a preedit open takes these keys first. */
static gboolean
key_cb (HeshuCompletion *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (is_open (self))
        heshu_offer_list_move (self->list, 1);
      else
        open_all (self);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (is_open (self))
        heshu_offer_list_move (self->list, -1);
      return is_open (self);
    case GDK_KEY_Escape:
      if (!is_open (self))
        return FALSE;
      heshu_completion_close (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
focus_entered_cb (HeshuCompletion *self)
{
  g_free (self->at_first);
  self->at_first = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->candidates == NULL)
    load (self);
}

/* --- how it is made --- */

static void
heshu_completion_dispose (GObject *object)
{
  HeshuCompletion *self = HESHU_COMPLETION (object);

  stop_search (self);
  stop_loading (self);
  g_clear_weak_pointer (&self->popover);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->candidates, heshu_candidates_unref);
  g_clear_pointer (&self->sought, g_free);
  g_clear_pointer (&self->at_first, g_free);
  G_OBJECT_CLASS (heshu_completion_parent_class)->dispose (object);
}

static void
heshu_completion_class_init (HeshuCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heshu_completion_dispose;
  taken_signal = g_signal_new ("taken", HESHU_TYPE_COMPLETION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
heshu_completion_init (HeshuCompletion *self)
{
}

static void
watch_entry (HeshuCompletion *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (heshu_completion_close), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

HeshuCompletion *
heshu_completion_new (GtkWidget *parent, GtkWidget *entry, HeshuWorkspace *workspace, HeshuField field)
{
  HeshuCompletion *self = g_object_new (HESHU_TYPE_COMPLETION, NULL);

  self->entry = entry;
  self->parent = parent;
  self->workspace = g_object_ref (workspace);
  self->field = field;
  g_object_set_data_full (G_OBJECT (entry), "heshu-completion", self, g_object_unref);
  watch_entry (self);
  g_signal_connect_object (workspace, "desk-changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::desk", G_CALLBACK (desk_replaced_cb), self, G_CONNECT_SWAPPED);

  return self;
}
