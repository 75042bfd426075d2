/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon.h"

#include "heshu-error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_build_filename (g_get_user_config_dir (), "heshu", "lexicons", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

static char *
cache_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "heshu", "lexicons", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cache = cache_folder ();

  empty_folder (fixture->folder);
  empty_folder (cache);
  g_free (fixture->folder);
}

static char *
write_lexicon (Fixture *fixture, const char *name, const char *xml)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  return path;
}

static const char *
value_of (HeshuLexicon *lexicon, const char *category, const char *form)
{
  g_autoptr (GPtrArray) found = heshu_lexicon_find (lexicon, category, form);

  return found->len == 1 ? heshu_term_get_value (found->pdata[0]) : NULL;
}

static const char own_lexicon[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<lexicon id=\"own\" version=\"1\">\n"
    "  <source name=\"the desk's own list\" date=\"2021-03-01\"/>\n"
    "  <agencies kind=\"department\">\n"
    "    <agency value=\"卫生健康局\">卫健委</agency>\n"
    "    <agency value=\"智慧城市\n      运行中心\"><form>智慧中心</form><form>\n"
    "      智慧城市中心 </form></agency>\n"
    "  </agencies>\n"
    "  <units><unit>人次</unit><unit value=\"亩\">卫健委</unit></units>\n"
    "</lexicon>\n";

/* What the newsroom says of a form in a category replaces what is built in; all else stays. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_lexicon (fixture, "own.xml", own_lexicon);
  HeshuLexicon *builtin = heshu_lexicon_get_builtin ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuLexicon) own = heshu_lexicon_load (builtin, path, &error);
  g_autoptr (GPtrArray) old_name = NULL;
  g_autoptr (GPtrArray) by_value = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (value_of (own, "agency", "卫健委"), ==, "卫生健康局");
  g_assert_cmpstr (value_of (builtin, "agency", "卫健委"), ==, "卫生健康委员会");
  g_assert_cmpstr (value_of (own, "unit", "卫健委"), ==, "亩");
  g_assert_cmpstr (value_of (own, "agency", "卫生健康委员会"), ==, "卫生健康委员会");
  g_assert_cmpstr (value_of (own, "unit", "公顷"), ==, "公顷");
  g_assert_cmpstr (value_of (own, "unit", "人次"), ==, "人次");

  /* white space of the file's layout is not part of a name */
  g_assert_cmpstr (value_of (own, "agency", "智慧城市中心"), ==, "智慧城市 运行中心");
  by_value = heshu_lexicon_find_value (own, "agency", "智慧城市 运行中心");
  g_assert_cmpuint (by_value->len, ==, 2);
  g_assert_cmpstr (heshu_term_get (by_value->pdata[0], "kind"), ==, "department");

  /* nor is the hidden term found by its value */
  old_name = heshu_lexicon_find_value (own, "agency", "卫生健康委员会");
  for (guint i = 0; i < old_name->len; i++)
    g_assert_cmpstr (heshu_term_get_form (old_name->pdata[i]), !=, "卫健委");
}

static void
test_own_in_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_lexicon (fixture, "own.xml", own_lexicon);
  g_autoptr (HeshuLexicon) own = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, NULL);
  glong length;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast ("区卫健委", -1, &length);
  g_autoptr (GArray) matches = heshu_lexicon_scan (own, chars, (gsize) length);
  guint agencies = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const HeshuMatch *match = &g_array_index (matches, HeshuMatch, i);

      if (strcmp (heshu_term_get_category (match->term), "agency") != 0 || match->end - match->start != 3)
        continue;
      agencies++;
      g_assert_cmpstr (heshu_term_get_value (match->term), ==, "卫生健康局");
    }
  g_assert_cmpuint (agencies, ==, 1);
}

static void
test_hash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_lexicon (fixture, "own.xml", own_lexicon);
  HeshuLexicon *builtin = heshu_lexicon_get_builtin ();
  g_autoptr (HeshuLexicon) own = heshu_lexicon_load (builtin, path, NULL);
  g_autoptr (HeshuLexicon) again = heshu_lexicon_load (builtin, path, NULL);
  g_autoptr (HeshuLexicon) twice = heshu_lexicon_load (own, path, NULL);

  g_assert_cmpuint (strlen (heshu_lexicon_get_hash (builtin)), ==, 64);
  g_assert_cmpuint (strlen (heshu_lexicon_get_hash (own)), ==, 64);
  g_assert_cmpstr (heshu_lexicon_get_hash (own), !=, heshu_lexicon_get_hash (builtin));
  g_assert_cmpstr (heshu_lexicon_get_hash (own), ==, heshu_lexicon_get_hash (again));
  g_assert_cmpstr (heshu_lexicon_get_hash (own), !=, heshu_lexicon_get_hash (twice));
}

typedef struct
{
  const char *what;
  const char *xml;
  const char *line; /* as the message has it */
  const char *word; /* that the message must name, or NULL */
} FaultCase;

#define HEAD "<lexicon id=\"x\" version=\"1\">\n"

static const FaultCase fault_cases[] = {
  { "empty", "", "line 1:", NULL },
  { "not XML", "卫健委=卫生健康委员会\n", "line 1:", NULL },
  { "tag left open", HEAD "<units>\n<unit>元</unit>\n<unit>人\n</units>\n</lexicon>\n", "line 5:", NULL },
  { "quotation mark left out", HEAD "<units>\n<unit value=元>块</unit>\n</units>\n</lexicon>\n",
    "line 3:", NULL },
  { "not UTF-8", HEAD "<units>\n<unit>\xbb\xdd\xbc\xc3</unit>\n</units>\n</lexicon>\n", "line 3:", NULL },
  { "not UTF-8, though it says so",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" HEAD
    "<units>\n<unit>\xbb\xdd\xbc\xc3</unit>\n</units>\n</lexicon>\n",
    "line 4:", NULL },
  { "another vocabulary", "<html>\n<body/></html>", "line 1:", "html" },
  { "unknown category",
    HEAD "<units><unit>元</unit></units>\n<colours>\n<colour>红</colour></colours>\n</lexicon>\n",
    "line 3:", "colours" },
  { "entry in the wrong group", HEAD "<units>\n<unit>元</unit>\n<cue>将</cue>\n</units></lexicon>\n",
    "line 4:", "cue" },
  { "unknown attribute",
    HEAD "<units>\n<unit>元</unit>\n<unit colour=\"red\">角</unit>\n</units></lexicon>\n",
    "line 4:", "unit" },
  { "misspelt sense", HEAD "<cues>\n\n<cue sense=\"traget\">力争</cue></cues></lexicon>\n",
    "line 4:", "cue" },
  { "misspelt sense of a group",
    HEAD "<cues sense=\"target\"/>\n<cues sense=\"traget\"><cue>力争</cue></cues></lexicon>\n",
    "line 3:", "cues" },
  { "entry without a form", HEAD "<units>\n<unit value=\"元\"></unit></units></lexicon>\n",
    "line 3:", "unit" },
  { "form of white space", HEAD "<units>\n<unit><form>元</form>\n<form> </form></unit></units></lexicon>\n",
    "line 4:", "form" },
  { "code of five digits",
    HEAD "<districts>\n<district value=\"41010\" name=\"甲区\">甲区</district></districts></lexicon>",
    "line 3:", "district" },
  { "document type",
    "<!DOCTYPE lexicon [\n<!ENTITY a \"元\">]>\n" HEAD "<units><unit>&a;</unit></units></lexicon>\n",
    "line 1:", "DOCTYPE" },
  { "external entity",
    "<?xml version=\"1.0\"?>\n<!DOCTYPE lexicon [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" HEAD
    "<units><unit>&a;</unit></units></lexicon>\n",
    "line 2:", "DOCTYPE" },
  { "unknown entity", HEAD "<units>\n<unit>&yuan;</unit></units></lexicon>\n", "line 3:", NULL },
};

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      const FaultCase *c = &fault_cases[i];
      g_autofree char *path = write_lexicon (fixture, "faulty.xml", c->xml);
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuLexicon) lexicon = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, &error);

      g_test_message ("%s: %s", c->what, error != NULL ? error->message : "accepted");
      g_assert_null (lexicon);
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_LEXICON_INVALID);
      g_assert_nonnull (strstr (error->message, "faulty.xml"));
      g_assert_nonnull (strstr (error->message, c->line));
      if (c->word != NULL)
        g_assert_nonnull (strstr (error->message, c->word));
    }
}

static gpointer
load_and_scan (gpointer path)
{
  const gunichar chars[] = { 0x5340, 0x536B, 0x5065, 0x59D4 }; /* 区卫健委 */
  guint found = 0;

  for (int round = 0; round < 20; round++)
    {
      g_autoptr (HeshuLexicon) own = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, NULL);
      g_autoptr (GArray) matches = own != NULL ? heshu_lexicon_scan (own, chars, G_N_ELEMENTS (chars)) : NULL;

      found += matches != NULL ? matches->len : 0;
    }
  return GUINT_TO_POINTER (found);
}

/* Many files are imported at once, each thread with the same lexicon or its own. */
static void
test_threads (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_lexicon (fixture, "own.xml", own_lexicon);
  GThread *threads[8];
  guint expected;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("lexicon", load_and_scan, path);
  expected = GPOINTER_TO_UINT (load_and_scan (path));
  g_assert_cmpuint (expected, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, expected);
}

/* A file that decayed or was cut anywhere is either still a lexicon or refused with a line; nothing else
 * happens. */
static void
test_mutated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (410871);

  for (int round = 0; round < 150; round++)
    {
      g_autofree char *xml = g_memdup2 (own_lexicon, sizeof own_lexicon);
      g_autofree char *path = g_build_filename (fixture->folder, "mutated.xml", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuLexicon) lexicon = NULL;
      int length = (int) sizeof own_lexicon - 1;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        xml[g_rand_int_range (rand, 0, length)] = (char) g_rand_int_range (rand, 0, 256);
      if (g_rand_int_range (rand, 0, 4) == 0)
        length = g_rand_int_range (rand, 0, length);
      g_assert_true (g_file_set_contents (path, xml, length, NULL));

      lexicon = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, &error);
      g_assert_true ((lexicon == NULL) == (error != NULL));
      if (error == NULL)
        continue;
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_LEXICON_INVALID);
      g_assert_nonnull (strstr (error->message, "line "));
    }
}

/* Attributes without end keep libxml2 busy for minutes; a lexicon that has them is refused at once. */
static void
test_endless_tag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) xml = g_string_new (HEAD "<units><unit");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuLexicon) lexicon = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append_printf (xml, " a%d=''", i);
  g_string_append (xml, ">元</unit></units></lexicon>");
  path = write_lexicon (fixture, "endless.xml", xml->str);
  lexicon = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, &error);
  g_assert_null (lexicon);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_LEXICON_INVALID);
  g_assert_nonnull (strstr (error->message, "line 2:"));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.xml", NULL);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (heshu_lexicon_load (heshu_lexicon_get_builtin (), path, &missing));
  g_assert_error (missing, HESHU_ERROR, HESHU_ERROR_FILE_MISSING);
  g_assert_null (heshu_lexicon_load (heshu_lexicon_get_builtin (), fixture->folder, &folder));
  g_assert_error (folder, HESHU_ERROR, HESHU_ERROR_FILE_NOT_A_FILE);
}

/* Later files win, faulty ones are named, the others hold. */
static void
test_user (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = write_lexicon (
      fixture, "10-a.xml",
      HEAD "<agencies><agency value=\"甲\">某办</agency><agency>乙办</agency></agencies></lexicon>");
  g_autofree char *b = write_lexicon (fixture, "20-b.xml", HEAD "<agencies>\n<office/></agencies></lexicon>");
  g_autofree char *c =
      write_lexicon (fixture, "30-c.xml",
                     HEAD "<agencies><agency value=\"丙\">某办</agency></agencies></lexicon>");
  g_autofree char *d = write_lexicon (fixture, "40-d.xml", "?");
  g_autofree char *e = write_lexicon (fixture, "50-e.xml~", "not a lexicon's name");
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuLexicon) lexicon = heshu_lexicon_load_user (&error);

  g_assert_nonnull (lexicon);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_LEXICON_INVALID);
  g_assert_nonnull (strstr (error->message, "20-b.xml"));
  g_assert_nonnull (strstr (error->message, "40-d.xml"));
  g_assert_null (strstr (error->message, "30-c.xml"));
  g_assert_null (strstr (error->message, "50-e"));
  g_assert_cmpstr (value_of (lexicon, "agency", "某办"), ==, "丙");
  g_assert_cmpstr (value_of (lexicon, "agency", "乙办"), ==, "乙办");
  g_assert_cmpstr (value_of (lexicon, "unit", "亩"), ==, "亩");
}

static void
test_user_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuLexicon) lexicon = heshu_lexicon_load_user (&error);

  g_assert_no_error (error);
  g_assert_cmpstr (heshu_lexicon_get_hash (lexicon), ==,
                   heshu_lexicon_get_hash (heshu_lexicon_get_builtin ()));
}

static char *
only_cache_file (void)
{
  g_autofree char *folder = cache_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  name = g_dir_read_name (dir);
  g_assert_nonnull (name);
  g_assert_null (g_dir_read_name (dir));
  return g_build_filename (folder, name, NULL);
}

static void
test_cache (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_lexicon (fixture, "own.xml", own_lexicon);
  g_autoptr (HeshuLexicon) compiled = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, NULL);
  g_autofree char *kept = only_cache_file ();
  g_autoptr (HeshuLexicon) mapped = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, NULL);
  g_autofree char *still = only_cache_file ();

  g_assert_cmpstr (kept, ==, still);
  g_assert_cmpstr (heshu_lexicon_get_hash (compiled), ==, heshu_lexicon_get_hash (mapped));
  g_assert_cmpstr (value_of (mapped, "agency", "卫健委"), ==, "卫生健康局");
}

/* Whatever a bad disk makes of the kept file, it is noticed, and the file made anew. */
static void
test_cache_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_lexicon (fixture, "own.xml", own_lexicon);
  g_autoptr (HeshuLexicon) first = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, NULL);
  g_autofree char *kept = only_cache_file ();
  g_autofree char *good = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (kept, &good, &length, NULL));
  for (gsize cut = 0; cut <= length; cut += MAX (length / 97, 1))
    {
      g_autofree char *bad = g_memdup2 (good, length + 1);
      gboolean shorten = cut % 2 == 0 && cut < length;
      g_autoptr (HeshuLexicon) again = NULL;
      g_autofree char *rebuilt = NULL;
      gsize rebuilt_length;

      bad[MIN (cut, length - 1)] ^= 0x10;
      g_assert_true (g_file_set_contents (kept, bad, shorten ? (gssize) cut : (gssize) length, NULL));
      again = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, NULL);
      g_assert_nonnull (again);
      g_assert_cmpstr (value_of (again, "agency", "卫健委"), ==, "卫生健康局");
      g_assert_true (g_file_get_contents (kept, &rebuilt, &rebuilt_length, NULL));
      g_assert_cmpmem (rebuilt, rebuilt_length, good, length);
    }
}

static void
test_cache_not_writable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_lexicon (fixture, "own.xml", own_lexicon);
  g_autofree char *folder = cache_folder ();
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autofree char *above = g_path_get_dirname (folder);

  /* A file where the folder should be: also root cannot write there. */
  empty_folder (folder);
  g_rmdir (folder);
  g_mkdir_with_parents (above, 0700);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  lexicon = heshu_lexicon_load (heshu_lexicon_get_builtin (), path, NULL);
  g_unlink (folder);
  g_assert_nonnull (lexicon);
  g_assert_cmpstr (value_of (lexicon, "agency", "卫健委"), ==, "卫生健康局");
}

static void
remove_folders (const char *home)
{
  const char *const folders[] = { "config/heshu/lexicons", "config/heshu", "config",
                                  "cache/heshu/lexicons",  "cache/heshu",  "cache" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (home, folders[i], NULL);

      g_rmdir (folder);
    }
  g_rmdir (home);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("heshu-lexicon-XXXXXX", NULL);
  g_autofree char *config = NULL;
  g_autofree char *cache = NULL;
  int status;

  g_assert_nonnull (home);
  config = g_build_filename (home, "config", NULL);
  cache = g_build_filename (home, "cache", NULL);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/lexicon/load/own", test_own);
  ADD ("/lexicon/load/own-in-text", test_own_in_text);
  ADD ("/lexicon/load/hash", test_hash);
  ADD ("/lexicon/load/faults", test_faults);
  ADD ("/lexicon/load/threads", test_threads);
  ADD ("/lexicon/load/mutated", test_mutated);
  ADD ("/lexicon/load/endless-tag", test_endless_tag);
  ADD ("/lexicon/load/missing", test_missing);
  ADD ("/lexicon/load/user", test_user);
  ADD ("/lexicon/load/user-none", test_user_none);
  ADD ("/lexicon/cache/kept", test_cache);
  ADD ("/lexicon/cache/damaged", test_cache_damaged);
  ADD ("/lexicon/cache/not-writable", test_cache_not_writable);
#undef ADD

  status = g_test_run ();
  remove_folders (home);
  return status;
}
