/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-error.h"
#include "heshu-registry.h"

#include <glib/gi18n-lib.h>

/* Merging two indicators of the registry */

static const HeshuRegistryEntry *
find_entry (GPtrArray *entries, const char *given, GError **error)
{
  g_autofree char *wording = heshu_cli_dup_utf8 (given);
  const HeshuRegistryEntry *entry = heshu_registry_find (entries, wording);

  if (entry == NULL)
    heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, wording, NULL);
  return entry;
}

static void
tell (const HeshuRegistryChange *change, const HeshuRegistryEntry *from, const HeshuRegistryEntry *into)
{
  heshu_cli_say (g_dngettext (GETTEXT_PACKAGE, "%u metric of “%s” is found under “%s”, too.",
                              "%u metrics of “%s” are found under “%s”, too.", (gulong) change->count),
                 (guint) change->count, from->name, into->name);
  for (guint i = 0; i < change->charts->len; i++)
    heshu_cli_say (_ ("A saved chart shows it: %s."), (const char *) change->charts->pdata[i]);
}

GPtrArray *
heshu_cli_list_merging (HeshuDesk *desk, const char *from, const char *into, GError **error)
{
  g_autoptr (GPtrArray) entries = heshu_registry_list (desk, error);
  const HeshuRegistryEntry *first = entries != NULL ? find_entry (entries, from, error) : NULL;
  const HeshuRegistryEntry *second = first != NULL ? find_entry (entries, into, error) : NULL;
  g_autoptr (HeshuRegistryChange) change = NULL;

  if (second == NULL)
    return NULL;
  if (first == second) /* they are one already */
    return g_ptr_array_new ();
  change = heshu_registry_merge (first, second, desk, error);
  if (change == NULL)
    return NULL;
  tell (change, first, second);
  return g_ptr_array_ref (change->edits);
}
