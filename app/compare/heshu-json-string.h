/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text (nullable: `null`) as a JSON string: only what must be escaped is, so that Chinese stays
 * readable */
void heshu_json_append_string (GString *json, const char *text);
/* Appends `"key":"text"` behind a comma where one is due */
void heshu_json_append_member (GString *json, const char *key, const char *text);
/* Appends `"key":` behind a comma where one is due; the value follows */
void heshu_json_append_key (GString *json, const char *key);

G_END_DECLS
