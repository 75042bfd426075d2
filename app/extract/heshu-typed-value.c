/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-numeral.h"

#include "heshu-error.h"

gboolean
heshu_typed_value_read (const char *text, HeshuTypedValue *typed, GError **error)
{
  (void) typed;
  heshu_error_set (error, HESHU_ERROR_VALUE_NOT_A_NUMBER, text, NULL);
  return FALSE;
}

void
heshu_typed_value_clear (HeshuTypedValue *typed)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    g_clear_pointer (&typed->fields[i], g_free);
}
