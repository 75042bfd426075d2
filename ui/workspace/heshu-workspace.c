/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-workspace.h"

#include <glib/gi18n.h>

struct _HeshuWorkspace
{
  GObject parent_instance;

  HeshuDesk *desk;
  HeshuLexicon *lexicon;
  HeshuImporter *importer;
  GSettings *settings;
  char *report_id;
  char *metric_id;
  gboolean busy;
  GQueue waiting; /* of Submission: edits that wait for the editor's name */
  guint changed_idle;
};

typedef struct
{
  HeshuWorkspace *workspace;
  GPtrArray *edits;
  HeshuEditorWork work; /* (nullable): in place of edits */
  gpointer data;
  GDestroyNotify free_data;
  char *who;
  char *toast;
  GWeakRef owner;
  HeshuSubmitted done;
} Submission;

enum
{
  PROP_0,
  PROP_DESK,
  PROP_EDITOR,
  PROP_REPORT_ID,
  PROP_METRIC_ID,
  PROP_BUSY,
  N_PROPS
};

enum
{
  DESK_CHANGED,
  TOAST,
  SHOW_PAGE,
  IMPORT_REQUESTED,
  IMPORT_BYTES_REQUESTED,
  EDITOR_NEEDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuWorkspace, heshu_workspace, G_TYPE_OBJECT)

static void
submission_free (Submission *submission)
{
  g_clear_object (&submission->workspace);
  g_clear_pointer (&submission->edits, g_ptr_array_unref);
  g_weak_ref_clear (&submission->owner);
  if (submission->free_data != NULL)
    submission->free_data (submission->data);
  g_free (submission->who);
  g_free (submission->toast);
  g_free (submission);
}

/* Many commits of an import come as one signal a frame. */
static gboolean
changed_idle_cb (gpointer data)
{
  HeshuWorkspace *self = data;

  self->changed_idle = 0;
  g_signal_emit (self, signals[DESK_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
desk_changed_cb (HeshuWorkspace *self)
{
  if (self->changed_idle == 0)
    self->changed_idle = g_timeout_add (16, changed_idle_cb, self);
}

/* --- work off the main loop ------------------------------------------------------------------------------
 */

typedef struct
{
  HeshuDesk *desk;
  HeshuWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  HeshuWorkDone done;
  GWeakRef owner;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->free_data != NULL)
    g_clear_pointer (&work->data, work->free_data);
  g_clear_object (&work->desk);
  g_weak_ref_clear (&work->owner);
  g_free (work);
}

static void
work_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gpointer result = work->work (work->desk, work->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, work->free_result);
}

static void
work_done_cb (GObject *source, GAsyncResult *res, gpointer user_data)
{
  Work *work = g_task_get_task_data (G_TASK (res));
  g_autoptr (GObject) owner = g_weak_ref_get (&work->owner);
  g_autoptr (GError) error = NULL;
  gpointer result = g_task_propagate_pointer (G_TASK (res), &error);

  if (owner != NULL && work->done != NULL)
    work->done (owner, result, error);
  else if (result != NULL && work->free_result != NULL)
    work->free_result (result);
}

void
heshu_workspace_run (HeshuWorkspace *self,
                     GObject *owner,
                     HeshuWork work_func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     HeshuWorkDone done)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  work = g_new0 (Work, 1);
  work->desk = self->desk != NULL ? g_object_ref (self->desk) : NULL;
  work->work = work_func;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;
  work->done = done;
  g_weak_ref_init (&work->owner, owner);
  if (work->desk == NULL)
    {
      work_free (work);
      return;
    }

  task = g_task_new (self, cancellable, work_done_cb, NULL);
  g_task_set_source_tag (task, heshu_workspace_run);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_thread_func);
}

/* What a person did is kept even where the last window is closed right after it: the program stays until it
 * is written. */
static void
hold_program (void)
{
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
}

static void
release_program (void)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/* --- edits -----------------------------------------------------------------------------------------------
 */

static gpointer
apply_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  Submission *submission = data;

  if (submission->work == NULL)
    return heshu_desk_apply (desk, submission->edits, error);

  return submission->work (desk, submission->who, submission->data, error)
             ? g_ptr_array_ref (submission->edits)
             : NULL;
}

/* The submission is the owner of its own work, so that a page that went away loses no edit. */
typedef struct
{
  GObject parent_instance;
  Submission *submission;
} HeshuSubmissionHolder;
typedef GObjectClass HeshuSubmissionHolderClass;
static GType heshu_submission_holder_get_type (void);
G_DEFINE_TYPE (HeshuSubmissionHolder, heshu_submission_holder, G_TYPE_OBJECT)

static void
heshu_submission_holder_finalize (GObject *object)
{
  HeshuSubmissionHolder *holder = (HeshuSubmissionHolder *) object;

  g_clear_pointer (&holder->submission, submission_free);
  G_OBJECT_CLASS (heshu_submission_holder_parent_class)->finalize (object);
}

static void
heshu_submission_holder_class_init (HeshuSubmissionHolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_submission_holder_finalize;
}

static void
heshu_submission_holder_init (HeshuSubmissionHolder *self)
{
}

static void
finish_submission (Submission *submission, GPtrArray *applied, const GError *error)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&submission->owner);

  if (error == NULL && submission->toast != NULL)
    heshu_workspace_show_toast (submission->workspace, submission->toast, TRUE);
  if (owner != NULL && submission->done != NULL)
    submission->done (owner, applied, error);
  else if (error != NULL)
    heshu_workspace_show_error (submission->workspace, error);
}

static void
applied_cb (GObject *owner, gpointer result, const GError *error)
{
  HeshuSubmissionHolder *holder = (HeshuSubmissionHolder *) owner;
  g_autoptr (GPtrArray) applied = result;

  finish_submission (holder->submission, applied, error);
  g_object_unref (holder); /* taken by start_submission() */
  release_program ();
}

static void
start_submission (Submission *submission)
{
  HeshuWorkspace *self = submission->workspace;
  const char *who = heshu_workspace_get_editor (self);
  HeshuSubmissionHolder *holder = g_object_new (heshu_submission_holder_get_type (), NULL);

  for (guint i = 0; i < submission->edits->len; i++)
    {
      HeshuEdit *edit = g_ptr_array_index (submission->edits, i);

      g_free (edit->who);
      edit->who = g_strdup (who);
    }
  submission->who = g_strdup (who);
  holder->submission = submission;
  hold_program ();
  heshu_workspace_run (self, G_OBJECT (holder), apply_work, submission, NULL,
                       (GDestroyNotify) g_ptr_array_unref, NULL, applied_cb);
}

static Submission *
submission_new (HeshuWorkspace *self,
                GObject *owner,
                GPtrArray *edits,
                const char *toast,
                HeshuSubmitted done)
{
  Submission *submission = g_new0 (Submission, 1);

  submission->workspace = g_object_ref (self);
  submission->edits = edits;
  submission->toast = g_strdup (toast);
  submission->done = done;
  g_weak_ref_init (&submission->owner, owner);

  return submission;
}

/* At once, or as soon as somebody said who edits */
static void
submit (HeshuWorkspace *self, Submission *submission)
{
  if (heshu_workspace_get_editor (self) != NULL)
    {
      start_submission (submission);
      return;
    }
  g_queue_push_tail (&self->waiting, submission);
  if (g_queue_get_length (&self->waiting) == 1)
    g_signal_emit (self, signals[EDITOR_NEEDED], 0);
}

void
heshu_workspace_submit (HeshuWorkspace *self,
                        GObject *owner,
                        GPtrArray *edits,
                        const char *toast,
                        HeshuSubmitted done)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));
  g_return_if_fail (self->desk != NULL);

  submit (self, submission_new (self, owner, edits, toast, done));
}

void
heshu_workspace_submit_work (HeshuWorkspace *self,
                             GObject *owner,
                             HeshuEditorWork work,
                             gpointer data,
                             GDestroyNotify free_data,
                             const char *toast,
                             HeshuSubmitted done)
{
  Submission *submission;

  g_return_if_fail (HESHU_IS_WORKSPACE (self));
  g_return_if_fail (self->desk != NULL && work != NULL);

  submission = submission_new (self, owner, g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free),
                               toast, done);
  submission->work = work;
  submission->data = data;
  submission->free_data = free_data;
  submit (self, submission);
}

static gpointer
undo_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return heshu_desk_undo (desk, data, error);
}

static gpointer
redo_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return heshu_desk_redo (desk, data, error);
}

static void
reversed_cb (GObject *owner, gpointer result, const GError *error)
{
  g_autoptr (GPtrArray) applied = result;

  if (error != NULL)
    heshu_workspace_show_error (HESHU_WORKSPACE (owner), error);
  release_program ();
}

static void
reverse (HeshuWorkspace *self, HeshuWork work)
{
  const char *who = heshu_workspace_get_editor (self);

  if (who == NULL)
    {
      heshu_workspace_show_toast (self, _ ("There is nothing to undo yet."), FALSE);
      return;
    }
  if (self->desk == NULL)
    return;
  hold_program ();
  heshu_workspace_run (self, G_OBJECT (self), work, g_strdup (who), g_free,
                       (GDestroyNotify) g_ptr_array_unref, NULL, reversed_cb);
}

void
heshu_workspace_undo (HeshuWorkspace *self)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  reverse (self, undo_work);
}

void
heshu_workspace_redo (HeshuWorkspace *self)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  reverse (self, redo_work);
}

/* --- what is in hand -------------------------------------------------------------------------------------
 */

HeshuDesk *
heshu_workspace_get_desk (HeshuWorkspace *self)
{
  return self->desk;
}

void
heshu_workspace_set_desk (HeshuWorkspace *self, HeshuDesk *desk)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  if (self->desk == desk)
    return;
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_func (self->desk, desk_changed_cb, self);
  g_set_object (&self->desk, desk);
  if (desk != NULL)
    g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);

  heshu_workspace_set_metric_id (self, NULL);
  heshu_workspace_set_report_id (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
  desk_changed_cb (self);
}

HeshuLexicon *
heshu_workspace_get_lexicon (HeshuWorkspace *self)
{
  if (self->lexicon == NULL)
    {
      g_autoptr (GError) error = NULL;

      self->lexicon = heshu_lexicon_load_user (&error);
      if (error != NULL)
        heshu_workspace_show_error (self, error);
    }

  return self->lexicon;
}

HeshuImporter *
heshu_workspace_get_importer (HeshuWorkspace *self)
{
  if (self->importer == NULL)
    self->importer = heshu_importer_new ();

  return self->importer;
}

const char *
heshu_workspace_get_editor (HeshuWorkspace *self)
{
  static const char *interned;
  g_autofree char *name = g_settings_get_string (self->settings, "editor");

  interned = g_intern_string (g_strstrip (name));

  return *interned != '\0' ? interned : NULL;
}

static void
flush_waiting (HeshuWorkspace *self, const char *name)
{
  Submission *submission;

  while ((submission = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_autoptr (GError) cancelled = NULL;

      if (name != NULL)
        {
          start_submission (submission);
          continue;
        }
      cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
      finish_submission (submission, NULL, cancelled);
      submission_free (submission);
    }
}

void
heshu_workspace_set_editor (HeshuWorkspace *self, const char *name)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  if (name != NULL)
    g_settings_set_string (self->settings, "editor", name);
  flush_waiting (self, heshu_workspace_get_editor (self));
}

const char *
heshu_workspace_get_report_id (HeshuWorkspace *self)
{
  return self->report_id;
}

static void
set_string (HeshuWorkspace *self, char **place, const char *text, guint property)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
heshu_workspace_set_report_id (HeshuWorkspace *self, const char *report_id)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  set_string (self, &self->report_id, report_id, PROP_REPORT_ID);
}

const char *
heshu_workspace_get_metric_id (HeshuWorkspace *self)
{
  return self->metric_id;
}

void
heshu_workspace_set_metric_id (HeshuWorkspace *self, const char *metric_id)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  set_string (self, &self->metric_id, metric_id, PROP_METRIC_ID);
}

void
heshu_workspace_open_metric (HeshuWorkspace *self, const char *report_id, const char *metric_id)
{
  heshu_workspace_set_report_id (self, report_id);
  heshu_workspace_set_metric_id (self, metric_id);
  heshu_workspace_show_page (self, "review");
}

void
heshu_workspace_show_page (HeshuWorkspace *self, const char *name)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  g_signal_emit (self, signals[SHOW_PAGE], 0, name);
}

void
heshu_workspace_show_toast (HeshuWorkspace *self, const char *text, gboolean with_undo)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  g_signal_emit (self, signals[TOAST], 0, text, with_undo);
}

void
heshu_workspace_show_error (HeshuWorkspace *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  heshu_workspace_show_toast (self, error->message, FALSE);
}

void
heshu_workspace_request_import (HeshuWorkspace *self, GListModel *files)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));

  g_signal_emit (self, signals[IMPORT_REQUESTED], 0, files);
}

void
heshu_workspace_request_import_bytes (HeshuWorkspace *self, GBytes *bytes, const char *media_type)
{
  g_return_if_fail (HESHU_IS_WORKSPACE (self));
  g_return_if_fail (bytes != NULL);

  g_signal_emit (self, signals[IMPORT_BYTES_REQUESTED], 0, bytes, media_type);
}

gboolean
heshu_workspace_get_busy (HeshuWorkspace *self)
{
  g_return_val_if_fail (HESHU_IS_WORKSPACE (self), FALSE);

  return self->busy;
}

/* --- the object ------------------------------------------------------------------------------------------
 */

static void
heshu_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HeshuWorkspace *self = HESHU_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_EDITOR:
      g_value_set_string (value, heshu_workspace_get_editor (self));
      break;
    case PROP_REPORT_ID:
      g_value_set_string (value, self->report_id);
      break;
    case PROP_METRIC_ID:
      g_value_set_string (value, self->metric_id);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
heshu_workspace_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HeshuWorkspace *self = HESHU_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_DESK:
      heshu_workspace_set_desk (self, g_value_get_object (value));
      break;
    case PROP_REPORT_ID:
      heshu_workspace_set_report_id (self, g_value_get_string (value));
      break;
    case PROP_METRIC_ID:
      heshu_workspace_set_metric_id (self, g_value_get_string (value));
      break;
    case PROP_BUSY:
      self->busy = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
heshu_workspace_dispose (GObject *object)
{
  HeshuWorkspace *self = HESHU_WORKSPACE (object);

  g_clear_handle_id (&self->changed_idle, g_source_remove);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) submission_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->lexicon, heshu_lexicon_unref);
  g_clear_pointer (&self->importer, heshu_importer_unref);
  g_clear_pointer (&self->report_id, g_free);
  g_clear_pointer (&self->metric_id, g_free);
  G_OBJECT_CLASS (heshu_workspace_parent_class)->dispose (object);
}

static void
heshu_workspace_class_init (HeshuWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = heshu_workspace_dispose;
  object_class->get_property = heshu_workspace_get_property;
  object_class->set_property = heshu_workspace_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, HESHU_TYPE_DESK, both);
  properties[PROP_EDITOR] =
      g_param_spec_string ("editor", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REPORT_ID] = g_param_spec_string ("report-id", NULL, NULL, NULL, both);
  properties[PROP_METRIC_ID] = g_param_spec_string ("metric-id", NULL, NULL, NULL, both);
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[DESK_CHANGED] = g_signal_new ("desk-changed", HESHU_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[TOAST] = g_signal_new ("toast", HESHU_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SHOW_PAGE] = g_signal_new ("show-page", HESHU_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[IMPORT_REQUESTED] = g_signal_new ("import-requested", HESHU_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
  signals[IMPORT_BYTES_REQUESTED] =
      g_signal_new ("import-bytes-requested", HESHU_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_BYTES, G_TYPE_STRING);
  signals[EDITOR_NEEDED] = g_signal_new ("editor-needed", HESHU_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
editor_changed_cb (HeshuWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

static void
heshu_workspace_init (HeshuWorkspace *self)
{
  self->settings = g_settings_new ("org.heshu.Heshu");
  g_signal_connect_object (self->settings, "changed::editor", G_CALLBACK (editor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_queue_init (&self->waiting);
}

HeshuWorkspace *
heshu_workspace_new (HeshuDesk *desk)
{
  HeshuWorkspace *self = g_object_new (HESHU_TYPE_WORKSPACE, NULL);

  if (desk != NULL)
    heshu_workspace_set_desk (self, desk);

  return self;
}
