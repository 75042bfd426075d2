/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-json-read.h"

#include "heshu-error.h"

#include <string.h>

/* What is shown of a line that cannot be read */
#define SHOWN_BYTES 40

gboolean
heshu_json_wrong (GError **error, const char *member, const char *expected)
{
  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, member, expected);
  return FALSE;
}

gboolean
heshu_json_get_text (JsonObject *object, const char *member, const char **text, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return heshu_json_wrong (error, member, "\"…\"");
  *text = json_node_get_string (node);
  return TRUE;
}

gboolean
heshu_json_get_offset (JsonObject *object, const char *member, guint *offset, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return heshu_json_wrong (error, member, "0, 1, 2 …");
  number = json_node_get_int (node);
  if (number < 0 || number >= G_MAXUINT)
    return heshu_json_wrong (error, member, "0, 1, 2 …");
  *offset = (guint) number;
  return TRUE;
}

JsonObject *
heshu_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
heshu_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonParser *
heshu_json_parse_object (const char *line, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;

  if (json_parser_load_from_data (parser, line, length, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      const gsize shown = strnlen (line, length < 0 ? SHOWN_BYTES : MIN ((gsize) length, SHOWN_BYTES));
      g_autofree char *head = g_utf8_make_valid (line, (gssize) shown);

      heshu_json_wrong (error, head, "{…}");
      return NULL;
    }
  return g_steal_pointer (&parser);
}
