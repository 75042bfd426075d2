/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-district-set.h"

/* Whether two names without codes are one district */
static void
test_names (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean one;
  } rows[] = {
    { "郑州市惠济区", "惠济区", TRUE },
    { "河南省郑州市惠济区", "惠济区", TRUE },
    { "河南省郑州市惠济区", "郑州市惠济区", TRUE },
    { "焦作市城乡一体化示范区", "城乡一体化示范区", TRUE },
    { "济南市市中区", "市中区", TRUE }, /* the district's own name begins with 市 */
    { "常德市津市市", "津市市", TRUE }, /* a city named after a city */
    { "荆州市沙市区", "沙市区", TRUE },
    { "临夏回族自治州临夏市", "临夏市", TRUE },
    { "石家庄市新华区", "平顶山市新华区", FALSE }, /* one name in two cities */
    { "惠济区", "管城回族区", FALSE },
    { "津市市", "市", FALSE },
    { "聊城市", "城市", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HeshuDistrictSet) set = heshu_district_set_new ();
      guint a = heshu_district_set_add (set, rows[i].a, NULL);
      guint b = heshu_district_set_add (set, rows[i].b, "");

      g_test_message ("%s = %s", rows[i].a, rows[i].b);
      g_assert_cmpint (a == b, ==, rows[i].one);
      /* the order in which they come makes no difference */
      g_assert_cmpuint (heshu_district_set_add (set, rows[i].a, NULL), ==, a);
    }
}

static void
test_codes (void)
{
  g_autoptr (HeshuDistrictSet) set = heshu_district_set_new ();
  g_autofree char *names = NULL;
  guint kaifeng = heshu_district_set_add (set, "鼓楼区", "410204");
  guint nanjing = heshu_district_set_add (set, "鼓楼区", "320106");
  guint unknown;

  g_assert_cmpuint (kaifeng, !=, nanjing);
  g_assert_cmpuint (heshu_district_set_add (set, "开封市鼓楼区", "410204"), ==, kaifeng);
  g_assert_cmpuint (heshu_district_set_find (set, "鼓楼区", &names), ==, HESHU_DISTRICT_AMBIGUOUS);
  g_assert_cmpstr (names, ==, "鼓楼区（410204）、鼓楼区（320106）");
  g_assert_cmpuint (heshu_district_set_find (set, "320106", NULL), ==, nanjing);
  g_assert_cmpuint (heshu_district_set_find (set, "新华区", NULL), ==, HESHU_DISTRICT_UNKNOWN);

  /* a page that does not decide between two known ones gives neither a figure */
  unknown = heshu_district_set_add (set, "鼓楼区", NULL);
  g_assert_cmpuint (unknown, !=, kaifeng);
  g_assert_cmpuint (unknown, !=, nanjing);
  g_assert_cmpuint (heshu_district_set_add (set, "鼓楼区", NULL), ==, unknown);
  g_assert_cmpuint (heshu_district_set_add (set, NULL, NULL), ==, HESHU_DISTRICT_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district-set/names", test_names);
  g_test_add_func ("/district-set/codes", test_codes);

  return g_test_run ();
}
