/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-chars.h"

typedef struct
{
  const char *seen; /* where such a sign stands */
  const char *text; /* `|` marks the place behind each sign that ends a sentence */
} Case;

static const Case cases[] = {
  { "Chinese full stops", "医保惠民。|服务便民!|" },
  { "a page set with half-width stops", "看病更近了.|全年投入3.18亿元,增长14.6%.|惠及5.2万人.|" },
  { "a year behind the stop", "任务全面完成.|2022年将再接再厉.|" },
  { "behind a quotation mark or a bracket", "打造\"样板\".|改造12处(含续建).|新增5所" },
  { "at a line's end behind a bare number", "综合指数为3.86.|\n下一项" },
  { "decimals and dates", "2.5公里,2022.12.30,0.75%" },
  { "numbers of a list", "1.抓机械.|\n12.抓仓储.|\n一.抓保障.|\n(3).抓地力.|" },
  { "the number of a list behind another paragraph", "全部完成.|\n2.培育主体,带动增收.|" },
  { "addresses and names of methods", "www.example.cn,PM2.5,V1.0版" },
  { "a unit in letters", "新修道路63.5km.|更新管网12公里.|" },
  { "within a quotation", "他说:\"路好走了.|\"大家都笑了.|" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autofree gunichar *chars = NULL;
  glong length = 0;

  for (const char *p = c->text; *p != '\0'; p++)
    if (*p != '|')
      g_string_append_c (plain, *p);
  chars = g_utf8_to_ucs4_fast (plain->str, -1, &length);
  for (glong i = 0; i < length; i++)
    {
      g_string_append_unichar (got, chars[i]);
      if (heshu_chars_end_sentence (chars, (gsize) length, (gsize) i))
        g_string_append_c (got, '|');
    }
  g_assert_cmpstr (got->str, ==, c->text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/sentence-end/%u-%s", i, cases[i].seen);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
