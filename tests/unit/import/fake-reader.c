/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-document.h"
#include "heshu-reader-protocol.h"

#include <string.h>
#include <unistd.h>

/* Stands in for heshu-reader and does what a hijacked one could do. FAKE_READER says what. */

typedef struct
{
  HeshuReaderResult header;
  HeshuReaderBlock blocks[2];
  const char *text;
  gsize text_size;
  const char *strings[HESHU_READER_N_STRINGS];
} Answer;

static void
put (int fd, gconstpointer data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n <= 0)
        _exit (0);
      data = (const char *) data + n;
      size -= (gsize) n;
    }
}

static Answer
get_good_answer (void)
{
  Answer answer = { .text = "标题\n\n正文", .strings = { "标题", "本报", "2021-01-05", NULL } };

  answer.text_size = strlen (answer.text);
  answer.header =
      (HeshuReaderResult){ HESHU_READER_MAGIC, HESHU_READER_OK, (guint32) answer.text_size, 6, 2, { 0 } };
  answer.blocks[0] = (HeshuReaderBlock){ 0, 2, HESHU_BLOCK_HEADING, 1 };
  answer.blocks[1] = (HeshuReaderBlock){ 4, 6, HESHU_BLOCK_PARAGRAPH, 0 };
  return answer;
}

static void
set_text (Answer *answer, const char *text, gsize size, guint n_chars)
{
  answer->text = text;
  answer->text_size = size;
  answer->header.text_bytes = (guint32) size;
  answer->header.text_chars = n_chars;
}

/* Spoils what is named; FALSE where the mode is another */
static gboolean
spoil_answer (Answer *answer, const char *mode)
{
  if (g_str_equal (mode, "good") || g_str_equal (mode, "half-a-cage"))
    return TRUE;
  if (g_str_equal (mode, "wrong-magic"))
    answer->header.magic++;
  else if (g_str_equal (mode, "unknown-status"))
    answer->header.status = 77;
  else if (g_str_equal (mode, "too-deep"))
    answer->header.status = HESHU_READER_TOO_DEEP;
  else if (g_str_equal (mode, "huge-text"))
    answer->header.text_bytes = 0xFFFFFFFFu;
  else if (g_str_equal (mode, "huge-blocks"))
    answer->header.n_blocks = 0xFFFFFFFFu;
  else if (g_str_equal (mode, "huge-string"))
    answer->header.string_bytes[0] = 0x10000000u;
  else if (g_str_equal (mode, "wrong-count"))
    answer->header.text_chars = 7;
  else if (g_str_equal (mode, "invalid-utf8"))
    set_text (answer, "abcd\xFF\xFE", 6, 6);
  else if (g_str_equal (mode, "nul-in-text"))
    set_text (answer, "ab\0cde", 6, 6);
  else if (g_str_equal (mode, "cut-character"))
    set_text (answer, "abcde\xE6\xA0", 7, 6);
  else if (g_str_equal (mode, "block-beyond-text"))
    answer->blocks[1].end = 7;
  else if (g_str_equal (mode, "blocks-overlap"))
    answer->blocks[1].start = 1;
  else if (g_str_equal (mode, "empty-block"))
    answer->blocks[1].start = 6;
  else if (g_str_equal (mode, "unknown-kind"))
    answer->blocks[1].kind = 99;
  else if (g_str_equal (mode, "heading-of-level-9"))
    answer->blocks[0].level = 9;
  else if (g_str_equal (mode, "paragraph-with-level"))
    answer->blocks[1].level = 1;
  else if (g_str_equal (mode, "invalid-title"))
    answer->strings[HESHU_READER_TITLE] = "\xC0\x80";
  else if (g_str_equal (mode, "title-with-escape"))
    answer->strings[HESHU_READER_TITLE] = "\x1B[31m";
  else if (g_str_equal (mode, "no-date"))
    answer->strings[HESHU_READER_ISSUE_DATE] = "2021-02-30";
  else if (g_str_equal (mode, "date-of-words"))
    answer->strings[HESHU_READER_ISSUE_DATE] = "yesterday!";
  else
    return FALSE;
  return TRUE;
}

static void
send_answer (Answer *answer, int fd)
{
  gboolean announces_more = answer->header.string_bytes[0] != 0;

  for (guint i = 0; i < HESHU_READER_N_STRINGS && !announces_more; i++)
    answer->header.string_bytes[i] = answer->strings[i] != NULL ? (guint32) strlen (answer->strings[i]) : 0;
  put (fd, &answer->header, sizeof answer->header);
  if (answer->header.status != HESHU_READER_OK)
    return;
  put (fd, answer->blocks, sizeof answer->blocks);
  put (fd, answer->text, answer->text_size);
  for (guint i = 0; i < HESHU_READER_N_STRINGS; i++)
    if (answer->strings[i] != NULL)
      put (fd, answer->strings[i], strlen (answer->strings[i]));
}

static G_GNUC_NORETURN void
hang (void)
{
  for (;;)
    pause ();
}

static void
greet (const char *mode)
{
  HeshuReaderHello hello = { HESHU_READER_MAGIC, HESHU_READER_VERSION, HESHU_CAGE_ALL };

  if (g_str_equal (mode, "says-nothing"))
    hang ();
  if (g_str_equal (mode, "ends-at-once"))
    _exit (0);
  if (g_str_equal (mode, "other-version"))
    hello.version++;
  if (g_str_equal (mode, "half-a-cage"))
    hello.cage = HESHU_CAGE_LANDLOCK;
  heshu_reader_send (HESHU_READER_SOCKET, &hello, g_str_equal (mode, "short-greeting") ? 4 : sizeof hello,
                     NULL, 0);
}

/* What is done with the pipe other than sending one answer */
static void
misbehave (const char *mode, int fd, HeshuReaderNews *news)
{
  Answer answer = get_good_answer ();
  const char garbage[64 * 1024] = { 1, 2, 3 };

  if (g_str_equal (mode, "garbage"))
    put (fd, garbage, sizeof garbage);
  else if (g_str_equal (mode, "flood"))
    for (;;)
      put (fd, garbage, sizeof garbage);
  else if (g_str_equal (mode, "goes-on"))
    {
      send_answer (&answer, fd);
      put (fd, garbage, 1);
    }
  else if (g_str_equal (mode, "half-an-answer"))
    put (fd, &answer.header, sizeof answer.header);
  else if (g_str_equal (mode, "half-a-header"))
    put (fd, &answer.header, 5);
  else if (g_str_equal (mode, "dies-in-mid-answer"))
    {
      put (fd, &answer.header, sizeof answer.header);
      _exit (1);
    }
  else if (g_str_equal (mode, "hangs"))
    hang ();
  else if (g_str_equal (mode, "hangs-in-mid-answer"))
    {
      put (fd, &answer.header, sizeof answer.header);
      hang ();
    }
  else if (g_str_equal (mode, "keeps-the-pipe"))
    {
      send_answer (&answer, fd);
      heshu_reader_send (HESHU_READER_SOCKET, news, sizeof *news, NULL, 0);
      hang ();
    }
  else if (g_str_equal (mode, "child-crashed"))
    news->exit_status = -11;
  else if (g_str_equal (mode, "child-crashed-after-answer"))
    {
      send_answer (&answer, fd);
      news->exit_status = -11;
    }
  else if (g_str_equal (mode, "child-too-slow"))
    news->exit_status = -24;
  else if (g_str_equal (mode, "other-serial"))
    {
      send_answer (&answer, fd);
      news->serial++;
    }
}

int
main (void)
{
  const char *mode = g_getenv ("FAKE_READER");
  HeshuReaderRequest request;
  int fds[2];

  greet (mode);
  while (heshu_reader_receive (HESHU_READER_SOCKET, &request, sizeof request, fds, 2))
    {
      HeshuReaderNews news = { HESHU_READER_MAGIC, request.serial, HESHU_READER_BEGUN, 0, HESHU_CAGE_ALL };
      Answer answer = get_good_answer ();
      gboolean with_descriptor = g_str_equal (mode, "sends-a-descriptor");

      if (g_str_equal (mode, "dies-unheard"))
        return 1;
      if (!g_str_equal (mode, "ends-before-it-begins"))
        heshu_reader_send (HESHU_READER_SOCKET, &news, sizeof news, NULL, 0);
      news.event = HESHU_READER_ENDED;
      if (spoil_answer (&answer, mode))
        send_answer (&answer, fds[1]);
      else
        misbehave (mode, fds[1], &news);
      close (fds[1]);
      heshu_reader_send (HESHU_READER_SOCKET, &news, sizeof news, fds, with_descriptor ? 1 : 0);
      close (fds[0]);
    }
  return 0;
}
