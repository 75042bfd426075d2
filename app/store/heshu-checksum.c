/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-checksum.h"

#define CHECKSUM_BYTES 16

/* Type and length stand before each value, so that `ab`,`c` and `a`,`bc`, or an unset field and an empty one,
 * differ. */
static void
add_value (GChecksum *checksum, sqlite3_value *value)
{
  int type = sqlite3_value_type (value);
  guint8 head[9] = { (guint8) type };
  const void *data = NULL;
  guint64 number = 0;

  if (type == SQLITE_INTEGER)
    number = (guint64) sqlite3_value_int64 (value);
  else if (type != SQLITE_NULL)
    {
      data = type == SQLITE_BLOB ? sqlite3_value_blob (value) : sqlite3_value_text (value);
      number = (guint64) sqlite3_value_bytes (value);
    }

  for (int i = 0; i < 8; i++)
    head[1 + i] = (guint8) (number >> (8 * i));
  g_checksum_update (checksum, head, sizeof head);
  if (data != NULL)
    g_checksum_update (checksum, data, (gssize) number);
}

static void
checksum_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  for (int i = 0; i < n_values; i++)
    add_value (checksum, values[i]);
  g_checksum_get_digest (checksum, digest, &size);
  sqlite3_result_blob (context, digest, CHECKSUM_BYTES, SQLITE_TRANSIENT);
}

void
heshu_checksum_register (sqlite3 *db)
{
  int code = sqlite3_create_function_v2 (db, "heshu_checksum", -1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                         checksum_cb, NULL, NULL, NULL);

  g_assert (code == SQLITE_OK);
}
