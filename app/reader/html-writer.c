/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-page.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Returns FALSE where nobody listens any more */
static gboolean
write_all (int fd, gconstpointer data, gsize size)
{
  const char *bytes = data;

  while (size > 0)
    {
      gssize n_written = write (fd, bytes, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written <= 0)
        return FALSE;
      bytes += n_written;
      size -= (gsize) n_written;
    }
  return TRUE;
}

void
html_write_status (HeshuReaderStatus status, int fd)
{
  HeshuReaderResult result = { .magic = HESHU_READER_MAGIC, .status = status };

  write_all (fd, &result, sizeof result);
}

static gboolean
is_close_kin (HeshuBlockKind a, HeshuBlockKind b)
{
  return a == b && (a == HESHU_BLOCK_TABLE_ROW || a == HESHU_BLOCK_LIST_ITEM || a == HESHU_BLOCK_ASIDE);
}

/* The text and its blocks. Pieces lie in the pool in the order of the text or behind it; each is copied once.
 */
static GString *
put_together (HtmlPage *self, HeshuReaderBlock *blocks, guint *n_chars)
{
  GString *text = g_string_sized_new (self->pool->len + 2 * self->pieces->len + 1);
  const HtmlPiece *before = NULL;

  *n_chars = 0;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const HtmlPiece *piece = &g_array_index (self->pieces, HtmlPiece, i);
      const char *start = self->pool->str + piece->start;

      if (before != NULL)
        {
          guint n_lines = is_close_kin (before->kind, piece->kind) ? 1 : 2;

          g_string_append_len (text, "\n\n", n_lines);
          *n_chars += n_lines;
        }
      blocks[i].start = *n_chars;
      *n_chars += (guint) g_utf8_strlen (start, (gssize) piece->size);
      blocks[i].end = *n_chars;
      blocks[i].kind = piece->kind;
      blocks[i].level = piece->level;
      g_string_append_len (text, start, (gssize) piece->size);
      before = piece;
    }
  return text;
}

HeshuReaderStatus
html_page_write (HtmlPage *self, const HeshuReaderRequest *request, int fd)
{
  HeshuReaderResult result = { .magic = HESHU_READER_MAGIC, .status = HESHU_READER_OK };
  g_autofree HeshuReaderBlock *blocks = g_new0 (HeshuReaderBlock, self->pieces->len);
  guint n_chars;
  g_autoptr (GString) text = put_together (self, blocks, &n_chars);

  if (text->len > request->max_text_bytes || n_chars > HESHU_TEXT_MAX_LENGTH)
    {
      html_write_status (HESHU_READER_TOO_LARGE, fd);
      return HESHU_READER_TOO_LARGE;
    }

  result.text_bytes = (guint32) text->len;
  result.text_chars = n_chars;
  result.n_blocks = self->pieces->len;
  for (guint i = 0; i < HESHU_READER_N_STRINGS; i++)
    result.string_bytes[i] = self->strings[i] != NULL ? (guint32) strlen (self->strings[i]) : 0;

  write_all (fd, &result, sizeof result);
  write_all (fd, blocks, result.n_blocks * sizeof *blocks);
  write_all (fd, text->str, text->len);
  for (guint i = 0; i < HESHU_READER_N_STRINGS; i++)
    write_all (fd, self->strings[i], result.string_bytes[i]);
  return HESHU_READER_OK;
}
