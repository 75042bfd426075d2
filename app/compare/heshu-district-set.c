/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-district-set.h"

typedef struct
{
  char *area;
  char *area_id;
} District;

struct _HeshuDistrictSet
{
  GPtrArray *districts;
  GHashTable *by_id;   /* code -> index + 1 */
  GHashTable *by_tail; /* name without its city -> GArray of index */
};

static void
district_free (District *district)
{
  g_free (district->area);
  g_free (district->area_id);
  g_free (district);
}

HeshuDistrictSet *
heshu_district_set_new (void)
{
  HeshuDistrictSet *self = g_new0 (HeshuDistrictSet, 1);

  self->districts = g_ptr_array_new_with_free_func ((GDestroyNotify) district_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_tail = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  return self;
}

void
heshu_district_set_free (HeshuDistrictSet *self)
{
  g_ptr_array_unref (self->districts);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_tail);
  g_free (self);
}

/*
 * What stands behind the first @ending that has a name before it and a district behind it; else @name itself.
 * The first, not the last: 济南市市中区 is 市中区, 常德市津市市 is 津市市; and 津市市 or 沙市区 alone lose
 * nothing.
 */
static const char *
skip_through (const char *name, const char *ending)
{
  const char *from = g_utf8_next_char (name);
  const char *found;

  if (*name == '\0' || *from == '\0')
    return name;
  found = strstr (g_utf8_next_char (from), ending);
  if (found == NULL)
    return name;

  found += strlen (ending);
  return g_utf8_strlen (found, -1) >= 2 ? found : name;
}

static const char *
get_tail (const char *name)
{
  const char *tail = skip_through (name, "省");

  tail = skip_through (tail, "自治州");
  return skip_through (tail, "市");
}

static gboolean
names_match (const char *a, const char *b)
{
  return g_str_has_suffix (a, b) || g_str_has_suffix (b, a);
}

static guint
find_by_name (const HeshuDistrictSet *self, const char *area, gboolean code_only_missing, char **names)
{
  GArray *same_tail = g_hash_table_lookup (self->by_tail, get_tail (area));
  guint result = HESHU_DISTRICT_UNKNOWN;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; same_tail != NULL && i < same_tail->len; i++)
    {
      guint index = g_array_index (same_tail, guint, i);
      const District *district = g_ptr_array_index (self->districts, index);

      if ((code_only_missing && *district->area_id != '\0') || !names_match (district->area, area))
        continue;
      g_string_append_printf (found, "%s%s", found->len > 0 ? "、" : "", district->area);
      if (*district->area_id != '\0')
        g_string_append_printf (found, "（%s）", district->area_id);
      result = result == HESHU_DISTRICT_UNKNOWN ? index : HESHU_DISTRICT_AMBIGUOUS;
    }

  if (names != NULL && result == HESHU_DISTRICT_AMBIGUOUS)
    *names = g_strdup (found->str);
  return result;
}

static guint
append (HeshuDistrictSet *self, const char *area, const char *area_id)
{
  District *district = g_new0 (District, 1);
  guint index = self->districts->len;
  const char *tail = get_tail (area);
  GArray *same_tail = g_hash_table_lookup (self->by_tail, tail);

  district->area = g_strdup (area);
  district->area_id = g_strdup (area_id);
  g_ptr_array_add (self->districts, district);
  if (*area_id != '\0')
    g_hash_table_insert (self->by_id, g_strdup (area_id), GUINT_TO_POINTER (index + 1));

  if (same_tail == NULL)
    {
      same_tail = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_tail, g_strdup (tail), same_tail);
    }
  g_array_append_val (same_tail, index);

  return index;
}

guint
heshu_district_set_add (HeshuDistrictSet *self, const char *area, const char *area_id)
{
  guint index;

  g_return_val_if_fail (self != NULL, HESHU_DISTRICT_UNKNOWN);

  area = area != NULL ? area : "";
  area_id = area_id != NULL ? area_id : "";
  if (*area_id != '\0')
    {
      index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, area_id));
      if (index > 0)
        return index - 1;
      return append (self, *area != '\0' ? area : area_id, area_id);
    }

  if (*area == '\0')
    return HESHU_DISTRICT_UNKNOWN;

  index = find_by_name (self, area, FALSE, NULL);
  if (index == HESHU_DISTRICT_AMBIGUOUS)
    index = find_by_name (self, area, TRUE, NULL);
  return index < HESHU_DISTRICT_AMBIGUOUS ? index : append (self, area, "");
}

guint
heshu_district_set_find (const HeshuDistrictSet *self, const char *area, char **names)
{
  guint by_id;

  g_return_val_if_fail (self != NULL && area != NULL, HESHU_DISTRICT_UNKNOWN);

  by_id = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, area));
  if (by_id > 0)
    return by_id - 1;

  return find_by_name (self, area, FALSE, names);
}

guint
heshu_district_set_get_size (const HeshuDistrictSet *self)
{
  return self->districts->len;
}

const char *
heshu_district_set_get_area (const HeshuDistrictSet *self, guint index)
{
  const District *district = g_ptr_array_index (self->districts, index);

  return district->area;
}

const char *
heshu_district_set_get_area_id (const HeshuDistrictSet *self, guint index)
{
  const District *district = g_ptr_array_index (self->districts, index);

  return district->area_id;
}
