/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  HESHU_CHOOSE_FILES,  /* one or more that exist */
  HESHU_CHOOSE_FILE,   /* one that exists */
  HESHU_CHOOSE_FOLDER, /* one that exists */
  HESHU_CHOOSE_PLACE,  /* a name to write to; asks before it replaces a file */
} HeshuChooserKind;

/**
 * heshu_file_chooser_run_async:
 * @widget: the dialog belongs to its window
 * @title: and @accept: the button's word, with mnemonic
 * @name: (nullable): the name proposed by HESHU_CHOOSE_PLACE
 * @folder: (nullable): where it starts
 * @filter: (nullable): (transfer none)
 *
 * The system's own file dialog, without waiting for it.
 */
void heshu_file_chooser_run_async (GtkWidget *widget,
                                   HeshuChooserKind kind,
                                   const char *title,
                                   const char *accept,
                                   const char *name,
                                   GFile *folder,
                                   GtkFileFilter *filter,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* Returns: (transfer full) (nullable): of GFile, at least one; %NULL with G_IO_ERROR_CANCELLED where nothing
 * was chosen */
GListModel *heshu_file_chooser_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
