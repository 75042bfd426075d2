/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-cases.h"

/* What a page leaves in doubt of fields that are not told beside their figure */
typedef struct
{
  const char *what;
  const char *text;
  const char *metric;
  HeshuField field;
  gboolean sure;
} CertaintyCase;

#define SURE 0.9

#define MONTHS                                                                                                                               \
  "# 兰考泡桐成林\n\n兰考县林业局介绍,2023年前三季度,全县造林2.6万亩。\n\n苗圃里一派繁忙。育苗点46个," \
  "比去年更忙。\n\n"
#define MONTHS_ALONE                                                                                         \
  "# "                                                                                                       \
  "兰考泡桐成林\n\n2023年前三季度,兰考县林业局数据显示,全县造林2."                  \
  "6万亩。\n\n苗圃里一派繁忙。育苗点46个。\n\n"
#define EARLY                                                                                                          \
  "郑州某报 2023年2月7日 星期二\n\n# "                                                                       \
  "惠济区改造老旧管网\n\n惠济区水利局介绍,今年用水保障有力,改造管网18公里,惠及居民" \
  "2600户。\n\n"
#define LATER                                                                                                          \
  "郑州某报 2023年8月7日 星期一\n\n# "                                                                       \
  "惠济区改造老旧管网\n\n惠济区水利局介绍,今年用水保障有力,改造管网18公里,惠及居民" \
  "2600户。\n\n"
#define COUNTIES                                                                                             \
  "焦作市统计局\n\n# "                                                                                 \
  "焦作市2023年用水通报\n\n全市用水量3.6亿立方米。\n\n走进温县番田镇,水渠纵横。这里新修渠道46公里。\n\n"
#define TWINS                                                                                                                    \
  "# "                                                                                                                           \
  "惠济区2023年决算报告\n\n惠济区财政局\n\n基金收入预算完成后,土地收入完成5.2亿元,彩票收入3." \
  "1亿元。车辆维修费26万元。另有车辆维修费31万元。\n\n"

#define NEXT_YEAR                                                                                            \
  "惠济区卫健委\n\n# 守护健康\n\n2021年,惠济区卫健委服务群众。新建床位240张。新院区2022年6月投用。\n\n"
#define RIVAL                                                                                                \
  "惠济区卫健委\n\n# 守护健康\n\n2019年,惠济区卫健委服务群众。新建床位240张。2022年又有新变化。\n\n"

static const CertaintyCase cases[] = {
  { "the months of a lead, in their own sentence", MONTHS, "2.6万亩", HESHU_FIELD_PERIOD, TRUE },
  { "the months of a lead where the page goes on about the year", MONTHS, "46个", HESHU_FIELD_PERIOD, FALSE },
  { "the months of a lead where nothing else is told", MONTHS_ALONE, "46个", HESHU_FIELD_PERIOD, TRUE },
  { "a page printed early in the year", EARLY, "18公里", HESHU_FIELD_PERIOD, FALSE },
  { "a page printed later in the year", LATER, "18公里", HESHU_FIELD_PERIOD, TRUE },
  { "a month of the next year is yet to come", NEXT_YEAR, "240张", HESHU_FIELD_PERIOD, TRUE },
  { "a later year that the page tells of as well", RIVAL, "240张", HESHU_FIELD_PERIOD, FALSE },
  { "a district in a page about its city", COUNTIES, "46公里", HESHU_FIELD_AREA, FALSE },
  { "the whole city", COUNTIES, "3.6亿立方米", HESHU_FIELD_AREA, TRUE },
  { "two values of one name", TWINS, "26万元", HESHU_FIELD_INDICATOR, FALSE },
  { "the second value of one name", TWINS, "31万元", HESHU_FIELD_INDICATOR, FALSE },
  { "a name of its own", TWINS, "3.1亿元", HESHU_FIELD_INDICATOR, TRUE },
};

static void
test_case (gconstpointer data)
{
  const CertaintyCase *one = data;
  g_auto (Extracted) extracted = extract_text (one->text);
  double confidence = heshu_metric_get_confidence (extracted_find (&extracted, one->metric), one->field);

  g_assert_nonnull (heshu_metric_get (extracted_find (&extracted, one->metric), one->field));
  if (one->sure)
    g_assert_cmpfloat (confidence, >=, SURE);
  else
    g_assert_cmpfloat (confidence, <, SURE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/certainty/%s", cases[i].what);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
