/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts a text into words with ICU's dictionary and prints how many there are and the processor seconds that
 * took, without reading and converting: what a program costs that only knows where words end. */
#include <glib.h>
#include <stdio.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autofree UChar *units = NULL;
  gsize length;
  int32_t n_units = 0;
  guint64 n_words = 0;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words;
  double start;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &length, NULL))
    return 2;
  units = g_new (UChar, length + 1);
  u_strFromUTF8 (units, (int32_t) length, &n_units, text, (int32_t) length, &status);
  start = processor_seconds ();
  words = ubrk_open (UBRK_WORD, "zh", units, n_units, &status);
  if (U_FAILURE (status))
    return 1;
  while (ubrk_next (words) != UBRK_DONE)
    n_words++;
  printf ("%" G_GUINT64_FORMAT " %.6f\n", n_words, processor_seconds () - start);
  ubrk_close (words);
  return 0;
}
