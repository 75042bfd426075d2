/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-span-edits.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

/* A metric of a desk and the report it stands in */
typedef struct
{
  HeshuMetric *metric;
  HeshuReport *report;
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->metric, heshu_metric_unref);
  g_clear_pointer (&place->report, heshu_report_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
place_load (Place *place, HeshuDesk *desk, const char *metric_id, GError **error)
{
  place->metric = heshu_desk_get_metric (desk, metric_id, error);
  if (place->metric != NULL)
    place->report = heshu_desk_get_report (desk, heshu_metric_get_report_id (place->metric), error);

  return place->report != NULL;
}

static gboolean
check_span (const HeshuReport *report, HeshuSpan span, GError **error)
{
  g_autofree char *shown = g_strdup_printf ("%u-%u", span.start, span.end);

  if (!heshu_span_is_none (span) && span.end <= heshu_text_get_length (report->document->text))
    return TRUE;
  heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, shown, _ ("a place inside the text"));

  return FALSE;
}

/* --- edits of one metric --- */

static HeshuEdit *
add_edit (GPtrArray *edits, const HeshuMetric *metric, const char *field, const char *before, const char *after)
{
  HeshuEdit *edit =
      heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), field, before, after, NULL);

  g_ptr_array_add (edits, edit);

  return edit;
}

static void
add_span (GPtrArray *edits, const HeshuMetric *metric, HeshuSpan span)
{
  HeshuSpan old = heshu_metric_get_span (metric);
  g_autofree char *before = g_strdup_printf ("%u-%u", old.start, old.end);
  g_autofree char *after = g_strdup_printf ("%u-%u", span.start, span.end);

  if (!heshu_span_equal (old, span))
    add_edit (edits, metric, "span", before, after);
}

/* What the machine reads otherwise from the new words than it read from the old ones */
static void
add_read (GPtrArray *edits, const HeshuMetric *metric, const HeshuMetric *read)
{
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;
      const char *before = heshu_metric_get (metric, field);
      const char *after = heshu_metric_get (read, field);
      HeshuEdit *edit;

      if (heshu_metric_get_origin (metric, field) == HESHU_ORIGIN_PERSON || g_strcmp0 (before, after) == 0 ||
          (after == NULL && field >= HESHU_FIELD_KIND)) /* what is not said here was said elsewhere */
        continue;
      edit = add_edit (edits, metric, heshu_field_get_name (field), before, after);
      heshu_edit_set_read (edit, heshu_metric_get_evidence (read, field),
                           heshu_metric_get_confidence (read, field));
    }
}

/* (nullable) (transfer full): what is read there, with the surroundings of @metric where nothing is extracted
 * at that very place: its own are as good, and may be an editor's. %NULL without @error: no number */
static HeshuMetric *
read_place (HeshuDesk *desk,
            HeshuLexicon *lexicon,
            const Place *place,
            HeshuSpan span,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  HeshuMetric *read = heshu_span_read (desk, lexicon, place->report, span, cancellable, &local);

  if (read == NULL && local->domain != HESHU_ERROR)
    g_propagate_error (error, g_steal_pointer (&local));

  return read;
}

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
}

GPtrArray *
heshu_metric_move_edits (HeshuDesk *desk,
                         HeshuLexicon *lexicon,
                         const char *metric_id,
                         HeshuSpan span,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (HeshuMetric) read = NULL;
  g_autoptr (GError) local = NULL;
  g_auto (Place) place = { NULL, NULL };

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL && metric_id != NULL, NULL);

  if (!place_load (&place, desk, metric_id, error) || !check_span (place.report, span, error))
    return NULL;
  if (heshu_span_equal (heshu_metric_get_span (place.metric), span))
    return g_steal_pointer (&edits);
  read = read_place (desk, lexicon, &place, span, cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  add_span (edits, place.metric, span);
  if (read != NULL)
    add_read (edits, place.metric, read);

  return g_steal_pointer (&edits);
}

/* --- split --- */

/* @read with what an editor said of the whole, but for the number and its unit, which each part has itself */
static HeshuMetric *
dup_second (const HeshuMetric *read, const HeshuMetric *whole)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (read);

  for (guint i = HESHU_FIELD_KIND; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;
      HeshuEvidence evidence = heshu_metric_get_evidence (whole, field);

      if (heshu_metric_get_origin (whole, field) == HESHU_ORIGIN_PERSON ||
          heshu_metric_get (read, field) == NULL)
        heshu_metric_builder_read (builder, field, heshu_metric_get (whole, field), evidence.span,
                                   evidence.rule, 1);
    }

  return heshu_metric_builder_end (builder);
}

G_STATIC_ASSERT (HESHU_FIELD_KIND > HESHU_FIELD_MEASURE && HESHU_FIELD_KIND < HESHU_FIELD_AREA);

/* What joins two figures (至, 、, 和) belongs to neither: so many characters at most */
#define MAX_JOIN 2

/* (transfer full) (nullable): what is read of @span, from whose one end what joins it to the other part is
 * left off */
static HeshuMetric *
read_part (HeshuDesk *desk,
           HeshuLexicon *lexicon,
           const HeshuReport *report,
           HeshuSpan span,
           gboolean is_first,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i <= MAX_JOIN && i < heshu_span_length (span); i++)
    {
      HeshuSpan part = is_first ? HESHU_SPAN (span.start, span.end - i) : HESHU_SPAN (span.start + i, span.end);
      g_autoptr (GError) local = NULL;
      HeshuMetric *read = heshu_span_read (desk, lexicon, report, part, cancellable, &local);

      if (read != NULL)
        return read;
      if (failure == NULL)
        failure = g_steal_pointer (&local); /* names all of what was to be read */
    }
  g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}

GPtrArray *
heshu_metric_split_edits (HeshuDesk *desk,
                          HeshuLexicon *lexicon,
                          const char *metric_id,
                          guint place,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (HeshuMetric) first = NULL;
  g_autoptr (HeshuMetric) read = NULL;
  g_autoptr (HeshuMetric) second = NULL;
  g_auto (Place) whole = { NULL, NULL };
  HeshuSpan span;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL && metric_id != NULL, NULL);

  if (!place_load (&whole, desk, metric_id, error))
    return NULL;
  span = heshu_metric_get_span (whole.metric);
  if (place <= span.start || place >= span.end)
    {
      g_autofree char *shown = g_strdup_printf ("%u", place);

      heshu_error_set (error, HESHU_ERROR_FIELD_INVALID, shown, _ ("a place inside the figure"));
      return NULL;
    }
  first = read_part (desk, lexicon, whole.report, HESHU_SPAN (span.start, place), TRUE, cancellable, error);
  if (first != NULL)
    read = read_part (desk, lexicon, whole.report, HESHU_SPAN (place, span.end), FALSE, cancellable, error);
  if (read == NULL)
    return NULL;
  second = dup_second (read, whole.metric);
  add_span (edits, whole.metric, heshu_metric_get_span (first));
  add_read (edits, whole.metric, first);
  g_ptr_array_add (edits, heshu_edit_new_metric (second, whole.report->id, NULL));

  return g_steal_pointer (&edits);
}

/* --- merge --- */

/* Nothing of the report stands between them. */
static gboolean
check_neighbours (HeshuDesk *desk, const HeshuMetric *first, const HeshuMetric *second, GError **error)
{
  const HeshuMetricQuery query = { .report_id = heshu_metric_get_report_id (first) };
  g_autoptr (GPtrArray) metrics = NULL;
  HeshuSpan a = heshu_metric_get_span (first), b = heshu_metric_get_span (second);
  gboolean fits = g_strcmp0 (heshu_metric_get_report_id (first), heshu_metric_get_report_id (second)) == 0 &&
                  g_strcmp0 (heshu_metric_get_id (first), heshu_metric_get_id (second)) != 0;

  if (fits)
    {
      metrics = heshu_desk_list_metrics (desk, &query, NULL, 0, NULL, NULL, error);
      if (metrics == NULL)
        return FALSE;
    }
  for (guint i = 0; fits && i < metrics->len; i++)
    {
      guint start = heshu_metric_get_span (metrics->pdata[i]).start;

      fits = start <= a.start || start >= b.start;
    }
  if (!fits)
    heshu_error_set (error, HESHU_ERROR_NOT_NEIGHBOURS, heshu_metric_get_text (first),
                     heshu_metric_get_text (second));

  return fits;
}

/* The tags of both, a line each */
static char *
dup_tags (const HeshuMetric *first, const HeshuMetric *second)
{
  g_autofree char *a = g_strjoinv ("\n", (char **) heshu_metric_get_tags (first));
  g_autofree char *b = g_strjoinv ("\n", (char **) heshu_metric_get_tags (second));

  return g_strconcat (a, "\n", b, NULL);
}

static void
add_second_said (GPtrArray *edits, const HeshuMetric *first, const HeshuMetric *second)
{
  const char *note = heshu_metric_get_note (first), *other = heshu_metric_get_note (second);

  for (guint i = HESHU_FIELD_KIND; i < HESHU_N_FIELDS; i++)
    {
      HeshuField field = (HeshuField) i;

      if (heshu_metric_get_origin (second, field) == HESHU_ORIGIN_PERSON &&
          heshu_metric_get_origin (first, field) != HESHU_ORIGIN_PERSON)
        add_edit (edits, first, heshu_field_get_name (field), NULL, heshu_metric_get (second, field));
    }
  if (*heshu_metric_get_tags (second) != NULL)
    {
      g_autofree char *tags = dup_tags (first, second);

      add_edit (edits, first, "tags", NULL, tags);
    }
  if (other != NULL && g_strcmp0 (note, other) != 0)
    {
      g_autofree char *both = note != NULL ? g_strconcat (note, "\n", other, NULL) : g_strdup (other);

      add_edit (edits, first, "note", note, both);
    }
}

GPtrArray *
heshu_metric_merge_edits (HeshuDesk *desk,
                          HeshuLexicon *lexicon,
                          const char *first_id,
                          const char *second_id,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (HeshuMetric) a = NULL;
  g_autoptr (HeshuMetric) b = NULL;
  const HeshuMetric *first, *second;
  HeshuSpan span;

  g_return_val_if_fail (HESHU_IS_DESK (desk) && lexicon != NULL && first_id != NULL && second_id != NULL,
                        NULL);

  a = heshu_desk_get_metric (desk, first_id, error);
  b = a != NULL ? heshu_desk_get_metric (desk, second_id, error) : NULL;
  if (b == NULL)
    return NULL;
  first = heshu_metric_get_span (a).start <= heshu_metric_get_span (b).start ? a : b;
  second = first == a ? b : a;
  if (!check_neighbours (desk, first, second, error))
    return NULL;
  span = HESHU_SPAN (heshu_metric_get_span (first).start,
                     MAX (heshu_metric_get_span (first).end, heshu_metric_get_span (second).end));
  edits = heshu_metric_move_edits (desk, lexicon, heshu_metric_get_id (first), span, cancellable, error);
  if (edits == NULL)
    return NULL;
  add_second_said (edits, first, second);
  add_edit (edits, second, "removed", NULL, "true");

  return g_steal_pointer (&edits);
}
