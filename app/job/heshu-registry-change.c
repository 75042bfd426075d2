/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-registry.h"

#include "heshu-error.h"
#include "heshu-id.h"
#include "heshu-learning-private.h"

#include <glib/gi18n-lib.h>

/* Changes of the registry: computed with all that they do, carried out by whoever applies the edits */

static HeshuRegistryChange *
change_new (void)
{
  HeshuRegistryChange *self = g_new0 (HeshuRegistryChange, 1);

  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  self->charts = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
heshu_registry_change_free (HeshuRegistryChange *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->charts);
  g_free (self);
}

/* Saved charts that show @entry, each once */
static gboolean
add_charts (HeshuRegistryChange *self, const HeshuRegistryEntry *entry, HeshuDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) charted = heshu_desk_list_charted (desk, error);
  const char *last = NULL;

  for (guint i = 0; charted != NULL && i < charted->len; i++)
    {
      const HeshuCharted *one = charted->pdata[i];

      if (g_strcmp0 (last, one->chart_id) == 0 || !heshu_registry_entry_has (entry, one->indicator))
        continue;
      last = one->chart_id;
      g_ptr_array_add (self->charts, g_strdup (one->title));
    }

  return charted != NULL;
}

static void
add_edit (HeshuRegistryChange *self, const char *id, const char *field, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    g_ptr_array_add (self->edits, heshu_edit_new (HESHU_OBJECT_INDICATOR, id, field, before, after, NULL));
}

/* The edits that make @before (nullable) what @after says */
static void
add_edits (HeshuRegistryChange *self, const HeshuRegistryEntry *before, const HeshuRegistryEntry *after)
{
  gboolean is_new = before == NULL || before->id == NULL;
  g_autofree char *id = is_new ? heshu_id_new () : g_strdup (before->id);
  g_autofree char *aliases = g_strjoinv ("\n", after->aliases);
  g_autofree char *aliases_before = is_new ? g_strdup ("") : g_strjoinv ("\n", before->aliases);

  if (is_new)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      heshu_learning_append_member (json, '{', "name", after->name);
      heshu_learning_append_member (json, ',', "aliases", aliases);
      g_string_append_c (json, '}');
      add_edit (self, id, "created", NULL, json->str);
    }
  else
    {
      add_edit (self, id, "name", before->name, after->name);
      add_edit (self, id, "aliases", aliases_before, aliases);
    }
  add_edit (self, id, "definition", is_new ? "" : before->definition, after->definition);
  add_edit (self, id, "topic", is_new ? "" : before->topic, after->topic);
  add_edit (self, id, "unit", is_new ? "" : before->unit, after->unit);
}

/* --- wordings ---------------------------------------------------------------------------------------------
 */

static void
add_wording (GPtrArray *wordings, const char *name, const char *wording)
{
  g_autofree char *stripped = g_strstrip (g_strdup (wording));

  if (*stripped != '\0' && !g_str_equal (stripped, name) &&
      !g_ptr_array_find_with_equal_func (wordings, stripped, g_str_equal, NULL))
    g_ptr_array_add (wordings, g_steal_pointer (&stripped));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full): the wordings of both (nullable) but @name, in the order in which the desk keeps them */
static char **
join_wordings (const char *name, char **aliases, const HeshuRegistryEntry *other)
{
  g_autoptr (GPtrArray) wordings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; aliases[i] != NULL; i++)
    add_wording (wordings, name, aliases[i]);
  if (other != NULL)
    {
      add_wording (wordings, name, other->name);
      for (guint i = 0; other->aliases[i] != NULL; i++)
        add_wording (wordings, name, other->aliases[i]);
    }
  g_ptr_array_sort (wordings, compare_words);
  g_ptr_array_add (wordings, NULL);

  return (char **) g_ptr_array_steal (wordings, NULL);
}

/* --- merging ----------------------------------------------------------------------------------------------
 */

static void
take_over (char **text, const char *other)
{
  if (**text != '\0' || *other == '\0')
    return;
  g_free (*text);
  *text = g_strdup (other);
}

HeshuRegistryChange *
heshu_registry_merge (const HeshuRegistryEntry *from,
                      const HeshuRegistryEntry *into,
                      HeshuDesk *desk,
                      GError **error)
{
  g_autoptr (HeshuRegistryChange) self = change_new ();
  g_autoptr (HeshuRegistryEntry) after = NULL;

  g_return_val_if_fail (from != NULL && into != NULL && from != into && HESHU_IS_DESK (desk), NULL);

  after = heshu_registry_entry_copy (into);
  g_strfreev (after->aliases);
  after->aliases = join_wordings (into->name, into->aliases, from);
  take_over (&after->definition, from->definition);
  take_over (&after->topic, from->topic);
  take_over (&after->unit, from->unit);
  /* First, since a wording is one indicator's only */
  if (from->id != NULL)
    add_edit (self, from->id, "removed", NULL, "true");
  add_edits (self, into, after);
  self->count = from->count;
  if (!add_charts (self, from, desk, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- what an editor says of one ---------------------------------------------------------------------------
 */

/* Whether a wording of @after belongs to another indicator of the registry */
static gboolean
check_wording (const HeshuRegistryEntry *before, const char *wording, HeshuDesk *desk, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *aliases = NULL;
  g_autofree char *detail = NULL;

  if (!heshu_desk_find_indicator (desk, wording, &id, &name, &aliases, error))
    return FALSE;
  if (id == NULL || (before != NULL && g_strcmp0 (before->id, id) == 0))
    return TRUE;
  detail = g_strdup_printf (_ ("a wording that is not “%s” already, or merge the two"), name);
  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, wording, detail);

  return FALSE;
}

static gboolean
check_wordings (const HeshuRegistryEntry *before,
                const HeshuRegistryEntry *after,
                HeshuDesk *desk,
                GError **error)
{
  if (*after->name == '\0')
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, "", _ ("the name of an indicator"));
      return FALSE;
    }
  if (!check_wording (before, after->name, desk, error))
    return FALSE;
  for (guint i = 0; after->aliases[i] != NULL; i++)
    if (!check_wording (before, after->aliases[i], desk, error))
      return FALSE;

  return TRUE;
}

static gboolean
count_new (HeshuRegistryChange *self,
           const HeshuRegistryEntry *before,
           const HeshuRegistryEntry *after,
           HeshuDesk *desk,
           GError **error)
{
  for (guint i = 0; after->aliases[i] != NULL; i++)
    {
      HeshuMetricQuery query = { .indicator = after->aliases[i] };
      guint64 n;

      if (before != NULL && heshu_registry_entry_has (before, after->aliases[i]))
        continue;
      if (!heshu_desk_count_metrics (desk, &query, &n, NULL, error))
        return FALSE;
      self->count += n;
    }

  return TRUE;
}

HeshuRegistryChange *
heshu_registry_save (const HeshuRegistryEntry *before,
                     const HeshuRegistryEntry *after,
                     HeshuDesk *desk,
                     GError **error)
{
  g_autoptr (HeshuRegistryChange) self = change_new ();
  g_autoptr (HeshuRegistryEntry) cleaned = NULL;
  char **aliases;

  g_return_val_if_fail (after != NULL && HESHU_IS_DESK (desk), NULL);

  cleaned = heshu_registry_entry_copy (after);
  g_strstrip (cleaned->name);
  g_strstrip (cleaned->definition);
  g_strstrip (cleaned->topic);
  g_strstrip (cleaned->unit);
  aliases = join_wordings (cleaned->name, cleaned->aliases, NULL);
  g_strfreev (cleaned->aliases);
  cleaned->aliases = aliases;
  if (before != NULL && !g_str_equal (before->name, cleaned->name))
    {
      const HeshuRegistryEntry old = { .name = before->name, .aliases = (char *[]){ NULL } };

      aliases = join_wordings (cleaned->name, cleaned->aliases, &old);
      g_strfreev (cleaned->aliases);
      cleaned->aliases = aliases;
    }
  if (!check_wordings (before, cleaned, desk, error) || !count_new (self, before, cleaned, desk, error))
    return NULL;
  add_edits (self, before, cleaned);
  if (before != NULL && !add_charts (self, before, desk, error))
    return NULL;

  return g_steal_pointer (&self);
}
