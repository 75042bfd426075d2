/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor for the desk: SQLite alone, with the settings the desk must have (WAL, synchronous FULL, a
 * durable transaction per report) and the index and the search table it needs, but no ids, checks, history or
 * checksums.
 *
 *   floor-store DESK import N_REPORTS     20 rows a report
 *   floor-store DESK confirm N            one row changed and one history row, each durable */
#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_PER_REPORT 20

static sqlite3 *db;

static void
run (const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3_stmt *
prepare (const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));

  return statement;
}

static void
step (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_reset (statement);
}

static void
import_reports (int n_reports)
{
  sqlite3_stmt *report = prepare ("INSERT INTO report (name, text) VALUES (?, ?)");
  sqlite3_stmt *metric =
      prepare ("INSERT INTO metric (report, area, indicator, value, unit, period) VALUES (?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *words = prepare ("INSERT INTO words (rowid, bigrams) VALUES (?, ?)");
  const char *bigrams =
      "全区 区累 累计 计签 签约 约居 居民 万人 人签 签约 约率 率比 比上 上年 年提 提高 高个 个百 百分 分点";

  for (int i = 0; i < n_reports; i++)
    {
      run ("BEGIN IMMEDIATE");
      sqlite3_bind_text (report, 1, "report.txt", -1, SQLITE_STATIC);
      sqlite3_bind_text (report, 2, bigrams, -1, SQLITE_STATIC);
      step (report);
      sqlite3_int64 id = sqlite3_last_insert_rowid (db);
      for (int k = 0; k < ROWS_PER_REPORT; k++)
        {
          char value[32];

          g_snprintf (value, sizeof value, "%d", i * 37 + k * 101);
          sqlite3_bind_int64 (metric, 1, id);
          sqlite3_bind_text (metric, 2, "惠济区", -1, SQLITE_STATIC);
          sqlite3_bind_text (metric, 3, "家庭医生签约率", -1, SQLITE_STATIC);
          sqlite3_bind_text (metric, 4, value, -1, SQLITE_TRANSIENT);
          sqlite3_bind_text (metric, 5, "%", -1, SQLITE_STATIC);
          sqlite3_bind_text (metric, 6, "2021", -1, SQLITE_STATIC);
          step (metric);
          sqlite3_bind_int64 (words, 1, sqlite3_last_insert_rowid (db));
          sqlite3_bind_text (words, 2, bigrams, -1, SQLITE_STATIC);
          step (words);
        }
      run ("COMMIT");
    }
  sqlite3_finalize (report);
  sqlite3_finalize (metric);
  sqlite3_finalize (words);
}

static void
confirm (int n)
{
  sqlite3_stmt *update = prepare ("UPDATE metric SET decision = 'confirmed' WHERE id = ?");
  sqlite3_stmt *history = prepare ("INSERT INTO edit (metric, who, at) VALUES (?, '编辑', 0)");

  for (int i = 0; i < n; i++)
    {
      run ("BEGIN IMMEDIATE");
      sqlite3_bind_int (update, 1, i + 1);
      step (update);
      sqlite3_bind_int (history, 1, i + 1);
      step (history);
      run ("COMMIT");
    }
  sqlite3_finalize (update);
  sqlite3_finalize (history);
}

int
main (int argc, char **argv)
{
  gint64 start;
  int n = argc == 4 ? atoi (argv[3]) : 0;

  if (n <= 0 || sqlite3_open (argv[1], &db) != SQLITE_OK)
    return 2;

  run ("PRAGMA journal_mode=WAL");
  run ("PRAGMA synchronous=FULL");
  run ("CREATE TABLE IF NOT EXISTS report (id INTEGER PRIMARY KEY, name TEXT, text TEXT)");
  run ("CREATE TABLE IF NOT EXISTS metric (id INTEGER PRIMARY KEY, report INTEGER, area TEXT, indicator "
       "TEXT, value TEXT,"
       " unit TEXT, period TEXT, decision TEXT)");
  run ("CREATE INDEX IF NOT EXISTS metric_area ON metric (area, indicator, period)");
  run ("CREATE INDEX IF NOT EXISTS metric_report ON metric (report)");
  run ("CREATE TABLE IF NOT EXISTS edit (id INTEGER PRIMARY KEY, metric INTEGER, who TEXT, at INTEGER)");
  run ("CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (bigrams, content='')");

  start = g_get_monotonic_time ();
  if (strcmp (argv[2], "import") == 0)
    import_reports (n);
  else
    confirm (n);
  printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);
  sqlite3_close (db);

  return 0;
}
