/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-sql.h"

#include "heshu-checksum.h"
#include "heshu-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Two windows and the command line on one desk wait for each other; a transaction here lasts milliseconds, an
 * import of a large report a second. */
#define BUSY_TIMEOUT_MS 15000
#define PROGRESS_STEPS 2000
#define MAX_STATEMENTS 200

/* For whoever looks for the cause; a damaged file's own bytes can stand in it */
static void
log_unexpected (HeshuSql *self)
{
  g_autofree char *message = g_utf8_make_valid (sqlite3_errmsg (self->db), -1);

  g_debug ("%s: %s", self->path, message);
}

void
heshu_sql_set_error (HeshuSql *self, int code, GError **error)
{
  int saved_errno = sqlite3_system_errno (self->db);
  HeshuErrorCode failure;

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The operation was cancelled"));
      return;
    case SQLITE_FULL:
      failure = HESHU_ERROR_DISK_FULL;
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      failure = HESHU_ERROR_DESK_BUSY;
      break;
    case SQLITE_READONLY:
      failure = HESHU_ERROR_DESK_READ_ONLY;
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      failure = HESHU_ERROR_DESK_FORBIDDEN;
      break;
    case SQLITE_NOTADB:
      failure = HESHU_ERROR_DESK_NOT_A_DESK;
      break;
    case SQLITE_IOERR:
      /* Only ENOSPC is told apart as a full disk: a person's quota, and a limit on the size of files, come as
       * a write that failed, by then without its errno. A companion file that cannot grow is another form of
       * it. */
      failure = code == SQLITE_IOERR_WRITE || saved_errno == ENOSPC || saved_errno == EDQUOT
                    ? HESHU_ERROR_DISK_FULL
                    : HESHU_ERROR_FILE_UNREADABLE;
      break;
    case SQLITE_NOMEM:
      g_error ("Out of memory");
    default:
      log_unexpected (self);
      failure = self->is_newer ? HESHU_ERROR_DESK_NEWER : HESHU_ERROR_DESK_DAMAGED;
      break;
    }

  heshu_error_set (error, failure, self->path, _ ("its structure is broken"));
}

static gboolean
configure (HeshuSql *self, HeshuSqlMode mode, GError **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  /* A desk can come from anywhere: nothing that its schema holds may act when it is opened. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  heshu_checksum_register (self->db);

  /* FULL: what a person decided survives a power cut. The default checkpoint of 1,000 pages costs half of an
   * import. */
  return heshu_sql_script (self,
                           mode == HESHU_SQL_WRITE ? "PRAGMA synchronous = FULL;"
                                                     "PRAGMA cell_size_check = ON;"
                                                     "PRAGMA secure_delete = OFF;"
                                                     "PRAGMA cache_size = -32768;"
                                                     "PRAGMA wal_autocheckpoint = 10000;"
                                                     "PRAGMA journal_size_limit = 67108864;"
                                                   : "PRAGMA query_only = ON;"
                                                     "PRAGMA cell_size_check = ON;"
                                                     "PRAGMA cache_size = -8192;",
                           error);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

HeshuSql *
heshu_sql_open (const char *path, HeshuSqlMode mode, GError **error)
{
  HeshuSql *self = g_new0 (HeshuSql, 1);
  g_autofree char *uri = NULL;
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  /* Two slashes before an absolute name: one that begins with two itself would begin with a host. */
  uri = g_strconcat (*path == '/' ? "file://" : "file:", escaped,
                     mode == HESHU_SQL_IMMUTABLE ? "?immutable=1" : "", NULL);
  /* A reader is opened writable too, though it writes nothing: whoever closes last must be able to empty the
   * log. */
  flags |= mode == HESHU_SQL_IMMUTABLE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == HESHU_SQL_WRITE)
    flags |= SQLITE_OPEN_CREATE;

  code = sqlite3_open_v2 (uri, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      heshu_sql_set_error (self, code, error);
      heshu_sql_close (self);
      return NULL;
    }
  if (!configure (self, mode, error))
    {
      heshu_sql_close (self);
      return NULL;
    }

  return self;
}

void
heshu_sql_close (HeshuSql *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->db);
  g_free (self->path);
  g_free (self);
}

gboolean
heshu_sql_script (HeshuSql *self, const char *script, GError **error)
{
  int code = sqlite3_exec (self->db, script, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  heshu_sql_set_error (self, code, error);

  return FALSE;
}

static gboolean
is_idle (gpointer text, gpointer statement, gpointer data)
{
  return !sqlite3_stmt_busy (statement);
}

static sqlite3_stmt *
prepare (HeshuSql *self, const char *text, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, text);
  int code;

  if (statement != NULL)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }

  /* Choices and orders of a list make ever new texts; those in daily use are soon back. */
  if (g_hash_table_size (self->statements) >= MAX_STATEMENTS)
    g_hash_table_foreach_remove (self->statements, is_idle, NULL);

  code = sqlite3_prepare_v3 (self->db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      heshu_sql_set_error (self, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (text), statement);

  return statement;
}

static void
bind_bytes (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize size;
  const void *data;

  if (bytes == NULL)
    {
      sqlite3_bind_null (statement, index);
      return;
    }
  data = g_bytes_get_data (bytes, &size);
  /* A NULL pointer would bind NULL: an empty file has bytes too, none */
  sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", size, SQLITE_STATIC);
}

static sqlite3_stmt *
query_va (HeshuSql *self, const char *text, const char *types, va_list values, GError **error)
{
  sqlite3_stmt *statement = prepare (self, text, error);

  if (statement == NULL)
    return NULL;

  for (int i = 0; types[i] != '\0'; i++)
    {
      switch (types[i])
        {
        case 's':
          sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
          break;
        case 'i':
          sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
          break;
        case 'b':
          bind_bytes (statement, i + 1, va_arg (values, GBytes *));
          break;
        default:
          g_assert_not_reached ();
        }
    }

  return statement;
}

sqlite3_stmt *
heshu_sql_query (HeshuSql *self, GError **error, const char *text, const char *types, ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = query_va (self, text, types, values, error);
  va_end (values);

  return statement;
}

sqlite3_stmt *
heshu_sql_query_values (HeshuSql *self, GError **error, const char *text, const GArray *values)
{
  sqlite3_stmt *statement = prepare (self, text, error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    {
      const HeshuSqlValue *value = &g_array_index (values, HeshuSqlValue, i);

      if (value->type == 'i')
        sqlite3_bind_int64 (statement, (int) i + 1, value->number);
      else
        sqlite3_bind_text (statement, (int) i + 1, value->text, -1, SQLITE_STATIC);
    }

  return statement;
}

gboolean
heshu_sql_step (HeshuSql *self, sqlite3_stmt *statement, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (statement);

  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    heshu_sql_set_error (self, code, error);
  heshu_sql_reset (statement);

  return code == SQLITE_DONE;
}

void
heshu_sql_reset (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static gboolean
run_statement (HeshuSql *self, sqlite3_stmt *statement, GError **error)
{
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!heshu_sql_step (self, statement, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
heshu_sql_run (HeshuSql *self, GError **error, const char *text, const char *types, ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = query_va (self, text, types, values, error);
  va_end (values);

  return run_statement (self, statement, error);
}

gboolean
heshu_sql_get_int (HeshuSql *self,
                   gint64 *value,
                   gint64 fallback,
                   GError **error,
                   const char *text,
                   const char *types,
                   ...)
{
  sqlite3_stmt *statement;
  gboolean has_row;
  va_list values;

  va_start (values, types);
  statement = query_va (self, text, types, values, error);
  va_end (values);
  if (statement == NULL || !heshu_sql_step (self, statement, &has_row, error))
    return FALSE;

  *value = fallback;
  if (has_row)
    {
      if (sqlite3_column_type (statement, 0) != SQLITE_NULL)
        *value = heshu_sql_int (statement, 0);
      heshu_sql_reset (statement);
    }

  return TRUE;
}

gboolean
heshu_sql_get_text (HeshuSql *self, char **value, GError **error, const char *text, const char *types, ...)
{
  sqlite3_stmt *statement;
  gboolean has_row;
  va_list values;

  va_start (values, types);
  statement = query_va (self, text, types, values, error);
  va_end (values);
  if (statement == NULL || !heshu_sql_step (self, statement, &has_row, error))
    return FALSE;

  *value = NULL;
  if (has_row)
    {
      *value = g_strdup (heshu_sql_text (statement, 0));
      heshu_sql_reset (statement);
    }

  return TRUE;
}

gint64
heshu_sql_last_id (HeshuSql *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

int
heshu_sql_changes (HeshuSql *self)
{
  return sqlite3_changes (self->db);
}

gboolean
heshu_sql_has_sound_texts (sqlite3_stmt *statement, int end, guint needed)
{
  for (int i = 0; i < end; i++)
    {
      gboolean is_text = sqlite3_column_type (statement, i) == SQLITE_TEXT;

      if (!is_text && (needed & (1u << i)) != 0)
        return FALSE;
      if (is_text &&
          !g_utf8_validate (heshu_sql_text (statement, i), sqlite3_column_bytes (statement, i), NULL))
        return FALSE;
    }

  return TRUE;
}

gboolean
heshu_sql_begin (HeshuSql *self, GError **error)
{
  /* A deferred transaction that reads first and writes later fails at once where another wrote in between,
   * without waiting for the busy timeout. */
  return heshu_sql_run (self, error, "BEGIN IMMEDIATE", "");
}

gboolean
heshu_sql_begin_read (HeshuSql *self, GError **error)
{
  return heshu_sql_run (self, error, "BEGIN", "");
}

gboolean
heshu_sql_commit (HeshuSql *self, GError **error)
{
  if (heshu_sql_run (self, error, "COMMIT", ""))
    return TRUE;
  heshu_sql_rollback (self);

  return FALSE;
}

void
heshu_sql_rollback (HeshuSql *self)
{
  /* A full disk may have rolled back already. */
  if (!sqlite3_get_autocommit (self->db))
    heshu_sql_run (self, NULL, "ROLLBACK", "");
}

static int
progress_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

void
heshu_sql_set_cancellable (HeshuSql *self, GCancellable *cancellable)
{
  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, PROGRESS_STEPS, progress_cb, cancellable);
  else
    sqlite3_progress_handler (self->db, 0, NULL, NULL);
}
