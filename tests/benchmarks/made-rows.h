/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

/* The same made figures for the desk and for the floor: 30 districts, 20 indicators, ten years, sentences of
 * some forty characters whose words vary, as they do on a page. */
#define ROWS_PER_REPORT 20

typedef struct
{
  const char *area;
  char area_id[8];
  const char *indicator;
  const char *unit;
  char value[24];
  char period[8];
  char *sentence; /* ends with 。 */
  guint start;    /* of the figure, in characters, from the sentence's */
  guint length;
} MadeRow;

static guint64 made_state = 88172645463325252ull;

static guint
made_random (guint n)
{
  made_state ^= made_state << 13;
  made_state ^= made_state >> 7;
  made_state ^= made_state << 17;

  return (guint) (made_state % n);
}

static const char *const made_areas[] = {
  "惠济区", "管城回族区", "金水区",   "中原区", "二七区", "上街区", "中牟县", "荥阳市", "新密市", "登封市",
  "新郑市", "巩义市",     "东昌府区", "茌平区", "临清市", "高唐县", "阳谷县", "冠县",   "莘县",   "东阿县",
  "解放区", "山阳区",     "中站区",   "马村区", "修武县", "博爱县", "武陟县", "温县",   "孟州市", "沁阳市",
};
static const char *const made_indicators[] = {
  "家庭医生签约总人口", "家庭医生签约率", "宫颈癌筛查人次",     "困难群众临时生活补助金",
  "城镇新增就业人数",   "固定资产投资",   "规模以上工业增加值", "一般公共预算收入",
  "社会消费品零售总额", "新建改建公厕",   "老旧小区改造户数",   "空气质量优良天数",
  "农村饮水安全覆盖率", "高标准农田面积", "医保参保率",         "养老机构床位数",
  "义务教育阶段学校",   "文化活动场次",   "安全生产事故起数",   "垃圾分类覆盖率",
};
static const char *const made_units[] = { "人", "%", "元", "人次", "个", "平方米", "户", "家" };
static const char *const made_words[] = {
  "全区",     "截至目前",     "累计完成",   "同比增长", "较去年同期",   "建成投用", "组织开展",   "发放补贴",
  "惠及群众", "卫生服务中心", "乡镇卫生院", "重点项目", "年度目标任务", "党建引领", "网格化管理", "志愿者",
  "改造提升", "覆盖率达到",   "有序推进",   "专项行动", "排查整治",     "隐患问题", "营商环境",   "一网通办",
  "乡村振兴", "产业园区",     "招商引资",   "签约落地", "民生实事",     "督导检查",
};

static const char *
made_word (void)
{
  return made_words[made_random (G_N_ELEMENTS (made_words))];
}

static void
made_row_fill (MadeRow *row)
{
  g_autofree char *before = NULL;
  guint area = made_random (G_N_ELEMENTS (made_areas));

  row->area = made_areas[area];
  g_snprintf (row->area_id, sizeof row->area_id, "4101%02u", area);
  row->indicator = made_indicators[made_random (G_N_ELEMENTS (made_indicators))];
  row->unit = made_units[made_random (G_N_ELEMENTS (made_units))];
  g_snprintf (row->value, sizeof row->value, "%u.%u", made_random (1000000), 1 + made_random (9));
  g_snprintf (row->period, sizeof row->period, "%u", 2013 + made_random (10));
  before = g_strconcat (made_word (), made_word (), made_word (), row->indicator, made_word (), NULL);
  row->start = (guint) g_utf8_strlen (before, -1);
  row->length = (guint) (strlen (row->value) + g_utf8_strlen (row->unit, -1));
  row->sentence = g_strconcat (before, row->value, row->unit, "，", made_word (), made_word (), made_word (),
                               made_word (), "。", NULL);
}
