/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-id.h"

#include <sys/random.h>

/* UUID version 7 with the sub-millisecond part used as a counter (RFC 9562 §6.2, method 1): 12 bits of rand_a
 * that grow within one millisecond, so that ids made in a loop keep their order. */
char *
heshu_id_new (void)
{
  static GMutex mutex;
  static gint64 last_ms;
  static guint counter;
  guint8 random[8];
  gint64 now_ms = g_get_real_time () / 1000;
  guint sequence;

  if (getrandom (random, sizeof random, 0) != sizeof random)
    g_error ("The system gives no random bytes");

  g_mutex_lock (&mutex);
  if (now_ms > last_ms)
    {
      last_ms = now_ms;
      counter = 0;
    }
  else if (++counter > 0xfff) /* the clock stands or was set back: run ahead of it */
    {
      last_ms++;
      counter = 0;
    }
  now_ms = last_ms;
  sequence = counter;
  g_mutex_unlock (&mutex);

  return g_strdup_printf ("%08x-%04x-7%03x-%02x%02x-%02x%02x%02x%02x%02x%02x", (guint) (now_ms >> 16),
                          (guint) (now_ms & 0xffff), sequence, (random[0] & 0x3f) | 0x80, random[1],
                          random[2], random[3], random[4], random[5], random[6], random[7]);
}

gboolean
heshu_id_is_valid (const char *text)
{
  for (guint i = 0; i < HESHU_ID_LENGTH; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? text[i] != '-' : !(g_ascii_isdigit (text[i]) || (text[i] >= 'a' && text[i] <= 'f')))
        return FALSE;
    }

  return text[HESHU_ID_LENGTH] == '\0';
}
