/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-importer.h"
#include "heshu-lexicon.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HeshuWorkspace:
 *
 * What the pages of one window share: the desk that is open, who edits, which report and which metric are in
 * hand. It is the one way from a page to the desk: work runs in a worker thread, an edit asks for the
 * editor's name the first time, a failure becomes a sentence in the window. No page keeps another page.
 *
 * Properties (all notify):
 * `desk` #HeshuDesk (nullable)  `editor` string  `report-id` string (nullable)  `metric-id` string (nullable)
 * `busy` boolean: an import runs; set by the Reports page
 *
 * Signals, all in the main context:
 * `desk-changed`: something on the desk is new, by this window or another program; at most once a frame
 * `toast` (string text, boolean with_undo)
 * `show-page` (string name: `reports`, `review`, `metrics`, `compare`)
 * `import-requested` (GListModel of GFile, nullable: %NULL asks for files)
 * `import-bytes-requested` (GBytes, string media_type): what was pasted or dropped and is no file;
 * `text/html` or `text/plain`, the latter in UTF-8 `editor-needed`: an edit waits for the editor's name;
 * answered by heshu_workspace_set_editor()
 */
#define HESHU_TYPE_WORKSPACE (heshu_workspace_get_type ())
G_DECLARE_FINAL_TYPE (HeshuWorkspace, heshu_workspace, HESHU, WORKSPACE, GObject)

HeshuWorkspace *heshu_workspace_new (HeshuDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/* All (transfer none) */
HeshuDesk *heshu_workspace_get_desk (HeshuWorkspace *self);
void heshu_workspace_set_desk (HeshuWorkspace *self, HeshuDesk *desk);
HeshuLexicon *heshu_workspace_get_lexicon (HeshuWorkspace *self);
HeshuImporter *heshu_workspace_get_importer (HeshuWorkspace *self);
const char *heshu_workspace_get_editor (HeshuWorkspace *self); /* (nullable): not asked yet */
/* @name: (nullable): %NULL gives up what waits for it; nothing of it is applied */
void heshu_workspace_set_editor (HeshuWorkspace *self, const char *name);
const char *heshu_workspace_get_report_id (HeshuWorkspace *self);
void heshu_workspace_set_report_id (HeshuWorkspace *self, const char *report_id);
const char *heshu_workspace_get_metric_id (HeshuWorkspace *self);
void heshu_workspace_set_metric_id (HeshuWorkspace *self, const char *metric_id);

/* Opens the sentence of a metric: sets both ids and shows the Review page */
void heshu_workspace_open_metric (HeshuWorkspace *self, const char *report_id, const char *metric_id);
void heshu_workspace_show_page (HeshuWorkspace *self, const char *name);
void heshu_workspace_show_toast (HeshuWorkspace *self, const char *text, gboolean with_undo);
/* An error's sentence as a toast; cancelled ones are passed over in silence */
void heshu_workspace_show_error (HeshuWorkspace *self, const GError *error);

/**
 * HeshuWork:
 * Runs in a worker thread. @data is what was handed to heshu_workspace_run(). Returns: (transfer full)
 * (nullable): the result, %NULL with @error set
 */
typedef gpointer (*HeshuWork) (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error);
/* In the main context. @result: (transfer full) (nullable): %NULL where @error is set. Not called once @owner
 * is gone. */
typedef void (*HeshuWorkDone) (GObject *owner, gpointer result, const GError *error);

/**
 * heshu_workspace_run:
 * @owner: on whose behalf: @done is not called when it has been disposed of
 * @data: (transfer full): freed with @free_data in the worker's end
 * @free_result: for a result that nobody takes
 *
 * The one way work leaves the main loop. Without a desk it does nothing.
 */
void heshu_workspace_run (HeshuWorkspace *self,
                          GObject *owner,
                          HeshuWork work,
                          gpointer data,
                          GDestroyNotify free_data,
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          HeshuWorkDone done);

/* @error: (nullable): %NULL: applied */
typedef void (*HeshuSubmitted) (GObject *owner, GPtrArray *applied, const GError *error);

/**
 * heshu_workspace_submit:
 * @edits: (transfer full): of #HeshuEdit; `who` is filled in. All or none.
 * @toast: (nullable): told with an *Undo* button when it is done
 * @done: (nullable): a failure that it is given is its to show (inline, the typing kept); without it a toast
 * shows it
 *
 * Asks for the editor's name first where nobody was named yet.
 */
void heshu_workspace_submit (HeshuWorkspace *self,
                             GObject *owner,
                             GPtrArray *edits,
                             const char *toast,
                             HeshuSubmitted done);
/**
 * HeshuEditorWork:
 * As HeshuWork, for what is done in the name of the editor @who. FALSE: @error is set
 */
typedef gboolean (*HeshuEditorWork) (HeshuDesk *desk, const char *who, gpointer data, GError **error);

/**
 * heshu_workspace_submit_work:
 * @data: (transfer full): freed with @free_data
 *
 * As heshu_workspace_submit(), for a step that is more than edits.
 */
void heshu_workspace_submit_work (HeshuWorkspace *self,
                                  GObject *owner,
                                  HeshuEditorWork work,
                                  gpointer data,
                                  GDestroyNotify free_data,
                                  const char *toast,
                                  HeshuSubmitted done);
void heshu_workspace_undo (HeshuWorkspace *self);
void heshu_workspace_redo (HeshuWorkspace *self);

/* Asks the Reports page to import; @files: (nullable) (transfer none): of GFile, %NULL opens the chooser */
void heshu_workspace_request_import (HeshuWorkspace *self, GListModel *files);
/* The same for what has no file: @media_type: `text/html` or `text/plain` (then UTF-8) */
void heshu_workspace_request_import_bytes (HeshuWorkspace *self, GBytes *bytes, const char *media_type);
gboolean heshu_workspace_get_busy (HeshuWorkspace *self);

G_END_DECLS
