/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-error.h"
#include "heshu-sql.h"

G_BEGIN_DECLS

/* What the files of the desk share. Nothing of this is seen outside of store/. */

/* --- heshu-desk.c: connections --- */

/* Takes the writer for this thread and begins a transaction; %NULL: the desk cannot be written, or another
 * holds it. */
HeshuSql *heshu_desk_begin_write (HeshuDesk *self, GError **error);
/* Ends what heshu_desk_begin_write() began: commits where @done, else rolls back, leaving @error alone. */
gboolean heshu_desk_end_write (HeshuDesk *self, gboolean done, GError **error);
/* Gives back the room of what was deleted, as far as the disk and others allow that */
void heshu_desk_compact (HeshuDesk *self);
/* A connection of this thread's own, in a transaction that sees one state, until heshu_desk_end_read() */
HeshuSql *heshu_desk_begin_read (HeshuDesk *self, GCancellable *cancellable, GError **error);
void heshu_desk_end_read (HeshuDesk *self, HeshuSql *sql);
/* What the statement @text answers. @read_row: returns: (transfer full): a row, freed by @free_row.
 * Returns: (transfer full) (nullable) */
GPtrArray *heshu_desk_list_rows (HeshuDesk *self,
                                 const char *text,
                                 gpointer (*read_row) (sqlite3_stmt *row),
                                 GDestroyNotify free_row,
                                 GError **error);

/* HESHU_ERROR_DESK_DAMAGED; names what is damaged */
void heshu_desk_set_damaged (HeshuSql *sql, const char *id, GError **error);

/* --- heshu-desk-file.c: what stands at a path --- */

typedef struct
{
  HeshuSqlMode mode; /* of readers */
  GError *read_only; /* (nullable): why nothing can be written */
  char *copy;        /* (nullable): to be opened in its place, and discarded at the end */
} HeshuDeskFile;

/* Looks at the file without opening it as a desk, so that what is none is not touched. */
gboolean heshu_desk_file_examine (const char *path,
                                  HeshuDeskFlags flags,
                                  HeshuDeskFile *file,
                                  GError **error);
void heshu_desk_file_discard (const char *copy);
/* Sets @error to the sentence for what errno says of a desk at @path; returns FALSE */
gboolean heshu_desk_file_fail (const char *path, int saved_errno, GError **error);
/* Whether @type, as statfs() gives it, is a file system of another machine, where locks cannot be relied on
 */
gboolean heshu_desk_file_is_remote (gint64 type);

/* --- heshu-desk-new.c: a file that is a desk from its first moment --- */

/* Where another program makes the same file meanwhile, that one is left. */
gboolean heshu_desk_new_file (const char *path, GError **error);

/* --- heshu-desk-schema.c: tables and versions --- */

#define HESHU_DESK_APPLICATION_ID 0x48534855 /* HSHU */
#define HESHU_DESK_VERSION 2

typedef struct
{
  int version; /* that the desk has after it */
  const char *script;
} HeshuDeskMigration;

/* The tables of a new desk */
gboolean heshu_desk_schema_make (HeshuSql *sql, GError **error);
/* Brings an older desk up to HESHU_DESK_VERSION */
gboolean heshu_desk_schema_ensure (HeshuSql *sql, GError **error);
/* The same with other steps: @migrations in order of version */
gboolean heshu_desk_schema_migrate (HeshuSql *sql,
                                    const HeshuDeskMigration *migrations,
                                    guint n_migrations,
                                    GError **error);

/* The fields of a metric as columns, in the order of HeshuField; an article's in the order of
 * HeshuArticleField */
#define HESHU_METRIC_FIELD_COLUMNS(p)                                                                        \
  p "value, " p "value_max, " p "precision, " p "unit, " p "qualifier, " p "measure, " p "kind, " p          \
    "area, " p "area_id, " p "period, " p "agency, " p "indicator"
#define HESHU_ARTICLE_FIELD_COLUMNS(p)                                                                       \
  p "title, " p "kicker, " p "subtitle, " p "byline, " p "agency, " p "area, " p "area_id, " p "period"

/* The columns that the checksum of a row covers */
#define HESHU_REPORT_SUMMED(p)                                                                               \
  p "id, " p "sha256, " p "name, " p "media_type, " p "encoding, " p "encoding_source, " p "n_replaced, " p  \
    "title, " p "publication, " p "issue_date, " p "page, " p "blocks, " p "sample, " p "imported_us, " p    \
    "removed"
#define HESHU_ARTICLE_SUMMED(p)                                                                              \
  p "id, " p "report, " p "place, " HESHU_ARTICLE_FIELD_COLUMNS (p) ", " p "detail, " p "removed"
#define HESHU_METRIC_SUMMED(p)                                                                               \
  p "id, " p "report, " p "article, " p "sentence, " p "span_start, " p "span_end, " p                       \
    "text, " HESHU_METRIC_FIELD_COLUMNS (p) ", " p "detail, " p "decision, " p "note, " p "tags, " p         \
                                            "found, " p "by_hand, " p "removed, " p "revision, " p           \
                                            "value_key, " p "period_start, " p "period_end, " p "corrected"
#define HESHU_CHART_SUMMED(p) p "id, " p "title, " p "spec, " p "removed"
#define HESHU_INDICATOR_SUMMED(p) p "id, " p "name, " p "aliases, " p "removed"

/* --- heshu-desk-detail.c: what stands in one column --- */

/* The field that holds a metric's place; in data, and as a line of `detail` where an editor moved it */
#define HESHU_SPAN_FIELD "span"

/* Origin, evidence, confidence and proposal of every field, and the relations: a line each */
char *heshu_detail_from_metric (const HeshuMetric *metric);
void heshu_detail_to_metric (const char *detail, HeshuMetricBuilder *builder);
/* (nullable) (transfer full): the line of one field, to be put back by an undo */
char *heshu_detail_dup_field (const char *detail, const char *field);
/* (transfer full): @detail with @line (nullable) in place of the line of @field */
char *heshu_detail_replace_field (const char *detail, const char *field, const char *line);
/* (transfer full): the line of a field that a person set */
char *heshu_detail_dup_person (const char *field);
gboolean heshu_detail_is_person (const char *detail, const char *field);
/* Whether a person set any field */
gboolean heshu_detail_has_person (const char *detail);

/* --- heshu-desk-evidence.c: what an editor pointed at --- */

/* What the name of the field ends with that holds the place of another: `value.evidence` */
#define HESHU_EVIDENCE_SUFFIX ".evidence"
/* FALSE: @name is none; @field: (out): the other's */
gboolean heshu_evidence_field_parse (const char *name, HeshuField *field);
/* The name of the line of `detail` that belongs to the field @name of a metric or an article */
const char *heshu_evidence_line_name (const char *name);
/* `120-125`, in code points; FALSE: @text is no place */
gboolean heshu_span_parse (const char *text, HeshuSpan *span);
char *heshu_span_print (HeshuSpan span);
/* (nullable) (transfer full): the place that @detail gives for @field, as heshu_span_print() */
char *heshu_evidence_dup_place (const char *detail, HeshuField field);
/* (transfer full): the line of @field with @place, an editor's; @old: (nullable): the line as it stands */
char *heshu_evidence_dup_pointed (const char *old, HeshuField field, HeshuSpan place);
/* (transfer full): the line of @field with place and rule as in @was, the rest as in @old; both (nullable) */
char *heshu_evidence_dup_restored (const char *old, const char *was, HeshuField field);
/* (transfer full): @line, which is to stand for @field, with the place an editor pointed at in @old */
char *heshu_evidence_dup_kept (const char *old, const char *line, HeshuField field);
/* (transfer full): @line without place and rule: they are of a text that stands no more */
char *heshu_evidence_dup_placeless (const char *line, const char *field);
/* @is_older: (out): whether @edit, of a metric, is of a version of its report that another one replaced since */
gboolean heshu_edit_find_older (HeshuSql *sql, const HeshuEdit *edit, gboolean *is_older, GError **error);
/* (nullable) (transfer full): the line of @field that HeshuEdit.read asks for; %NULL: it cannot be read */
char *heshu_evidence_dup_read (const char *read, const char *field);

/* Regions, captions, joins, and where each field was read. Lines of persons' fields are as above. */
char *heshu_detail_from_article (const HeshuArticle *article);
void heshu_detail_to_article (const char *detail, HeshuArticle *article);
/* (nullable) (transfer full) */
char *heshu_detail_from_blocks (const GArray *blocks);
GArray *heshu_detail_to_blocks (const char *detail);

/* --- heshu-desk-search.c: words --- */

/* (transfer full): what the index keeps for a text: pairs of neighbouring characters, words */
char *heshu_search_dup_tokens (const gunichar *chars, guint n_chars);
char *heshu_search_dup_tokens_utf8 (const char *text);
/* (transfer full): an expression per word of @text, none where nothing in it can be searched for */
GPtrArray *heshu_search_list_expressions (const char *text);
/* The sentence around @span, by its marks; at most some hundred characters */
HeshuSpan heshu_search_find_sentence (const HeshuText *text, HeshuSpan span);
/* How many sentences and indicators an expression finds: far cheaper than finding them */
gboolean heshu_search_count_hits (HeshuSql *sql, const char *expression, gint64 *n_hits, GError **error);
/* The words of a metric's indicator: @before and @after (nullable): "" or %NULL: none */
gboolean heshu_search_replace_indicator (HeshuSql *sql,
                                         gint64 seq,
                                         const char *before,
                                         const char *after,
                                         GError **error);
gboolean heshu_search_add (HeshuSql *sql, const char *table, gint64 seq, const char *tokens, GError **error);
/* @tokens must be exactly those that were added: the index keeps no text to look them up */
gboolean heshu_search_remove (HeshuSql *sql,
                              const char *table,
                              gint64 seq,
                              const char *tokens,
                              GError **error);

/* --- heshu-desk-rows.c: rows from and to values --- */

/* What a metric is in SQL: heshu_metric_row_read() reads a row of this */
#define HESHU_METRIC_SELECT_BEGIN                                                                            \
  "SELECT m.seq, m.id, r.id, r.name, a.place, a.title, m.span_start, m.span_end, "                           \
  "m.text, " HESHU_METRIC_FIELD_COLUMNS ("m.") ", m.detail, m.decision, m.note, m.tags, m.found, "           \
                                               "m.revision, m.removed, m.by_hand, m.sentence, "              \
                                               "m.checksum = heshu_checksum (" HESHU_METRIC_SUMMED (         \
                                                   "m.") ")"
#define HESHU_METRIC_JOINS "JOIN report AS r ON r.seq = m.report LEFT JOIN article AS a ON a.seq = m.article"
#define HESHU_METRIC_FROM "FROM metric AS m " HESHU_METRIC_JOINS
#define HESHU_METRIC_SELECT HESHU_METRIC_SELECT_BEGIN " " HESHU_METRIC_FROM " "
enum
{
  HESHU_COLUMN_SEQ = 0,
  HESHU_COLUMN_ID = 1,
  HESHU_COLUMN_FIELDS = 9,
  HESHU_COLUMN_DETAIL = HESHU_COLUMN_FIELDS + HESHU_N_FIELDS,
  HESHU_COLUMN_DECISION,
  HESHU_COLUMN_NOTE,
  HESHU_COLUMN_TAGS,
  HESHU_COLUMN_FOUND,
  HESHU_COLUMN_REVISION,
  HESHU_COLUMN_REMOVED,
  HESHU_COLUMN_BY_HAND,
  HESHU_COLUMN_SENTENCE,
  HESHU_COLUMN_INTACT,
  HESHU_N_METRIC_COLUMNS,
};
/* @error: HESHU_ERROR_DESK_DAMAGED */
HeshuMetric *heshu_metric_row_read (HeshuSql *sql, sqlite3_stmt *row, GError **error);

/* What a new row has beside its metric */
typedef struct
{
  gint64 report;
  gint64 article; /* 0: in none */
  gint64 sentence;
  gboolean by_hand;
} HeshuMetricPlace;
/* @seq: (out). Takes @metric's id, decision, tags and note; enters the indicator's words into the index. */
gboolean heshu_metric_row_insert (HeshuSql *sql,
                                  const HeshuMetric *metric,
                                  const HeshuMetricPlace *place,
                                  gint64 *seq,
                                  GError **error);
/* Anew from @metric, all but its id, its report and whether it is removed; the revision grows by one. */
gboolean heshu_metric_row_replace (HeshuSql *sql,
                                   gint64 seq,
                                   const HeshuMetric *metric,
                                   gint64 article,
                                   gint64 sentence,
                                   const char *old_indicator,
                                   GError **error);
/* Leaves the sentence; see heshu_sentence_drop_unused() */
gboolean heshu_metric_row_delete (HeshuSql *sql, gint64 seq, const char *indicator, GError **error);
/* Anew over the row as it stands */
gboolean heshu_row_seal (HeshuSql *sql, HeshuObjectKind kind, gint64 seq, GError **error);

/* The words by which a value and a period sort: @value_key (transfer full) */
gboolean heshu_metric_derive (const char *value,
                              const char *period,
                              char **value_key,
                              HeshuPeriod *months,
                              GError **error);

/* Anew from @article, all but its id; fields that a person set stay. */
gboolean heshu_article_row_replace (HeshuSql *sql,
                                    gint64 seq,
                                    guint place,
                                    const HeshuArticle *article,
                                    GError **error);
/* With a new id */
gboolean heshu_article_row_insert (HeshuSql *sql,
                                   gint64 report,
                                   guint place,
                                   const HeshuArticle *article,
                                   gint64 *seq,
                                   GError **error);
/* (transfer full): with their ids, in order; @seqs: (out) (optional) (transfer full): of gint64 */
GPtrArray *heshu_article_rows_read (HeshuSql *sql, gint64 report, GArray **seqs, GError **error);

/* @seq: (out): the article one of whose regions holds @span; 0: none */
gboolean heshu_article_find_at (HeshuSql *sql, gint64 report, HeshuSpan span, gint64 *seq, GError **error);

/* The text of a report; HESHU_ERROR_DESK_DAMAGED where it is not what was stored */
HeshuText *heshu_original_read_text (HeshuSql *sql, gint64 report, GError **error);
/* HESHU_ERROR_FILE_KNOWN where another report of the desk has the bytes of the row @report */
gboolean heshu_report_check_twin (HeshuSql *sql, gint64 report, GError **error);
/* The tags that stand in a metric's row become tags of the desk */
gboolean heshu_tags_link (HeshuSql *sql, const HeshuMetric *metric, GError **error);
/* @seq: (out): 0 where there is none */
gboolean heshu_report_find (HeshuSql *sql, const char *id, gint64 *seq, GError **error);

/* The sentence at @span gets its row and its words once: @known maps spans of this report to seqs. */
gboolean heshu_sentence_ensure (HeshuSql *sql,
                                gint64 report,
                                const HeshuText *text,
                                HeshuSpan span,
                                GHashTable *known,
                                gint64 *seq,
                                GError **error);
/* (transfer full): the sentences of a report for heshu_sentence_ensure() */
GHashTable *heshu_sentence_list_known (HeshuSql *sql, gint64 report, GError **error);
gboolean heshu_sentence_drop_unused (HeshuSql *sql, gint64 report, const HeshuText *text, GError **error);

/* --- heshu-desk-choice.c: which metrics are asked for --- */

/* A condition on the rows of `metric AS m`. Only the places of its values stand in its text. */
typedef struct
{
  GString *text;
  GArray *values;  /* of HeshuSqlValue */
  GPtrArray *kept; /* the texts among them */
} HeshuChoice;
HeshuChoice heshu_choice_new (void);
void heshu_choice_clear (HeshuChoice *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuChoice, heshu_choice_clear)

/* For a `?` that is appended to the text */
void heshu_choice_add_text (HeshuChoice *choice, const char *text);
void heshu_choice_add_int (HeshuChoice *choice, gint64 number);
/* @is_page: the first rows in some order are wanted, not all */
gboolean heshu_choice_make (HeshuChoice *choice,
                            HeshuSql *sql,
                            const HeshuMetricQuery *query,
                            gboolean is_page,
                            GError **error);

/* --- heshu-desk-query.c --- */

/* The columns of @sort as a list for ORDER BY */
void heshu_sort_append_order (GString *text, HeshuSort sort, gboolean descending);

/* --- heshu-desk-import.c: what an import and a re-extraction share --- */

/* Every span lies in the text, and every metric's quotes it; else HESHU_ERROR_QUOTE_BROKEN, naming @name */
gboolean heshu_import_check (const char *name,
                             const HeshuText *text,
                             GPtrArray *articles,
                             GPtrArray *metrics,
                             GError **error);

typedef struct
{
  gint64 report;
  const HeshuText *text;
  GArray *articles;  /* of gint64: the rows of the articles, by index */
  GHashTable *known; /* as heshu_sentence_list_known() */
  gboolean merged;   /* from another desk: ids and what was decided are kept */
} HeshuImportTarget;
/* 0: in none */
gint64 heshu_import_find_article (const HeshuImportTarget *target, const HeshuMetric *metric);
gboolean heshu_import_add_metric (HeshuSql *sql,
                                  const HeshuImportTarget *target,
                                  const HeshuMetric *metric,
                                  GError **error);

/* In the transaction of its caller. @merged: as in HeshuImportTarget, the report's id too */
gboolean heshu_import_take_report (HeshuSql *sql,
                                   const HeshuReport *report,
                                   GPtrArray *metrics,
                                   const char *id,
                                   gboolean merged,
                                   const char *version,
                                   const char *hash,
                                   GError **error);

typedef struct
{
  guint n_articles;
  guint n_found;
  guint n_added;
  guint n_dropped;
} HeshuImportCounts;
gboolean heshu_import_add_record (HeshuSql *sql,
                                  gint64 report,
                                  const char *version,
                                  const char *hash,
                                  const HeshuImportCounts *counts,
                                  GError **error);

/* --- heshu-desk-fields.c: which fields there are, and what they admit --- */

typedef enum
{
  HESHU_OBJECT_FIELD_METRIC,  /* one of HeshuField: with origin and evidence */
  HESHU_OBJECT_FIELD_SPAN,     /* where a metric stands: with origin */
  HESHU_OBJECT_FIELD_EVIDENCE, /* where one of HeshuField was read */
  HESHU_OBJECT_FIELD_LAYOUT,   /* where an article stands: regions, captions, joins */
  HESHU_OBJECT_FIELD_ARTICLE, /* one of HeshuArticleField: likewise */
  HESHU_OBJECT_FIELD_TEXT,    /* a column as it is */
  HESHU_OBJECT_FIELD_DATE,
  HESHU_OBJECT_FIELD_SPEC,
  HESHU_OBJECT_FIELD_ALIASES,
  HESHU_OBJECT_FIELD_NAME,
  HESHU_OBJECT_FIELD_DECISION,
  HESHU_OBJECT_FIELD_TAGS,
  HESHU_OBJECT_FIELD_REMOVED,
  HESHU_OBJECT_FIELD_CREATED,
  HESHU_OBJECT_FIELD_VERSION,    /* which text of a report stands: changed by heshu_desk_replace_report() */
  HESHU_OBJECT_FIELD_SIGNED,     /* changed by heshu_desk_sign_off() */
  HESHU_OBJECT_FIELD_HISTORY, /* a text that is in no column: what the history says last */
  HESHU_OBJECT_FIELD_EXTRACTION, /* what the machine read of a report: changed by heshu_desk_take_extractions() */
} HeshuObjectField;
gboolean heshu_object_find_field (HeshuObjectKind kind, const char *name, HeshuObjectField *field);
/* @text: (nullable): brought to its one form. @error: no such field, or HESHU_ERROR_FIELD_INVALID,
 * HESHU_ERROR_VALUE_* */
gboolean heshu_object_normalize (HeshuObjectKind kind,
                                 const char *field,
                                 const char *text,
                                 char **value,
                                 GError **error);

/* --- heshu-desk-objects.c: one field of one object --- */

/* In SQL: what the history says last of a field of an object */
#define HESHU_HISTORY_LAST(object_id, field)                                                                 \
  "(SELECT e.after FROM edit AS e WHERE e.object_id = " object_id " AND e.field = '" field                   \
  "' ORDER BY e.seq DESC LIMIT 1)"

/* What the id of a word of the desk begins with */
#define HESHU_TERM_PREFIX "term:"

/* What an object's field holds. */
typedef struct
{
  gint64 seq;    /* 0: there is no such object */
  char *value;   /* (nullable) */
  char *detail;  /* (nullable): of a metric or an article: the whole column */
  gboolean gone; /* removed */
} HeshuFieldState;
void heshu_field_state_clear (HeshuFieldState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeshuFieldState, heshu_field_state_clear)

/* @error: also HESHU_ERROR_NO_SUCH_OBJECT, except for the field `created` */
gboolean heshu_object_get (HeshuSql *sql,
                           HeshuObjectKind kind,
                           const char *id,
                           const char *field,
                           HeshuFieldState *state,
                           GError **error);
/* @line: (nullable): the line of `detail` that an undo puts back; %NULL: a person sets the field */
gboolean heshu_object_set (HeshuSql *sql,
                           HeshuObjectKind kind,
                           const char *id,
                           const char *field,
                           const HeshuFieldState *state,
                           const char *value,
                           const char *line,
                           GError **error);

/* --- heshu-desk-spans.c --- */

/* Whether @place lies in the text of the row @metric; else HESHU_ERROR_FIELD_INVALID */
gboolean heshu_evidence_check (HeshuSql *sql, gint64 metric, HeshuSpan place, GError **error);
/* Moves the metric of @state to @value, and the relations of others to it with it */
gboolean heshu_metric_move_edges (HeshuSql *sql, const HeshuFieldState *state, const char *value, GError **error);

/* Enters the names under which an indicator is asked for */
gboolean heshu_indicator_index (HeshuSql *sql, gint64 seq, GError **error);

/* --- heshu-desk-history.c: the record of all acts --- */

/* What a group of edits is; the numbers stand in the file */
typedef enum
{
  HESHU_ACT_DO = 0,
  HESHU_ACT_UNDO = 1,
  HESHU_ACT_REDO = 2,
  HESHU_ACT_FINAL = 3, /* neither undone nor redone */
} HeshuAct;

/* The field of a record that says that a report is gone for good */
#define HESHU_PURGED_FIELD "purged"

/* The edits of one gesture of one person, gathered until they are appended together */
typedef struct
{
  char *id;
  char *who;
  HeshuAct act;
  char *reverses;      /* (nullable): the id of the group that is turned round */
  GPtrArray *edits;    /* of HeshuEdit (transfer none) */
  GPtrArray *evidence; /* of char * (nullable), for each: what an undo of it puts back as the line of its
                        * field; "": there was none; %NULL: its field has no such thing */
} HeshuGroup;
/* @id: (nullable): %NULL: a new one */
HeshuGroup *heshu_group_new (const char *id, const char *who, HeshuAct act);
void heshu_group_free (HeshuGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuGroup, heshu_group_free)

gboolean heshu_history_append (HeshuSql *sql, const HeshuGroup *group, GError **error);
/* @first: (out): the row of the first edit of the last group of @who that @act (an undo or a redo) can turn
 * round; 0: none.
 * @id: (out) (transfer full): of that group */
gboolean heshu_history_find_standing (HeshuSql *sql,
                                      const char *who,
                                      HeshuAct act,
                                      gint64 *first,
                                      char **id,
                                      GError **error);
/* The edits of the group that begins at the row @first, last first. @evidence: gets what HeshuGroup holds for
 * each */
GPtrArray *heshu_history_read_group (HeshuSql *sql, gint64 first, GPtrArray *evidence, GError **error);

/* @record: of the history; @seq: (out): its row. @error: HESHU_ERROR_NO_SUCH_OBJECT */
gboolean heshu_history_find_record (HeshuSql *sql, const HeshuEdit *record, gint64 *seq, GError **error);
/* (transfer full) (nullable): the record in the row @seq */
HeshuEdit *heshu_history_read_record (HeshuSql *sql, gint64 seq, GError **error);
/* @first: (out): the first row of the group that the row @seq is in */
gboolean heshu_history_find_first (HeshuSql *sql, gint64 seq, gint64 *first, HeshuAct *act, GError **error);
/* @field: (nullable): any. Returns: (transfer full) (nullable): the last edit of an object behind the row @seq that
 * still stands; %NULL without @error: none */
HeshuEdit *heshu_history_find_later (HeshuSql *sql,
                                     const char *object_id,
                                     const char *field,
                                     gint64 seq,
                                     GError **error);

/* --- heshu-desk-layout.c --- */

/* (nullable) (transfer full): the lines of @detail that say where an article stands */
char *heshu_layout_dup (const char *detail);
/* (transfer full): @detail with @layout in their place */
char *heshu_layout_replace (const char *detail, const char *layout);
/* (nullable) (transfer full): @text in its one form; %NULL: it is no layout */
char *heshu_layout_normalize (const char *text);
/* HESHU_ERROR_FIELD_INVALID where a place of @layout is outside the text of the row @report */
gboolean heshu_layout_check (HeshuSql *sql, gint64 report, const char *layout, GError **error);

/* --- heshu-desk-signoff.c --- */

#define HESHU_SIGNOFF_PREFIX "signoff:"

/* (transfer full) (nullable): of #HeshuSignoff; @report_id: (nullable): all of them */
GPtrArray *heshu_signoffs_read (HeshuSql *sql, const char *report_id, GError **error);
/* Before @group is appended: opens the sign-offs of the reports whose content it changed again, in it.
 * @recorded: gets the edits, which must live as long as @group */
gboolean heshu_signoffs_reopen (HeshuSql *sql, HeshuGroup *group, GPtrArray *recorded, GError **error);
/* The same where a report is read anew in no person's step */
gboolean heshu_signoffs_reopen_report (HeshuSql *sql, const char *report_id, GError **error);
/* The reverse of a sign-off or of its withdrawal */
gboolean heshu_signoff_reverse (HeshuSql *sql,
                                HeshuGroup *group,
                                const HeshuEdit *edit,
                                GPtrArray *recorded,
                                GError **error);

/* --- heshu-desk-undo.c --- */

/* Reverses @edits, as heshu_history_read_group() gave them with @lines, in @group, and appends that */
gboolean heshu_group_reverse (HeshuSql *sql,
                              HeshuGroup *group,
                              GPtrArray *edits,
                              GPtrArray *lines,
                              GPtrArray *recorded,
                              GError **error);

/* --- heshu-desk-act.c: one edit, carried out --- */

/* In heshu-desk-edit.c: @edits as acts of @group, whose person they are. @recorded: gets them as they were
 * carried out */
gboolean heshu_edits_apply_in_group (HeshuSql *sql,
                                     HeshuGroup *group,
                                     GPtrArray *edits,
                                     GPtrArray *recorded,
                                     GError **error);
gboolean heshu_edit_is_creation (const HeshuEdit *edit);
/* Makes, removes or restores: possible with what is removed */
gboolean heshu_edit_concerns_existence (const HeshuEdit *edit);
/* Whether it moved a metric or what a field was read from */
gboolean heshu_edit_is_place (const HeshuEdit *edit);
/* Whether the field holds @expected; of a creation only that it stands or not */
gboolean heshu_edit_holds (const HeshuEdit *edit, const HeshuFieldState *state, const char *expected);
/* (transfer none): the field's name for people where it has one */
const char *heshu_edit_get_label (const HeshuEdit *edit);
/* (transfer full): for people: what it changed, who and when */
char *heshu_edit_dup_description (const HeshuEdit *edit);
/* A sentence with both values */
void heshu_edit_set_conflict (const HeshuEdit *edit,
                              HeshuErrorCode code,
                              const char *expected,
                              const char *found,
                              GError **error);
/* Changes the field to @value and adds @edit, completed, to @group. @line: as heshu_object_set() */
HeshuEdit *heshu_edit_carry_out (HeshuSql *sql,
                                 HeshuGroup *group,
                                 const HeshuEdit *edit,
                                 const HeshuFieldState *state,
                                 const char *value,
                                 const char *line,
                                 GError **error);

/* --- heshu-desk-create.c --- */

/* An object from the JSON of its fields; what a metric needs: `report_id`, `start`,
 * `end` */
gboolean heshu_object_create (HeshuSql *sql,
                              HeshuObjectKind kind,
                              const char *id,
                              const char *json,
                              GError **error);

G_END_DECLS
