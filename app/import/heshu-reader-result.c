/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reader-result.h"

#include <string.h>

void
heshu_reader_collector_init (HeshuReaderCollector *self, const HeshuReaderRequest *request)
{
  self->request = request;
  self->bytes = g_byte_array_new ();
  self->wanted = sizeof (HeshuReaderResult);
}

void
heshu_reader_collector_clear (HeshuReaderCollector *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

static HeshuReaderResult
get_header (const HeshuReaderCollector *self)
{
  HeshuReaderResult header;

  memcpy (&header, self->bytes->data, sizeof header);
  return header;
}

/* FALSE where the header announces what the request does not allow. The sums cannot overflow: each part has
 * its limit. */
static gboolean
read_header (HeshuReaderCollector *self)
{
  const HeshuReaderResult header = get_header (self);

  if (header.magic != HESHU_READER_MAGIC || header.status > HESHU_READER_FAILED)
    return FALSE;
  if (header.status != HESHU_READER_OK)
    return TRUE;
  if (header.text_bytes > self->request->max_text_bytes || header.n_blocks > self->request->max_blocks ||
      header.text_chars > HESHU_TEXT_MAX_LENGTH)
    return FALSE;

  self->wanted += (gsize) header.n_blocks * sizeof (HeshuReaderBlock) + header.text_bytes;
  for (guint i = 0; i < HESHU_READER_N_STRINGS; i++)
    {
      if (header.string_bytes[i] > HESHU_READER_MAX_STRING_BYTES)
        return FALSE;
      self->wanted += header.string_bytes[i];
    }
  return TRUE;
}

gboolean
heshu_reader_collector_push (HeshuReaderCollector *self, const guint8 *bytes, gsize size)
{
  while (size > 0)
    {
      gsize missing = self->wanted - self->bytes->len;
      gsize n = MIN (size, missing);

      if (n == 0)
        return FALSE;
      g_byte_array_append (self->bytes, bytes, (guint) n);
      bytes += n;
      size -= n;
      if (self->bytes->len == sizeof (HeshuReaderResult) && !read_header (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
block_is_valid (const HeshuReaderBlock *block, guint earliest, guint n_chars)
{
  gboolean heading = block->kind == HESHU_BLOCK_HEADING;

  return block->start >= earliest && block->start < block->end && block->end <= n_chars &&
         block->kind <= HESHU_BLOCK_ASIDE &&
         (heading ? block->level >= 1 && block->level <= 6 : block->level == 0);
}

/* @data: may lie at any address */
static GArray *
read_blocks (const guint8 *data, guint n_blocks, guint n_chars)
{
  g_autoptr (GArray) blocks = g_array_sized_new (FALSE, FALSE, sizeof (HeshuBlock), n_blocks);
  guint earliest = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      HeshuReaderBlock from;
      HeshuBlock block;

      memcpy (&from, data + i * sizeof from, sizeof from);
      if (!block_is_valid (&from, earliest, n_chars))
        return NULL;
      block.span = HESHU_SPAN (from.start, from.end);
      block.kind = (HeshuBlockKind) from.kind;
      block.level = from.level;
      g_array_append_val (blocks, block);
      earliest = from.end;
    }
  return g_steal_pointer (&blocks);
}

/* One line of text, or nothing */
static gboolean
string_is_valid (const char *data, gsize size)
{
  if (!g_utf8_validate_len (data, size, NULL))
    return FALSE;
  for (const char *p = data; p < data + size; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
date_is_valid (const char *date)
{
  guint year, month, day;

  if (strlen (date) != 10 || date[4] != '-' || date[7] != '-' || strspn (date, "0123456789-") != 10)
    return FALSE;
  year = (guint) g_ascii_strtoull (date, NULL, 10);
  month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (date + 8, NULL, 10);
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
read_strings (HeshuDocument *document, const HeshuReaderResult *header, const char *data)
{
  char **fields[HESHU_READER_N_STRINGS] = {
    [HESHU_READER_TITLE] = &document->title,
    [HESHU_READER_PUBLICATION] = &document->publication,
    [HESHU_READER_ISSUE_DATE] = &document->issue_date,
    [HESHU_READER_PAGE] = &document->page,
  };

  for (guint i = 0; i < HESHU_READER_N_STRINGS; i++)
    {
      gsize size = header->string_bytes[i];

      if (!string_is_valid (data, size))
        return FALSE;
      if (size > 0)
        *fields[i] = g_strndup (data, size);
      data += size;
    }
  return document->issue_date == NULL || date_is_valid (document->issue_date);
}

HeshuDocument *
heshu_reader_collector_finish (HeshuReaderCollector *self,
                               const char *name,
                               const char *media_type,
                               HeshuReaderStatus *status)
{
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (HeshuText) text = NULL;
  g_autoptr (GArray) blocks = NULL;
  HeshuReaderResult header;
  const char *utf8;

  *status = HESHU_READER_OK;
  if (self->bytes->len < sizeof header || self->bytes->len != self->wanted)
    return NULL;
  header = get_header (self);
  *status = (HeshuReaderStatus) header.status;
  if (header.status != HESHU_READER_OK)
    return NULL;

  utf8 = (const char *) self->bytes->data + sizeof header + header.n_blocks * sizeof (HeshuReaderBlock);
  /* a NUL counts as invalid here */
  if (!g_utf8_validate_len (utf8, header.text_bytes, NULL) ||
      g_utf8_strlen (utf8, header.text_bytes) != (glong) header.text_chars)
    return NULL;
  blocks = read_blocks (self->bytes->data + sizeof header, header.n_blocks, header.text_chars);
  if (blocks == NULL)
    return NULL;

  text = heshu_text_new (utf8, header.text_bytes);
  document = heshu_document_new (name, media_type, text);
  if (!read_strings (document, &header, utf8 + header.text_bytes))
    return NULL;
  document->blocks = g_steal_pointer (&blocks);
  return g_steal_pointer (&document);
}
