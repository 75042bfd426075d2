/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor for the desk: SQLite alone with the settings the desk must have (WAL, synchronous FULL, the
 * larger checkpoint, a durable transaction per report), the same fields with their evidence, an index for
 * each order of the table and the words of each sentence; but no ids, no check of spans, no checksums, no
 * history to undo by, and the words split beforehand.
 *
 *   floor-store DESK import N_REPORTS     20 rows a report
 *   floor-store DESK confirm N            one row changed and one history row, each durable */
#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "made-rows.h"

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
bind (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static char *
split (const char *sentence)
{
  GString *words = g_string_new (NULL);

  for (const char *p = sentence; *p != '\0' && *g_utf8_next_char (p) != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = g_utf8_next_char (g_utf8_next_char (p));

      g_string_append_len (words, p, end - p);
      g_string_append_c (words, ' ');
    }

  return g_string_free (words, FALSE);
}

static const char evidence[] =
    "value rule 120 125 numeral 0.98\nprecision rule 120 125 numeral 0.98\n"
    "unit rule 125 126 unit-behind 0.95\nqualifier rule 0 0 - 0.9\nmeasure rule 0 0 - 0.9\n"
    "kind rule 0 0 - 0.9\narea rule 100 103 area-of-article 0.8\n"
    "area_id rule 100 103 area-of-article 0.8\nperiod rule 0 0 year-of-article 0.7\n"
    "agency rule 0 0 agency-of-article 0.7\nindicator rule 120 126 noun-before 0.6\n";

static sqlite3_stmt *insert_report, *insert_metric, *insert_words;

static void
insert_row (sqlite3_int64 report, const MadeRow *row, const char *words)
{
  sqlite3_bind_int64 (insert_metric, 1, report);
  sqlite3_bind_int (insert_metric, 2, (int) row->start);
  bind (insert_metric, 3, row->value);
  bind (insert_metric, 4, "-1");
  bind (insert_metric, 5, row->unit);
  bind (insert_metric, 6, "exact");
  bind (insert_metric, 7, "level");
  bind (insert_metric, 8, "actual");
  bind (insert_metric, 9, row->area);
  bind (insert_metric, 10, row->area_id);
  bind (insert_metric, 11, row->period);
  bind (insert_metric, 12, "惠济区卫生健康委员会");
  bind (insert_metric, 13, row->indicator);
  bind (insert_metric, 14, evidence);
  step (insert_metric);
  sqlite3_bind_int64 (insert_words, 1, sqlite3_last_insert_rowid (db));
  bind (insert_words, 2, words);
  step (insert_words);
}

static gint64
import_one (void)
{
  MadeRow rows[ROWS_PER_REPORT];
  char *words[ROWS_PER_REPORT];
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_int64 report;
  gint64 start;

  for (int k = 0; k < ROWS_PER_REPORT; k++)
    {
      made_row_fill (&rows[k]);
      words[k] = split (rows[k].sentence);
      g_string_append (text, rows[k].sentence);
    }

  start = g_get_monotonic_time ();
  run ("BEGIN IMMEDIATE");
  bind (insert_report, 1, "report.txt");
  bind (insert_report, 2, text->str);
  bind (insert_report, 3, text->str);
  step (insert_report);
  report = sqlite3_last_insert_rowid (db);
  for (int k = 0; k < ROWS_PER_REPORT; k++)
    insert_row (report, &rows[k], words[k]);
  run ("COMMIT");
  start = g_get_monotonic_time () - start;

  for (int k = 0; k < ROWS_PER_REPORT; k++)
    {
      g_free (rows[k].sentence);
      g_free (words[k]);
    }

  return start;
}

static gint64
import_reports (int n_reports)
{
  gint64 taken_us = 0;

  insert_report = prepare ("INSERT INTO report (name, text, bytes) VALUES (?, ?, ?)");
  insert_metric =
      prepare ("INSERT INTO metric (report, start, value, precision, unit, qualifier, measure, kind, area, "
               "area_id, period, agency, indicator, evidence, decision) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)");
  insert_words = prepare ("INSERT INTO words (rowid, bigrams) VALUES (?, ?)");
  for (int i = 0; i < n_reports; i++)
    taken_us += import_one ();
  sqlite3_finalize (insert_report);
  sqlite3_finalize (insert_metric);
  sqlite3_finalize (insert_words);

  return taken_us;
}

static gint64
confirm (int n)
{
  sqlite3_stmt *update = prepare ("UPDATE metric SET decision = 1 WHERE id = ?");
  sqlite3_stmt *history = prepare ("INSERT INTO edit (metric, who, at) VALUES (?, '编辑', 0)");
  gint64 start = g_get_monotonic_time ();

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

  return g_get_monotonic_time () - start;
}

int
main (int argc, char **argv)
{
  int n = argc == 4 ? atoi (argv[3]) : 0;

  if (n <= 0 || sqlite3_open (argv[1], &db) != SQLITE_OK)
    return 2;

  run ("PRAGMA journal_mode=WAL");
  run ("PRAGMA synchronous=FULL");
  run ("PRAGMA wal_autocheckpoint=10000");
  run ("PRAGMA cache_size=-32768");
  run ("CREATE TABLE IF NOT EXISTS report (id INTEGER PRIMARY KEY, name TEXT, text TEXT, bytes BLOB)");
  run ("CREATE TABLE IF NOT EXISTS metric (id INTEGER PRIMARY KEY, report INTEGER, start INTEGER, value "
       "TEXT, precision "
       "TEXT, unit TEXT, qualifier TEXT, measure TEXT, kind TEXT, area TEXT, area_id TEXT, period TEXT, "
       "agency TEXT, "
       "indicator TEXT, evidence TEXT, decision INTEGER)");
  run ("CREATE INDEX IF NOT EXISTS by_place ON metric (report, start)");
  run ("CREATE INDEX IF NOT EXISTS by_value ON metric (value)");
  run ("CREATE INDEX IF NOT EXISTS by_period ON metric (period)");
  run ("CREATE INDEX IF NOT EXISTS by_area ON metric (area_id)");
  run ("CREATE INDEX IF NOT EXISTS by_indicator ON metric (indicator)");
  run ("CREATE INDEX IF NOT EXISTS by_decision ON metric (decision)");
  run ("CREATE TABLE IF NOT EXISTS edit (id INTEGER PRIMARY KEY, metric INTEGER, who TEXT, at INTEGER)");
  run ("CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (bigrams, content='', columnsize=0)");
  printf ("%" G_GINT64_FORMAT "\n", strcmp (argv[2], "import") == 0 ? import_reports (n) : confirm (n));
  sqlite3_close (db);

  return 0;
}
