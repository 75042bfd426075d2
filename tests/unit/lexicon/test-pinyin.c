/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-pinyin.h"

#include <string.h>

typedef struct
{
  const char *typed;
  const char *text;
  const char *marked; /* NULL: not found */
} FindCase;

static const FindCase find_cases[] = {
  /* initials, from the beginning and from within */
  { "jtys", "家庭医生签约率", "家庭医生" },
  { "qyl", "家庭医生签约率", "签约率" },
  { "hjq", "惠济区", "惠济区" },
  { "hjq", "郑州市惠济区", "惠济区" },
  { "jtysqyl", "家庭医生签约率", "家庭医生签约率" },
  { "jtsqyl", "家庭医生签约率", NULL },
  { "jtyss", "家庭医生签约率", NULL },
  /* whole syllables, and the last as far as it is typed */
  { "huiji", "惠济区", "惠济" },
  { "huij", "惠济区", "惠济" },
  { "hui", "惠济区", "惠" },
  { "hu", "惠济区", "惠" },
  { "huijiq", "惠济区", "惠济区" },
  { "hujiqu", "惠济区", NULL }, /* hu is no reading of 惠 */
  { "zhengzhou", "郑州市", "郑州" },
  /* both mixed, with the two letters of zh, ch and sh */
  { "jiatys", "家庭医生签约率", "家庭医生" },
  { "jtyish", "家庭医生签约率", "家庭医生" },
  { "zhzhs", "郑州市", "郑州市" },
  { "zzhou", "郑州市", "郑州" },
  { "家庭ys", "家庭医生签约率", "家庭医生" },
  { "jt医生", "家庭医生签约率", "家庭医生" },
  { "惠济", "郑州市惠济区", "惠济" },
  { "金水", "郑州市惠济区", NULL },
  /* every reading of a character that has several */
  { "cq", "重庆市", "重庆" },
  { "zq", "重庆市", "重庆" },
  { "chongqing", "重庆市", "重庆" },
  { "cg", "长葛市", "长葛" },
  { "zg", "长葛市", "长葛" },
  { "changge", "长葛市", "长葛" },
  { "lel", "乐陵市", "乐陵" },
  { "yueling", "乐陵市", "乐陵" },
  { "laoling", "乐陵市", "乐陵" },
  { "xiamen", "厦门市", "厦门" },
  { "shamen", "厦门市", "厦门" },
  { "luan", "六安市", "六安" },
  { "bengbu", "蚌埠市", "蚌埠" },
  { "fanyu", "番禺区", "番禺" },
  { "panyu", "番禺区", "番禺" },
  { "yuxian", "蔚县", "蔚县" },
  { "donge", "东阿县", "东阿" },
  { "xunxian", "浚县", "浚县" },
  { "yinhang", "农村商业银行", "银行" },
  { "zhangla", "长葛市", NULL },
  /* where one syllable ends and the next begins is not known, unless it is said */
  { "xian", "西安市", "西安" },
  { "xian", "惠济县", "县" },
  { "xi'an", "西安市", "西安" },
  { "xi an", "西安市", "西安" },
  { "xi’an", "西安市", "西安" },
  { "xi'an", "惠济县", NULL },
  { "hui ji qu", "惠济区", "惠济区" },
  /* ü */
  { "lvhua", "绿化覆盖率", "绿化" },
  { "luhua", "绿化覆盖率", "绿化" },
  { "lüh", "绿化覆盖率", "绿化" },
  { "nvx", "女性就业人数", "女性" },
  { "luey", "略阳县", "略阳" },
  { "lvey", "略阳县", "略阳" },
  /* letters, digits and signs stand for themselves, in any width and case */
  { "gdp", "GDP总量", "GDP" },
  { "ＧＤＰ", "GDP总量", "GDP" },
  { "GDPzl", "gdp总量", "gdp总量" },
  { "JTYS", "家庭医生签约率", "家庭医生" },
  { "65s", "６５岁及以上老年人", "６５岁" },
  { "lasc", "“两癌”筛查人次", "两癌”筛查" },
  { "rjgdp", "人均 GDP", "人均 GDP" },
  { "PM2.5", "PM2.5平均浓度", "PM2.5" },
  { "PM25", "PM2.5平均浓度", "PM2.5" },
  { "%", "占比（%）", "%" },
  /* characters outside of the first plane, and those that are none */
  { "yl", "𬭎量", NULL },
  { "hongl", "𬭎量", "𬭎量" },
  { "ly", "二〇二一年", NULL },
  { "eley", "二〇二一年", "二〇二一" },
  { "😀", "好😀", "😀" },
  { "hx", "好😀学", "好😀学" },
  { "a", "", NULL },
  { "a", "，。", NULL },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (find_cases); i++)
    {
      const FindCase *c = &find_cases[i];
      HeshuPinyinSearch search;
      guint start = 0, end = 0;
      gboolean found;
      g_autofree char *marked = NULL;

      g_assert_true (heshu_pinyin_search_init (&search, c->typed));
      found = heshu_pinyin_find (&search, c->text, &start, &end);
      if (found)
        marked = g_strndup (c->text + start, end - start);
      if (g_strcmp0 (marked, c->marked) != 0)
        g_test_message ("%s in %s", c->typed, c->text);
      g_assert_cmpstr (marked, ==, c->marked);
    }
}

/* Nothing is no search, and neither is what nobody types. */
static void
test_bounds (void)
{
  HeshuPinyinSearch search;
  g_autofree char *most = g_strnfill (HESHU_PINYIN_MOST, 'a');
  g_autofree char *more = g_strnfill (HESHU_PINYIN_MOST + 1, 'a');
  g_autofree char *pasted = g_strnfill (5000000, 'j');
  g_autoptr (GString) name = g_string_new (NULL);
  guint start, end;

  g_assert_false (heshu_pinyin_search_init (&search, ""));
  g_assert_false (heshu_pinyin_search_init (&search, " ' "));
  g_assert_false (heshu_pinyin_search_init (&search, more));
  g_assert_false (heshu_pinyin_search_init (&search, pasted));
  g_assert_true (heshu_pinyin_search_init (&search, most));
  g_assert_false (heshu_pinyin_find (&search, "阿", NULL, NULL));
  for (guint i = 0; i < HESHU_PINYIN_MOST; i++)
    g_string_append (name, "阿");
  g_assert_true (heshu_pinyin_find (&search, name->str, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, name->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/find", test_find);
  g_test_add_func ("/pinyin/bounds", test_bounds);
  return g_test_run ();
}
