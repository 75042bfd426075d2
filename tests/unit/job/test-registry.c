/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"
#include "heshu-error.h"
#include "heshu-registry.h"

#define ANNE "Anne"
#define RATE "家庭医生签约率"
#define PEOPLE "返乡人员"

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = heshu_registry_list (fixture->desk, &error);

  g_assert_no_error (error);

  return entries;
}

/* Applies it as Anne would */
static void
apply (Fixture *fixture, HeshuRegistryChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = NULL;

  for (guint i = 0; i < change->edits->len; i++)
    ((HeshuEdit *) change->edits->pdata[i])->who = g_strdup (ANNE);
  done = heshu_desk_apply (fixture->desk, change->edits, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, >, 0);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = heshu_desk_undo (fixture->desk, ANNE, &error);

  g_assert_no_error (error);
}

/* (nullable): what making @name (nullable) another thing would do */
static HeshuRegistryChange *
save (Fixture *fixture, const char *name, const HeshuRegistryEntry *after, GError **error)
{
  g_autoptr (GPtrArray) entries = list (fixture);
  const HeshuRegistryEntry *before = name != NULL ? heshu_registry_find (entries, name) : NULL;

  return heshu_registry_save (before, after, fixture->desk, error);
}

static guint
count (Fixture *fixture, const char *indicator)
{
  HeshuMetricQuery query = { .indicator = indicator };

  return fixture_count (fixture->desk, &query);
}

static void
add_chart (Fixture *fixture, const char *title, const char *indicator)
{
  g_autofree char *spec = g_strdup_printf ("{\"panels\": [{\"indicator\": \"%s\"}]}", indicator);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = heshu_desk_save_chart (fixture->desk, NULL, title, spec, ANNE, &error);

  g_assert_no_error (error);
}

/* What metrics have is listed before anybody registered it; charts that are none are passed over */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) entries = NULL;
  const HeshuRegistryEntry *rate;

  add_chart (fixture, "签约", RATE);
  g_free (heshu_desk_save_chart (fixture->desk, NULL, "空", "{}", ANNE, NULL));
  g_free (heshu_desk_save_chart (fixture->desk, NULL, "乱", "no chart", ANNE, NULL));
  entries = list (fixture);
  g_assert_cmpuint (entries->len, ==, 5);
  rate = heshu_registry_find (entries, RATE);
  g_assert_nonnull (rate);
  g_assert_null (rate->id);
  g_assert_cmpuint (rate->count, ==, 1);
  g_assert_cmpuint (rate->n_charts, ==, 1);
  g_assert_null (heshu_registry_find (entries, "没有的指标"));
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  char *aliases[] = { (char *) " 签约覆盖率 ", (char *) RATE, NULL };
  const HeshuRegistryEntry after = { .name = (char *) RATE,
                                     .aliases = aliases,
                                     .definition = (char *) "签约人口与常住人口之比",
                                     .topic = (char *) "卫生健康/家庭医生",
                                     .unit = (char *) "%" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuRegistryChange) change = save (fixture, RATE, &after, &error);
  g_autoptr (HeshuRegistryChange) again = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  const HeshuRegistryEntry *rate;

  g_assert_no_error (error);
  apply (fixture, change);
  entries = list (fixture);
  g_assert_cmpuint (entries->len, ==, 5);
  rate = heshu_registry_find (entries, "签约覆盖率");
  g_assert_nonnull (rate->id);
  g_assert_cmpuint (g_strv_length (rate->aliases), ==, 1);
  g_assert_cmpstr (rate->definition, ==, "签约人口与常住人口之比");
  g_assert_cmpstr (rate->topic, ==, "卫生健康/家庭医生");
  g_assert_cmpstr (rate->unit, ==, "%");
  g_assert_cmpuint (count (fixture, "签约覆盖率"), ==, 1);
  again = save (fixture, RATE, &after, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->edits->len, ==, 0);

  undo (fixture);
  undone = list (fixture);
  g_assert_null (heshu_registry_find (undone, "签约覆盖率"));
  g_assert_cmpuint (count (fixture, "签约覆盖率"), ==, 0);
}

/* The old name goes on finding its metrics */
static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  const HeshuRegistryEntry after = { .name = (char *) "签约率",
                                     .aliases = (char *[]){ NULL },
                                     .definition = (char *) "",
                                     .topic = (char *) "",
                                     .unit = (char *) "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuRegistryChange) change = NULL;

  add_chart (fixture, "各区签约", RATE);
  change = save (fixture, RATE, &after, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (change->charts->len, ==, 1);
  g_assert_cmpstr (change->charts->pdata[0], ==, "各区签约");
  apply (fixture, change);
  g_assert_cmpuint (count (fixture, "签约率"), ==, 1);
  g_assert_cmpuint (count (fixture, RATE), ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  HeshuRegistryEntry after = { .name = (char *) "签约率",
                               .aliases = (char *[]){ (char *) RATE, NULL },
                               .definition = (char *) "",
                               .topic = (char *) "",
                               .unit = (char *) "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuRegistryChange) change = save (fixture, NULL, &after, &error);

  g_assert_no_error (error);
  apply (fixture, change);
  after.name = (char *) "另一个";
  g_assert_null (save (fixture, NULL, &after, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
  g_clear_error (&error);
  after.name = (char *) "";
  g_assert_null (save (fixture, NULL, &after, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  char *aliases[] = { (char *) "归乡人员", NULL };
  const HeshuRegistryEntry described = { .name = (char *) PEOPLE,
                                         .aliases = aliases,
                                         .definition = (char *) "回到户籍地的人",
                                         .topic = (char *) "",
                                         .unit = (char *) "人" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuRegistryChange) first = save (fixture, PEOPLE, &described, &error);
  g_autoptr (HeshuRegistryChange) change = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  const HeshuRegistryEntry *merged;

  g_assert_no_error (error);
  apply (fixture, first);
  add_chart (fixture, "返乡", PEOPLE);
  before = list (fixture);
  change = heshu_registry_merge (heshu_registry_find (before, PEOPLE),
                                 heshu_registry_find (before, "境外返乡人员"), fixture->desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (change->count, ==, 1);
  g_assert_cmpuint (change->charts->len, ==, 1);
  g_assert_cmpuint (count (fixture, "境外返乡人员"), ==, 1);
  apply (fixture, change);

  after = list (fixture);
  g_assert_cmpuint (after->len, ==, 4);
  merged = heshu_registry_find (after, "归乡人员");
  g_assert_cmpstr (merged->name, ==, "境外返乡人员");
  g_assert_cmpstr (merged->definition, ==, "回到户籍地的人");
  g_assert_cmpstr (merged->unit, ==, "人");
  g_assert_cmpuint (merged->count, ==, 2);
  g_assert_cmpuint (merged->n_charts, ==, 1);
  g_assert_cmpuint (count (fixture, "境外返乡人员"), ==, 2);

  undo (fixture);
  undone = list (fixture);
  g_assert_cmpuint (undone->len, ==, 5);
  g_assert_cmpstr (heshu_registry_find (undone, "归乡人员")->name, ==, PEOPLE);
  g_assert_cmpuint (count (fixture, "境外返乡人员"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TRY(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  TRY ("/registry/list", test_list);
  TRY ("/registry/save", test_save);
  TRY ("/registry/rename", test_rename);
  TRY ("/registry/refused", test_refused);
  TRY ("/registry/merge", test_merge);
#undef TRY

  return g_test_run ();
}
