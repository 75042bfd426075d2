/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gstdio.h>

/* Names are the field's own. `seq` joins rows inside the file and is never seen outside; `id` is the stable
 * one. Columns that sort are never NULL, since a page's key compares them all: an unset text is '' there.
 */
static const char version_1[] =
    "CREATE TABLE report ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, name TEXT NOT NULL,"
    " media_type TEXT NOT NULL, encoding TEXT, encoding_source INTEGER NOT NULL, n_replaced INTEGER NOT NULL,"
    " title TEXT, publication TEXT, issue_date TEXT, page TEXT, blocks TEXT, sample INTEGER NOT NULL,"
    " imported_us INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0, checksum BLOB) STRICT;"
    "CREATE INDEX report_by_sha256 ON report (sha256);"

    /* Apart from its report: a change of one word there must not write a whole book anew. */
    "CREATE TABLE original ("
    " report INTEGER PRIMARY KEY REFERENCES report, checksum BLOB NOT NULL, text TEXT NOT NULL,"
    " bytes BLOB NOT NULL) STRICT;"

    "CREATE TABLE article ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES report,"
    " place INTEGER NOT NULL, title TEXT, kicker TEXT, subtitle TEXT, byline TEXT, agency TEXT, area TEXT,"
    " area_id TEXT, period TEXT, detail TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0, checksum BLOB) "
    "STRICT;"
    "CREATE INDEX article_by_report ON article (report, place);"

    "CREATE TABLE sentence ("
    " seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, span_start INTEGER NOT NULL,"
    " span_end INTEGER NOT NULL) STRICT;"
    "CREATE INDEX sentence_by_report ON sentence (report);"

    "CREATE TABLE metric ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES report,"
    " article INTEGER REFERENCES article, sentence INTEGER NOT NULL REFERENCES sentence,"
    " span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, text TEXT NOT NULL,"
    " value TEXT, value_max TEXT, precision TEXT, unit TEXT, qualifier TEXT, measure TEXT, kind TEXT,"
    " area TEXT NOT NULL, area_id TEXT NOT NULL, period TEXT, agency TEXT, indicator TEXT NOT NULL,"
    " detail TEXT NOT NULL, decision INTEGER NOT NULL, note TEXT, tags TEXT, found INTEGER NOT NULL,"
    " by_hand INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL,"
    /* what follows is derived from what stands above, for order and choice; `hidden`: it or its report is
       removed */
    " value_key TEXT NOT NULL, period_start INTEGER NOT NULL, period_end INTEGER NOT NULL, corrected INTEGER "
    "NOT NULL,"
    " hidden INTEGER NOT NULL DEFAULT 0, checksum BLOB,"
    " state INTEGER NOT NULL AS (CASE WHEN decision = 2 THEN 3 WHEN corrected THEN 2 ELSE decision END) "
    "VIRTUAL"
    ") STRICT;"
    "CREATE INDEX metric_by_place ON metric (report, span_start);"
    "CREATE INDEX metric_by_sentence ON metric (sentence);"
    "CREATE INDEX metric_by_value ON metric (value_key);"
    "CREATE INDEX metric_by_period ON metric (period_start, period_end);"
    "CREATE INDEX metric_by_area_id ON metric (area_id, area);"
    "CREATE INDEX metric_by_area ON metric (area);"
    "CREATE INDEX metric_by_indicator ON metric (indicator);"
    "CREATE INDEX metric_by_state ON metric (state);"

    "CREATE TABLE tag (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE metric_tag ("
    " tag INTEGER NOT NULL REFERENCES tag, metric INTEGER NOT NULL REFERENCES metric,"
    " PRIMARY KEY (tag, metric)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE indicator ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, aliases TEXT,"
    " removed INTEGER NOT NULL DEFAULT 0, checksum BLOB) STRICT;"
    "CREATE TABLE indicator_name ("
    " name TEXT NOT NULL, indicator INTEGER NOT NULL REFERENCES indicator,"
    " PRIMARY KEY (name, indicator)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE chart ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, spec TEXT,"
    " removed INTEGER NOT NULL DEFAULT 0, checksum BLOB) STRICT;"

    /* One record for each import and re-extraction: proposals are not edits. */
    "CREATE TABLE import ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES report,"
    " extractor_version TEXT, lexicon_hash TEXT, n_articles INTEGER NOT NULL, n_found INTEGER NOT NULL,"
    " n_added INTEGER NOT NULL, n_dropped INTEGER NOT NULL, when_us INTEGER NOT NULL) STRICT;"
    "CREATE INDEX import_by_report ON import (report);"

    /* Only ever appended; each row's checksum covers the one before it. The edits of a group stand one after
     * the other. act: 0 done, 1 undone, 2 redone; reverses: the group that is undone or redone; was: the
     * field's evidence before, for an undo. Few indexes: each costs a page of the log with every decision. */
    "CREATE TABLE edit ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL, edit_group TEXT NOT NULL, is_first INTEGER NOT NULL,"
    " who TEXT NOT NULL, act INTEGER NOT NULL, reverses TEXT, object_kind TEXT NOT NULL, object_id TEXT NOT "
    "NULL,"
    " field TEXT NOT NULL, before TEXT, after TEXT, when_us INTEGER NOT NULL, why TEXT, made_by TEXT NOT "
    "NULL,"
    " was TEXT, checksum BLOB NOT NULL) STRICT;"
    "CREATE INDEX edit_by_object ON edit (object_id);"
    "CREATE INDEX edit_by_who ON edit (who) WHERE is_first;"

    "CREATE VIRTUAL TABLE sentence_words USING fts5 (words, content='', columnsize=0,"
    " tokenize='unicode61 remove_diacritics 0');"
    "CREATE VIRTUAL TABLE indicator_words USING fts5 (words, content='', columnsize=0,"
    " tokenize='unicode61 remove_diacritics 0');";

/* A list of a million rows is put in order, chosen from and counted without reading a row: every index that a
 * list walks begins with `hidden`, which all lists ask for. */
static const char version_2[] = "DROP INDEX metric_by_place;"
                                "DROP INDEX metric_by_value;"
                                "DROP INDEX metric_by_period;"
                                "DROP INDEX metric_by_area_id;"
                                "DROP INDEX metric_by_area;"
                                "DROP INDEX metric_by_indicator;"
                                "DROP INDEX metric_by_state;"
                                "CREATE INDEX metric_by_report ON metric (report, span_start);"
                                "CREATE INDEX metric_by_place ON metric (hidden, report, span_start);"
                                "CREATE INDEX metric_by_value ON metric (hidden, value_key);"
                                "CREATE INDEX metric_by_period ON metric (hidden, period_start, period_end);"
                                "CREATE INDEX metric_by_area_id ON metric (hidden, area_id, area);"
                                "CREATE INDEX metric_by_area ON metric (hidden, area);"
                                "CREATE INDEX metric_by_indicator ON metric (hidden, indicator);"
                                "CREATE INDEX metric_by_state ON metric (hidden, state);";

static const HeshuDeskMigration migrations[] = {
  { 1, version_1 },
  { 2, version_2 },
};

static gboolean
get_version (HeshuSql *sql, int *version, GError **error)
{
  gint64 number;

  if (!heshu_sql_get_int (sql, &number, 0, error, "PRAGMA user_version", ""))
    return FALSE;
  *version = (int) number;

  return TRUE;
}

/* A whole copy beside the desk, under its own name only when it is complete. One that is there is as good. */
static gboolean
back_up (HeshuSql *sql, int version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.version-%d.backup", sql->path, version);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_unlink (part);
  if (!heshu_sql_run (sql, error, "VACUUM INTO ?", "s", part))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) != 0)
    {
      g_unlink (part);
      heshu_error_set (error, HESHU_ERROR_OUTPUT_FAILED, path, NULL);
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_migration (HeshuSql *sql, const HeshuDeskMigration *migration, GError **error)
{
  g_autofree char *ending = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                             HESHU_DESK_APPLICATION_ID, migration->version);

  return heshu_sql_script (sql, migration->script, error) && heshu_sql_script (sql, ending, error);
}

static gboolean
migrate_one (HeshuSql *sql, const HeshuDeskMigration *migration, GError **error)
{
  int version;

  if (!heshu_sql_begin (sql, error))
    return FALSE;
  /* Another program may have been faster. */
  if (get_version (sql, &version, error) &&
      (version >= migration->version || apply_migration (sql, migration, error)))
    return heshu_sql_commit (sql, error);
  heshu_sql_rollback (sql);

  return FALSE;
}

gboolean
heshu_desk_schema_migrate (HeshuSql *sql, const HeshuDeskMigration *steps, guint n_steps, GError **error)
{
  int version;
  gboolean is_new;

  if (!get_version (sql, &version, error))
    return FALSE;
  is_new = version == 0;

  for (guint i = 0; i < n_steps; i++)
    {
      if (steps[i].version <= version)
        continue;
      if (!is_new && !back_up (sql, version, error))
        return FALSE;
      if (!migrate_one (sql, &steps[i], error))
        return FALSE;
      version = steps[i].version;
    }

  return TRUE;
}

/* The change to a write-ahead log needs the file for a moment without any other reader, and does not wait for
 * it itself. */
static gboolean
use_write_ahead_log (HeshuSql *sql, GError **error)
{
  for (guint attempt = 0; attempt < 500; attempt++)
    {
      g_autofree char *mode = NULL;
      g_autoptr (GError) local = NULL;

      if (heshu_sql_get_text (sql, &mode, &local, "PRAGMA journal_mode = WAL", "") &&
          g_strcmp0 (mode, "wal") == 0)
        return TRUE;
      if (local != NULL && !g_error_matches (local, HESHU_ERROR, HESHU_ERROR_DESK_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_usleep (10 * 1000);
    }
  heshu_error_set (error, HESHU_ERROR_DESK_BUSY, sql->path, NULL);

  return FALSE;
}

gboolean
heshu_desk_schema_make (HeshuSql *sql, GError **error)
{
  return heshu_desk_schema_migrate (sql, migrations, G_N_ELEMENTS (migrations), error);
}

gboolean
heshu_desk_schema_ensure (HeshuSql *sql, GError **error)
{
  return heshu_desk_schema_make (sql, error) && use_write_ahead_log (sql, error);
}
