/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-edit.h"

#include <string.h>

static const char *const kind_words[] = {
  [HESHU_OBJECT_REPORT] = "report",         [HESHU_OBJECT_ARTICLE] = "article",
  [HESHU_OBJECT_METRIC] = "metric",         [HESHU_OBJECT_TAG] = "tag",
  [HESHU_OBJECT_CORRECTION] = "correction", [HESHU_OBJECT_INDICATOR] = "indicator",
  [HESHU_OBJECT_DISTRICT] = "district",     [HESHU_OBJECT_FACT] = "fact",
  [HESHU_OBJECT_FINDING] = "finding",       [HESHU_OBJECT_CHART] = "chart",
  [HESHU_OBJECT_SIGNOFF] = "signoff",       [HESHU_OBJECT_TERM] = "term",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_words) == HESHU_N_OBJECTS);

G_DEFINE_BOXED_TYPE (HeshuEdit, heshu_edit, heshu_edit_copy, heshu_edit_free)

const char *
heshu_object_kind_get_word (HeshuObjectKind kind)
{
  g_return_val_if_fail ((guint) kind < HESHU_N_OBJECTS, NULL);

  return kind_words[kind];
}

gboolean
heshu_object_kind_from_word (const char *word, HeshuObjectKind *kind)
{
  for (guint i = 0; i < HESHU_N_OBJECTS; i++)
    {
      if (g_strcmp0 (word, kind_words[i]) == 0)
        {
          *kind = (HeshuObjectKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

HeshuEdit *
heshu_edit_new (HeshuObjectKind kind,
                const char *object_id,
                const char *field,
                const char *before,
                const char *after,
                const char *who)
{
  HeshuEdit *self = g_new0 (HeshuEdit, 1);

  self->object_kind = kind;
  self->object_id = g_strdup (object_id);
  self->field = g_strdup (field);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  self->who = g_strdup (who);

  return self;
}

void
heshu_edit_set_read (HeshuEdit *self, HeshuEvidence evidence, double confidence)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_free (self->read);
  self->read = g_strdup_printf ("%u %u %s %s", evidence.span.start, evidence.span.end,
                                evidence.rule != NULL ? evidence.rule : "-",
                                g_ascii_formatd (number, sizeof number, "%.6g", CLAMP (confidence, 0, 1)));
}

HeshuEdit *
heshu_edit_copy (const HeshuEdit *self)
{
  HeshuEdit *copy =
      heshu_edit_new (self->object_kind, self->object_id, self->field, self->before, self->after, self->who);

  copy->id = g_strdup (self->id);
  copy->group = g_strdup (self->group);
  copy->when_us = self->when_us;
  copy->why = g_strdup (self->why);
  copy->made_by = g_strdup (self->made_by);
  copy->reverses = g_strdup (self->reverses);
  copy->read = g_strdup (self->read);
  copy->was = g_strdup (self->was);

  return copy;
}

void
heshu_edit_free (HeshuEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->group);
  g_free (self->object_id);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self->who);
  g_free (self->why);
  g_free (self->made_by);
  g_free (self->reverses);
  g_free (self->read);
  g_free (self->was);
  g_free (self);
}
