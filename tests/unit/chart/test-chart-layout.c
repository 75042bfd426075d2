/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-fixture.h"
#include "heshu-error.h"
#include "heshu-scene-private.h"

#include <string.h>

/* Characters of Chinese names; a name takes them in turn */
static const char *const characters[] = { "焦", "作", "市", "城", "乡", "一", "体", "化", "示",
                                          "范", "惠", "济", "管", "回", "族", "中", "原", "金",
                                          "水", "高", "新", "技", "术", "开", "发" };

static const char *const sizes[] = { "print-1", "print-2",     "print-3",     "print-8",
                                     "wechat",  "square",      "screen",      "900x383px",
                                     "85x60mm", "173.4x120mm", "1080x1920px", "3840x2160px" };

/* One invented figure, of every magnitude and qualifier; freed with the array */
static void
fill_figure (FixtureFigure *figure, GRand *random, GPtrArray *texts, gboolean negatives)
{
  static const char *const qualifiers[] = { "exact", "exact", "exact", "over", "about", "under", "range" };
  static const char *const words[] = { NULL, NULL, NULL, "余", "约", "近", NULL };
  guint kind = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (qualifiers));
  guint n_digits = (guint) g_rand_int_range (random, 1, 10);
  GString *name = g_string_new (NULL);
  GString *value = g_string_new (negatives && g_rand_boolean (random) ? "-" : NULL);
  guint n_characters = (guint) g_rand_int_range (random, 2, 15);

  for (guint i = 0; i < n_characters; i++)
    g_string_append (name, characters[g_rand_int_range (random, 0, G_N_ELEMENTS (characters))]);
  g_string_append_printf (name, "%u", texts->len);
  g_string_append_printf (value, "%d", g_rand_int_range (random, 1, 10));
  for (guint i = 1; i < n_digits; i++)
    g_string_append_printf (value, "%d", g_rand_int_range (random, 0, 10));

  figure->area = g_string_free (name, FALSE);
  g_ptr_array_add (texts, (char *) figure->area);
  figure->unit = "人次";
  if (g_rand_int_range (random, 0, 8) == 0)
    {
      g_string_free (value, TRUE);
      return;
    }

  figure->value = g_string_free (value, FALSE);
  g_ptr_array_add (texts, (char *) figure->value);
  figure->qualifier = qualifiers[kind];
  figure->word = words[kind];
  figure->value_max = NULL;
  if (kind == 6 && *figure->value == '-')
    figure->qualifier = "exact";
  else if (kind == 6)
    {
      figure->value_max = g_strconcat (figure->value, "9", NULL);
      g_ptr_array_add (texts, (char *) figure->value_max);
    }
  figure->text = g_strconcat (figure->value, kind == 3 ? "余" : "", "人次", NULL);
  g_ptr_array_add (texts, (char *) figure->text);
  if (g_rand_int_range (random, 0, 9) == 0)
    figure->kind = "target";
}

static void
check_boxes (const HeshuScene *scene, const char *what)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const HeshuMark *a = &g_array_index (scene->marks, HeshuMark, i);
      double ax, ay, aw, ah;

      if (a->shape != HESHU_MARK_TEXT)
        continue;
      heshu_mark_get_box (a, &ax, &ay, &aw, &ah);
      if (ax < -0.01 || ay < -0.01 || ax + aw > scene->width + 0.01 || ay + ah > scene->height + 0.01)
        g_error ("%s: “%s” leaves the frame", what, a->text);

      for (guint j = i + 1; j < scene->marks->len; j++)
        {
          const HeshuMark *b = &g_array_index (scene->marks, HeshuMark, j);
          double bx, by, bw, bh;

          if (b->shape != HESHU_MARK_TEXT)
            continue;
          heshu_mark_get_box (b, &bx, &by, &bw, &bh);
          if (ax + aw > bx + 0.01 && bx + bw > ax + 0.01 && ay + ah > by + 0.01 && by + bh > ay + 0.01)
            g_error ("%s: “%s” and “%s” overlap", what, a->text, b->text);
        }
    }
}

/* No bar, dot, cap or target leaves the frame either */
static void
check_marks (const HeshuScene *scene, const char *what)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, i);
      double x, y, width, height;

      heshu_mark_get_box (mark, &x, &y, &width, &height);
      if (x < -0.5 || y < -0.5 || x + width > scene->width + 0.5 || y + height > scene->height + 0.5)
        g_error ("%s: a %s leaves the frame", what, mark->role);
    }
}

static gboolean
is_one_of (const char *role, const char *const *roles)
{
  for (guint i = 0; roles[i] != NULL; i++)
    if (g_str_equal (role, roles[i]))
      return TRUE;

  return FALSE;
}

/* No figure or name stands on a bar, a dot or a target line: black on black is no figure */
static void
check_texts_on_marks (const HeshuScene *scene, const char *what)
{
  static const char *const drawn[] = { "bar", "open-end", "about-box", "plan",      "target", "limit",
                                       "cap", "dot",      "range",     "range-end", NULL };
  static const char *const written[] = { "label",   "tail", "missing",      "name",
                                         "heading", "tick", "target-label", NULL };

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const HeshuMark *text = &g_array_index (scene->marks, HeshuMark, i);
      double ax, ay, aw, ah;

      if (!is_one_of (text->role, written))
        continue;
      heshu_mark_get_box (text, &ax, &ay, &aw, &ah);
      for (guint j = 0; j < scene->marks->len; j++)
        {
          const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, j);
          double bx, by, bw, bh;

          if (!is_one_of (mark->role, drawn))
            continue;
          heshu_mark_get_box (mark, &bx, &by, &bw, &bh);
          if (ax + aw > bx + 0.1 && bx + bw > ax + 0.1 && ay + ah > by + 0.1 && by + bh > ay + 0.1)
            g_error ("%s: “%s” stands on a %s", what, text->text, mark->role);
        }
    }
}

static gboolean
is_fixed (const char *size)
{
  return strchr (size, 'x') != NULL || g_str_equal (size, "screen") || g_str_equal (size, "square");
}

static void
try_chart (GRand *random, guint n_rows, const char *size, const char *form, guint *n_drawn)
{
  g_autofree FixtureFigure *figures = g_new0 (FixtureFigure, n_rows + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HeshuTable) table = NULL;
  g_autoptr (HeshuChartSpec) spec = NULL;
  g_autoptr (HeshuScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = g_strdup_printf ("%u rows, %s, %s", n_rows, size, form);
  gboolean negatives = g_rand_int_range (random, 0, 3) == 0;

  for (guint i = 0; i < n_rows; i++)
    fill_figure (&figures[i], random, texts, negatives);
  /* one at least has a figure, or there is nothing to draw */
  if (figures[0].value == NULL)
    {
      figures[0].value = "5";
      figures[0].text = "5人次";
    }
  figures[0].kind = NULL;

  table = fixture_table_new ("大型体育活动安保人次", negatives ? "change" : "level", figures, TRUE);
  spec = fixture_spec_new (table, form, size, g_rand_boolean (random) ? "zh" : "en");
  scene = heshu_chart_lay_out (spec, &error);
  if (scene == NULL)
    {
      /* forty rows do not fit into every fixed frame; a height that is free fits any */
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_CHART_TOO_SMALL);
      if (!is_fixed (size))
        g_error ("%s: no room in a height that is free", what);
      return;
    }

  check_boxes (scene, what);
  check_marks (scene, what);
  check_texts_on_marks (scene, what);
  (*n_drawn)++;
}

/* Several indicators below each other, each with its own scale */
static void
test_panels (void)
{
  const FixtureFigure *const all[] = { fixture_rates, fixture_qualifiers, fixture_money, fixture_growth,
                                       fixture_targets };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint n_panels = 2; n_panels <= G_N_ELEMENTS (all); n_panels++)
      {
        g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_table_unref);
        HeshuChartOptions options = { .size = sizes[i],
                                      .language = "zh",
                                      .form = n_panels % 2 == 0 ? "bar" : "dot" };
        g_autofree char *what = g_strdup_printf ("%u panels, %s", n_panels, sizes[i]);
        g_autoptr (HeshuChartSpec) spec = NULL;
        g_autoptr (HeshuScene) scene = NULL;
        g_autoptr (GError) error = NULL;

        for (guint j = 0; j < n_panels; j++)
          g_ptr_array_add (tables, fixture_table_new ("困难群众临时生活补助金", j == 3 ? "change" : "level",
                                                      all[j], TRUE));
        spec = heshu_chart_spec_new (tables, &options, &error);
        g_assert_no_error (error);
        scene = heshu_chart_lay_out (spec, &error);
        if (scene == NULL)
          {
            g_assert_error (error, HESHU_ERROR, HESHU_ERROR_CHART_TOO_SMALL);
            g_assert_true (is_fixed (sizes[i]));
            continue;
          }
        check_boxes (scene, what);
        check_marks (scene, what);
        check_texts_on_marks (scene, what);
      }
}

static void
test_no_overlap (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20220110);
  guint n_drawn = 0;
  guint n_tried = 0;

  for (guint n_rows = 1; n_rows <= 40; n_rows++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        try_chart (random, n_rows, sizes[i], (n_rows + i) % 3 == 0 ? "dot" : "bar", &n_drawn);
        n_tried++;
      }

  g_test_message ("%u of %u charts fit their frame", n_drawn, n_tried);
  g_assert_cmpuint (n_drawn, >, n_tried / 2);
}

static const HeshuMark *
find_mark (const HeshuScene *scene, const char *role, guint index)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, i);

      if (g_str_equal (mark->role, role) && index-- == 0)
        return mark;
    }

  return NULL;
}

static guint
count_marks (const HeshuScene *scene, const char *role)
{
  guint n = 0;

  while (find_mark (scene, role, n) != NULL)
    n++;
  return n;
}

/* Lengths are the values: twice the figure is twice the bar, from zero */
static void
test_bar_lengths (void)
{
  static const FixtureFigure figures[] = { { "惠济区", "80", "80%", "%" },
                                           { "管城回族区", "40", "40%", "%" },
                                           { "中原区", "10", "10%", "%" },
                                           { NULL } };
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", figures, FALSE);
  g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", "screen", "zh");
  g_autoptr (HeshuScene) scene = fixture_lay_out (spec);
  const HeshuMark *bars[3];

  for (guint i = 0; i < 3; i++)
    {
      bars[i] = find_mark (scene, "bar", i);
      g_assert_nonnull (bars[i]);
      g_assert_cmpfloat_with_epsilon (bars[i]->x, bars[0]->x, 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (bars[0]->width, 2 * bars[1]->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (bars[0]->width, 8 * bars[2]->width, 1e-6);
}

/* What qualifies a figure is drawn, not only written */
static void
test_qualifiers (void)
{
  g_autoptr (HeshuTable) money = fixture_table_new ("困难群众临时生活补助金", "level", fixture_money, FALSE);
  g_autoptr (HeshuChartSpec) bars = fixture_spec_new (money, "bar", "screen", "zh");
  g_autoptr (HeshuScene) bar_scene = fixture_lay_out (bars);
  g_autoptr (HeshuTable) drills = fixture_table_new ("应急演练出动人次", "level", fixture_qualifiers, FALSE);
  g_autoptr (HeshuChartSpec) dots = fixture_spec_new (drills, NULL, "screen", "zh");
  g_autoptr (HeshuScene) dot_scene = fixture_lay_out (dots);
  g_autofree char *text = heshu_scene_print (dot_scene);

  g_assert_cmpuint (count_marks (bar_scene, "open-end"), ==, 1);
  g_assert_cmpuint (count_marks (bar_scene, "about"), ==, 1);
  g_assert_cmpuint (count_marks (bar_scene, "cap"), ==, 1);
  g_assert_cmpuint (count_marks (bar_scene, "bar"), ==, 5);
  /* a range has no length: it proposes dots */
  g_assert_cmpuint (count_marks (dot_scene, "range"), ==, 1);
  g_assert_cmpuint (count_marks (dot_scene, "range-end"), ==, 2);
  g_assert_nonnull (strstr (text, "“11,000余”"));
  g_assert_nonnull (strstr (text, "“约6400”"));
  g_assert_nonnull (strstr (text, "“近5000”"));
  g_assert_nonnull (strstr (text, "“7500~8800”"));
  /* missing is a word, not a zero */
  g_assert_cmpuint (count_marks (dot_scene, "missing"), ==, 1);
  g_assert_nonnull (strstr (text, "“未提及”"));
}

static void
test_targets (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_targets, FALSE);
  g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", "print-2", "zh");
  g_autoptr (HeshuScene) scene = fixture_lay_out (spec);
  g_autofree char *text = heshu_scene_print (scene);
  const HeshuMark *limit = find_mark (scene, "limit", 0);

  g_assert_cmpuint (count_marks (scene, "target"), ==, 2);
  g_assert_nonnull (limit);
  g_assert_cmpfloat (limit->dash, >, 0);
  g_assert_cmpuint (count_marks (scene, "plan"), ==, 1);
  g_assert_nonnull (strstr (text, "目标80%"));
  g_assert_nonnull (strstr (text, "限额85%"));
  g_assert_nonnull (strstr (text, "计划70%"));
}

/* One target for all is said once, above the rows */
static void
test_common_target (void)
{
  static const FixtureFigure figures[] = { { "惠济区", "59.36", "59.36%", "%", .precision = -2 },
                                           { "惠济区", "80", "80%", "%", .kind = "target" },
                                           { "管城回族区", "95.7", "95.7%", "%", .precision = -1 },
                                           { "管城回族区", "80", "80%", "%", .kind = "target" },
                                           { NULL } };
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", figures, FALSE);
  g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", "print-3", "zh");
  g_autoptr (HeshuScene) scene = fixture_lay_out (spec);

  g_assert_cmpuint (count_marks (scene, "target"), ==, 2);
  g_assert_cmpuint (count_marks (scene, "target-label"), ==, 1);
  g_assert_cmpuint (count_marks (scene, "tail"), ==, 0);
  check_boxes (scene, "common target");
}

/* Negative bars end left of zero, their labels left of them */
static void
test_negative (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("新建安置房面积", "change", fixture_growth, FALSE);
  g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", "screen", "zh");
  g_autoptr (HeshuScene) scene = fixture_lay_out (spec);
  g_autofree char *text = heshu_scene_print (scene);
  const HeshuMark *zero = find_mark (scene, "zero", 0);
  const HeshuMark *fall = find_mark (scene, "bar", 2);
  const HeshuMark *label = find_mark (scene, "label", 2);

  g_assert_cmpfloat_with_epsilon (fall->x + fall->width, zero->x, 1e-6);
  g_assert_cmpfloat (label->x + label->width, <, fall->x);
  g_assert_nonnull (strstr (text, "“−8.5%”"));
  g_assert_nonnull (strstr (text, "“下降超过30%”"));
}

/* A click on a bar or its label finds the metric */
static void
test_pick (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, FALSE);
  g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", "screen", "zh");
  g_autoptr (HeshuScene) scene = fixture_lay_out (spec);
  const HeshuMark *bar = find_mark (scene, "bar", 0);
  const HeshuMark *label = find_mark (scene, "label", 0);

  g_assert_nonnull (bar->metric);
  g_assert_cmpstr (heshu_scene_pick (scene, bar->x + 5, bar->y + 2), ==, bar->metric);
  g_assert_cmpstr (heshu_scene_pick (scene, label->x + 2, label->y - 2), ==, bar->metric);
  g_assert_null (heshu_scene_pick (scene, 1, 1));
}

static void
test_too_small (void)
{
  static const char *const tiny[] = { "10x10mm", "41x20mm", "40x40px", "1600x60px", "1x1px", "1000x3mm" };
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (tiny); i++)
    {
      g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", tiny[i], "zh");
      g_autoptr (GError) error = NULL;

      g_assert_null (heshu_chart_lay_out (spec, &error));
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_CHART_TOO_SMALL);
      g_assert_nonnull (strstr (error->message, tiny[i]));
    }
}

/* The smallest text of print is 7 pt at every size that is drawn */
static void
test_smallest_type (void)
{
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, TRUE);
  static const char *const print[] = { "print-1", "print-2", "85x50mm", "60x60mm", "print-8" };

  for (guint i = 0; i < G_N_ELEMENTS (print); i++)
    {
      g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", print[i], "zh");
      g_autoptr (HeshuScene) scene = fixture_lay_out (spec);

      for (guint j = 0; j < scene->marks->len; j++)
        {
          const HeshuMark *mark = &g_array_index (scene->marks, HeshuMark, j);

          if (mark->shape == HESHU_MARK_TEXT)
            g_assert_cmpfloat (mark->size, >=, 7);
        }
    }
}

/* What a window must not make too small to be read: the smaller of names and figures */
static void
test_label_type (void)
{
  static const char *const presets[] = { "screen", "wechat", "print-2" };
  g_autoptr (HeshuTable) table = fixture_table_new ("家庭医生签约率", "ratio", fixture_rates, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (HeshuChartSpec) spec = fixture_spec_new (table, "bar", presets[i], "zh");
      g_autoptr (HeshuScene) scene = fixture_lay_out (spec);
      double size = heshu_scene_get_label_pt (scene);

      g_assert_cmpfloat (size, >, 0);
      g_assert_cmpfloat (size, ==,
                         MIN (find_mark (scene, "name", 0)->size, find_mark (scene, "label", 0)->size));
      g_assert_cmpfloat (size, <, find_mark (scene, "title", 0)->size);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!fixture_has_font ())
    {
      g_print ("1..0 # SKIP no font with Chinese characters is installed\n");
      return 0;
    }

  g_test_add_func ("/chart-layout/no-overlap", test_no_overlap);
  g_test_add_func ("/chart-layout/panels", test_panels);
  g_test_add_func ("/chart-layout/bar-lengths", test_bar_lengths);
  g_test_add_func ("/chart-layout/qualifiers", test_qualifiers);
  g_test_add_func ("/chart-layout/targets", test_targets);
  g_test_add_func ("/chart-layout/common-target", test_common_target);
  g_test_add_func ("/chart-layout/negative", test_negative);
  g_test_add_func ("/chart-layout/pick", test_pick);
  g_test_add_func ("/chart-layout/too-small", test_too_small);
  g_test_add_func ("/chart-layout/smallest-type", test_smallest_type);
  g_test_add_func ("/chart-layout/label-type", test_label_type);

  return g_test_run ();
}
