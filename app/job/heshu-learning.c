/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-learning-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the words of a desk ----------------------------------------------------------------------------------
 */

static HeshuLexicon *
extend (HeshuLexicon *base, char **entries, GError **error)
{
  g_autofree char *joined = g_strjoinv ("\n", entries);
  g_autofree char *xml =
      g_strconcat ("<lexicon id=\"desk\" version=\"1\">\n", joined, "\n</lexicon>\n", NULL);

  return heshu_lexicon_extend (base, xml, strlen (xml), _ ("words of the desk"), error);
}

/* @entry: (nullable): one more. (transfer full) (nullable) */
static HeshuLexicon *
load_with (HeshuDesk *desk, HeshuLexicon *base, const char *entry, GError **error)
{
  g_auto (GStrv) entries = heshu_desk_list_terms (desk, error);
  g_autoptr (GStrvBuilder) all = NULL;
  g_auto (GStrv) list = NULL;

  if (entries == NULL)
    return NULL;
  all = g_strv_builder_new ();
  g_strv_builder_addv (all, (const char **) entries);
  if (entry != NULL)
    g_strv_builder_add (all, entry);
  list = g_strv_builder_end (all);

  return list[0] != NULL ? extend (base, list, error) : heshu_lexicon_ref (base);
}

HeshuLexicon *
heshu_desk_load_lexicon (HeshuDesk *desk, HeshuLexicon *base, GError **error)
{
  HeshuLexicon *lexicon;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && base != NULL, NULL);

  lexicon = load_with (desk, base, NULL, error);

  return lexicon != NULL ? lexicon : heshu_lexicon_ref (base);
}

/* --- taking one up ----------------------------------------------------------------------------------------
 */

/* Reads the desk with @entry among its words; the edit that makes it one is done in the same step. */
static HeshuReadAgain *
prepare_term (HeshuDesk *desk,
              HeshuLexicon *base,
              const char *id,
              const char *entry,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (HeshuLexicon) lexicon = load_with (desk, base, entry, error);
  HeshuReadAgain *again =
      lexicon != NULL ? heshu_job_read_again (desk, lexicon, NULL, cancellable, error) : NULL;

  if (again == NULL)
    return NULL;
  again->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_ptr_array_add (again->edits, heshu_edit_new (HESHU_OBJECT_TERM, id, "entry", NULL, entry, ""));

  return again;
}

static char *
dup_creation (const HeshuProposal *self)
{
  g_autoptr (GString) json = g_string_new (NULL);

  heshu_learning_append_member (json, '{', "name", self->meaning);
  heshu_learning_append_member (json, ',', "aliases", self->form);
  g_string_append_c (json, '}');

  return g_strdup (json->str);
}

/* The registry's entry of either wording gets the other as alias; where there is none, one is made. */
static HeshuEdit *
make_alias_edit (const HeshuProposal *self, HeshuDesk *desk, GError **error)
{
  const char *const wordings[] = { self->meaning, self->form };
  g_autofree char *json = NULL;
  g_autofree char *new_id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;
      g_autofree char *aliases = NULL;
      g_autofree char *more = NULL;

      if (!heshu_desk_find_indicator (desk, wordings[i], &id, &name, &aliases, error))
        return NULL;
      if (id == NULL)
        continue;
      more = g_strconcat (aliases != NULL ? aliases : "", "\n", wordings[1 - i], NULL);
      return heshu_edit_new (HESHU_OBJECT_INDICATOR, id, "aliases", aliases, more, "");
    }
  json = dup_creation (self);
  new_id = heshu_id_new ();

  return heshu_edit_new (HESHU_OBJECT_INDICATOR, new_id, "created", NULL, json, "");
}

HeshuReadAgain *
heshu_proposal_prepare (const HeshuProposal *self,
                        HeshuDesk *desk,
                        HeshuLexicon *lexicon,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *unit = NULL;
  g_autofree char *entry = NULL;
  HeshuReadAgain *again;
  HeshuEdit *edit;

  g_return_val_if_fail (self != NULL && HESHU_IS_DESK (desk) && lexicon != NULL, NULL);

  if (self->kind == HESHU_PROPOSAL_ALIAS)
    {
      edit = make_alias_edit (self, desk, error);
      if (edit == NULL)
        return NULL;
      again = heshu_job_read_again_new (lexicon);
      again->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
      g_ptr_array_add (again->edits, edit);
      return again;
    }
  unit = self->unit != NULL ? g_markup_printf_escaped (" unit=\"%s\"", self->unit) : g_strdup ("");
  entry = g_markup_printf_escaped ("<exclusion position=\"%s\"", self->is_behind ? "after" : "before");
  {
    g_autofree char *end = g_markup_printf_escaped (">%s</exclusion>", self->form);
    g_autofree char *whole = g_strconcat ("<exclusions>", entry, unit, end, "</exclusions>", NULL);

    return prepare_term (desk, lexicon, self->id, whole, cancellable, error);
  }
}

/* --- a unit -----------------------------------------------------------------------------------------------
 */

#define MAX_UNIT_CHARS 12

static gboolean
is_unit (const char *unit)
{
  if (*unit == '\0' || !g_utf8_validate (unit, -1, NULL) || g_utf8_strlen (unit, -1) > MAX_UNIT_CHARS)
    return FALSE;
  for (const char *p = unit; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || g_unichar_isspace (c) || g_unichar_iscntrl (c) ||
          (g_unichar_ispunct (c) && c != '/' && c != 0xB7 /* · */))
        return FALSE;
    }

  return TRUE;
}

HeshuReadAgain *
heshu_unit_prepare (const char *unit,
                    HeshuDesk *desk,
                    HeshuLexicon *lexicon,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *id = NULL;
  g_autoptr (HeshuLexicon) known = NULL;
  g_autoptr (GPtrArray) terms = NULL;

  g_return_val_if_fail (unit != NULL && HESHU_IS_DESK (desk) && lexicon != NULL, NULL);

  stripped = g_strstrip (g_strdup (unit));
  if (!is_unit (stripped))
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, stripped, _ ("a unit as it stands behind a number"));
      return NULL;
    }
  known = heshu_desk_load_lexicon (desk, lexicon, NULL);
  terms = heshu_lexicon_find (known, "unit", stripped);
  if (terms->len > 0)
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, stripped, _ ("a unit that is not known yet"));
      return NULL;
    }
  id = g_strconcat ("term:unit:", stripped, NULL);
  entry = g_markup_printf_escaped ("<units dimension=\"count\"><unit>%s</unit></units>", stripped);

  return prepare_term (desk, lexicon, id, entry, cancellable, error);
}
