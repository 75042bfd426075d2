/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-reader.h"

#include "html-builder.h"
#include "html-filter.h"

#include <errno.h>
#include <libxml/HTMLparser.h>
#include <string.h>
#include <unistd.h>

#define CHUNK_BYTES (64u * 1024)

typedef struct
{
  HtmlBuilder *builder;
  htmlParserCtxtPtr parser;
  gboolean too_deep;
} Reading;

void
html_reader_prepare (void)
{
  xmlInitParser ();
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Reading *reading = data;

  if (reading->too_deep)
    return;
  if (html_builder_open (reading->builder, (const char *) name, (const char *const *) attributes))
    return;

  reading->too_deep = TRUE;
  xmlStopParser (reading->parser);
}

static void
end_element_cb (void *data, const xmlChar *name)
{
  Reading *reading = data;

  if (!reading->too_deep)
    html_builder_close (reading->builder, (const char *) name);
}

static void
characters_cb (void *data, const xmlChar *utf8, int size)
{
  Reading *reading = data;

  if (!reading->too_deep)
    html_builder_add_text (reading->builder, (const char *) utf8, (gsize) size);
}

static htmlParserCtxtPtr
new_parser (Reading *reading)
{
  xmlSAXHandler handler = {
    .startElement = start_element_cb,
    .endElement = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
  };
  htmlParserCtxtPtr parser =
      htmlCreatePushParserCtxt (&handler, reading, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

  /* without IGNORE_ENC a `<meta charset>` overrules the encoding it was told, in the middle of the text */
  if (parser != NULL)
    htmlCtxtUseOptions (parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                    HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  return parser;
}

/* Pushes the whole input through filter, parser and builder. */
static HeshuReaderStatus
push_input (Reading *reading, int input_fd)
{
  g_autoptr (HtmlFilter) filter = html_filter_new ();
  g_autoptr (GString) passed = g_string_sized_new (CHUNK_BYTES);
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gssize n_read;

  while ((n_read = read (input_fd, chunk, CHUNK_BYTES)) != 0)
    {
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return HESHU_READER_FAILED;

      g_string_truncate (passed, 0);
      if (!html_filter_push (filter, chunk, (gsize) n_read, passed))
        return HESHU_READER_TOO_DEEP;
      htmlParseChunk (reading->parser, passed->str, (int) passed->len, 0);
      if (reading->too_deep)
        return HESHU_READER_TOO_DEEP;
    }

  htmlParseChunk (reading->parser, NULL, 0, 1);
  return reading->too_deep ? HESHU_READER_TOO_DEEP : HESHU_READER_OK;
}

HeshuReaderStatus
html_reader_read (const HeshuReaderRequest *request, int input_fd, int output_fd)
{
  g_autoptr (HtmlPage) page = html_page_new ();
  g_autoptr (HtmlBuilder) builder = html_builder_new (page, request->max_blocks);
  Reading reading = { .builder = builder };
  HeshuReaderStatus status = HESHU_READER_FAILED;

  reading.parser = new_parser (&reading);
  if (reading.parser != NULL)
    {
      status = push_input (&reading, input_fd);
      htmlFreeParserCtxt (reading.parser);
    }
  if (status != HESHU_READER_OK)
    {
      html_write_status (status, output_fd);
      return status;
    }

  html_builder_finish (builder);
  html_page_find_asides (page);
  return html_page_write (page, request, output_fd);
}
