/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"
#include "heshu-candidates.h"
#include "heshu-id.h"

static HeshuCandidates *
load (Fixture *fixture, HeshuField field)
{
  g_autoptr (GError) error = NULL;
  HeshuCandidates *candidates =
      heshu_candidates_new (fixture->desk, heshu_lexicon_get_builtin (), field, &error);

  g_assert_no_error (error);

  return candidates;
}

static const HeshuCandidate *
find_text (GPtrArray *found, const char *text)
{
  for (guint i = 0; i < found->len; i++)
    {
      const HeshuCandidate *candidate = g_ptr_array_index (found, i);

      if (g_str_equal (candidate->text, text))
        return candidate;
    }

  return NULL;
}

static void
assert_first (HeshuCandidates *candidates, const char *typed, const char *text, const char *marked)
{
  g_autoptr (GPtrArray) found = heshu_candidates_find (candidates, typed, 1);
  const HeshuCandidate *first;
  g_autofree char *part = NULL;

  g_test_message ("%s", typed);
  g_assert_cmpuint (found->len, ==, 1);
  first = g_ptr_array_index (found, 0);
  part = g_strndup (first->name + first->start, first->end - first->start);
  g_assert_cmpstr (first->text, ==, text);
  g_assert_cmpstr (part, ==, marked);
}

static void
test_indicators (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuCandidates) candidates = load (fixture, HESHU_FIELD_INDICATOR);
  g_autoptr (GPtrArray) all = heshu_candidates_find (candidates, "", 0);
  g_autoptr (GPtrArray) doctors = heshu_candidates_find (candidates, "jtys", 0);
  g_autoptr (GPtrArray) none = heshu_candidates_find (candidates, "qqqq", 0);
  const HeshuCandidate *found;

  /* what the desk has, and behind it what it could have */
  g_assert_cmpuint (all->len, >, 5);
  for (guint i = 0; i < all->len; i++)
    g_assert_true ((((HeshuCandidate *) g_ptr_array_index (all, i))->count > 0) == (i < 5));
  assert_first (candidates, "jtysqyl", "家庭医生签约率", "家庭医生签约率");
  assert_first (candidates, "fxry", "返乡人员", "返乡人员");
  assert_first (candidates, "jingwai", "境外返乡人员", "境外");
  assert_first (candidates, "gdph", "GDP核算资金", "GDP核");
  assert_first (candidates, "gdp", "地区生产总值", ""); /* the whole of its other name */
  found = find_text (doctors, "家庭医生签约率");
  g_assert_cmpuint (found->count, ==, 1);
  g_assert_null (found->above);
  g_assert_null (found->id);
  /* the lexicon knows both wordings as one indicator, whatever the page prints */
  assert_first (candidates, "家庭医生签约总人口", "家庭医生签约总人口", "家庭医生签约总人口");
  g_assert_null (find_text (doctors, "家庭医生签约人数"));
  g_assert_cmpuint (none->len, ==, 0);
}

/* The registry's name stands for all wordings; what has no metrics yet can be chosen too. */
static void
test_registry (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autofree char *id = heshu_id_new ();
  g_autofree char *new_id = heshu_id_new ();
  g_autoptr (GPtrArray) done =
      fixture_edit (fixture->desk, HESHU_OBJECT_INDICATOR, id, "created", NULL,
                    "{\"name\": \"签约率\", \"aliases\": \"家庭医生签约率\\n居民签约率\"}", "安妮", NULL);
  g_autoptr (GPtrArray) more = fixture_edit (fixture->desk, HESHU_OBJECT_INDICATOR, new_id, "created", NULL,
                                             "{\"name\": \"书屋藏书\"}", "安妮", NULL);
  g_autoptr (HeshuCandidates) candidates = load (fixture, HESHU_FIELD_INDICATOR);
  g_autoptr (GPtrArray) rates = heshu_candidates_find (candidates, "qyl", 0);
  g_autoptr (GPtrArray) residents = heshu_candidates_find (candidates, "jmqy", 0);
  g_autoptr (GPtrArray) books = heshu_candidates_find (candidates, "sw", 0);
  const HeshuCandidate *rate;

  g_assert_nonnull (done);
  g_assert_nonnull (more);
  rate = find_text (rates, "签约率");
  g_assert_nonnull (rate);
  g_assert_cmpstr (rate->id, ==, id);
  g_assert_cmpuint (rate->count, ==, 1);
  g_assert_null (find_text (rates, "家庭医生签约率"));
  /* by another name, and that is told */
  rate = find_text (residents, "签约率");
  g_assert_nonnull (rate);
  g_assert_cmpstr (rate->wording, ==, "居民签约率");
  g_assert_cmpuint (rate->end, ==, 0);
  g_assert_cmpuint (find_text (books, "书屋藏书")->count, ==, 0);
}

static void
test_districts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuCandidates) candidates = load (fixture, HESHU_FIELD_AREA);
  g_autoptr (GPtrArray) towers = heshu_candidates_find (candidates, "鼓楼区", 0);
  g_autoptr (GPtrArray) below = heshu_candidates_find (candidates, "zhengzhou", 0);
  g_autoptr (GPtrArray) used = heshu_candidates_find (candidates, "", 2);
  const HeshuCandidate *found;

  assert_first (candidates, "hjq", "410108", "惠济区");
  assert_first (candidates, "huiji", "410108", "惠济");
  assert_first (candidates, "惠济", "410108", "惠济");
  assert_first (candidates, "410108", "410108", "");
  assert_first (candidates, "41010", "410108", ""); /* of those the desk's with the most metrics */
  assert_first (candidates, "郑州惠济", "410108", "");
  assert_first (candidates, "zzshjq", "410108", "");
  assert_first (candidates, "cqs", "500000", "重庆市");
  assert_first (candidates, "zhongqing", "500000", "重庆");
  assert_first (candidates, "changgeshi", "411082", "长葛市");
  assert_first (candidates, "laoling", "371481", "乐陵");
  assert_first (candidates, "xiamen", "350200", "厦门");
  /* names that are not unique are told apart */
  g_assert_cmpuint (towers->len, >=, 4);
  found = find_text (towers, "320106");
  g_assert_cmpstr (found->name, ==, "鼓楼区");
  g_assert_cmpstr (found->above, ==, "江苏省南京市");
  g_assert_cmpstr (find_text (towers, "410204")->above, ==, "河南省开封市");
  /* what begins so comes before what lies in it */
  g_assert_cmpstr (((HeshuCandidate *) g_ptr_array_index (below, 0))->name, ==, "郑州市");
  g_assert_nonnull (find_text (below, "410108"));
  g_assert_cmpuint (((HeshuCandidate *) g_ptr_array_index (used, 0))->count, ==, 4);
  g_assert_cmpstr (((HeshuCandidate *) g_ptr_array_index (used, 1))->name, ==, "管城回族区");
}

/* A district of the desk that no lexicon knows is found by its name, and said by it. */
static void
test_own_district (Fixture *fixture, gconstpointer data)
{
  const Figure figure = { "12人", "12", "人", "云台新区", "", "2020", "工作人员" };
  g_autofree char *report = fixture_import (fixture->desk, "a.txt", "云台新区工作人员12人。", &figure, 1);
  g_autoptr (HeshuCandidates) candidates = load (fixture, HESHU_FIELD_AREA);

  assert_first (candidates, "ytxq", "云台新区", "云台新区");
}

static void
test_agencies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuCandidates) before = load (fixture, HESHU_FIELD_AGENCY);
  g_autoptr (GPtrArray) none = heshu_candidates_find (before, "", 0);
  g_autoptr (HeshuCandidates) after = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  fixture_must_edit (fixture->desk, rate, "agency", "惠济区卫生健康委员会", "安妮");
  after = load (fixture, HESHU_FIELD_AGENCY);
  assert_first (after, "wsjk", "惠济区卫生健康委员会", "卫生健康");
  assert_first (after, "", "惠济区卫生健康委员会", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/candidates/indicators", test_indicators);
  ADD ("/candidates/registry", test_registry);
  ADD ("/candidates/districts", test_districts);
  ADD ("/candidates/own-district", test_own_district);
  ADD ("/candidates/agencies", test_agencies);
#undef ADD

  return g_test_run ();
}
