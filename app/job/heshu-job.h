/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"
#include "heshu-importer.h"
#include "heshu-lexicon.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * heshu_read_report:
 * @path: a file or `-`
 *
 * The main job up to the proposals: import, repair, context, extraction.
 *
 * @metrics: (out) (transfer full): of #HeshuMetric
 * Returns: (transfer full) (nullable): with its articles
 */
HeshuReport *heshu_read_report (HeshuImporter *importer,
                                HeshuLexicon *lexicon,
                                const char *path,
                                const char *encoding,
                                GPtrArray **metrics,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from bytes at hand */
HeshuReport *heshu_read_report_bytes (HeshuImporter *importer,
                                      HeshuLexicon *lexicon,
                                      GBytes *bytes,
                                      const char *name,
                                      const char *encoding,
                                      GPtrArray **metrics,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * HeshuPartFunc:
 * @part: held no longer than the call; of a part of a long text the document is that part alone, while the
 * places of @metrics are those in the whole (see #HeshuReport)
 *
 * Returns: FALSE to read no further
 */
typedef gboolean (*HeshuPartFunc) (HeshuReport *part, GPtrArray *metrics, gpointer data);

/**
 * heshu_read_report_parts:
 *
 * As heshu_read_report(), in memory that does not grow with the text: a long text is read part by part, and
 * @func is told of each. A part is made of whole articles, and what a page tells its articles (the year, the
 * district) is told within a part. The original and its hash are not kept.
 *
 * Returns: FALSE with @error set; that @func ended the reading is no failure
 */
gboolean heshu_read_report_parts (HeshuImporter *importer,
                                  HeshuLexicon *lexicon,
                                  const char *path,
                                  const char *encoding,
                                  HeshuPartFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * HeshuPartSize:
 * @usual: bytes of UTF-8 that are looked at together
 * @longest: an article that is longer is read in pieces
 */
typedef struct
{
  gsize usual;
  gsize longest;
} HeshuPartSize;

/* The same for a text stream. @size: (nullable) */
gboolean heshu_read_stream_parts (HeshuTextStream *stream,
                                  HeshuLexicon *lexicon,
                                  const HeshuPartSize *size,
                                  HeshuPartFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * heshu_reread_report:
 * @report_id: a report of @desk
 * @encoding: (nullable): what its bytes are read in; %NULL: guessed anew
 * @error: as heshu_importer_read_bytes() and heshu_desk_reread()
 *
 * Reads the original of a report again: decodes it, repairs the page, reads its metrics. What a person
 * decided stays.
 */
gboolean heshu_reread_report (HeshuDesk *desk,
                              HeshuImporter *importer,
                              HeshuLexicon *lexicon,
                              const char *report_id,
                              const char *encoding,
                              GCancellable *cancellable,
                              GError **error);

/**
 * heshu_reextract_report:
 *
 * Reads the metrics of a report again from its articles as they stand on the desk: what a person said of an
 * article (its district, agency, year) is what its figures inherit. What a person decided of a figure stays.
 */
gboolean heshu_reextract_report (HeshuDesk *desk,
                                 HeshuLexicon *lexicon,
                                 const char *report_id,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * HeshuReadAgain: what extracting again would do, computed before anything is written
 */
typedef struct
{
  GPtrArray *edits;                /* (nullable): of #HeshuEdit: done in the same step */
  GPtrArray *readings;             /* of #HeshuNewExtraction: the reports in which something changes */
  GPtrArray *changes;              /* of #HeshuReextraction, one for each of them */
  guint counts[HESHU_N_REEXTRACTIONS];  /* of metrics, in all of them */
  guint n_reports;                 /* that were looked at */
  char *lexicon_hash;
} HeshuReadAgain;
void heshu_read_again_free (HeshuReadAgain *self);

/**
 * heshu_read_again_prepare:
 * @report_ids: (nullable): %NULL: all of the desk
 * @error: the desk's, or G_IO_ERROR_CANCELLED
 *
 * Extracts reports again with the rules and words of today, in memory. What a person said of an article stays,
 * the rest of its context is read anew.
 *
 * Returns: (transfer full) (nullable)
 */
HeshuReadAgain *heshu_read_again_prepare (HeshuDesk *desk,
                                          HeshuLexicon *lexicon,
                                          const char *const *report_ids,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes it, as one step of @who; what others changed since it was prepared is merged like all else. The
 * changes and counts of @self become what was done. */
gboolean heshu_read_again_apply (HeshuReadAgain *self, HeshuDesk *desk, const char *who, GError **error);
/* (transfer full): its counts for people: `3 added, 12 changed, 2 kept as an editor decided` */
char *heshu_read_again_dup_counts (const HeshuReadAgain *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_article_edits:
 * @before: (nullable): what the field must still hold
 * @after: (nullable): what a person gives it
 *
 * A person's word on an article, with what follows from it: a district's code where only one district has
 * that name.
 *
 * Returns: (transfer full): of #HeshuEdit, without `who`
 */
GPtrArray *heshu_article_edits (HeshuLexicon *lexicon,
                                const char *article_id,
                                const char *field,
                                const char *before,
                                const char *after) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  char *name;      /* the file */
  char *path;      /* (nullable): where it lies, for another try; %NULL for bytes at hand */
  char *report_id; /* (nullable): %NULL where it failed */
  guint n_metrics;
  /* How it was decoded, for the person to judge; the encoding is (nullable): %NULL where the format fixes it
   */
  char *encoding;
  HeshuEncodingSource encoding_source;
  guint n_replaced; /* places that could not be decoded */
  GError *error;    /* (nullable); HESHU_ERROR_FILE_KNOWN where it was there already */
} HeshuImportResult;
void heshu_import_result_free (HeshuImportResult *self);

/* Called in the thread of the import after each file and at most ten times a second */
typedef void (*HeshuProgressFunc) (double fraction, const char *title, gpointer data);

/**
 * HeshuImportSource: what is to be imported: a file, a folder, or bytes at hand
 */
typedef struct
{
  char *name;       /* a path, or the name of @bytes */
  GBytes *bytes;    /* (nullable): %NULL: the file or the files below the folder @name are read */
  char *media_type; /* (nullable): of @bytes; sniffed where %NULL */
} HeshuImportSource;
HeshuImportSource *heshu_import_source_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* For a paste or a drop: @media_type: as heshu_importer_read_bytes() */
HeshuImportSource *heshu_import_source_new_bytes (GBytes *bytes,
                                                  const char *name,
                                                  const char *media_type) G_GNUC_WARN_UNUSED_RESULT;
void heshu_import_source_free (HeshuImportSource *self);

/* Called in the thread of the import after each file, in the order of the sources; @result is the caller's */
typedef void (*HeshuImportedFunc) (const HeshuImportResult *result,
                                   guint n_done,
                                   guint n_files,
                                   gpointer data);

/**
 * heshu_import_sources:
 * @sources: of #HeshuImportSource
 * @encoding: (nullable): for all of them
 * @imported: told of each file as soon as it is done, so that what came in before a cancel is known
 * @error: the desk's, or G_IO_ERROR_CANCELLED: the batch ended, what was imported until then stays
 *
 * As heshu_import_paths(), also for what is no file.
 */
gboolean heshu_import_sources (HeshuDesk *desk,
                               GPtrArray *sources,
                               const char *encoding,
                               HeshuImportedFunc imported,
                               gpointer imported_data,
                               GCancellable *cancellable,
                               GError **error);

/**
 * heshu_import_paths:
 * @paths: files and folders
 *
 * Imports into @desk what can be read; one bad file never ends the batch.
 *
 * Returns: (transfer full) (nullable): of #HeshuImportResult, a row per file and per folder that failed;
 * %NULL with @error where the desk itself failed (full disk); what was imported until then stays
 */
GPtrArray *heshu_import_paths (HeshuDesk *desk,
                               const char *const *paths,
                               const char *encoding,
                               HeshuProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);
/* The sample reports, which are part of the program */
GPtrArray *heshu_import_samples (HeshuDesk *desk,
                                 HeshuProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuReadAgain, heshu_read_again_free)

G_END_DECLS
