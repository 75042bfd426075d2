/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-share.h"

#include "heshu-alignment.h"
#include "heshu-compare-private.h"

#include <string.h>

/* The districts that stand on one scale: those of one measure, unit and period */
typedef struct
{
  GHashTable *districts; /* set of indices */
  HeshuPeriod period;
} Scale;

typedef struct
{
  GHashTable *scales;   /* measure, unit and period → Scale */
  GHashTable *wordings; /* wording (borrowed) → its number of metrics */
  guint n_metrics;
} Subject;

static void
scale_free (gpointer data)
{
  Scale *scale = data;

  g_hash_table_unref (scale->districts);
  g_free (scale);
}

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_hash_table_unref (subject->scales);
  g_hash_table_unref (subject->wordings);
  g_free (subject);
}

void
heshu_share_free (HeshuShare *self)
{
  if (self == NULL)
    return;
  g_free (self->indicator);
  g_strfreev (self->wordings);
  g_free (self);
}

/* --- counting ---------------------------------------------------------------------------------------------
 */

static Subject *
find_subject (GHashTable *subjects, const HeshuStated *stated)
{
  g_autofree char *key = heshu_wording_fold (stated->subject != NULL ? stated->subject : stated->indicator);
  Subject *subject = g_hash_table_lookup (subjects, key);

  if (subject != NULL)
    return subject;
  subject = g_new0 (Subject, 1);
  subject->scales = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, scale_free);
  subject->wordings = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (subjects, g_steal_pointer (&key), subject);

  return subject;
}

static void
count_district (Subject *subject, const HeshuStated *stated, guint district)
{
  g_autofree char *unit = heshu_unit_fold (stated->unit);
  g_autofree char *key =
      g_strdup_printf ("%d %d %d %s", stated->measure, stated->period.start, stated->period.end, unit);
  Scale *scale = g_hash_table_lookup (subject->scales, key);

  if (scale == NULL)
    {
      scale = g_new0 (Scale, 1);
      scale->districts = g_hash_table_new (g_direct_hash, g_direct_equal);
      scale->period = stated->period;
      g_hash_table_insert (subject->scales, g_steal_pointer (&key), scale);
    }
  g_hash_table_add (scale->districts, GUINT_TO_POINTER (district));
}

static void
count_stated (GHashTable *subjects, HeshuDistrictSet *districts, const HeshuStated *stated)
{
  Subject *subject = find_subject (subjects, stated);
  guint district = heshu_district_set_add (districts, stated->area, stated->area_id);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (subject->wordings, stated->indicator));

  g_hash_table_insert (subject->wordings, (char *) stated->indicator,
                       GUINT_TO_POINTER (n + stated->n_metrics));
  subject->n_metrics += stated->n_metrics;
  if (stated->kind == HESHU_KIND_ACTUAL && district < HESHU_DISTRICT_AMBIGUOUS)
    count_district (subject, stated, district);
}

/* --- what comes first -------------------------------------------------------------------------------------
 */

static gboolean
scale_beats (const Scale *a, const Scale *b)
{
  guint n_a = g_hash_table_size (a->districts);
  guint n_b = g_hash_table_size (b->districts);

  if (n_a != n_b)
    return n_a > n_b;
  if (a->period.end != b->period.end)
    return a->period.end > b->period.end;
  return a->period.start < b->period.start;
}

/* By a number that the table keeps for them, the greatest first, then by themselves */
static int
compare_wordings (gconstpointer a_pointer, gconstpointer b_pointer, gpointer wordings)
{
  const char *a = *(const char *const *) a_pointer;
  const char *b = *(const char *const *) b_pointer;
  guint n_a = GPOINTER_TO_UINT (g_hash_table_lookup (wordings, a));
  guint n_b = GPOINTER_TO_UINT (g_hash_table_lookup (wordings, b));

  return n_a != n_b ? (n_a > n_b ? -1 : 1) : strcmp (a, b);
}

static HeshuShare *
make_share (const Subject *subject)
{
  HeshuShare *share = g_new0 (HeshuShare, 1);
  g_autoptr (GPtrArray) wordings = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  const Scale *best = NULL;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, subject->wordings);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_ptr_array_add (wordings, item);
  g_ptr_array_sort_with_data (wordings, compare_wordings, subject->wordings);
  share->indicator = g_strdup (g_ptr_array_index (wordings, 0));
  for (guint i = 1; i < wordings->len; i++)
    g_strv_builder_add (others, g_ptr_array_index (wordings, i));
  share->wordings = g_strv_builder_end (others);

  g_hash_table_iter_init (&iter, subject->scales);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (best == NULL || scale_beats (item, best))
      best = item;
  share->n_metrics = subject->n_metrics;
  if (best == NULL)
    return share;
  share->n_districts = g_hash_table_size (best->districts);
  if (!heshu_period_is_none (best->period))
    {
      int year = heshu_period_get_year (best->period);

      share->period = heshu_period_new_years (year, year);
    }

  return share;
}

static int
compare_shares (gconstpointer a_pointer, gconstpointer b_pointer)
{
  const HeshuShare *a = *(const HeshuShare *const *) a_pointer;
  const HeshuShare *b = *(const HeshuShare *const *) b_pointer;

  if (a->n_districts != b->n_districts)
    return a->n_districts > b->n_districts ? -1 : 1;
  if (a->period.end != b->period.end)
    return a->period.end > b->period.end ? -1 : 1;
  if (a->n_metrics != b->n_metrics)
    return a->n_metrics > b->n_metrics ? -1 : 1;

  return strcmp (a->indicator, b->indicator);
}

GPtrArray *
heshu_share_list (GPtrArray *stated)
{
  g_autoptr (HeshuDistrictSet) districts = heshu_district_set_new ();
  g_autoptr (GHashTable) subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, subject_free);
  GPtrArray *shares;
  GHashTableIter iter;
  gpointer subject;

  g_return_val_if_fail (stated != NULL, NULL);

  for (guint pass = 0; pass < 2; pass++) /* a name finds its code only where the code came before it */
    {
      for (guint i = 0; i < stated->len; i++)
        {
          const HeshuStated *one = g_ptr_array_index (stated, i);

          if ((one->area_id != NULL && *one->area_id != '\0') == (pass == 0))
            count_stated (subjects, districts, one);
        }
    }
  shares = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_share_free);
  g_hash_table_iter_init (&iter, subjects);
  while (g_hash_table_iter_next (&iter, NULL, &subject))
    g_ptr_array_add (shares, make_share (subject));
  g_ptr_array_sort (shares, compare_shares);

  return shares;
}

const HeshuShare *
heshu_share_find (GPtrArray *shares, const char *indicator)
{
  g_return_val_if_fail (shares != NULL && indicator != NULL, NULL);

  for (guint i = 0; i < shares->len; i++)
    {
      const HeshuShare *share = g_ptr_array_index (shares, i);

      if (g_str_equal (share->indicator, indicator) ||
          g_strv_contains ((const char *const *) share->wordings, indicator))
        return share;
    }

  return NULL;
}
