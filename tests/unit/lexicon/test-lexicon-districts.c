/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon.h"

#include <string.h>

static GPtrArray *
find (const char *form)
{
  return heshu_lexicon_find (heshu_lexicon_get_builtin (), "district", form);
}

static GPtrArray *
find_code (const char *code)
{
  return heshu_lexicon_find_value (heshu_lexicon_get_builtin (), "district", code);
}

static gboolean
is_code (const char *text)
{
  return strlen (text) == 6 && strspn (text, "0123456789") == 6;
}

/* A code belongs to one place: all its terms say the same of it. */
static void
check_one_place (const char *code)
{
  g_autoptr (GPtrArray) terms = find_code (code);
  gboolean full_name = FALSE;

  g_assert_cmpuint (terms->len, >, 0);
  for (guint i = 0; i < terms->len; i++)
    {
      const HeshuTerm *term = terms->pdata[i];

      g_assert_cmpstr (heshu_term_get (term, "name"), ==, heshu_term_get (terms->pdata[0], "name"));
      g_assert_cmpstr (heshu_term_get (term, "parent"), ==, heshu_term_get (terms->pdata[0], "parent"));
      g_assert_cmpstr (heshu_term_get (term, "level"), ==, heshu_term_get (terms->pdata[0], "level"));
      full_name |= g_str_equal (heshu_term_get_form (term), heshu_term_get (term, "name"));
    }
  g_assert_true (full_name);
}

static void
check_parent (const HeshuTerm *term)
{
  const char *code = heshu_term_get_value (term);
  const char *level = heshu_term_get (term, "level");
  const char *parent = heshu_term_get (term, "parent");
  g_autoptr (GPtrArray) parents = NULL;
  const char *parent_level;

  if (g_str_equal (level, "province"))
    {
      g_assert_null (parent);
      g_assert_true (g_str_has_suffix (code, "0000"));
      return;
    }

  g_assert_nonnull (parent);
  parents = find_code (parent);
  g_assert_cmpuint (parents->len, >, 0);
  parent_level = heshu_term_get (parents->pdata[0], "level");
  if (g_str_equal (level, "prefecture"))
    {
      g_assert_cmpstr (parent_level, ==, "province");
      g_assert_true (g_str_has_suffix (code, "00") && !g_str_has_suffix (code, "0000"));
      g_assert_true (strncmp (code, parent, 2) == 0);
      return;
    }
  /* 济源市, 东城区: some counties stand right under the province */
  g_assert_true (g_str_equal (level, "county") || g_str_equal (level, "zone"));
  g_assert_true (g_str_equal (parent_level, "prefecture") || g_str_equal (parent_level, "province"));
  g_assert_true (strncmp (code, parent, g_str_equal (parent_level, "prefecture") ? 4 : 2) == 0);
  g_assert_false (g_str_has_suffix (code, "00"));
}

/* Every code that can be thought of is asked for. */
static void
test_all_codes (void)
{
  guint counts[4] = { 0 };
  const char *const levels[] = { "province", "prefecture", "county", "zone", NULL };

  for (guint number = 110000; number < 830000; number++)
    {
      g_autofree char *code = g_strdup_printf ("%06u", number);
      g_autoptr (GPtrArray) terms = find_code (code);

      if (terms->len == 0)
        continue;
      g_assert_true (is_code (code));
      check_one_place (code);
      check_parent (terms->pdata[0]);
      for (guint i = 0; levels[i] != NULL; i++)
        counts[i] += g_str_equal (heshu_term_get (terms->pdata[0], "level"), levels[i]);
    }

  /* 34 at the top; 333 prefectures and about 2,850 counties, as the yearbook counts them */
  g_assert_cmpuint (counts[0], ==, 34);
  g_assert_cmpuint (counts[1], ==, 333);
  g_assert_cmpuint (counts[2], >, 2800);
  g_assert_cmpuint (counts[2], <, 2900);
  g_assert_cmpuint (counts[3], >, 100);
}

typedef struct
{
  const char *form;
  const char *code;
  const char *name;
} NameCase;

static const NameCase unique_names[] = {
  /* the districts of the pages */
  { "惠济区", "410108", "惠济区" },
  { "惠济", "410108", "惠济区" },
  { "管城回族区", "410104", "管城回族区" },
  { "管城区", "410104", "管城回族区" },
  { "管城", "410104", "管城回族区" },
  { "聊城市", "371500", "聊城市" },
  { "焦作市", "410800", "焦作市" },
  /* a zone goes by many names */
  { "焦作市城乡一体化示范区", "410871", "焦作市城乡一体化示范区" },
  { "焦作城乡一体化示范区", "410871", "焦作市城乡一体化示范区" },
  { "焦作市示范区", "410871", "焦作市城乡一体化示范区" },
  { "焦作示范区", "410871", "焦作市城乡一体化示范区" },
  { "郑州高新区", "410172", "郑州高新技术产业开发区" },
  /* short forms of provinces; a county named like a province does not take its name */
  { "内蒙古", "150000", "内蒙古自治区" },
  { "河南", "410000", "河南省" },
  { "吉林", "220000", "吉林省" },
  { "重庆", "500000", "重庆市" },
  /* right under the province */
  { "济源市", "419001", "济源市" },
  { "恩施州", "422800", "恩施土家族苗族自治州" },
};

static void
test_unique_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unique_names); i++)
    {
      g_autoptr (GPtrArray) found = find (unique_names[i].form);

      g_test_message ("%s", unique_names[i].form);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (heshu_term_get_value (found->pdata[0]), ==, unique_names[i].code);
      g_assert_cmpstr (heshu_term_get (found->pdata[0], "name"), ==, unique_names[i].name);
    }
}

/* metrics.md, area_id: names that are not unique in China give all places of that name. */
static void
test_ambiguous_names (void)
{
  const char *const names[] = {
    "鼓楼区", "新华区", "高新区", "经开区", "城乡一体化示范区", "朝阳区", "西湖区"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) found = find (names[i]);
      g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

      g_test_message ("%s", names[i]);
      for (guint k = 0; k < found->len; k++)
        g_assert_true (g_hash_table_add (codes, (gpointer) heshu_term_get_value (found->pdata[k])));
      g_assert_cmpuint (g_hash_table_size (codes), >, 1);
    }
}

typedef struct
{
  const char *text;
  const char *why;
} NoPlaceCase;

/* Words of any report that hold the characters of a county's name */
static const NoPlaceCase no_places[] = {
  { "新增城镇就业", "增城" },   { "会同有关部门", "会同" }, { "回迁安置", "迁安" },
  { "强农惠农政策", "惠农" },   { "实现长治久安", "长治" }, { "其中卫生院", "中卫" },
  { "保障人民权益", "民权" },   { "公安机关", "公安" },     { "打造绿色通道", "通道" },
  { "巩固安全成果", "固安" },   { "复合肥12吨", "合肥" },   { "金融安全", "融安" },
  { "推广安全用药", "广安" },   { "合作社旗下", "社旗" },   { "日照时数", "日照" },
  { "四平方米", "四平" },       { "维修水利设施", "修水" }, { "安居乐业", "乐业" },
  { "互助合作", "互助, 合作" }, { "30余干部", "余干" },     { "资源共享", "资源" },
};

static void
test_no_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_places); i++)
    {
      glong length;
      g_autofree gunichar *chars = g_utf8_to_ucs4_fast (no_places[i].text, -1, &length);
      g_autoptr (GArray) matches = heshu_lexicon_scan (heshu_lexicon_get_builtin (), chars, (gsize) length);

      g_test_message ("%s, not %s", no_places[i].text, no_places[i].why);
      for (guint k = 0; k < matches->len; k++)
        {
          const HeshuTerm *term = g_array_index (matches, HeshuMatch, k).term;

          g_assert_cmpstr (heshu_term_get_category (term), !=, "district");
        }
    }
}

/* What comes together by chance is marked, so that a reader of texts asks for more than the form: 示范县
 * holds 范县. */
static void
test_common (void)
{
  const char *const marked[] = { "范县", "城区", "老城区", "高新区" };
  const char *const unmarked[] = { "惠济区", "管城区", "焦作示范区", "中牟县" };

  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autoptr (GPtrArray) found = find (marked[i]);

      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpstr (heshu_term_get (found->pdata[0], "common"), ==, "yes");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unmarked); i++)
    {
      g_autoptr (GPtrArray) found = find (unmarked[i]);

      g_assert_cmpuint (found->len, ==, 1);
      g_assert_null (heshu_term_get (found->pdata[0], "common"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lexicon/districts/all-codes", test_all_codes);
  g_test_add_func ("/lexicon/districts/unique-names", test_unique_names);
  g_test_add_func ("/lexicon/districts/ambiguous-names", test_ambiguous_names);
  g_test_add_func ("/lexicon/districts/no-places", test_no_places);
  g_test_add_func ("/lexicon/districts/common", test_common);

  return g_test_run ();
}
