/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-version-private.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Two versions of a report are two rows, of which one is off the desk. To put one in the other's place is to let them
 * and what was carried over change their ids: whatever names a report, an article or a metric goes on naming it, and
 * doing the same once more is the way back. */

/* What an id is called while two change places; it is no id */
#define MOVING "moving:"

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
holds_pairs (JsonObject *root, const char *name)
{
  JsonNode *node = json_object_get_member (root, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *one = json_array_get_element (array, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (one) ? json_node_get_array (one) : NULL;

      if (pair == NULL || json_array_get_length (pair) != 2 || !is_text (json_array_get_element (pair, 0)) ||
          !is_text (json_array_get_element (pair, 1)))
        return FALSE;
    }

  return array != NULL;
}

/* A history that came from another desk is only text: what has not the form is not done. */
static JsonObject *
get_root (JsonParser *parser, const char *pairs)
{
  JsonObject *root;

  if (pairs == NULL || !json_parser_load_from_data (parser, pairs, -1, NULL) ||
      json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));

  return is_text (json_object_get_member (root, "other")) && holds_pairs (root, "metrics") &&
                 holds_pairs (root, "articles")
             ? root
             : NULL;
}

static gboolean
fail (const char *detail, GError **error)
{
  heshu_error_set (error, HESHU_ERROR_UNDO_CONFLICT, _ ("the report's version"), detail);

  return FALSE;
}

/* --- who may go --- */

/* What persons did to the version that is to go must not vanish with it: their last step comes first. */
static gboolean
check_untouched (HeshuSql *sql, gint64 report, GError **error)
{
  gint64 since, n_edits;

  if (!heshu_sql_get_int (sql, &since, 0, error,
                          "SELECT max (e.seq) FROM edit AS e JOIN report AS r ON r.id = e.object_id WHERE r.seq = ? "
                          "AND e.field = 'version'",
                          "i", report))
    return FALSE;
  if (since == 0) /* the first time: nothing is older than the one that goes */
    return TRUE;
  if (!heshu_sql_get_int (sql, &n_edits, 0, error,
                          "SELECT count (*) FROM edit AS e WHERE e.seq > ?2 AND e.act <> 1 AND NOT EXISTS (SELECT 1 "
                          "FROM edit AS r WHERE r.object_id = e.object_id AND r.reverses = e.edit_group) AND (EXISTS "
                          "(SELECT 1 FROM metric AS m WHERE m.id = e.object_id AND m.report = ?1) OR EXISTS (SELECT 1 "
                          "FROM article AS a WHERE a.id = e.object_id AND a.report = ?1))",
                          "ii", report, since))
    return FALSE;

  return n_edits == 0 || fail (_ ("it was reviewed since"), error);
}

static gboolean
find_other (HeshuSql *sql, const char *id, const char *wanted, gint64 *other, GError **error)
{
  if (!heshu_sql_get_int (sql, other, 0, error, "SELECT seq FROM report WHERE id = ? AND sha256 = ? AND removed",
                          "ss", id, wanted))
    return FALSE;

  return *other != 0 || fail (_ ("it is no longer there"), error);
}

/* --- ids --- */

static gboolean
set_id (HeshuSql *sql, HeshuObjectKind kind, const char *from, const char *to, GError **error)
{
  g_autofree char *text = g_strdup_printf ("UPDATE %s SET id = ? WHERE id = ?", heshu_object_kind_get_word (kind));
  g_autofree char *find = g_strdup_printf ("SELECT seq FROM %s WHERE id = ?", heshu_object_kind_get_word (kind));
  gint64 seq;

  if (!heshu_sql_run (sql, error, text, "ss", to, from))
    return FALSE;
  if (g_str_has_prefix (to, MOVING))
    return TRUE;

  return heshu_sql_get_int (sql, &seq, 0, error, find, "s", to) && heshu_row_seal (sql, kind, seq, error);
}

static gboolean
exchange (HeshuSql *sql, HeshuObjectKind kind, const char *a, const char *b, GError **error)
{
  g_autofree char *moving = g_strconcat (MOVING, a, NULL);

  return set_id (sql, kind, a, moving, error) && set_id (sql, kind, b, a, error) &&
         set_id (sql, kind, moving, b, error);
}

static gboolean
exchange_all (HeshuSql *sql, HeshuObjectKind kind, JsonArray *pairs, GError **error)
{
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonArray *pair = json_array_get_array_element (pairs, i);

      if (!exchange (sql, kind, json_array_get_string_element (pair, 0), json_array_get_string_element (pair, 1),
                     error))
        return FALSE;
    }

  return TRUE;
}

/* --- the whole --- */

static gboolean
set_removed (HeshuSql *sql, gint64 report, gboolean removed, GError **error)
{
  return heshu_sql_run (sql, error, "UPDATE report SET removed = ? WHERE seq = ?", "ii", (gint64) removed, report) &&
         heshu_row_seal (sql, HESHU_OBJECT_REPORT, report, error) &&
         heshu_sql_run (sql, error, "UPDATE metric SET hidden = (? OR removed) WHERE report = ?", "ii",
                        (gint64) removed, report);
}

gboolean
heshu_version_flip (HeshuSql *sql, gint64 report, const char *wanted, const char *pairs, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = get_root (parser, pairs);
  g_autofree char *id = NULL;
  const char *other_id;
  gint64 other;

  if (root == NULL)
    {
      heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, "version", "JSON");
      return FALSE;
    }
  other_id = json_object_get_string_member (root, "other");
  if (!heshu_sql_get_text (sql, &id, error, "SELECT id FROM report WHERE seq = ?", "i", report) ||
      !check_untouched (sql, report, error) || !find_other (sql, other_id, wanted, &other, error))
    return FALSE;

  return set_removed (sql, report, TRUE, error) && heshu_report_check_twin (sql, other, error) &&
         set_removed (sql, other, FALSE, error) &&
         exchange (sql, HESHU_OBJECT_REPORT, id, other_id, error) &&
         exchange_all (sql, HESHU_OBJECT_METRIC, json_object_get_array_member (root, "metrics"), error) &&
         exchange_all (sql, HESHU_OBJECT_ARTICLE, json_object_get_array_member (root, "articles"), error);
}
