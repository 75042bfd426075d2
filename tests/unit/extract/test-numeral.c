/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"
#include "heshu-numeral.h"

typedef struct
{
  const char *text;
  int length;        /* code points of @text that are the numeral */
  const char *value; /* (nullable): no numeral begins here */
  int precision;
  const char *qualifier;
  const char *seen;
} NumeralCase;

static const NumeralCase numeral_cases[] = {
  /* Arabic */
  { "189531人", 6, "189531", 0, "exact", "page of a health commission" },
  { "59.36%", 5, "59.36", -2, "exact", "page of a health commission" },
  { "1129.6万平方米", 7, "11296000", 3, "exact", "spec, value" },
  { "572.9853万元", 9, "5729853", 0, "exact", "spec, value" },
  { "2491.79余万元", 9, "24917900", 2, "over", "spec, text" },
  { "93万余元", 4, "930000", 4, "over", "page of a civil affairs bureau" },
  { "4600多个", 5, "4600", 0, "over", "page of a veterans bureau" },
  { "1,320盏", 5, "1320", 0, "exact", "page of a housing bureau" },
  { "1,078.70万人次", 9, "10787000", 2, "exact", "statistical communiqué" },
  { "2 340个", 5, "2340", 0, "exact", "GB/T 15835 5.1.1: a quarter em parts thousands" },
  { "３９６．５亿元", 6, "39650000000", 7, "exact", "newspaper with full-width digits" },
  { "-2.87‰", 5, "-2.87", -2, "exact", "statistical communiqué" },
  { "−5.0", 4, "-5", -1, "exact", "table with U+2212" },
  { "287,49人", 3, "287", 0, "exact", "half-width comma that ends a clause" },
  { "2021,300人", 4, "2021", 0, "exact", "a year before a clause" },
  { "12.8,14人", 4, "12.8", -1, "exact", "half-width comma behind decimals" },
  { "1.2 万人次", 5, "12000", 3, "exact", "web page with blanks around numbers" },
  { "3，688元", 5, "3688", 0, "exact", "half-width digits parted by an ideographic comma" },
  { "35.6千公顷", 5, "35600", 2, "exact", "spec: 千公顷" },
  { "3千克", 1, "3", 0, "exact", "spec: 千 belongs to 千克" },
  { "1.5万千瓦", 4, "15000", 3, "exact", "spec: 千 belongs to 千瓦" },
  { "2023千人计划", 4, "2023", 0, "exact", "a year before a programme" },
  { "2023十大新闻", 4, "2023", 0, "exact", "a year before 十大" },
  /* checks, section 2 */
  { "1,100万", 6, "11000000", 4, "exact", "RT#2297" },
  { "1,100.9亿", 8, "110090000000", 7, "exact", "RT#2297" },
  { "１，１００万", 6, "11000000", 4, "exact", "RT#2297, full width" },
  { "3万4000", 6, "34000", 0, "exact", "RT#2302" },
  { "25万6千", 5, "256000", 3, "exact", "RT#2302" },
  { "2千零30万", 6, "20300000", 4, "exact", "RT#2302" },
  { "1千零1", 4, "1001", 0, "exact", "RT#2302" },
  { "一万五千亿", 5, "1500000000000", 11, "exact", "RT#759" },
  { "二十万亿", 4, "20000000000000", 13, "exact", "RT#2325" },
  { "三百五十万亿", 6, "350000000000000", 13, "exact", "RT#2325" },
  { "三十万多亿", 5, "30000000000000", 13, "over", "RT#2365" },
  { "一万零一十二", 6, "10012", 0, "exact", "RT#1556" },
  { "一万零十二", 5, "10012", 0, "exact", "RT#1556" },
  { "一千瓦", 1, "1", 0, "exact", "RT#2666" },
  { "两千赫", 1, "2", 0, "exact", "RT#2666" },
  { "三千焦", 1, "3", 0, "exact", "RT#2666" },
  { "两万两", 2, "20000", 4, "exact", "RT#2324" },
  { "千分之一", 4, "1", 0, "exact", "RT#2267" },
  { "万分之三", 4, "0.3", -1, "exact", "RT#2267" },
  { "三十几万元", 4, "300000", 5, "over", "RT#2664" },
  { "二百余万元", 4, "2000000", 6, "over", "RT#2664" },
  { "一千多万元", 4, "10000000", 7, "over", "RT#2664" },
  { "10.56亿元", 6, "1056000000", 6, "exact", "JN#80" },
  { "3541.07万元2.3本", 8, "35410700", 2, "exact", "JN#49" },
  { "二十七点三", 5, "27.3", -1, "exact", "JN#168" },
  { "减八点八", 0, NULL, 0, NULL, "JN#169: the word is no sign" },
  { "八点八", 3, "8.8", -1, "exact", "JN#169" },
  { "１０欧元", 2, "10", 0, "exact", "JioNLP full width" },
  { "207,000\n.00元", 11, "207000", -2, "exact", "PaddleNLP#6183" },
  { "负100%", 4, "-100", 0, "exact", "MiNLP#105" },
  { "387万亩", 4, "3870000", 4, "exact", "Recognizers spec" },
  { "李四人民币", 0, NULL, 0, NULL, "JN#135" },
  /* Chinese */
  { "两千人", 2, "2000", 3, "exact", "government work report" },
  { "五万三千余人", 5, "53000", 3, "over", "government work report" },
  { "一万四千余人", 5, "14000", 3, "over", "page of a veterans bureau" },
  { "三百二十余件", 5, "320", 1, "over", "page of a women's federation" },
  { "二十八个", 3, "28", 0, "exact", "page of a veterans bureau" },
  { "百分之三十五点六", 8, "35.6", -1, "exact", "spec, value" },
  { "百分之十二点五", 7, "12.5", -1, "exact", "page of a housing bureau" },
  { "五分之四的村", 4, "80", 0, "exact", "share of villages" },
  { "八分之三", 4, "37.5", -1, "exact", "share of a sum" },
  { "十分之一", 4, "10", 0, "exact", "share of a sum" },
  { "三分之一的人", 1, "3", 0, "exact", "no exact decimal" },
  { "百分之百", 4, "100", 2, "exact", "notice on social assistance" },
  { "二十点五", 4, "20.5", -1, "exact", "decimals behind a ten" },
  { "一点五万", 4, "15000", 3, "exact", "decimals before a multiplier" },
  { "三百五", 3, "350", 1, "exact", "colloquial" },
  { "一万二", 3, "12000", 3, "exact", "colloquial" },
  { "一万五千米", 4, "15000", 3, "exact", "千 behind a 万 is no kilo" },
  { "二〇二一年", 4, "2021", 0, "exact", "digits by place" },
  { "百余名", 2, "100", 2, "over", "page of a women's federation" },
  { "百万余次", 3, "1000000", 6, "over", "page of a veterans bureau" },
  { "十来个", 2, "10", 1, "about", "speech" },
  { "十九项", 2, "19", 0, "exact", "page of a city administration" },
  { "八点三十分", 1, "8", 0, "exact", "clock time" },
  { "三四个", 0, NULL, 0, NULL, "GB/T 15835 4.2.2: three or four" },
  { "百千万工程", 0, NULL, 0, NULL, "name of a programme" },
  { "一百二三十人", 0, NULL, 0, NULL, "neither 120 nor 130" },
  { "余款", 0, NULL, 0, NULL, "余 alone" },
  { "", 0, NULL, 0, NULL, "nothing" },
};

static void
test_numeral (gconstpointer data)
{
  const NumeralCase *row = data;
  g_autofree gunichar *chars = g_utf8_to_ucs4 (row->text, -1, NULL, NULL, NULL);
  gsize length = (gsize) g_utf8_strlen (row->text, -1);
  HeshuNumeral numeral;
  gboolean found = heshu_numeral_read (chars, length, 0, HESHU_NUMERAL_PLAIN, &numeral);

  g_test_message ("%s (%s)", row->text, row->seen);
  g_assert_cmpint (found, ==, row->value != NULL);
  if (found)
    {
      g_assert_cmpstr (heshu_decimal_get_text (numeral.value), ==, row->value);
      g_assert_cmpint ((int) numeral.length, ==, row->length);
      g_assert_cmpint (numeral.precision, ==, row->precision);
      g_assert_cmpstr (heshu_qualifier_get_word (numeral.qualifier), ==, row->qualifier);
    }
  heshu_numeral_clear (&numeral);
}

typedef struct
{
  const char *text; /* the numeral begins behind its first word */
  guint start;
  const char *value;
  int length;
} BrokenCase;

/* Pages that were scanned: blanks between the digits of one number */
static const BrokenCase broken_cases[] = {
  { "投资达3 1 .5亿元", 3, "3150000000", 7 },
  { "增加6 . 2万人", 2, "62000", 6 },
  { "建房4　2 0套", 2, "420", 5 },
  { "扩建２ 5.6公里", 2, "25.6", 5 },
  { "比重由6 8%升", 3, "68", 3 },
  { "生产5 5 0吨", 2, "550", 5 },
  /* two numbers, or a date */
  { "目标2012 15个", 2, "2012", 4 },
  { "到第3 15家", 2, "3", 1 },
  { "如图2 35人", 2, "2", 1 },
  { "截至3 5月", 2, "3", 1 },
  { "共3. 5月起", 1, "3", 1 },
  { "甲镇 3 15家", 3, "3", 1 },
};

static void
test_broken (gconstpointer data)
{
  const BrokenCase *row = data;
  glong length = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (row->text, -1, &length);
  HeshuNumeral numeral;

  g_test_message ("%s", row->text);
  g_assert_true (heshu_numeral_read (chars, (gsize) length, row->start, HESHU_NUMERAL_PLAIN, &numeral));
  g_assert_cmpstr (heshu_decimal_get_text (numeral.value), ==, row->value);
  g_assert_cmpint ((int) numeral.length, ==, row->length);
  heshu_numeral_clear (&numeral);
}

/* Blanks part cells, not thousands */
static void
test_cells (void)
{
  gunichar chars[] = { '9', '3', ' ', '4', '5', '0', 0 };
  HeshuNumeral numeral;

  g_assert_true (heshu_numeral_read (chars, 6, 0, HESHU_NUMERAL_IN_CELLS, &numeral));
  g_assert_cmpstr (heshu_decimal_get_text (numeral.value), ==, "93");
  heshu_numeral_clear (&numeral);
  g_assert_true (heshu_numeral_read (chars, 6, 0, HESHU_NUMERAL_PLAIN, &numeral));
  g_assert_cmpstr (heshu_decimal_get_text (numeral.value), ==, "93450");
  heshu_numeral_clear (&numeral);
}

static void
test_too_long (void)
{
  g_autofree gunichar *chars = g_new (gunichar, 100000);
  HeshuNumeral numeral;

  for (guint i = 0; i < 100000; i++)
    chars[i] = '7';
  g_assert_false (heshu_numeral_read (chars, 100000, 0, HESHU_NUMERAL_PLAIN, &numeral));
  heshu_numeral_clear (&numeral);
  g_assert_true (heshu_numeral_read (chars, 80, 0, HESHU_NUMERAL_PLAIN, &numeral));
  g_assert_null (numeral.value);
  heshu_numeral_clear (&numeral);
}

typedef struct
{
  const char *text;
  const char *value; /* (nullable): refused */
  const char *value_max;
  const char *precision;
  const char *unit;
  const char *qualifier;
} TypedCase;

static const TypedCase typed_cases[] = {
  { "572.9853万元", "5729853", NULL, "0", "元", "exact" },
  { " 59.36% ", "59.36", NULL, "-2", "%", "exact" },
  { "59.36％", "59.36", NULL, "-2", "%", "exact" },
  { "2-3家", "2", "3", "0", "家", "range" },
  { "2家至3家", "2", "3", "0", "家", "range" },
  { "9~16亿", "900000000", "1600000000", "8", NULL, "range" },
  { "约1.2万人", "12000", NULL, "3", "人", "about" },
  { "不超过600元", "600", NULL, "0", "元", "under" },
  { "8%左右", "8", NULL, "0", "%", "about" },
  { "30个以上", "30", NULL, "0", "个", "over" },
  { "11000余人次", "11000", NULL, "0", "人次", "over" },
  { "百分之三十五点六", "35.6", NULL, "-1", "%", "exact" },
  { "三成", "30", NULL, "1", "%", "exact" },
  { "-12.2%", "-12.2", NULL, "-1", "%", "exact" },
  { "下降12.2%", "-12.2", NULL, "-1", "%", "exact" },
  { "￥207,000.00", "207000", NULL, "-2", "元", "exact" },
  { "1183元/人·月", "1183", NULL, "0", "元/人·月", "exact" },
  { "5729853", "5729853", NULL, "0", NULL, "exact" },
  { "１２ 名", "12", NULL, "0", "名", "exact" },
  { "12枚新单位", "12", NULL, "0", "枚新单位", "exact" },
  { "", NULL, NULL, NULL, NULL, NULL },
  { "许多", NULL, NULL, NULL, NULL, NULL },
  { "12人和13人", NULL, NULL, NULL, NULL, NULL },
  { "2-", NULL, NULL, NULL, NULL, NULL },
};

static void
test_typed (gconstpointer data)
{
  const TypedCase *row = data;
  g_autoptr (GError) error = NULL;
  HeshuTypedValue typed;
  gboolean read = heshu_typed_value_read (row->text, &typed, &error);

  g_test_message ("%s", row->text);
  if (row->value == NULL)
    {
      g_assert_false (read);
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_VALUE_NOT_A_NUMBER);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (read);
  g_assert_cmpstr (typed.fields[HESHU_FIELD_VALUE], ==, row->value);
  g_assert_cmpstr (typed.fields[HESHU_FIELD_VALUE_MAX], ==, row->value_max);
  g_assert_cmpstr (typed.fields[HESHU_FIELD_PRECISION], ==, row->precision);
  g_assert_cmpstr (typed.fields[HESHU_FIELD_UNIT], ==, row->unit);
  g_assert_cmpstr (typed.fields[HESHU_FIELD_QUALIFIER], ==, row->qualifier);
  heshu_typed_value_clear (&typed);
}

static void
test_typed_too_long (void)
{
  g_autofree char *digits = g_strnfill (65, '8');
  g_autoptr (GError) error = NULL;
  HeshuTypedValue typed;

  g_assert_false (heshu_typed_value_read (digits, &typed, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_VALUE_TOO_LONG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numeral_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/numeral/%03u", i);

      g_test_add_data_func (path, &numeral_cases[i], test_numeral);
    }
  for (guint i = 0; i < G_N_ELEMENTS (typed_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/typed-value/%03u", i);

      g_test_add_data_func (path, &typed_cases[i], test_typed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/numeral/broken/%u", i);

      g_test_add_data_func (path, &broken_cases[i], test_broken);
    }
  g_test_add_func ("/numeral/cells", test_cells);
  g_test_add_func ("/numeral/too-long", test_too_long);
  g_test_add_func ("/typed-value/too-long", test_typed_too_long);
  return g_test_run ();
}
