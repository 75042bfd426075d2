/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-area.h"

#include "heshu-error.h"

void
heshu_area_free (HeshuArea *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->id);
  g_free (self);
}

const char *
heshu_area_get_key (const HeshuArea *self)
{
  return self->on_desk && self->id != NULL ? self->id : self->name;
}

static HeshuArea *
area_new (const char *name, const char *id, gboolean on_desk)
{
  HeshuArea *area = g_new0 (HeshuArea, 1);

  area->name = g_strdup (name);
  area->id = id != NULL && id[0] != '\0' ? g_strdup (id) : NULL;
  area->on_desk = on_desk;
  return area;
}

static gboolean
has_id (const HeshuNamedCount *district)
{
  return district->id != NULL && district->id[0] != '\0';
}

/* (transfer none) (nullable) */
static const HeshuNamedCount *
find_on_desk (GPtrArray *districts, const char *id, const char *name)
{
  for (guint i = 0; i < districts->len; i++)
    {
      const HeshuNamedCount *district = g_ptr_array_index (districts, i);

      if (id != NULL ? g_strcmp0 (district->id, id) == 0
                     : !has_id (district) && g_strcmp0 (district->name, name) == 0)
        return district;
    }
  return NULL;
}

static const char *
get_full_name (const HeshuTerm *term)
{
  const char *name = heshu_term_get (term, "name");

  return name != NULL ? name : heshu_term_get_form (term);
}

static gboolean
lies_in (HeshuLexicon *lexicon, const HeshuTerm *term, const char *code)
{
  const char *parent = heshu_term_get (term, "parent");

  /* County, prefecture, province: no chain is longer */
  for (guint i = 0; parent != NULL && i < 3; i++)
    {
      g_autoptr (GPtrArray) above = NULL;

      if (g_str_equal (parent, code))
        return TRUE;
      above = heshu_lexicon_find_value (lexicon, "district", parent);
      parent = above->len > 0 ? heshu_term_get (g_ptr_array_index (above, 0), "parent") : NULL;
    }
  return FALSE;
}

/* 郑州市惠济区, 河南省郑州市惠济区: a district after the names of what it lies in */
static GPtrArray *
find_below (HeshuLexicon *lexicon, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  glong length;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &length);
  const HeshuTerm *first = heshu_lexicon_match (lexicon, "district", chars, length, 0);
  g_autoptr (GPtrArray) above = NULL;
  g_autoptr (GPtrArray) below = NULL;
  const char *rest;

  if (first == NULL || heshu_term_get_length (first) >= (guint) length)
    return found;
  rest = g_utf8_offset_to_pointer (text, heshu_term_get_length (first));
  above = heshu_lexicon_find (lexicon, "district", heshu_term_get_form (first));
  below = heshu_lexicon_find (lexicon, "district", rest);
  if (below->len == 0)
    {
      g_ptr_array_unref (below);
      below = find_below (lexicon, rest); /* shorter by a name each time */
    }
  for (guint i = 0; i < below->len; i++)
    for (guint j = 0; j < above->len; j++)
      if (lies_in (lexicon, g_ptr_array_index (below, i),
                   heshu_term_get_value (g_ptr_array_index (above, j))))
        {
          g_ptr_array_add (found, g_ptr_array_index (below, i));
          break;
        }
  return found;
}

/* 鼓楼: what is said for 鼓楼区. Of a name that means several districts the lexicon has the full form only.
 */
static GPtrArray *
find_short (HeshuLexicon *lexicon, const char *text)
{
  static const char *const endings[] = { "区", "县", "市" };
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (text, endings[i], NULL);
      g_autoptr (GPtrArray) terms = heshu_lexicon_find (lexicon, "district", name);

      for (guint j = 0; j < terms->len; j++)
        g_ptr_array_add (found, g_ptr_array_index (terms, j));
    }
  return found;
}

/* Returns: (transfer container): of #HeshuTerm, one for each district that @text can mean */
static GPtrArray *
find_in_lexicon (HeshuLexicon *lexicon, const char *text)
{
  g_autoptr (GPtrArray) terms = heshu_lexicon_find (lexicon, "district", text);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *distinct = g_ptr_array_new ();

  if (terms->len == 0)
    {
      g_clear_pointer (&terms, g_ptr_array_unref);
      terms = heshu_lexicon_find_value (lexicon, "district", text);
    }
  if (terms->len == 0)
    {
      g_clear_pointer (&terms, g_ptr_array_unref);
      terms = find_below (lexicon, text);
    }
  if (terms->len == 0)
    {
      g_clear_pointer (&terms, g_ptr_array_unref);
      terms = find_short (lexicon, text);
    }
  for (guint i = 0; i < terms->len; i++)
    if (g_hash_table_add (seen, (gpointer) heshu_term_get_value (g_ptr_array_index (terms, i))))
      g_ptr_array_add (distinct, g_ptr_array_index (terms, i));
  return distinct;
}

/* 南京市鼓楼区（320106） */
static void
append_candidate (GString *list, HeshuLexicon *lexicon, const char *name, const char *id)
{
  g_autoptr (GPtrArray) terms = id != NULL ? heshu_lexicon_find_value (lexicon, "district", id) : NULL;
  const char *parent =
      terms != NULL && terms->len > 0 ? heshu_term_get (g_ptr_array_index (terms, 0), "parent") : NULL;
  g_autoptr (GPtrArray) above =
      parent != NULL ? heshu_lexicon_find_value (lexicon, "district", parent) : NULL;

  if (list->len > 0)
    g_string_append (list, "、");
  if (above != NULL && above->len > 0)
    g_string_append (list, get_full_name (g_ptr_array_index (above, 0)));
  g_string_append (list, name);
  if (id != NULL)
    g_string_append_printf (list, "（%s）", id);
}

/* The districts of the desk with a code and this name; @ending: whose name ends so. @n_found: (out) */
static const HeshuNamedCount *
find_by_name (GPtrArray *districts,
              HeshuLexicon *lexicon,
              const char *name,
              gboolean ending,
              guint *n_found,
              GString *list)
{
  const HeshuNamedCount *found = NULL;

  *n_found = 0;
  for (guint i = 0; i < districts->len; i++)
    {
      const HeshuNamedCount *district = g_ptr_array_index (districts, i);

      if (!has_id (district) ||
          !(ending ? g_str_has_suffix (district->name, name) : g_str_equal (district->name, name)))
        continue;
      append_candidate (list, lexicon, district->name, district->id);
      found = district;
      (*n_found)++;
    }
  return found;
}

/* What the lexicon takes @text for; a desk that knows only one of several means that one. */
static HeshuArea *
choose_term (GPtrArray *terms, GPtrArray *districts, HeshuLexicon *lexicon, const char *text, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  const HeshuNamedCount *on_desk = NULL;
  guint n_on_desk = 0;
  const HeshuTerm *term = g_ptr_array_index (terms, 0);

  for (guint i = 0; i < terms->len; i++)
    {
      const HeshuTerm *candidate = g_ptr_array_index (terms, i);
      const HeshuNamedCount *district = find_on_desk (districts, heshu_term_get_value (candidate), NULL);

      append_candidate (list, lexicon, get_full_name (candidate), heshu_term_get_value (candidate));
      if (district == NULL)
        continue;
      on_desk = district;
      n_on_desk++;
    }
  if (n_on_desk == 1)
    return area_new (on_desk->name, on_desk->id, TRUE);
  if (terms->len > 1)
    {
      heshu_error_set (error, HESHU_ERROR_AREA_AMBIGUOUS, text, list->str);
      return NULL;
    }
  on_desk = find_on_desk (districts, NULL, get_full_name (term));
  if (on_desk != NULL)
    return area_new (on_desk->name, NULL, TRUE);
  return area_new (get_full_name (term), heshu_term_get_value (term), FALSE);
}

/* A name that the desk has once is meant; one that it has for several districts is asked about.
 * Returns: (transfer full) (nullable): %NULL without @error where it has none */
static HeshuArea *
choose_on_desk (GPtrArray *districts,
                HeshuLexicon *lexicon,
                const char *text,
                gboolean ending,
                GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_found;
  const HeshuNamedCount *found = find_by_name (districts, lexicon, text, ending, &n_found, list);

  if (n_found == 1)
    return area_new (found->name, found->id, TRUE);
  if (n_found > 1)
    heshu_error_set (error, HESHU_ERROR_AREA_AMBIGUOUS, text, list->str);
  return NULL;
}

HeshuArea *
heshu_area_find (HeshuDesk *desk, HeshuLexicon *lexicon, const char *text, GError **error)
{
  g_autoptr (GPtrArray) districts = heshu_desk_list_names (desk, HESHU_OBJECT_DISTRICT, error);
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GError) ambiguous = NULL;
  HeshuArea *area = NULL;
  const HeshuNamedCount *found;

  if (districts == NULL)
    return NULL;
  found = text[0] != '\0' ? find_on_desk (districts, text, NULL) : NULL;
  if (found != NULL)
    return area_new (found->name, found->id, TRUE);
  area = choose_on_desk (districts, lexicon, text, FALSE, &ambiguous);
  if (area == NULL && ambiguous == NULL)
    {
      terms = find_in_lexicon (lexicon, text);
      if (terms->len > 0)
        return choose_term (terms, districts, lexicon, text, error);
      found = find_on_desk (districts, NULL, text);
      if (found != NULL)
        return area_new (found->name, NULL, TRUE);
      /* 示范区: what people call the one that the desk has */
      if (text[0] != '\0')
        area = choose_on_desk (districts, lexicon, text, TRUE, &ambiguous);
    }
  if (ambiguous != NULL)
    g_propagate_error (error, g_steal_pointer (&ambiguous));
  else if (area == NULL)
    heshu_error_set (error, HESHU_ERROR_AREA_UNKNOWN, text, NULL);
  return area;
}
