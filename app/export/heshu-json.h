/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A streaming JSON writer: appends to a GString that its caller empties. It sees from the last byte whether a
 * comma is due, so there is no state to carry. Members stand in the order they are written. No locale, no
 * pretty printing.
 */

/* @bracket: `{` or `[` */
void heshu_json_open (GString *json, char bracket);
void heshu_json_close (GString *json, char bracket);
/* @key: printed as it stands: a name of letters and underscores */
void heshu_json_key (GString *json, const char *key);
/* @text: (nullable): valid UTF-8; %NULL is null */
void heshu_json_string (GString *json, const char *text);
void heshu_json_uint (GString *json, guint64 number);
void heshu_json_bool (GString *json, gboolean value);
/* Four significant digits: for confidences, never for figures */
void heshu_json_double (GString *json, double number);
/* @raw: a JSON value that is printed already */
void heshu_json_raw (GString *json, const char *raw);

static inline void
heshu_json_member (GString *json, const char *key, const char *text)
{
  heshu_json_key (json, key);
  heshu_json_string (json, text);
}

static inline void
heshu_json_member_uint (GString *json, const char *key, guint64 number)
{
  heshu_json_key (json, key);
  heshu_json_uint (json, number);
}

G_END_DECLS
