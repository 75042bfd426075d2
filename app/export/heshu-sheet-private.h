/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-sheet.h"

G_BEGIN_DECLS

/* What a form of file does with the cells; @state is its own. */
typedef struct
{
  gpointer (*begin) (const HeshuSheet *sheet);
  gboolean (*add) (HeshuSheet *sheet, gpointer state, const char *const *cells, GError **error);
  gboolean (*finish) (HeshuSheet *sheet, gpointer state, GError **error);
  void (*free_state) (gpointer state);
} HeshuSheetForm;

struct _HeshuSheet
{
  const HeshuSheetForm *form;
  gpointer state;
  char *name;
  const HeshuColumn *columns;
  guint n_columns;
  GOutputStream *output;
};

extern const HeshuSheetForm heshu_sheet_form_csv;
extern const HeshuSheetForm heshu_sheet_form_xlsx;
extern const HeshuSheetForm heshu_sheet_form_table;

G_END_DECLS
