/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* How soon a window shows what another program did to its desk */
#define WATCH_INTERVAL_MS 500
/* More readers at once than cores are of no use. */
#define MAX_IDLE_READERS 4

struct _HeshuDesk
{
  GObject parent_instance;

  char *path;
  HeshuSqlMode mode;
  GError *read_only; /* (nullable) */
  char *file;        /* absolute: @path, or what is read instead of it */
  gboolean is_copy;  /* the latter, to be discarded */

  GMutex write_mutex;
  HeshuSql *writer;    /* (nullable): %NULL where nothing can be written, and once closed */
  gint64 data_version; /* of the writer: grows when another connection commits */
  GMutex readers_mutex;
  GPtrArray *readers; /* of HeshuSql: those that no thread uses now */

  GMainContext *context;
  GSource *watch;
  int is_telling; /* atomic: `changed` is on its way */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuDesk, heshu_desk, G_TYPE_OBJECT)

/* --- telling of changes --- */

static gboolean
tell_cb (gpointer data)
{
  g_autoptr (HeshuDesk) self = g_weak_ref_get (data);

  if (self != NULL)
    {
      g_atomic_int_set (&self->is_telling, FALSE);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  return G_SOURCE_REMOVE;
}

static GWeakRef *
weak_ref_new (HeshuDesk *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);

  return ref;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Commits that follow each other closely are told once, in the context of the desk, whichever thread wrote.
 */
static void
tell_changed (HeshuDesk *self)
{
  g_autoptr (GSource) source = NULL;

  if (!g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, TRUE) ||
      !g_atomic_int_compare_and_exchange (&self->is_telling, FALSE, TRUE))
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, weak_ref_new (self), weak_ref_free);
  g_source_attach (source, self->context);
}

static gboolean
read_data_version (HeshuSql *sql, gint64 *version)
{
  return heshu_sql_get_int (sql, version, 0, NULL, "PRAGMA data_version", "");
}

/* Only where somebody listens; a writing thread must not be waited for on the main loop. */
static gboolean
watch_cb (gpointer data)
{
  g_autoptr (HeshuDesk) self = g_weak_ref_get (data);
  gint64 version;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  if (!g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, TRUE) ||
      !g_mutex_trylock (&self->write_mutex))
    return G_SOURCE_CONTINUE;
  if (self->writer != NULL && read_data_version (self->writer, &version) && version != self->data_version)
    {
      self->data_version = version;
      tell_changed (self);
    }
  g_mutex_unlock (&self->write_mutex);

  return G_SOURCE_CONTINUE;
}

static void
start_watch (HeshuDesk *self)
{
  read_data_version (self->writer, &self->data_version);
  self->watch = g_timeout_source_new (WATCH_INTERVAL_MS);
  g_source_set_callback (self->watch, watch_cb, weak_ref_new (self), weak_ref_free);
  g_source_attach (self->watch, self->context);
}

/* --- life --- */

static void
heshu_desk_finalize (GObject *object)
{
  HeshuDesk *self = HESHU_DESK (object);

  heshu_desk_close (self);
  g_ptr_array_unref (self->readers);
  g_mutex_clear (&self->write_mutex);
  g_mutex_clear (&self->readers_mutex);
  g_main_context_unref (self->context);
  g_clear_error (&self->read_only);
  g_free (self->path);
  g_free (self->file);

  G_OBJECT_CLASS (heshu_desk_parent_class)->finalize (object);
}

static void
heshu_desk_class_init (HeshuDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = heshu_desk_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
heshu_desk_init (HeshuDesk *self)
{
  g_mutex_init (&self->write_mutex);
  g_mutex_init (&self->readers_mutex);
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_sql_close);
  self->context = g_main_context_ref_thread_default ();
}

/* The head of the file may be older than its log, so the versions are asked for once more. */
static gboolean
check_versions (HeshuDesk *self, HeshuSql *sql, GError **error)
{
  gint64 application, version;

  if (!heshu_sql_get_int (sql, &application, 0, error, "PRAGMA application_id", "") ||
      !heshu_sql_get_int (sql, &version, 0, error, "PRAGMA user_version", ""))
    return FALSE;
  if (application != HESHU_DESK_APPLICATION_ID)
    {
      heshu_error_set (error, HESHU_ERROR_DESK_NOT_A_DESK, self->path, NULL);
      return FALSE;
    }
  if (version > HESHU_DESK_VERSION && self->read_only == NULL)
    {
      self->read_only = heshu_error_new (HESHU_ERROR_DESK_NEWER, self->path, NULL);
      self->mode = HESHU_SQL_READ;
    }

  return TRUE;
}

static HeshuSql *
open_sql (HeshuDesk *self, HeshuSqlMode mode, GError **error)
{
  HeshuSql *sql = heshu_sql_open (self->file, mode, error);

  if (sql == NULL)
    return NULL;
  sql->is_newer = g_error_matches (self->read_only, HESHU_ERROR, HESHU_ERROR_DESK_NEWER);
  g_free (sql->path);
  sql->path = g_strdup (self->path); /* what sentences name */

  return sql;
}

static gboolean
open_to_read (HeshuDesk *self, GError **error)
{
  HeshuSql *sql = open_sql (self, self->mode, error);

  if (sql == NULL)
    return FALSE;
  if (!check_versions (self, sql, error))
    {
      heshu_sql_close (sql);
      return FALSE;
    }
  g_ptr_array_add (self->readers, sql);

  return TRUE;
}

static gboolean
open_to_write (HeshuDesk *self, GError **error)
{
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS) && !heshu_desk_new_file (self->path, error))
    return FALSE;

  self->writer = open_sql (self, HESHU_SQL_WRITE, error);
  if (self->writer == NULL)
    return FALSE;
  if (heshu_desk_schema_ensure (self->writer, error) && check_versions (self, self->writer, error))
    {
      if (self->read_only != NULL)
        g_clear_pointer (&self->writer, heshu_sql_close);
      else
        start_watch (self);
      return TRUE;
    }

  g_clear_pointer (&self->writer, heshu_sql_close);

  return FALSE;
}

HeshuDesk *
heshu_desk_open (const char *path, HeshuDeskFlags flags, GError **error)
{
  g_autoptr (HeshuDesk) self = NULL;
  HeshuDeskFile file;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!heshu_desk_file_examine (path, flags, &file, error))
    return NULL;

  self = g_object_new (HESHU_TYPE_DESK, NULL);
  self->path = g_strdup (path);
  self->read_only = file.read_only;
  self->mode = file.mode;
  self->is_copy = file.copy != NULL;
  /* The folder that a relative name is relative to may change before the next reader is opened. */
  self->file = file.copy != NULL ? file.copy : g_canonicalize_filename (path, NULL);

  if (self->read_only == NULL ? !open_to_write (self, error) : !open_to_read (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
heshu_desk_close (HeshuDesk *self)
{
  g_return_if_fail (HESHU_IS_DESK (self));

  if (self->watch != NULL)
    {
      g_source_destroy (self->watch);
      g_clear_pointer (&self->watch, g_source_unref);
    }
  g_mutex_lock (&self->readers_mutex);
  g_ptr_array_set_size (self->readers, 0);
  g_mutex_unlock (&self->readers_mutex);

  /* The last connection to a file empties its log into it and removes it; readers would hold that up. */
  g_mutex_lock (&self->write_mutex);
  g_clear_pointer (&self->writer, heshu_sql_close);
  g_mutex_unlock (&self->write_mutex);
  if (self->is_copy)
    heshu_desk_file_discard (self->file);
  self->is_copy = FALSE;
}

char *
heshu_desk_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "heshu", "desk.heshu", NULL);
}

const char *
heshu_desk_get_path (HeshuDesk *self)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  return self->path;
}

const GError *
heshu_desk_get_read_only (HeshuDesk *self)
{
  g_return_val_if_fail (HESHU_IS_DESK (self), NULL);

  return self->read_only;
}

/* --- connections --- */

HeshuSql *
heshu_desk_begin_write (HeshuDesk *self, GError **error)
{
  if (self->read_only != NULL)
    {
      if (error != NULL)
        *error = g_error_copy (self->read_only);
      return NULL;
    }

  g_mutex_lock (&self->write_mutex);
  g_assert (self->writer != NULL); /* the desk has been closed */
  if (heshu_sql_begin (self->writer, error))
    return self->writer;
  g_mutex_unlock (&self->write_mutex);

  return NULL;
}

gboolean
heshu_desk_end_write (HeshuDesk *self, gboolean done, GError **error)
{
  if (done)
    done = heshu_sql_commit (self->writer, error);
  else
    heshu_sql_rollback (self->writer);
  g_mutex_unlock (&self->write_mutex);
  if (done)
    tell_changed (self);

  return done;
}

void
heshu_desk_compact (HeshuDesk *self)
{
  g_mutex_lock (&self->write_mutex);
  if (heshu_sql_run (self->writer, NULL, "VACUUM", ""))
    heshu_sql_run (self->writer, NULL, "PRAGMA wal_checkpoint (TRUNCATE)", "");
  g_mutex_unlock (&self->write_mutex);
}

HeshuSql *
heshu_desk_begin_read (HeshuDesk *self, GCancellable *cancellable, GError **error)
{
  HeshuSql *sql = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_mutex_lock (&self->readers_mutex);
  if (self->readers->len > 0)
    sql = g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->readers_mutex);

  if (sql == NULL)
    sql = open_sql (self, self->mode, error);
  if (sql == NULL)
    return NULL;
  if (!heshu_sql_begin_read (sql, error))
    {
      heshu_sql_close (sql);
      return NULL;
    }
  heshu_sql_set_cancellable (sql, cancellable);

  return sql;
}

void
heshu_desk_end_read (HeshuDesk *self, HeshuSql *sql)
{
  gboolean keep;

  heshu_sql_set_cancellable (sql, NULL);
  heshu_sql_rollback (sql);

  g_mutex_lock (&self->readers_mutex);
  keep = self->readers->len < MAX_IDLE_READERS;
  if (keep)
    g_ptr_array_add (self->readers, sql);
  g_mutex_unlock (&self->readers_mutex);
  if (!keep)
    heshu_sql_close (sql);
}

static GPtrArray *
list_rows (HeshuSql *sql,
           const char *text,
           gpointer (*read_row) (sqlite3_stmt *row),
           GDestroyNotify free_row,
           GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_row);
  sqlite3_stmt *row = heshu_sql_query (sql, error, text, "");
  gboolean has_row;

  if (row == NULL || !heshu_sql_step (sql, row, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_ptr_array_add (list, read_row (row));
      if (!heshu_sql_step (sql, row, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

GPtrArray *
heshu_desk_list_rows (HeshuDesk *self,
                      const char *text,
                      gpointer (*read_row) (sqlite3_stmt *row),
                      GDestroyNotify free_row,
                      GError **error)
{
  HeshuSql *sql = heshu_desk_begin_read (self, NULL, error);
  GPtrArray *list;

  if (sql == NULL)
    return NULL;
  list = list_rows (sql, text, read_row, free_row, error);
  heshu_desk_end_read (self, sql);

  return list;
}

void
heshu_desk_set_damaged (HeshuSql *sql, const char *id, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (id != NULL ? id : "", -1);

  heshu_error_set (error, HESHU_ERROR_DESK_DAMAGED, sql->path, shown);
}
