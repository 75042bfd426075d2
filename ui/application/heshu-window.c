/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-window-private.h"

#include "heshu-editor-dialog.h"
#include "heshu-first-run.h"
#include "heshu-font-check.h"
#include "heshu-intake.h"
#include "heshu-preedit-guard.h"
#include "heshu-registries.h"

#include <glib/gi18n-lib.h>

/* Below it side panes fold away */
#define NARROW_WIDTH 1200
/* A sentence takes longer to read than a word */
#define SHORT_TOAST 5
#define LONG_TOAST 15
#define LONG_SENTENCE 40
#define UNTIL_CLOSED 0
/* Fonts are looked at when the window is there */
#define FONT_CHECK_MS 500

G_DEFINE_FINAL_TYPE (HeshuWindow, heshu_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  const char *name;
  GtkWidget *(*make) (HeshuWorkspace *workspace);
} PageKind;

static const PageKind page_kinds[N_PAGES] = {
  { "reports", heshu_reports_page_new },
  { "review", heshu_review_page_new },
  { "metrics", heshu_metrics_page_new },
  { "compare", heshu_compare_page_new },
};

/* --- pages -----------------------------------------------------------------------------------------------
 */

static int
find_page (const char *name)
{
  for (int i = 0; i < N_PAGES; i++)
    {
      if (g_strcmp0 (page_kinds[i].name, name) == 0)
        return i;
    }

  return -1;
}

/* In a bin, since a stack would not show a widget that its page hides for a while. */
static void
add_header_widget (GtkStack *stack, GtkWidget *widget, const char *name)
{
  GtkWidget *bin;

  if (widget == NULL)
    return;
  bin = adw_bin_new ();
  adw_bin_set_child (ADW_BIN (bin), widget);
  gtk_stack_add_named (stack, bin, name);
}

/* Pages are made when they are first shown, so that the window is there at once. */
static HeshuPage *
ensure_page (HeshuWindow *self, int number)
{
  GtkWidget *bin;

  if (self->page[number] != NULL)
    return self->page[number];

  bin = adw_view_stack_get_child_by_name (self->pages, page_kinds[number].name);
  self->page[number] = HESHU_PAGE (page_kinds[number].make (self->workspace));
  adw_bin_set_child (ADW_BIN (bin), GTK_WIDGET (self->page[number]));
  add_header_widget (self->header_start, heshu_page_get_header_start (self->page[number]),
                     page_kinds[number].name);
  add_header_widget (self->header_end, heshu_page_get_header_end (self->page[number]),
                     page_kinds[number].name);
  heshu_page_set_narrow (self->page[number], self->narrow);

  return self->page[number];
}

static void
show_header_widget (GtkStack *stack, const char *name)
{
  GtkWidget *child = name != NULL ? gtk_stack_get_child_by_name (stack, name) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (stack), child != NULL);
  if (child != NULL)
    gtk_stack_set_visible_child (stack, child);
}

static void
set_action_enabled (HeshuWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Whoever came by keys goes on by keys: what is shown has the focus, if it did not take it itself. */
static void
focus_shown (HeshuWindow *self)
{
  GtkWidget *shown =
      self->active >= 0 ? GTK_WIDGET (self->page[self->active]) : gtk_stack_get_visible_child (self->body);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || (focus != shown && !gtk_widget_is_ancestor (focus, shown)))
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

/* Follows what is on the screen: the page shown last is told that it was left, the new one that it is shown.
 */
static void
update_page (HeshuWindow *self)
{
  gboolean shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->body), "pages") == 0;
  int number = shown ? find_page (adw_view_stack_get_visible_child_name (self->pages)) : -1;

  gtk_widget_set_visible (self->page_buttons, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), shown);
  if (number == self->active)
    {
      focus_shown (self);
      return;
    }
  if (self->active >= 0)
    heshu_page_set_active (self->page[self->active], FALSE);
  self->active = number;
  show_header_widget (self->header_start, number >= 0 ? page_kinds[number].name : NULL);
  show_header_widget (self->header_end, number >= 0 ? page_kinds[number].name : NULL);
  if (number >= 0)
    {
      heshu_page_set_active (ensure_page (self, number), TRUE);
      show_header_widget (self->header_start, page_kinds[number].name);
      show_header_widget (self->header_end, page_kinds[number].name);
    }
  focus_shown (self);
  heshu_window_update_title (self);
}

void
heshu_window_set_body (HeshuWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->body, name);
}

void
heshu_window_show_pages (HeshuWindow *self, const char *name)
{
  if (name != NULL && find_page (name) >= 0)
    adw_view_stack_set_visible_child_name (self->pages, name);
  heshu_window_set_body (self, "pages");
}

/* The report in hand on the page that shows it, the desk elsewhere; below it who edits. */
void
heshu_window_update_title (HeshuWindow *self)
{
  const char *editor = heshu_workspace_get_editor (self->workspace);
  const char *desk = self->desk_name != NULL ? self->desk_name : _ ("Heshu");
  gboolean with_report = self->active == PAGE_REVIEW && self->report_title != NULL;
  g_autofree char *both = NULL;
  g_autofree char *window_title = NULL;
  const char *subtitle = with_report ? desk : editor;

  if (with_report && editor != NULL)
    subtitle = both = g_strdup_printf ("%s · %s", desk, editor);
  gtk_label_set_text (self->title_label, with_report ? self->report_title : desk);
  /* A narrow header has no room for a headline, which stands large below it. */
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), !with_report || !self->narrow);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label),
                               with_report ? self->report_title : self->desk_path);
  gtk_label_set_text (self->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle != NULL && !self->narrow);

  window_title = self->desk_name != NULL ? g_strdup_printf ("%s – %s", self->desk_name, _ ("Heshu"))
                                         : g_strdup (_ ("Heshu"));
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

/* --- what the workspace tells ----------------------------------------------------------------------------
 */

/* A title of the library's own is cut where the window ends; a sentence that says what to do must be read to
 * its end. */
static void
show_toast (HeshuWindow *self, const char *text, gboolean with_undo, guint seconds)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 64);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, seconds);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  else
    adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
toast_cb (HeshuWindow *self, const char *text, gboolean with_undo)
{
  show_toast (self, text, with_undo, g_utf8_strlen (text, -1) > LONG_SENTENCE ? LONG_TOAST : SHORT_TOAST);
}

static gboolean
font_check_cb (gpointer data)
{
  static gboolean is_told = FALSE;
  HeshuWindow *self = data;
  g_autofree char *sentence = is_told ? NULL : heshu_font_check_dup_sentence (GTK_WIDGET (self));

  self->font_check = 0;
  is_told = TRUE;
  if (sentence != NULL)
    show_toast (self, sentence, FALSE, UNTIL_CLOSED);

  return G_SOURCE_REMOVE;
}

static void
show_page_cb (HeshuWindow *self, const char *name)
{
  heshu_window_show_pages (self, name);
}

/* The Reports page imports; a signal reaches no handler that is connected while it is emitted, so it is sent
 * again to a page that was only made now. */
static gboolean
prepare_import (HeshuWindow *self, gboolean at_once)
{
  gboolean is_new = self->page[PAGE_REPORTS] == NULL;

  ensure_page (self, PAGE_REPORTS);
  if (at_once)
    {
      self->pages_wanted = TRUE;
      heshu_window_show_pages (self, "reports");
    }

  return is_new;
}

static void
import_requested_cb (HeshuWindow *self, GListModel *files)
{
  if (!prepare_import (self, files != NULL))
    return;
  g_signal_stop_emission_by_name (self->workspace, "import-requested");
  heshu_workspace_request_import (self->workspace, files);
}

static void
import_bytes_requested_cb (HeshuWindow *self, GBytes *bytes, const char *media_type)
{
  if (!prepare_import (self, TRUE))
    return;
  g_signal_stop_emission_by_name (self->workspace, "import-bytes-requested");
  heshu_workspace_request_import_bytes (self->workspace, bytes, media_type);
}

static void
busy_cb (HeshuWindow *self)
{
  if (!heshu_workspace_get_busy (self->workspace) || self->pages_wanted)
    return;
  self->pages_wanted = TRUE;
  heshu_window_show_pages (self, "reports");
}

static void
editor_needed_cb (HeshuWindow *self)
{
  heshu_editor_dialog_ask (GTK_WINDOW (self), self->workspace);
}

static void
connect_workspace (HeshuWindow *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "toast", G_CALLBACK (toast_cb) },
    { "show-page", G_CALLBACK (show_page_cb) },
    { "import-requested", G_CALLBACK (import_requested_cb) },
    { "import-bytes-requested", G_CALLBACK (import_bytes_requested_cb) },
    { "editor-needed", G_CALLBACK (editor_needed_cb) },
    { "notify::busy", G_CALLBACK (busy_cb) },
    { "notify::editor", G_CALLBACK (heshu_window_update_title) },
    { "notify::report-id", G_CALLBACK (heshu_window_look) },
    { "desk-changed", G_CALLBACK (heshu_window_look) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->workspace, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/* --- actions ---------------------------------------------------------------------------------------------
 */

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_workspace_undo (HESHU_WINDOW (user_data)->workspace);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_workspace_redo (HESHU_WINDOW (user_data)->workspace);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heshu_workspace_request_import (HESHU_WINDOW (user_data)->workspace, NULL);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *self = user_data;

  if (self->active >= 0) /* an empty desk has one page, which says how to fill it */
    heshu_window_show_pages (self, g_variant_get_string (parameter, NULL));
}

static void
side_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *self = user_data;

  if (self->active >= 0)
    heshu_page_toggle_side_pane (self->page[self->active]);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *self = user_data;

  if (self->active >= 0)
    heshu_page_start_search (self->page[self->active]);
}

/* Its rows are as many widgets as the window itself has: they are made when somebody asks. The library's own
 * action of this name then takes the place of this one, once it is gone. */
static void
help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/heshu/Heshu/application/heshu-shortcuts.ui");

  g_action_map_remove_action (user_data, "show-help-overlay");
  gtk_application_window_set_help_overlay (user_data, GTK_SHORTCUTS_WINDOW (
                                                          gtk_builder_get_object (builder, "help_overlay")));
  g_action_group_activate_action (user_data, "show-help-overlay", NULL);
}

static void
registries_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HeshuWindow *self = user_data;

  if (heshu_workspace_get_desk (self->workspace) != NULL)
    heshu_registries_show (GTK_WINDOW (self), self->workspace, NULL);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

static const GActionEntry actions[] = {
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "import", import_cb },
  { "page", page_cb, "s" },
  { "toggle-side-pane", side_pane_cb },
  { "search", search_cb },
  { "show-help-overlay", help_overlay_cb },
  { "registries", registries_cb },
  { "close", close_cb },
};

/* Keys that an entry has a use for: typing is never undone by undoing an edit of the desk. They are looked at
 * on their way down to the focus, because a text that only shows its words takes them too, and does nothing
 * with them. */
static gboolean
is_typing (HeshuWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (GTK_IS_EDITABLE (focus) ||
                           (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))));
}

static gboolean
key_action_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (is_typing (HESHU_WINDOW (widget)))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (widget), user_data, NULL);

  return TRUE;
}

static gboolean
paste_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  HeshuWindow *self = HESHU_WINDOW (widget);

  if (is_typing (self) || heshu_workspace_get_desk (self->workspace) == NULL)
    return FALSE;
  heshu_intake_paste (self->workspace, gtk_widget_get_clipboard (widget));

  return TRUE;
}

static void
add_keys (HeshuWindow *self)
{
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkShortcutFunc function;
    const char *action;
  } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, key_action_cb, "undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, key_action_cb, "redo" },
    { GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_callback_action_new (keys[i].function, (gpointer) keys[i].action, NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* --- the window itself -----------------------------------------------------------------------------------
 */

static void
set_narrow (HeshuWindow *self, gboolean narrow)
{
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  for (guint i = 0; i < N_PAGES; i++)
    {
      if (self->page[i] != NULL)
        heshu_page_set_narrow (self->page[i], narrow);
    }
}

static void
surface_layout_cb (HeshuWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (width == 0 || self->narrow == (width < NARROW_WIDTH))
    return;
  set_narrow (self, width < NARROW_WIDTH);
  heshu_window_update_title (self);
}

static void
heshu_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (heshu_window_parent_class)->realize (widget);
  /* After the window's own handler, which gives it its size */
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (surface_layout_cb), widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  HESHU_WINDOW (widget)->font_check = g_timeout_add (FONT_CHECK_MS, font_check_cb, widget);
}

static gboolean
heshu_window_close_request (GtkWindow *window)
{
  HeshuWindow *self = HESHU_WINDOW (window);
  const char *report = heshu_workspace_get_report_id (self->workspace);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_string (self->settings, "report", report != NULL ? report : "");
  g_settings_set_string (self->settings, "page", adw_view_stack_get_visible_child_name (self->pages));

  return GTK_WINDOW_CLASS (heshu_window_parent_class)->close_request (window);
}

static void
heshu_window_dispose (GObject *object)
{
  HeshuWindow *self = HESHU_WINDOW (object);

  g_clear_handle_id (&self->font_check, g_source_remove);
  heshu_window_desk_dispose (self);
  if (self->pages != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pages, self);
      g_signal_handlers_disconnect_by_data (self->body, self);
    }
  self->active = -1;
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (heshu_window_parent_class)->dispose (object);
}

static void
heshu_window_finalize (GObject *object)
{
  HeshuWindow *self = HESHU_WINDOW (object);

  g_clear_object (&self->workspace); /* pages use it until they are gone */
  g_clear_pointer (&self->desk_path, g_free);
  g_clear_pointer (&self->desk_name, g_free);
  g_clear_pointer (&self->report_title, g_free);
  g_clear_pointer (&self->report_before, g_free);
  G_OBJECT_CLASS (heshu_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heshu/Heshu/application/heshu-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, body);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, header_start);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, page_buttons);
  gtk_widget_class_bind_template_child (widget_class, HeshuWindow, recent_menu);
}

static void
heshu_window_class_init (HeshuWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = heshu_window_dispose;
  object_class->finalize = heshu_window_finalize;
  widget_class->realize = heshu_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = heshu_window_close_request;

  g_type_ensure (HESHU_TYPE_FIRST_RUN);
  bind_children (widget_class);
}

static void
restore_state (HeshuWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "page");
  int width, height;

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  set_narrow (self, width < NARROW_WIDTH);
  if (find_page (page) >= 0)
    adw_view_stack_set_visible_child_name (self->pages, page);
}

static void
heshu_window_init (HeshuWindow *self)
{

  self->active = -1;
  self->settings = g_settings_new ("org.heshu.Heshu");
  self->workspace = heshu_workspace_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  restore_state (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  heshu_desk_actions_add (self);
  add_keys (self);
  heshu_preedit_guard_add (GTK_WINDOW (self));
  connect_workspace (self);
  heshu_window_desk_init (self);
  heshu_intake_add_drop_target (GTK_WIDGET (self->body), self->workspace);
  set_action_enabled (self, "save-copy", FALSE);

  g_signal_connect_swapped (self->pages, "notify::visible-child", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (self->body, "notify::visible-child", G_CALLBACK (update_page), self);
  update_page (self);
  heshu_window_update_title (self);
}

HeshuWindow *
heshu_window_new (GtkApplication *application)
{
  return g_object_new (HESHU_TYPE_WINDOW, "application", application, NULL);
}

HeshuWorkspace *
heshu_window_get_workspace (HeshuWindow *self)
{
  g_return_val_if_fail (HESHU_IS_WINDOW (self), NULL);

  return self->workspace;
}

/* The keys of the page in hand are what somebody asks for who asks for keys. They are made when first asked
 * for. */
void
heshu_window_show_keys (HeshuWindow *self)
{
  GtkShortcutsWindow *keys;

  g_return_if_fail (HESHU_IS_WINDOW (self));

  g_action_group_activate_action (G_ACTION_GROUP (self), "show-help-overlay", NULL);
  keys = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self));
  if (keys != NULL)
    g_object_set (keys, "section-name", self->active >= 0 ? page_kinds[self->active].name : "everywhere",
                  NULL);
}
