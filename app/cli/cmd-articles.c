/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include "heshu-extractor.h"
#include "heshu-page-repair.h"
#include "heshu-sheet.h"

#include <glib/gi18n-lib.h>

static const HeshuColumn columns[] = {
  { "source", HESHU_CELL_TEXT }, { "title", HESHU_CELL_TEXT },     { "agency", HESHU_CELL_TEXT },
  { "area", HESHU_CELL_TEXT },   { "period", HESHU_CELL_TEXT },    { "byline", HESHU_CELL_TEXT },
  { "start", HESHU_CELL_COUNT }, { "chars", HESHU_CELL_COUNT },    { "regions", HESHU_CELL_COUNT },
  { "joins", HESHU_CELL_COUNT }, { "captions", HESHU_CELL_COUNT },
};

typedef struct
{
  HeshuImporter *importer;
  HeshuLexicon *lexicon;
  HeshuOutput *output;
  HeshuSheet *sheet; /* (nullable): %NULL for JSON */
  guint n_printed;
} Articles;

static gboolean
add_row (Articles *self, const HeshuDocument *document, const HeshuArticle *article, GError **error)
{
  guint n_chars = 0;
  g_autofree char *start = NULL;
  g_autofree char *chars = NULL;
  g_autofree char *regions = g_strdup_printf ("%u", article->regions->len);
  g_autofree char *joins = g_strdup_printf ("%u", article->joins->len);
  g_autofree char *captions = g_strdup_printf ("%u", article->captions->len);

  for (guint i = 0; i < article->regions->len; i++)
    n_chars += heshu_span_length (g_array_index (article->regions, HeshuSpan, i));
  chars = g_strdup_printf ("%u", n_chars);
  if (article->regions->len > 0)
    start = g_strdup_printf ("%u", g_array_index (article->regions, HeshuSpan, 0).start);
  return heshu_sheet_add (self->sheet,
                          (const char *const[]){
                              document->name,
                              heshu_article_get (article, HESHU_ARTICLE_TITLE),
                              heshu_article_get (article, HESHU_ARTICLE_AGENCY),
                              heshu_article_get (article, HESHU_ARTICLE_AREA),
                              heshu_article_get (article, HESHU_ARTICLE_PERIOD),
                              heshu_article_get (article, HESHU_ARTICLE_BYLINE),
                              start,
                              chars,
                              regions,
                              joins,
                              captions,
                          },
                          error);
}

static gboolean
print_file (Articles *self, const HeshuDocument *document, GPtrArray *articles, GError **error)
{
  g_autofree char *json = NULL;

  if (self->sheet == NULL)
    {
      json = heshu_articles_print_json (document, articles);
      return heshu_cli_write (self->output, self->n_printed++ > 0 ? ",\n" : "", -1, error) &&
             heshu_cli_write (self->output, json, -1, error);
    }
  for (guint i = 0; i < articles->len; i++)
    if (!add_row (self, document, g_ptr_array_index (articles, i), error))
      return FALSE;
  return TRUE;
}

/* @error: of the output alone; what is wrong with a file is said and the next one follows */
static gboolean
take_file (Articles *self, const char *path, const char *encoding, int *status, GError **error)
{
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  GError *failure = NULL;

  report = heshu_importer_read_file (self->importer, path, encoding, NULL, &failure);
  if (report == NULL)
    {
      *status = heshu_cli_worse (*status, heshu_cli_complain (failure));
      return TRUE;
    }
  heshu_cli_say_document (report->document);
  articles = heshu_page_repair (report->document, self->lexicon);
  heshu_article_context (report->document, articles, self->lexicon);
  return print_file (self, report->document, articles, error);
}

static gboolean
take_files (Articles *self, char **files, const char *encoding, int *status, GError **error)
{
  if (self->sheet == NULL && !heshu_cli_write (self->output, "[", -1, error))
    return FALSE;
  for (guint i = 0; files[i] != NULL; i++)
    if (!take_file (self, files[i], encoding, status, error))
      return FALSE;
  if (self->sheet == NULL)
    return heshu_cli_write (self->output, "]\n", -1, error);
  return heshu_sheet_finish (self->sheet, error);
}

int
heshu_cmd_articles (int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  g_autofree char *word = NULL;
  GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("json (the default) or table"), "FORMAT" },
    { "encoding", 'e', 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("Read the files in this encoding"), "E" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("FILE..."),
    N_ ("Prints the repaired page: its articles with their regions, captions and joins."),
    N_ ("FILE may be - for standard input."),
    entries,
    1,
    G_MAXUINT,
  };
  HeshuExportFormat format = HESHU_EXPORT_JSONL;
  g_auto (GStrv) files = NULL;
  Articles self = { NULL };
  GError *error = NULL;
  int status = HESHU_CLI_DONE;

  if (!heshu_cli_parse (&usage, argc, argv, &files, &status))
    return status;
  if (!heshu_cli_parse_format (word, (const char *const[]){ "json", "table", NULL }, &format))
    return HESHU_CLI_USAGE;
  self.importer = heshu_importer_new ();
  self.lexicon = heshu_cli_load_lexicon ();
  self.output = heshu_output_open (NULL, NULL);
  if (format == HESHU_EXPORT_TABLE)
    self.sheet = heshu_sheet_new (format, "articles", columns, G_N_ELEMENTS (columns),
                                  heshu_output_get_stream (self.output));
  take_files (&self, files, encoding, &status, &error);
  status = heshu_cli_worse (status, heshu_cli_end_output (self.output, error));
  heshu_sheet_free (self.sheet);
  heshu_output_free (self.output);
  heshu_lexicon_unref (self.lexicon);
  heshu_importer_unref (self.importer);
  return status;
}
