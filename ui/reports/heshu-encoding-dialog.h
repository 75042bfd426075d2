/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-workspace.h"

G_BEGIN_DECLS

/**
 * HeshuEncodingDialog:
 *
 * Lets a person choose an encoding by reading: each is shown with the beginning of the text as it would read.
 *
 * Signal: `chosen` (string encoding)
 */
#define HESHU_TYPE_ENCODING_DIALOG (heshu_encoding_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeshuEncodingDialog, heshu_encoding_dialog, HESHU, ENCODING_DIALOG, AdwWindow)

/**
 * heshu_encoding_dialog_new:
 * @name: of the file, as the person knows it
 * @report_id: (nullable): a report of the desk, or else
 * @path: (nullable): a file
 *
 * The bytes are read in a worker once it is shown.
 */
HeshuEncodingDialog *heshu_encoding_dialog_new (GtkWindow *parent,
                                                HeshuWorkspace *workspace,
                                                const char *name,
                                                const char *report_id,
                                                const char *path);

G_END_DECLS
