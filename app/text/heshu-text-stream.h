/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"

G_BEGIN_DECLS

/**
 * HeshuReadAtFunc:
 *
 * Reads up to @length bytes from @offset on into @buffer.
 *
 * Returns: how many; 0 at the end; -1 with @error set
 */
typedef gssize (
    *HeshuReadAtFunc) (gpointer source, goffset offset, guint8 *buffer, gsize length, GError **error);

/**
 * HeshuTextStream:
 *
 * A long text that is decoded part by part, in memory that does not grow with it. The parts together are the
 * text that heshu_decode() gives of the whole, decoded by the same guess. Of one thread.
 */
typedef struct _HeshuTextStream HeshuTextStream;

/**
 * heshu_text_stream_new:
 * @read_at: asked for every byte twice: once for what must be known of the whole, once for the text
 * @source: (transfer full): of @read_at; freed by @free_source
 * @name, @encoding, @declared, @error: as heshu_decode(), and what @read_at reports
 *
 * Returns: (transfer full) (nullable)
 */
HeshuTextStream *heshu_text_stream_new (HeshuReadAtFunc read_at,
                                        gpointer source,
                                        GDestroyNotify free_source,
                                        const char *name,
                                        const char *encoding,
                                        const char *declared,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For bytes at hand */
HeshuTextStream *heshu_text_stream_new_bytes (GBytes *bytes,
                                              const char *name,
                                              const char *encoding,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_text_stream_read:
 * @out: at least @least bytes of UTF-8, whole characters, are appended; fewer at the end of the text alone
 * @error: what the source reports
 */
gboolean heshu_text_stream_read (HeshuTextStream *self, GString *out, gsize least, GError **error);
/* Whether all has been read */
gboolean heshu_text_stream_is_at_end (const HeshuTextStream *self);
/* Begins anew */
void heshu_text_stream_rewind (HeshuTextStream *self);

/* The name and the media type of the documents that are made of its parts; `text/plain` where it is not set
 */
void heshu_text_stream_set_type (HeshuTextStream *self, const char *name, const char *media_type);
/* Returns: (transfer full): a document of @text alone, which says of its encoding what holds for the whole */
HeshuDocument *heshu_text_stream_make_document (const HeshuTextStream *self,
                                                HeshuText *text) G_GNUC_WARN_UNUSED_RESULT;
void heshu_text_stream_free (HeshuTextStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuTextStream, heshu_text_stream_free)

G_END_DECLS
