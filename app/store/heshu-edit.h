/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-metric.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* The kinds of objects a desk keeps, in data: `report`, `article`, `metric`, `tag`, `correction`,
 * `indicator`, `district`, `fact`, `finding`, `chart`, `signoff`, `term` */
typedef enum
{
  HESHU_OBJECT_REPORT,
  HESHU_OBJECT_ARTICLE,
  HESHU_OBJECT_METRIC,
  HESHU_OBJECT_TAG,
  HESHU_OBJECT_CORRECTION,
  HESHU_OBJECT_INDICATOR,
  HESHU_OBJECT_DISTRICT,
  HESHU_OBJECT_FACT,
  HESHU_OBJECT_FINDING,
  HESHU_OBJECT_CHART,
  HESHU_OBJECT_SIGNOFF,
  HESHU_OBJECT_TERM,
  HESHU_N_OBJECTS
} HeshuObjectKind;

const char *heshu_object_kind_get_word (HeshuObjectKind kind);
gboolean heshu_object_kind_from_word (const char *word, HeshuObjectKind *kind);

/**
 * HeshuEdit:
 *
 * One act of a person on one field of one object; a record of the history. @field is a metric's field name,
 * or `span` (`120-125`, in code points), that name with `.evidence` behind it (`value.evidence`: where an editor
 * points at what a field was read from), `decision`, `note`, `tags` (words joined by newlines), `removed` (`true`),
 * an article's field name,
 * `publication`, `issue_date`, `page`; `created` with all fields as JSON in @after makes an object (a metric
 * added by hand: `created`, its id chosen by whoever submits it). @before NULL: whatever stands there (a
 * script that does not care); otherwise it must hold still, or the whole group is refused.
 */
typedef struct
{
  char *id;    /* given by the desk when it is applied */
  char *group; /* given by the desk where NULL; edits of one gesture share it */
  HeshuObjectKind object_kind;
  char *object_id;
  char *field;
  char *before;   /* (nullable) */
  char *after;    /* (nullable): unset */
  char *who;      /* the editor's name */
  gint64 when_us; /* UTC; given by the desk */
  char *why;      /* (nullable) */
  char *made_by;  /* program and version */
  char *reverses; /* (nullable): the group that this edit undoes or redoes; given by the desk */
  char *read;     /* (nullable): where the machine read @after, by heshu_edit_set_read(): the field stays its own;
                   * not part of the record */
  char *was;      /* (nullable): what an undo puts back beside @before, in the desk's own form; for exports */
} HeshuEdit;

#define HESHU_TYPE_EDIT (heshu_edit_get_type ())
GType heshu_edit_get_type (void) G_GNUC_CONST;

HeshuEdit *heshu_edit_new (HeshuObjectKind kind,
                           const char *object_id,
                           const char *field,
                           const char *before,
                           const char *after,
                           const char *who) G_GNUC_WARN_UNUSED_RESULT;
/* The edit that adds @metric to a report by hand, under a new id. Returns: (transfer full) */
HeshuEdit *heshu_edit_new_metric (const HeshuMetric *metric,
                                  const char *report_id,
                                  const char *who) G_GNUC_WARN_UNUSED_RESULT;
/* Of an edit of a metric's field that is to be applied: it gives what the machine reads, not what a person says */
void heshu_edit_set_read (HeshuEdit *self, HeshuEvidence evidence, double confidence);
HeshuEdit *heshu_edit_copy (const HeshuEdit *self) G_GNUC_WARN_UNUSED_RESULT;
void heshu_edit_free (HeshuEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuEdit, heshu_edit_free)

G_END_DECLS
