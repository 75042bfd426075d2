/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-edit.h"
#include "heshu-metric.h"
#include "heshu-reextraction.h"
#include "heshu-replacement.h"
#include "heshu-report.h"
#include "heshu-signoff.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeshuDesk:
 *
 * A desk: reports, metrics, charts and the history of every act, in one SQLite file (design §5). This header
 * is its one public door; it takes and returns model values. Functions are synchronous and safe from any
 * thread: writes are serialised, each reader thread gets a connection of its own. An error leaves the desk as
 * it was.
 *
 * Signals: `changed` (in the thread-default main context the desk was opened in): this or another process
 * changed it.
 */
#define HESHU_TYPE_DESK (heshu_desk_get_type ())
G_DECLARE_FINAL_TYPE (HeshuDesk, heshu_desk, HESHU, DESK, GObject)

typedef enum
{
  HESHU_DESK_OPEN_EXISTING = 0,
  HESHU_DESK_CREATE = 1 << 0,    /* make it where it is missing */
  HESHU_DESK_READ_ONLY = 1 << 1, /* never write */
} HeshuDeskFlags;

/* (transfer full): $XDG_DATA_HOME/heshu/desk.heshu */
char *heshu_desk_dup_default_path (void) G_GNUC_WARN_UNUSED_RESULT;

/* @error: HESHU_ERROR_DESK_*, HESHU_ERROR_DISK_FULL. A desk of a newer version, or on a medium that cannot be
 * written, opens read-only; heshu_desk_get_read_only() then tells why. */
HeshuDesk *heshu_desk_open (const char *path, HeshuDeskFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Checkpoints, so that the one file is whole; also done by the last unref */
void heshu_desk_close (HeshuDesk *self);
const char *heshu_desk_get_path (HeshuDesk *self);
/* (transfer full): 示例 where every report is a sample (derived), else the file's name without suffix */
char *heshu_desk_dup_name (HeshuDesk *self) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) (transfer none): the reason, a sentence; %NULL: it can be written */
const GError *heshu_desk_get_read_only (HeshuDesk *self);

/**
 * heshu_desk_save_copy:
 * @path: replaced where it exists, but never a desk's own file
 * @error: HESHU_ERROR_OUTPUT_FORBIDDEN, HESHU_ERROR_OUTPUT_FAILED, HESHU_ERROR_OUTPUT_FULL;
 * G_IO_ERROR_CANCELLED
 *
 * Writes the desk as one whole file, as it is at this moment; others may go on changing it. It is there with
 * all of itself or not at all. Works as well where the desk's own file can only be read or is gone from its
 * folder.
 */
gboolean heshu_desk_save_copy (HeshuDesk *self, const char *path, GCancellable *cancellable, GError **error);

/* --- import: one record, not edits --- */

/**
 * heshu_desk_find_report:
 * Returns: (transfer full) (nullable): the id of the report with these bytes, %NULL without @error where
 * there is none; a removed one does not count
 */
char *heshu_desk_find_report (HeshuDesk *self, const char *sha256, GError **error);

/**
 * heshu_desk_import:
 * @report: with bytes, document and articles
 * @metrics: of #HeshuMetric, proposals of the machine
 * @error: HESHU_ERROR_FILE_KNOWN, HESHU_ERROR_QUOTE_BROKEN, HESHU_ERROR_DESK_*, HESHU_ERROR_DISK_FULL
 *
 * Adds a report in one durable transaction. Every span must quote its text; that is checked.
 *
 * Returns: (transfer full) (nullable): the report's id
 */
char *heshu_desk_import (HeshuDesk *self,
                         const HeshuReport *report,
                         GPtrArray *metrics,
                         const char *extractor_version,
                         const char *lexicon_hash,
                         GError **error);

/**
 * heshu_desk_reextract:
 *
 * Replaces the machine's proposals of a report; one record. Fields whose origin is a person keep their value
 * and get the new reading as proposal; decided metrics that are no longer found stay, with found FALSE;
 * undecided ones go.
 */
gboolean heshu_desk_reextract (HeshuDesk *self,
                               const char *report_id,
                               GPtrArray *articles,
                               GPtrArray *metrics,
                               const char *extractor_version,
                               const char *lexicon_hash,
                               GError **error);

/**
 * heshu_desk_reread:
 * @document: what the report's own bytes are when they are decoded otherwise
 * @articles: @metrics: as they stand in the text of @document
 * @error: HESHU_ERROR_REREAD_LOSES where a figure that a person decided on is not found in that text;
 * HESHU_ERROR_QUOTE_BROKEN, HESHU_ERROR_NO_SUCH_OBJECT, HESHU_ERROR_DESK_*
 *
 * Replaces the text of a report, and what was read from it; one record. What a person decided moves to where
 * the same figure stands now, with its id; what a person said of the page stays.
 */
gboolean heshu_desk_reread (HeshuDesk *self,
                            const char *report_id,
                            HeshuDocument *document,
                            GPtrArray *articles,
                            GPtrArray *metrics,
                            const char *extractor_version,
                            const char *lexicon_hash,
                            GError **error);

/* --- extracting again: compared first, taken as one step that can be undone --- */

/**
 * heshu_desk_compare_extraction:
 *
 * What taking @reading would change; nothing is written.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuReextraction *heshu_desk_compare_extraction (HeshuDesk *self,
                                                  const HeshuNewExtraction *reading,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_desk_take_extractions:
 * @edits: (nullable): of #HeshuEdit: what @who does in the same step (a word the desk learns)
 * @readings: of #HeshuNewExtraction
 * @error: as heshu_desk_reextract() and heshu_desk_apply()
 *
 * As heshu_desk_reextract() for all of them, in one transaction and one step of @who that an undo takes back.
 * What an editor set is never overwritten: a person's field and every field of a confirmed metric stay, with
 * the new reading as proposal; a decided metric that is no longer found stays with found FALSE.
 *
 * Returns: (transfer full) (nullable): of #HeshuReextraction: what changed, one for each of @readings
 */
GPtrArray *heshu_desk_take_extractions (HeshuDesk *self,
                                        GPtrArray *edits,
                                        GPtrArray *readings,
                                        const char *extractor_version,
                                        const char *lexicon_hash,
                                        const char *who,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- replacing: a newer version of a report in its place --- */

/**
 * heshu_desk_compare_version:
 * @newer: with document and articles
 * @metrics: of #HeshuMetric: what the machine reads in @newer
 *
 * What heshu_desk_replace_report() would do; nothing is written.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuReplacement *heshu_desk_compare_version (HeshuDesk *self,
                                              const char *report_id,
                                              const HeshuReport *newer,
                                              GPtrArray *metrics,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * heshu_desk_replace_report:
 * @newer: with bytes, document and articles
 * @error: HESHU_ERROR_FILE_KNOWN, HESHU_ERROR_NO_SUCH_OBJECT, HESHU_ERROR_QUOTE_BROKEN, HESHU_ERROR_DESK_*,
 * HESHU_ERROR_DISK_FULL
 *
 * Puts @newer in the place of the report, under its id. What persons worked on goes over by quoting (the same
 * sentence, else the same words where they stand as often as before), with its id and history; what has no place
 * there stays with the older version, which is off the desk. What persons said of articles goes over too. One step of
 * @who, an edit of the report's field `version`: an undo puts the older version back as it was.
 *
 * Returns: (transfer full) (nullable): what became of the work
 */
HeshuReplacement *heshu_desk_replace_report (HeshuDesk *self,
                                             const char *report_id,
                                             const HeshuReport *newer,
                                             GPtrArray *metrics,
                                             const char *extractor_version,
                                             const char *lexicon_hash,
                                             const char *who,
                                             GError **error);
/* Returns: (transfer full) (nullable): of #HeshuMetric: what persons worked on in the version that this one replaced
 * and that had no place in it */
GPtrArray *heshu_desk_list_unfit (HeshuDesk *self, const char *report_id, GError **error);
/* @old: @new: of #HeshuArticle, of two versions. Returns: (transfer full) (array): for each of @new the index of the
 * same article in @old; G_MAXUINT: none */
guint *heshu_articles_match (GPtrArray *old, GPtrArray *new) G_GNUC_WARN_UNUSED_RESULT;

/* --- what is off the desk, dropped for good --- */

/**
 * HeshuPurge: what goes: removed reports, and older versions of replaced ones
 * @names: of char *: the names of their files, in order of import
 * @n_edits: records of the history that are about nothing else
 * @n_bytes: of the originals
 */
typedef struct
{
  GPtrArray *names;
  guint n_metrics;
  guint64 n_edits;
  guint64 n_bytes;
} HeshuPurge;
void heshu_purge_free (HeshuPurge *self);

/* Returns: (transfer full) (nullable): what heshu_desk_purge_removed() would drop */
HeshuPurge *heshu_desk_count_removed (HeshuDesk *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * heshu_desk_purge_removed:
 * @expected: (nullable): what the person was shown; %NULL: whatever there is
 * @error: HESHU_ERROR_CONFLICT where something else than @expected would go by now; HESHU_ERROR_DESK_*,
 * HESHU_ERROR_DISK_FULL
 *
 * Drops it with originals, metrics and history, in one transaction; no undo brings it back. Who did it and when stays
 * in the history, a record of the field `purged` for each report.
 *
 * Returns: (transfer full) (nullable): what went
 */
HeshuPurge *heshu_desk_purge_removed (HeshuDesk *self, const HeshuPurge *expected, const char *who, GError **error);

/* --- merging: what another desk exported --- */

/**
 * heshu_desk_merge_report:
 * @report: as heshu_desk_get_report() of the other desk gave it, with its ids
 * @metrics: of #HeshuMetric, with their ids, decisions, origins, tags and notes
 * @error: HESHU_ERROR_FILE_KNOWN where its bytes are on this desk, which is then left as it is; as
 * heshu_desk_import()
 */
gboolean heshu_desk_merge_report (HeshuDesk *self,
                                  const HeshuReport *report,
                                  GPtrArray *metrics,
                                  GError **error);

/**
 * heshu_desk_merge_history:
 * @edits: of #HeshuEdit, as heshu_desk_list_history() of the other desk gave them, but the oldest first
 *
 * Appends what was done on the other desk, ids, persons and times kept, so that it can be undone here. The
 * state of reports, articles and metrics comes with heshu_desk_merge_report(), so only other objects (charts,
 * indicators) are changed. Gestures that this desk has already are passed over.
 */
gboolean heshu_desk_merge_history (HeshuDesk *self, GPtrArray *edits, GError **error);

/* --- edits, undo, history --- */

/**
 * heshu_desk_apply:
 * @edits: of #HeshuEdit: all of them or none
 * @error: HESHU_ERROR_CONFLICT (names both values), HESHU_ERROR_NO_SUCH_OBJECT, HESHU_ERROR_EDIT_MALFORMED, a
 * value's error
 *
 * An edit whose field holds its @after already changes nothing and is not recorded.
 *
 * Returns: (transfer full) (nullable): of #HeshuEdit, as recorded (ids, group, before and time filled in)
 */
GPtrArray *heshu_desk_apply (HeshuDesk *self, GPtrArray *edits, GError **error);
/* Appends the reverse of the last group of @who that still stands. Returns as heshu_desk_apply(). @error:
 * HESHU_ERROR_NOTHING_TO_UNDO, HESHU_ERROR_UNDO_CONFLICT */
GPtrArray *heshu_desk_undo (HeshuDesk *self, const char *who, GError **error);
GPtrArray *heshu_desk_redo (HeshuDesk *self, const char *who, GError **error);
/**
 * heshu_desk_undo_step:
 * @record: any record of the step, as heshu_desk_list_history() gave it
 * @error: HESHU_ERROR_STEP_NEEDED where a later edit builds on it, which is named; HESHU_ERROR_STEP_OF_ANOTHER;
 * HESHU_ERROR_UNDO_CONFLICT where it was undone already
 *
 * As heshu_desk_undo() for an older step of @who, and for that alone.
 */
GPtrArray *heshu_desk_undo_step (HeshuDesk *self, const HeshuEdit *record, const char *who, GError **error);
/**
 * heshu_desk_restore:
 * @record: as heshu_desk_list_history() gave it, of whomever
 * @error: HESHU_ERROR_NOT_RESTORABLE where the record is of no value of a field, HESHU_ERROR_NO_SUCH_OBJECT where
 * the object is removed
 *
 * Gives the field what it held before @record, with where that was read, as a new step of @who. Returns as
 * heshu_desk_apply(); an empty list where it holds that already.
 */
GPtrArray *heshu_desk_restore (HeshuDesk *self, const HeshuEdit *record, const char *who, GError **error);
/* @object_id: (nullable): %NULL: the whole desk's. Newest first. Returns: (transfer full) (nullable): of
 * #HeshuEdit */
GPtrArray *heshu_desk_list_history (HeshuDesk *self, const char *object_id, guint limit, GError **error);

/* --- sign-off: what a person vouches for by name; any change of the report opens it again --- */

/**
 * heshu_desk_sign_off:
 * @step: from 1 to HESHU_MAX_SIGNOFFS
 * @name: (nullable): what the newsroom calls the step; %NULL: @who withdraws it, and those that stand on it
 * @error: HESHU_ERROR_SIGNOFF_REFUSED where it stands already or the one before it does not;
 * HESHU_ERROR_NO_SUCH_OBJECT, HESHU_ERROR_FIELD_INVALID, HESHU_ERROR_DESK_*
 *
 * One step of @who that can be undone. Whatever changes the report afterwards (a figure, an article, another
 * extraction, also an undo, but no tag and no note) opens all of its sign-offs again, in the same step: there
 * then is an edit of HESHU_OBJECT_SIGNOFF without @after among what was recorded.
 *
 * Returns: as heshu_desk_apply()
 */
GPtrArray *heshu_desk_sign_off (HeshuDesk *self,
                                const char *report_id,
                                guint step,
                                const char *name,
                                const char *who,
                                GError **error);
/* @report_id: (nullable): %NULL: of all reports. Returns: (transfer full) (nullable): of #HeshuSignoff, in order of
 * report and step; those never signed off are not among them */
GPtrArray *heshu_desk_list_signoffs (HeshuDesk *self, const char *report_id, GError **error);

/* --- metrics --- */

typedef enum
{
  HESHU_SORT_PLACE, /* by report, then by place in it */
  HESHU_SORT_VALUE,
  HESHU_SORT_PERIOD,
  HESHU_SORT_AREA,
  HESHU_SORT_INDICATOR,
  HESHU_SORT_STATE,
} HeshuSort;

/**
 * HeshuMetricQuery: what is asked for; every %NULL or none does not restrict. Borrowed by the functions that
 * take it.
 */
typedef struct
{
  const char *area;      /* a full name or an area_id */
  const char *indicator; /* exactly this wording or one of its registered aliases */
  HeshuPeriod period;    /* lies in it */
  const char *state;     /* a HeshuState's word */
  const char *tag;
  const char *search; /* words of the sentence or the indicator, one to thirty characters each */
  const char *report_id;
  /* Any of these, beside the one above; each (nullable) (array zero-terminated=1) */
  const char *const *areas;
  const char *const *indicators;
  const char *const *states;
  const char *const *tags;
  const HeshuPeriod *periods;
  guint n_periods;
  gboolean with_removed;
  HeshuSort sort;
  gboolean descending;
} HeshuMetricQuery;

/**
 * heshu_desk_list_metrics:
 * @after: (nullable): a key from the page before, %NULL for the first page
 * @limit: 0: all
 * @next: (out) (optional) (transfer full) (nullable): the key for the next page; %NULL where this was the
 * last
 *
 * Pages by key, never by OFFSET.
 *
 * Returns: (transfer full) (nullable): of #HeshuMetric
 */
GPtrArray *heshu_desk_list_metrics (HeshuDesk *self,
                                    const HeshuMetricQuery *query,
                                    const char *after,
                                    guint limit,
                                    char **next,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean heshu_desk_count_metrics (HeshuDesk *self,
                                   const HeshuMetricQuery *query,
                                   guint64 *count,
                                   GCancellable *cancellable,
                                   GError **error);
/**
 * heshu_desk_list_sure:
 * @query: its state is passed over
 *
 * Returns: (transfer full) (nullable): of #HeshuMetric: those it finds that heshu_metric_is_sure()
 */
GPtrArray *heshu_desk_list_sure (HeshuDesk *self,
                                 const HeshuMetricQuery *query,
                                 GCancellable *cancellable,
                                 GError **error);
/* Returns: (transfer full): of #HeshuEdit: what confirms @metrics; @who: (nullable) */
GPtrArray *heshu_confirming_edits (GPtrArray *metrics, const char *who) G_GNUC_WARN_UNUSED_RESULT;
HeshuMetric *heshu_desk_get_metric (HeshuDesk *self, const char *id, GError **error);

/* @query: deep. Returns: (transfer full) */
HeshuMetricQuery *heshu_metric_query_copy (const HeshuMetricQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void heshu_metric_query_free (HeshuMetricQuery *query);

/**
 * heshu_desk_list_metric_keys:
 * @limit: the first so many; 0: all
 *
 * Returns: (transfer full) (nullable): of guint64: a number for each metric, in the order asked for; it holds
 * as long as the metric is on the desk, but is no id: it never leaves the program
 */
GArray *heshu_desk_list_metric_keys (HeshuDesk *self,
                                     const HeshuMetricQuery *query,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GError **error);
/**
 * heshu_desk_list_metrics_by_keys:
 * Returns: (transfer full) (nullable): of #HeshuMetric (nullable), one for each key: %NULL where it is gone
 */
GPtrArray *heshu_desk_list_metrics_by_keys (HeshuDesk *self,
                                            const guint64 *keys,
                                            guint n_keys,
                                            GCancellable *cancellable,
                                            GError **error);

/**
 * heshu_desk_dup_sentence:
 * @metric_id: a metric's
 * @span: (out) (optional): where the sentence stands in its report
 *
 * The sentence a figure stands in, cut at its marks or at the end of a paragraph: what is searched and shown
 * beside it.
 *
 * Returns: (transfer full) (nullable)
 */
char *heshu_desk_dup_sentence (HeshuDesk *self, const char *metric_id, HeshuSpan *span, GError **error);

/**
 * heshu_desk_find_object:
 * @id: of an object, also of a removed one and of one that only the history still knows
 * @kind: (out)
 * @error: HESHU_ERROR_NO_SUCH_OBJECT
 */
gboolean heshu_desk_find_object (HeshuDesk *self, const char *id, HeshuObjectKind *kind, GError **error);

/* --- the other lists --- */

/**
 * HeshuReportSummary: a report in a list
 */
typedef struct
{
  HeshuReport *report; /* without bytes and text */
  guint n_metrics;     /* in every state */
  GPtrArray *signoffs; /* of #HeshuSignoff, in order of step, also those that are open again */
  guint n_reviewed;    /* of these: confirmed, corrected or rejected; a report is done when all are */
} HeshuReportSummary;
void heshu_report_summary_free (HeshuReportSummary *self);

/* Returns: (transfer full) (nullable): of #HeshuReportSummary, in order of import */
GPtrArray *heshu_desk_list_reports (HeshuDesk *self, GError **error);
/* With bytes, text and articles */
HeshuReport *heshu_desk_get_report (HeshuDesk *self, const char *id, GError **error);

/**
 * HeshuNamedCount: a word of the desk and how many metrics have it
 */
typedef struct
{
  char *id; /* (nullable) */
  char *name;
  guint64 count;
} HeshuNamedCount;
void heshu_named_count_free (HeshuNamedCount *self);

/* Returns: (transfer full) (nullable): of #HeshuNamedCount, most used first. For HESHU_OBJECT_INDICATOR,
 * _DISTRICT, _TAG. */
GPtrArray *heshu_desk_list_names (HeshuDesk *self, HeshuObjectKind kind, GError **error);

/* Returns: (transfer full) (nullable): of #HeshuNamedCount: the agencies that metrics name, most used first */
GPtrArray *heshu_desk_list_agencies (HeshuDesk *self, GError **error);

/**
 * HeshuIndicator: an indicator of the registry; it need not have metrics
 */
typedef struct
{
  char *id;
  char *name;
  char *aliases;    /* a line each; "" */
  char *definition; /* what exactly is counted; "" */
  char *topic;      /* where it is filed, from the widest to the narrowest, parted by `/`; "" */
  char *unit;       /* of reference: what it is usually stated in; "" */
} HeshuIndicator;
void heshu_indicator_free (HeshuIndicator *self);
/* Returns: (transfer full) (nullable): of #HeshuIndicator, in order of name */
GPtrArray *heshu_desk_list_indicators (HeshuDesk *self, GError **error);

/**
 * HeshuCharted: what a saved chart shows
 */
typedef struct
{
  char *chart_id;
  char *title;
  char *indicator;
} HeshuCharted;
void heshu_charted_free (HeshuCharted *self);
/* Returns: (transfer full) (nullable): of #HeshuCharted: each chart for each of its indicators */
GPtrArray *heshu_desk_list_charted (HeshuDesk *self, GError **error);

/**
 * heshu_desk_find_indicator:
 * @wording: a name or an alias of an indicator of the registry
 * @id: @name: @aliases: (out) (transfer full) (nullable): @id is %NULL where none has it; @aliases: a line
 * each
 */
gboolean heshu_desk_find_indicator (HeshuDesk *self,
                                    const char *wording,
                                    char **id,
                                    char **name,
                                    char **aliases,
                                    GError **error);

/**
 * heshu_desk_list_terms:
 *
 * The words that this desk has learned: objects of the kind `term`, whose id begins with `term:` and whose
 * field `entry` is a group of a lexicon as XML; the history alone keeps them.
 *
 * Returns: (transfer full) (nullable): the entries that stand, in order of id; closed by %NULL
 */
char **heshu_desk_list_terms (HeshuDesk *self, GError **error);
/* The ids of the words that are proposed no longer: their field `dismissed` is `true`. Returns: (transfer
 * full) (nullable): in order; closed by %NULL */
char **heshu_desk_list_dismissed_terms (HeshuDesk *self, GError **error);

/**
 * HeshuStatedCount: how many metrics agree in all of these; rejected ones and those without a value left out
 */
typedef struct
{
  char *indicator_id; /* (nullable): of the desk's registry */
  char *indicator;
  char *area;    /* "" where unknown */
  char *area_id; /* "" where unknown */
  char *unit;    /* (nullable) */
  HeshuMeasure measure;
  HeshuKind kind;
  HeshuPeriod period;
  guint count;
} HeshuStatedCount;
void heshu_stated_count_free (HeshuStatedCount *self);

/* Returns: (transfer full) (nullable): of #HeshuStatedCount, in order of indicator and district: what
 * districts state, without the figures themselves */
GPtrArray *heshu_desk_list_stated (HeshuDesk *self, GError **error);

/* What a list of metrics is narrowed by */
typedef enum
{
  HESHU_METRIC_FACET_STATE,
  HESHU_METRIC_FACET_AREA,
  HESHU_METRIC_FACET_PERIOD,
  HESHU_METRIC_FACET_INDICATOR,
  HESHU_METRIC_FACET_TAG,
  HESHU_N_METRIC_FACETS
} HeshuMetricFacet;

/**
 * heshu_desk_list_facet:
 * @query: (transfer none): its choice of @facet itself is passed over, so that each count says what choosing
 * it gives
 *
 * Returns: (transfer full) (nullable): of #HeshuNamedCount: states in their order, all four; periods the
 * latest first, by year, longer ones for themselves; the others most used first. `id` is what the query takes
 * for it.
 */
GPtrArray *heshu_desk_list_facet (HeshuDesk *self,
                                  HeshuMetricFacet facet,
                                  const HeshuMetricQuery *query,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GError **error);

/* Charts: specs as JSON text. Saving is an edit by @who; @id (nullable) replaces that chart. Returns:
 * (transfer full): its id */
char *heshu_desk_save_chart (HeshuDesk *self,
                             const char *id,
                             const char *title,
                             const char *spec,
                             const char *who,
                             GError **error);
typedef struct
{
  char *id;
  char *title;
  char *spec;
} HeshuSavedChart;
void heshu_saved_chart_free (HeshuSavedChart *self);
GPtrArray *heshu_desk_list_charts (HeshuDesk *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuPurge, heshu_purge_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReportSummary, heshu_report_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuNamedCount, heshu_named_count_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuSavedChart, heshu_saved_chart_free)

G_END_DECLS
