/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of an object that another program wrote: each function takes what is there and passes over what is
 * not. FALSE with HESHU_ERROR_FIELD_INVALID only for a member of the wrong kind. */

/* Sets the error for @member, where @expected would have been right. Returns: FALSE */
gboolean heshu_json_wrong (GError **error, const char *member, const char *expected);
/* @text: (out) (nullable) (transfer none): %NULL for a member that is missing or null */
gboolean heshu_json_get_text (JsonObject *object, const char *member, const char **text, GError **error);
/* A member that must be there: 0, 1, 2 … */
gboolean heshu_json_get_offset (JsonObject *object, const char *member, guint *offset, GError **error);
/* (nullable) (transfer none): %NULL also for a member of another kind */
JsonObject *heshu_json_get_object (JsonObject *object, const char *member);
JsonArray *heshu_json_get_array (JsonObject *object, const char *member);
/* Returns: (transfer full) (nullable): a parser whose root is an object; its member must hold as long as what
 * was read */
JsonParser *heshu_json_parse_object (const char *line, gssize length, GError **error);

G_END_DECLS
