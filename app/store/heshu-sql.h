/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * HeshuSql:
 *
 * One connection to a desk's file: prepared statements kept by their text, values bound from a list, the
 * library's failures turned into sentences. For one thread at a time.
 */
typedef struct
{
  sqlite3 *db;
  GHashTable *statements; /* text -> sqlite3_stmt */
  char *path;             /* as the person named it, for sentences */
  gboolean is_newer;      /* its tables may be others than those asked for here */
} HeshuSql;

typedef enum
{
  HESHU_SQL_WRITE,
  HESHU_SQL_READ,
  HESHU_SQL_IMMUTABLE, /* read without any lock or companion file: a medium that cannot be written */
} HeshuSqlMode;

/* @path: absolute, or `:memory:` */
HeshuSql *heshu_sql_open (const char *path, HeshuSqlMode mode, GError **error);
void heshu_sql_close (HeshuSql *self);

/* Several statements without values */
gboolean heshu_sql_script (HeshuSql *self, const char *script, GError **error);

/**
 * heshu_sql_query:
 * @types: a letter per value: `s` const char * (nullable), `i` gint64, `b` GBytes * (nullable)
 *
 * Strings and bytes must live until the statement is stepped to its end or reset.
 *
 * Returns: (transfer none) (nullable): the statement, bound, ready for heshu_sql_step(). The same text must
 * not be in use twice at once.
 */
sqlite3_stmt *heshu_sql_query (HeshuSql *self, GError **error, const char *text, const char *types, ...);
typedef struct
{
  char type; /* as above: `s` or `i` */
  gint64 number;
  const char *text;
} HeshuSqlValue;
/* The same with a list made at run time: @values: of HeshuSqlValue */
sqlite3_stmt *heshu_sql_query_values (HeshuSql *self, GError **error, const char *text, const GArray *values);
/* @has_row: (out). Behind the last row, or on failure, the statement is reset. */
gboolean heshu_sql_step (HeshuSql *self, sqlite3_stmt *statement, gboolean *has_row, GError **error);
/* For a statement that is left before its last row */
void heshu_sql_reset (sqlite3_stmt *statement);
/* A query to its end */
gboolean heshu_sql_run (HeshuSql *self, GError **error, const char *text, const char *types, ...);
/* The first column of the first row; @fallback where there is no row or it is NULL. */
gboolean heshu_sql_get_int (HeshuSql *self,
                            gint64 *value,
                            gint64 fallback,
                            GError **error,
                            const char *text,
                            const char *types,
                            ...);
/* @value: (out) (transfer full) (nullable) */
gboolean heshu_sql_get_text (HeshuSql *self,
                             char **value,
                             GError **error,
                             const char *text,
                             const char *types,
                             ...);

gint64 heshu_sql_last_id (HeshuSql *self);
/* Rows that the last statement changed */
int heshu_sql_changes (HeshuSql *self);

/* Columns of the row at hand */
static inline const char *
heshu_sql_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static inline gint64
heshu_sql_int (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

/* Whether the columns up to @end hold texts only that all of Heshu can take (valid UTF-8 without NUL), and
 * those whose bit is set in @needed hold one at all: a desk can come from anywhere, and its checksums say
 * only that it is as somebody wrote it */
gboolean heshu_sql_has_sound_texts (sqlite3_stmt *statement, int end, guint needed);

gboolean heshu_sql_begin (HeshuSql *self, GError **error);      /* to write: takes the lock at once */
gboolean heshu_sql_begin_read (HeshuSql *self, GError **error); /* several queries see one state */
gboolean heshu_sql_commit (HeshuSql *self, GError **error);
/* Leaves @error alone, so that it can follow any failure */
void heshu_sql_rollback (HeshuSql *self);

/* While set, a cancelled @cancellable ends the running query with G_IO_ERROR_CANCELLED; %NULL ends that. */
void heshu_sql_set_cancellable (HeshuSql *self, GCancellable *cancellable);

/* Sets @error to the sentence for what went wrong last on the connection. */
void heshu_sql_set_error (HeshuSql *self, int code, GError **error);

G_END_DECLS
