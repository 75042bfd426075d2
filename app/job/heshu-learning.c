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

HeshuLexicon *
heshu_learning_load_with (HeshuDesk *desk, HeshuLexicon *base, const char *const *entries, GError **error)
{
  g_auto (GStrv) learned = heshu_desk_list_terms (desk, error);
  g_autoptr (GStrvBuilder) all = NULL;
  g_auto (GStrv) list = NULL;

  if (learned == NULL)
    return NULL;
  all = g_strv_builder_new ();
  g_strv_builder_addv (all, (const char **) learned);
  if (entries != NULL)
    g_strv_builder_addv (all, (const char **) entries);
  list = g_strv_builder_end (all);

  return list[0] != NULL ? extend (base, list, error) : heshu_lexicon_ref (base);
}

HeshuLexicon *
heshu_desk_load_lexicon (HeshuDesk *desk, HeshuLexicon *base, GError **error)
{
  HeshuLexicon *lexicon;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && base != NULL, NULL);

  lexicon = heshu_learning_load_with (desk, base, NULL, error);

  return lexicon != NULL ? lexicon : heshu_lexicon_ref (base);
}

/* --- taking one up ----------------------------------------------------------------------------------------
 */

guint
heshu_learning_count_changed (const HeshuReadAgain *again)
{
  return again->counts[HESHU_REEXTRACTION_ADDED] + again->counts[HESHU_REEXTRACTION_CHANGED] +
         again->counts[HESHU_REEXTRACTION_GONE];
}

/* Reads the desk with @entry among its words; the edit that makes it one is done in the same step. */
static HeshuReadAgain *
prepare_term (HeshuDesk *desk,
              HeshuLexicon *base,
              const char *id,
              const char *entry,
              GCancellable *cancellable,
              GError **error)
{
  const char *const entries[] = { entry, NULL };
  g_autoptr (HeshuLexicon) lexicon = heshu_learning_load_with (desk, base, entries, error);
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

static HeshuReadAgain *
prepare_alias (const HeshuProposal *self, HeshuDesk *desk, HeshuLexicon *lexicon, GError **error)
{
  HeshuEdit *edit = make_alias_edit (self, desk, error);
  HeshuReadAgain *again;

  if (edit == NULL)
    return NULL;
  again = heshu_job_read_again_new (lexicon);
  again->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_ptr_array_add (again->edits, edit);

  return again;
}

static HeshuReadAgain *
prepare_exclusion (const HeshuProposal *self,
                   HeshuDesk *desk,
                   HeshuLexicon *lexicon,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *unit =
      self->unit != NULL ? g_markup_printf_escaped (" unit=\"%s\"", self->unit) : g_strdup ("");
  g_autofree char *words = g_markup_escape_text (self->form, -1);
  g_autofree char *entry =
      g_strdup_printf ("<exclusions><exclusion position=\"%s\"%s>%s</exclusion></exclusions>",
                       self->is_behind ? "after" : "before", unit, words);

  return prepare_term (desk, lexicon, self->id, entry, cancellable, error);
}

HeshuReadAgain *
heshu_proposal_prepare (const HeshuProposal *self,
                        HeshuDesk *desk,
                        HeshuLexicon *lexicon,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && HESHU_IS_DESK (desk) && lexicon != NULL, NULL);

  switch (self->kind)
    {
    case HESHU_PROPOSAL_ALIAS:
      return prepare_alias (self, desk, lexicon, error);
    case HESHU_PROPOSAL_UNIT:
      return heshu_unit_prepare (self->form, desk, lexicon, cancellable, error);
    case HESHU_PROPOSAL_EXCLUSION:
    default:
      return prepare_exclusion (self, desk, lexicon, cancellable, error);
    }
}

/* --- a unit -----------------------------------------------------------------------------------------------
 */

#define MAX_UNIT_CHARS 12

gboolean
heshu_learning_is_unit (const char *unit)
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

gboolean
heshu_learning_knows_unit (HeshuLexicon *lexicon, const char *unit)
{
  g_autoptr (GPtrArray) forms = heshu_lexicon_find (lexicon, "unit", unit);
  g_autoptr (GPtrArray) values = heshu_lexicon_find_value (lexicon, "unit", unit);

  return forms->len > 0 || values->len > 0;
}

char *
heshu_learning_dup_unit_entry (const char *unit)
{
  return g_markup_printf_escaped ("<units dimension=\"count\"><unit>%s</unit></units>", unit);
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

  g_return_val_if_fail (unit != NULL && HESHU_IS_DESK (desk) && lexicon != NULL, NULL);

  stripped = g_strstrip (g_strdup (unit));
  if (!heshu_learning_is_unit (stripped))
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, stripped, _ ("a unit as it stands behind a number"));
      return NULL;
    }
  known = heshu_desk_load_lexicon (desk, lexicon, NULL);
  if (heshu_learning_knows_unit (known, stripped))
    {
      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, stripped, _ ("a unit that is not known yet"));
      return NULL;
    }
  id = g_strconcat ("term:unit:", stripped, NULL);
  entry = heshu_learning_dup_unit_entry (stripped);

  return prepare_term (desk, lexicon, id, entry, cancellable, error);
}

gboolean
heshu_unit_is_new (const char *unit, HeshuDesk *desk, HeshuLexicon *lexicon)
{
  g_autoptr (HeshuLexicon) known = NULL;

  g_return_val_if_fail (unit != NULL && HESHU_IS_DESK (desk) && lexicon != NULL, FALSE);

  if (!heshu_learning_is_unit (unit))
    return FALSE;
  known = heshu_desk_load_lexicon (desk, lexicon, NULL);

  return !heshu_learning_knows_unit (known, unit);
}
