/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-candidates.h"
#include "heshu-cli-rows.h"
#include "heshu-error.h"
#include "heshu-learning.h"
#include "heshu-registry.h"

#include <glib/gi18n-lib.h>

/* Those that stand, and which are open again: `1 编辑 Anne; 2 复审 reopened` */
static char *
dup_signoffs (GPtrArray *signoffs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < signoffs->len; i++)
    {
      const HeshuSignoff *signoff = g_ptr_array_index (signoffs, i);

      g_string_append_printf (text, "%s%u %s %s", text->len > 0 ? "; " : "", signoff->step, signoff->name,
                              signoff->reopened_by == NULL ? signoff->who : "reopened");
    }
  return g_strdup (text->str);
}

static gboolean
list_signoffs (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "report_id", HESHU_CELL_TEXT }, { "step", HESHU_CELL_COUNT },  { "name", HESHU_CELL_TEXT },
    { "who", HESHU_CELL_TEXT },       { "when", HESHU_CELL_TEXT },   { "state", HESHU_CELL_TEXT },
    { "reopened_by", HESHU_CELL_TEXT }, { "reopened", HESHU_CELL_TEXT },
  };
  g_autoptr (GPtrArray) signoffs = heshu_desk_list_signoffs (desk, NULL, error);

  if (signoffs == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "signoffs", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < signoffs->len; i++)
    {
      const HeshuSignoff *signoff = g_ptr_array_index (signoffs, i);
      const gboolean is_open = signoff->reopened_by != NULL;
      g_autofree char *step = g_strdup_printf ("%u", signoff->step);
      g_autofree char *when = heshu_cli_dup_time (signoff->when_us);
      g_autofree char *reopened = is_open ? heshu_cli_dup_time (signoff->reopened_us) : NULL;

      if (!heshu_cli_rows_add (rows,
                               (const char *const[]){ signoff->report_id, step, signoff->name, signoff->who, when,
                                                      is_open ? "reopened" : "signed", signoff->reopened_by,
                                                      reopened },
                               error))
        return FALSE;
    }
  return TRUE;
}

/* What was reviewed in an older version and has no place in the one that replaced it */
static gboolean
list_unfit (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "report_id", HESHU_CELL_TEXT }, { "source", HESHU_CELL_TEXT }, { "id", HESHU_CELL_TEXT },
    { "text", HESHU_CELL_TEXT },      { "value", HESHU_CELL_TEXT },  { "indicator", HESHU_CELL_TEXT },
    { "state", HESHU_CELL_TEXT },
  };
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);

  if (reports == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "unfit", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuReport *report = ((const HeshuReportSummary *) reports->pdata[i])->report;
      g_autoptr (GPtrArray) unfit = heshu_desk_list_unfit (desk, report->id, error);

      for (guint j = 0; unfit != NULL && j < unfit->len; j++)
        {
          const HeshuMetric *metric = g_ptr_array_index (unfit, j);

          if (!heshu_cli_rows_add (rows,
                                   (const char *const[]){
                                       report->id,
                                       heshu_metric_get_source (metric),
                                       heshu_metric_get_id (metric),
                                       heshu_metric_get_text (metric),
                                       heshu_metric_get (metric, HESHU_FIELD_VALUE),
                                       heshu_metric_get (metric, HESHU_FIELD_INDICATOR),
                                       heshu_state_get_word (heshu_metric_get_state (metric)),
                                   },
                                   error))
            return FALSE;
        }
      if (unfit == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_reports (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },         { "name", HESHU_CELL_TEXT },      { "publication", HESHU_CELL_TEXT },
    { "issue_date", HESHU_CELL_TEXT }, { "page", HESHU_CELL_TEXT },      { "encoding", HESHU_CELL_TEXT },
    { "media_type", HESHU_CELL_TEXT }, { "articles", HESHU_CELL_COUNT }, { "metrics", HESHU_CELL_COUNT },
    { "reviewed", HESHU_CELL_COUNT },  { "imported", HESHU_CELL_TEXT },  { "sha256", HESHU_CELL_TEXT },
    { "note", HESHU_CELL_TEXT },       { "signoff", HESHU_CELL_TEXT },
  };
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);

  if (reports == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "reports", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (reports, i);
      const HeshuReport *report = summary->report;
      const HeshuDocument *document = report->document;
      g_autofree char *n_articles =
          g_strdup_printf ("%u", report->articles != NULL ? report->articles->len : 0);
      g_autofree char *n_metrics = g_strdup_printf ("%u", summary->n_metrics);
      g_autofree char *n_reviewed = g_strdup_printf ("%u", summary->n_reviewed);
      g_autofree char *imported = heshu_cli_dup_time (report->imported_us);
      g_autofree char *signoffs = dup_signoffs (summary->signoffs);

      if (!heshu_cli_rows_add (rows,
                               (const char *const[]){
                                   report->id,
                                   document != NULL ? document->name : NULL,
                                   document != NULL ? document->publication : NULL,
                                   document != NULL ? document->issue_date : NULL,
                                   document != NULL ? document->page : NULL,
                                   document != NULL ? document->encoding : NULL,
                                   document != NULL ? document->media_type : NULL,
                                   n_articles,
                                   n_metrics,
                                   n_reviewed,
                                   imported,
                                   report->sha256,
                                   report->sample ? HESHU_SAMPLE_WORDS : NULL,
                                   signoffs,
                               },
                               error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_articles (HeshuCliRows *rows, const HeshuReport *report, GError **error)
{
  for (guint i = 0; report->articles != NULL && i < report->articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (report->articles, i);

      if (!heshu_cli_rows_add (rows,
                               (const char *const[]){
                                   article->id,
                                   heshu_article_get (article, HESHU_ARTICLE_TITLE),
                                   heshu_article_get (article, HESHU_ARTICLE_AGENCY),
                                   heshu_article_get (article, HESHU_ARTICLE_AREA),
                                   heshu_article_get (article, HESHU_ARTICLE_AREA_ID),
                                   heshu_article_get (article, HESHU_ARTICLE_PERIOD),
                                   heshu_article_get (article, HESHU_ARTICLE_BYLINE),
                                   report->document != NULL ? report->document->name : NULL,
                                   report->id,
                               },
                               error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_articles (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },     { "title", HESHU_CELL_TEXT },   { "agency", HESHU_CELL_TEXT },
    { "area", HESHU_CELL_TEXT },   { "area_id", HESHU_CELL_TEXT }, { "period", HESHU_CELL_TEXT },
    { "byline", HESHU_CELL_TEXT }, { "source", HESHU_CELL_TEXT },  { "report_id", HESHU_CELL_TEXT },
  };
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);

  if (reports == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "articles", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (reports, i);

      if (!add_articles (rows, summary->report, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_names (HeshuDesk *desk, HeshuObjectKind kind, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },
    { "name", HESHU_CELL_TEXT },
    { "metrics", HESHU_CELL_COUNT },
  };
  g_autoptr (GPtrArray) names = heshu_desk_list_names (desk, kind, error);

  if (names == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, heshu_object_kind_get_word (kind), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < names->len; i++)
    {
      const HeshuNamedCount *name = g_ptr_array_index (names, i);
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, name->count);

      if (!heshu_cli_rows_add (rows, (const char *const[]){ name->id, name->name, count }, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_indicators (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  return list_names (desk, HESHU_OBJECT_INDICATOR, rows, error);
}

static gboolean
list_districts (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  return list_names (desk, HESHU_OBJECT_DISTRICT, rows, error);
}

static gboolean
list_tags (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  return list_names (desk, HESHU_OBJECT_TAG, rows, error);
}

static gboolean
list_charts (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },
    { "title", HESHU_CELL_TEXT },
    { "spec", HESHU_CELL_TEXT },
  };
  g_autoptr (GPtrArray) charts = heshu_desk_list_charts (desk, error);

  if (charts == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "charts", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < charts->len; i++)
    {
      const HeshuSavedChart *chart = g_ptr_array_index (charts, i);

      if (!heshu_cli_rows_add (rows, (const char *const[]){ chart->id, chart->title, chart->spec }, error))
        return FALSE;
    }
  return TRUE;
}

/* Indicators with all their wordings, the registered ones and those that only metrics have */
static gboolean
list_registry (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },       { "name", HESHU_CELL_TEXT },   { "aliases", HESHU_CELL_TEXT },
    { "topic", HESHU_CELL_TEXT },    { "unit", HESHU_CELL_TEXT },   { "definition", HESHU_CELL_TEXT },
    { "metrics", HESHU_CELL_COUNT }, { "charts", HESHU_CELL_COUNT },
  };
  g_autoptr (GPtrArray) entries = heshu_registry_list (desk, error);

  if (entries == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "registry", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < entries->len; i++)
    {
      const HeshuRegistryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *aliases = g_strjoinv ("\n", entry->aliases);
      g_autofree char *n_metrics = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->count);
      g_autofree char *n_charts = g_strdup_printf ("%u", entry->n_charts);

      if (!heshu_cli_rows_add (rows,
                               (const char *const[]){ entry->id, entry->name, aliases, entry->topic,
                                                      entry->unit, entry->definition, n_metrics, n_charts },
                               error))
        return FALSE;
    }
  return TRUE;
}

/* What the review of single metrics proposes to the whole desk */
static gboolean
list_proposals (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },       { "kind", HESHU_CELL_TEXT },      { "form", HESHU_CELL_TEXT },
    { "meaning", HESHU_CELL_TEXT },  { "unit", HESHU_CELL_TEXT },      { "position", HESHU_CELL_TEXT },
    { "metrics", HESHU_CELL_COUNT }, { "metric_id", HESHU_CELL_TEXT }, { "dismissed", HESHU_CELL_TEXT },
  };
  g_autoptr (HeshuLexicon) lexicon = heshu_cli_load_lexicon ();
  g_autoptr (GPtrArray) proposals = heshu_proposals_list (desk, lexicon, NULL, error);

  if (proposals == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "proposals", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < proposals->len; i++)
    {
      const HeshuProposal *proposal = g_ptr_array_index (proposals, i);
      const char *position = proposal->is_behind ? "after" : "before";
      g_autofree char *count = g_strdup_printf ("%u", proposal->n_metrics);

      if (!heshu_cli_rows_add (rows,
                               (const char *const[]){
                                   proposal->id,
                                   heshu_proposal_kind_get_word (proposal->kind),
                                   proposal->form,
                                   proposal->meaning,
                                   proposal->unit,
                                   proposal->kind == HESHU_PROPOSAL_EXCLUSION ? position : NULL,
                                   count,
                                   g_ptr_array_index (proposal->metric_ids, 0),
                                   proposal->is_dismissed ? "true" : NULL,
                               },
                               error))
        return FALSE;
    }
  return TRUE;
}

/* A finding is on a desk from when something was recorded of it: its making, an editor's resolution. */
static gboolean
list_findings (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },
    { "field", HESHU_CELL_TEXT },
    { "value", HESHU_CELL_TEXT },
    { "who", HESHU_CELL_TEXT },
  };
  g_autoptr (GPtrArray) history = heshu_desk_list_history (desk, NULL, 0, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (history == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "findings", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < history->len; i++)
    {
      const HeshuEdit *edit = g_ptr_array_index (history, i);

      /* The newest first: what stands now */
      if (edit->object_kind != HESHU_OBJECT_FINDING || !g_hash_table_add (seen, edit->object_id))
        continue;
      if (!heshu_cli_rows_add (rows,
                               (const char *const[]){ edit->object_id, edit->field, edit->after, edit->who },
                               error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_agencies (HeshuDesk *desk, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = { { "name", HESHU_CELL_TEXT }, { "metrics", HESHU_CELL_COUNT } };
  g_autoptr (GPtrArray) agencies = heshu_desk_list_agencies (desk, error);

  if (agencies == NULL)
    return FALSE;
  heshu_cli_rows_begin (rows, "agencies", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < agencies->len; i++)
    {
      const HeshuNamedCount *agency = g_ptr_array_index (agencies, i);
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, agency->count);

      if (!heshu_cli_rows_add (rows, (const char *const[]){ agency->name, count }, error))
        return FALSE;
    }
  return TRUE;
}

/* What the form of a metric offers for the same text */
static gboolean
list_found (HeshuDesk *desk, HeshuField field, const char *typed, HeshuCliRows *rows, GError **error)
{
  static const HeshuColumn columns[] = {
    { "id", HESHU_CELL_TEXT },     { "name", HESHU_CELL_TEXT },     { "metrics", HESHU_CELL_COUNT },
    { "within", HESHU_CELL_TEXT }, { "found_by", HESHU_CELL_TEXT },
  };
  g_autoptr (HeshuLexicon) lexicon = heshu_cli_load_lexicon ();
  g_autoptr (HeshuCandidates) candidates = heshu_candidates_new (desk, lexicon, field, error);
  g_autoptr (GPtrArray) found = NULL;

  if (candidates == NULL)
    return FALSE;
  found = heshu_candidates_find (candidates, typed, 0);
  heshu_cli_rows_begin (rows, heshu_field_get_name (field), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < found->len; i++)
    {
      const HeshuCandidate *one = g_ptr_array_index (found, i);
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, one->count);

      if (!heshu_cli_rows_add (
              rows, (const char *const[]){ one->id, one->name, count, one->above, one->wording }, error))
        return FALSE;
    }
  return TRUE;
}

typedef gboolean (*ListFunc) (HeshuDesk *desk, HeshuCliRows *rows, GError **error);

typedef struct
{
  const char *word;
  ListFunc list;
  HeshuField field; /* that is given one of them; HESHU_N_FIELDS: none */
} List;

static const List lists[] = {
  { "reports", list_reports, HESHU_N_FIELDS },
  { "articles", list_articles, HESHU_N_FIELDS },
  { "findings", list_findings, HESHU_N_FIELDS },
  { "registry", list_registry, HESHU_N_FIELDS },
  { "indicators", list_indicators, HESHU_FIELD_INDICATOR },
  { "districts", list_districts, HESHU_FIELD_AREA },
  { "agencies", list_agencies, HESHU_FIELD_AGENCY },
  { "charts", list_charts, HESHU_N_FIELDS },
  { "tags", list_tags, HESHU_N_FIELDS },
  { "proposals", list_proposals, HESHU_N_FIELDS },
  { "signoffs", list_signoffs, HESHU_N_FIELDS },
  { "unfit", list_unfit, HESHU_N_FIELDS },
};

static const List *
find_list (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].word, word))
      return &lists[i];
  return NULL;
}

/* @typed: (nullable): lists what it finds */
static int
run (HeshuDesk *desk, const List *list, const char *typed, HeshuExportFormat format)
{
  g_autoptr (HeshuOutput) output = heshu_output_open (NULL, NULL);
  HeshuCliRows *rows = heshu_cli_rows_new (format, output);
  GError *error = NULL;
  int status;

  if (typed != NULL ? list_found (desk, list->field, typed, rows, &error) : list->list (desk, rows, &error))
    heshu_cli_rows_finish (rows, &error);
  status = heshu_cli_end_output (output, error);
  heshu_cli_rows_free (rows);
  return status;
}

int
heshu_cmd_list (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *word = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *sought = NULL;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    { "find", 'q', 0, G_OPTION_ARG_FILENAME, &typed,
      N_ ("Of indicators, districts and agencies those that TEXT finds: part of a name, its pinyin or its "
          "initials, a code; also those without metrics"),
      "TEXT" },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("jsonl (the default), csv or table"), "FORMAT" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    "reports|articles|findings|indicators|registry|districts|agencies|charts|tags|proposals|signoffs|unfit",
    N_ ("Lists what is on a desk."),
    NULL,
    entries,
    1,
    1,
  };
  HeshuExportFormat format = HESHU_EXPORT_JSONL;
  g_auto (GStrv) words = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  const List *list;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &words, &status))
    return status;
  if (!heshu_cli_parse_format (word, (const char *const[]){ "jsonl", "csv", "table", NULL }, &format))
    return HESHU_CLI_USAGE;
  list = find_list (words[0]);
  if (list == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (words[0], -1);

      return heshu_cli_wrong_usage (_ ("“%s” cannot be listed; use one of: %s."), shown, usage.arguments);
    }
  if (typed != NULL && list->field == HESHU_N_FIELDS)
    return heshu_cli_wrong_usage (_ ("Only indicators, districts and agencies can be found by --find."));
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_READ_ONLY, &status);
  sought = typed != NULL ? heshu_cli_dup_utf8 (typed) : NULL;
  return desk != NULL ? run (desk, list, sought, format) : status;
}
