/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-review-view.h"

#include "heshu-colour.h"
#include "heshu-review-mark.h"
#include "heshu-review-words.h"

#include <glib/gi18n-lib.h>

/* 17 px with this between lines is a line of 33 px: 1.9 */
#define SPACE_BETWEEN_LINES 8
#define SPACE_ABOVE_PARAGRAPH 6
#define SPACE_BELOW_PARAGRAPH 6
/* What is longer than a figure with its unit may be broken */
#define LONGEST_UNBROKEN 24
#define MARKS_A_SLICE 400

/* Positions in the view */
typedef struct
{
  guint start;
  guint end;
  guint metric;
  HeshuMarkKind kind;
  HeshuMeasure measure;
} Mark;

struct _HeshuReviewView
{
  GtkTextView parent_instance;

  HeshuReviewData *data;
  GArray *marks;    /* of Mark, by start */
  GArray *evidence; /* of Mark */
  guint selected;   /* metric; G_MAXUINT none */
  guint n_tagged;   /* marks whose ink is set; the rest follows in slices */
  guint slicing;    /* source */
  guint place;      /* in the text: on show, also when the size changes; G_MAXUINT: none */
  guint placing;    /* source */
  int width;
  int height;
};

enum
{
  METRIC_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeshuReviewView, heshu_review_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (HeshuReviewView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* --- ink --- */

static const char *const line_tags[] = {
  [HESHU_LINE_TITLE] = "title",   [HESHU_LINE_KICKER] = "kicker",       [HESHU_LINE_SUBTITLE] = "subtitle",
  [HESHU_LINE_BYLINE] = "byline", [HESHU_LINE_HEADING] = "heading",     [HESHU_LINE_PARAGRAPH] = NULL,
  [HESHU_LINE_LIST_ITEM] = NULL,  [HESHU_LINE_TABLE_ROW] = "table-row", [HESHU_LINE_CAPTION] = "caption",
};

static void
create_tags (HeshuReviewView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_create_tag (buffer, "title", "size", 22 * PANGO_SCALE, "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", 2, "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "kicker", "weight", PANGO_WEIGHT_BOLD, "scale", 0.86, NULL);
  gtk_text_buffer_create_tag (buffer, "subtitle", "scale", 0.94, NULL);
  gtk_text_buffer_create_tag (buffer, "byline", "scale", 0.86, "pixels-below-lines", 12, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 14, NULL);
  gtk_text_buffer_create_tag (buffer, "table-row", "pixels-above-lines", 2, "pixels-below-lines", 2, NULL);
  gtk_text_buffer_create_tag (buffer, "caption", "scale", 0.86, "left-margin", 24, NULL);
  gtk_text_buffer_create_tag (buffer, "article", "pixels-above-lines", 52, NULL);
  gtk_text_buffer_create_tag (buffer, "dim", NULL, NULL);
  gtk_text_buffer_create_tag (buffer, "figure", "allow-breaks", FALSE, NULL);
  gtk_text_buffer_create_tag (buffer, "rejected", "strikethrough", TRUE, NULL);
  gtk_text_buffer_create_tag (buffer, "evidence", NULL, NULL);
  gtk_text_buffer_create_tag (buffer, "selected", NULL, NULL);
}

static void
set_ink (HeshuReviewView *self, const char *tag_name, const char *colour)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (get_buffer (self)), tag_name);
  GdkRGBA ink = heshu_colour_lookup (GTK_WIDGET (self), colour);

  g_object_set (tag, "foreground-rgba", &ink, NULL);
}

static void
heshu_review_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  HeshuReviewView *self = HESHU_REVIEW_VIEW (widget);

  GTK_WIDGET_CLASS (heshu_review_view_parent_class)->css_changed (widget, change);
  if (gtk_text_tag_table_get_size (gtk_text_buffer_get_tag_table (get_buffer (self))) == 0)
    return;
  set_ink (self, "dim", "heshu_dim");
  set_ink (self, "rejected", "heshu_rejected");
  set_ink (self, "evidence", "heshu_evidence");
  set_ink (self, "selected", "accent_fg_color");
  gtk_widget_queue_draw (widget);
}

static void
tag_range (HeshuReviewView *self, const char *name, guint start, guint end, gboolean on)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, (int) end);
  if (on)
    gtk_text_buffer_apply_tag_by_name (get_buffer (self), name, &from, &to);
  else
    gtk_text_buffer_remove_tag_by_name (get_buffer (self), name, &from, &to);
}

static gboolean
is_dim (HeshuLineKind kind)
{
  return kind == HESHU_LINE_KICKER || kind == HESHU_LINE_BYLINE || kind == HESHU_LINE_CAPTION ||
         kind == HESHU_LINE_SUBTITLE;
}

static void
set_text (HeshuReviewView *self)
{
  guint n_lines;
  const HeshuReviewLine *lines = heshu_review_text_get_lines (self->data->text, &n_lines);

  gtk_text_buffer_set_text (get_buffer (self), heshu_review_text_get_utf8 (self->data->text), -1);
  for (guint i = 0; i < n_lines; i++)
    {
      const char *tag = line_tags[lines[i].kind];

      if (tag != NULL)
        tag_range (self, tag, lines[i].start, lines[i].end, TRUE);
      if (is_dim (lines[i].kind))
        tag_range (self, "dim", lines[i].start, lines[i].end, TRUE);
      if (lines[i].first && lines[i].start > 0)
        tag_range (self, "article", lines[i].start, lines[i].end, TRUE);
    }
}

static void
tag_mark (HeshuReviewView *self, const Mark *mark, gboolean on)
{
  if (mark->end - mark->start <= LONGEST_UNBROKEN)
    tag_range (self, "figure", mark->start, mark->end, on);
  if (mark->kind == HESHU_MARK_REJECTED)
    tag_range (self, "rejected", mark->start, mark->end, on);
}

/* Thousands of tags in one go would be felt; the first slice holds more than a screen. */
static gboolean
tag_slice_cb (gpointer data)
{
  HeshuReviewView *self = data;
  guint stop = MIN (self->n_tagged + MARKS_A_SLICE, self->marks->len);

  for (; self->n_tagged < stop; self->n_tagged++)
    tag_mark (self, &g_array_index (self->marks, Mark, self->n_tagged), TRUE);
  if (self->n_tagged < self->marks->len)
    return G_SOURCE_CONTINUE;
  self->slicing = 0;

  return G_SOURCE_REMOVE;
}

static void
tag_marks (HeshuReviewView *self)
{
  self->n_tagged = 0;
  if (tag_slice_cb (self) == G_SOURCE_CONTINUE && self->slicing == 0)
    self->slicing = g_idle_add (tag_slice_cb, self);
}

/* After a decision most marks are what they were. */
static void
retag_marks (HeshuReviewView *self, const GArray *old, guint n_tagged)
{
  gboolean same = old->len == self->marks->len;

  for (guint i = 0; same && i < old->len; i++)
    {
      const Mark *before = &g_array_index (old, Mark, i);
      const Mark *after = &g_array_index (self->marks, Mark, i);

      same = before->start == after->start && before->end == after->end;
    }
  for (guint i = 0; i < n_tagged; i++)
    {
      const Mark *before = &g_array_index (old, Mark, i);

      if (same && before->kind == g_array_index (self->marks, Mark, i).kind)
        continue;
      tag_mark (self, before, FALSE);
      if (same)
        tag_mark (self, &g_array_index (self->marks, Mark, i), TRUE);
    }
  if (!same)
    tag_marks (self);
}

static const Mark *
get_selected_mark (HeshuReviewView *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->metric == self->selected)
        return mark;
    }

  return NULL;
}

static void
tag_selected (HeshuReviewView *self, gboolean on)
{
  const Mark *mark = get_selected_mark (self);

  if (mark != NULL)
    tag_range (self, "selected", mark->start, mark->end, on);
}

static void
tag_evidence (HeshuReviewView *self, gboolean on)
{
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const Mark *mark = &g_array_index (self->evidence, Mark, i);

      tag_range (self, "evidence", mark->start, mark->end, on);
    }
}

/* --- painting --- */

typedef struct
{
  HeshuReviewView *self;
  GtkSnapshot *snapshot;
  const Mark *mark;
  gboolean selected;
} Painting;

static void
paint_box (const Painting *painting, const GdkRectangle *first, const GdkRectangle *last, gboolean is_last)
{
  GtkWidget *widget = GTK_WIDGET (painting->self);
  HeshuMarkKind kind = painting->selected ? HESHU_MARK_SELECTED : painting->mark->kind;
  graphene_rect_t box =
      GRAPHENE_RECT_INIT ((float) first->x + 0.5f, (float) first->y - 1,
                          (float) (last->x + last->width - first->x) - 1, (float) first->height + 3);

  heshu_mark_snapshot_tint (widget, painting->snapshot, kind, &box);
  if (kind == HESHU_MARK_PROPOSED || kind == HESHU_MARK_CONFIRMED || kind == HESHU_MARK_CORRECTED)
    heshu_mark_snapshot_line (widget, painting->snapshot, kind, painting->mark->measure, is_last, &box);
}

/* A mark that is broken over lines has a box on each. The place of a line's end belongs to the next line, so
 * the last character is asked for instead. */
static void
paint_mark (const Painting *painting)
{
  GtkTextView *view = GTK_TEXT_VIEW (painting->self);
  GtkTextIter iter, end;

  gtk_text_buffer_get_iter_at_offset (get_buffer (painting->self), &iter, (int) painting->mark->start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (painting->self), &end, (int) painting->mark->end);
  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter stop = iter, last;
      GdkRectangle first_box, last_box;

      if (!gtk_text_view_forward_display_line_end (view, &stop) || gtk_text_iter_compare (&stop, &end) > 0 ||
          gtk_text_iter_compare (&stop, &iter) <= 0)
        stop = end;
      last = stop;
      gtk_text_iter_backward_char (&last);
      gtk_text_view_get_iter_location (view, &iter, &first_box);
      gtk_text_view_get_iter_location (view, &last, &last_box);
      paint_box (painting, &first_box, &last_box, gtk_text_iter_equal (&stop, &end));
      iter = stop;
    }
}

static void
paint_marks (HeshuReviewView *self, GtkSnapshot *snapshot, const GArray *marks, guint from, guint to)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      Painting painting = { self, snapshot, mark, marks == self->marks && mark->metric == self->selected };

      if (mark->end > from && mark->start < to)
        paint_mark (&painting);
    }
}

static void
heshu_review_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  HeshuReviewView *self = HESHU_REVIEW_VIEW (view);
  GdkRectangle visible;
  GtkTextIter from, to;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->data == NULL)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &from, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &to, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&to);
  paint_marks (self, snapshot, self->evidence, (guint) gtk_text_iter_get_offset (&from),
               (guint) gtk_text_iter_get_offset (&to) + 1);
  paint_marks (self, snapshot, self->marks, (guint) gtk_text_iter_get_offset (&from),
               (guint) gtk_text_iter_get_offset (&to) + 1);
}

/* --- marks --- */

/* (transfer full): of Mark, by start */
static GArray *
build_marks (HeshuReviewData *data)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (guint i = 0; data != NULL && i < data->metrics->len; i++)
    {
      const HeshuMetric *metric = g_ptr_array_index (data->metrics, i);
      Mark mark = { 0, 0, i, (HeshuMarkKind) heshu_metric_get_state (metric),
                    heshu_metric_get_measure (metric) };

      if (heshu_review_text_find (data->text, heshu_metric_get_span (metric), &mark.start, &mark.end))
        g_array_append_val (marks, mark);
    }

  return marks;
}

static gboolean
find_mark (HeshuReviewView *self, guint start, guint end, guint *metric)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->start < end && mark->end > start)
        {
          *metric = mark->metric;
          return TRUE;
        }
    }

  return FALSE;
}

/* Where nothing has its size yet, nothing has its place: it is shown once it has. */
static void
show_place (HeshuReviewView *self, guint position)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  GtkTextMark *mark;
  GdkRectangle visible, place;

  self->place = position;
  if (gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, (int) position);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &iter, &place);
  if (place.y >= visible.y + 24 && place.y + place.height <= visible.y + visible.height - 24)
    return;
  mark = gtk_text_buffer_get_mark (get_buffer (self), "shown-place");
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (get_buffer (self), "shown-place", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (get_buffer (self), mark, &iter);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, 0.35);
}

static gboolean
place_cb (gpointer data)
{
  HeshuReviewView *self = data;

  self->placing = 0;
  if (self->place != G_MAXUINT)
    show_place (self, self->place);

  return G_SOURCE_REMOVE;
}

/* Lines break anew: what is in hand stays on show. After the text has found its new height, which it does in
 * idle time */
static void
heshu_review_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HeshuReviewView *self = HESHU_REVIEW_VIEW (widget);

  GTK_WIDGET_CLASS (heshu_review_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  if (self->placing == 0)
    self->placing = g_idle_add (place_cb, self);
}

static void
pressed_cb (HeshuReviewView *self, int n_press, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y;
  guint position, metric;

  if (n_press != 1)
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_position (view, &iter, NULL, buffer_x, buffer_y))
    return;
  position = (guint) gtk_text_iter_get_offset (&iter);
  if (find_mark (self, position, position + 1, &metric))
    g_signal_emit (self, signals[METRIC_ACTIVATED], 0, metric);
}

/* What a figure says by its colour it also says in words; of a corrected one what stands on the desk now. */
static gboolean
query_tooltip_cb (HeshuReviewView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y;
  guint position, index;
  HeshuMetric *metric;
  const char *value, *unit;
  g_autofree char *text = NULL;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (keyboard || !gtk_text_view_get_iter_at_position (view, &iter, NULL, buffer_x, buffer_y))
    return FALSE;
  position = (guint) gtk_text_iter_get_offset (&iter);
  if (!find_mark (self, position, position + 1, &index))
    return FALSE;
  metric = heshu_review_data_get_metric (self->data, index);
  value = heshu_metric_get (metric, HESHU_FIELD_VALUE);
  unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);
  /* Translators: state of a figure, what is printed, value and unit on the desk */
  text =
      g_strdup_printf (_ ("%s: %s = %s %s"), heshu_review_state_word (heshu_metric_get_state (metric)),
                       heshu_metric_get_text (metric), value != NULL ? value : "—", unit != NULL ? unit : "");
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* --- the object --- */

static void
heshu_review_view_finalize (GObject *object)
{
  HeshuReviewView *self = HESHU_REVIEW_VIEW (object);

  g_clear_handle_id (&self->slicing, g_source_remove);
  g_clear_handle_id (&self->placing, g_source_remove);
  g_clear_pointer (&self->data, heshu_review_data_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->evidence, g_array_unref);
  G_OBJECT_CLASS (heshu_review_view_parent_class)->finalize (object);
}

static void
heshu_review_view_class_init (HeshuReviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heshu_review_view_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = heshu_review_view_css_changed;
  GTK_WIDGET_CLASS (klass)->size_allocate = heshu_review_view_size_allocate;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = heshu_review_view_snapshot_layer;

  signals[METRIC_ACTIVATED] = g_signal_new ("metric-activated", HESHU_TYPE_REVIEW_VIEW, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
heshu_review_view_init (HeshuReviewView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkGesture *click = gtk_gesture_click_new ();

  self->selected = G_MAXUINT;
  self->place = G_MAXUINT;
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->evidence = g_array_new (FALSE, FALSE, sizeof (Mark));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_inside_wrap (view, SPACE_BETWEEN_LINES);
  gtk_text_view_set_pixels_above_lines (view, SPACE_ABOVE_PARAGRAPH);
  gtk_text_view_set_pixels_below_lines (view, SPACE_BELOW_PARAGRAPH);
  gtk_text_view_set_top_margin (view, 28);
  gtk_text_view_set_bottom_margin (view, 80);
  gtk_text_view_set_left_margin (view, 28);
  gtk_text_view_set_right_margin (view, 28);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the report"), -1);
  create_tags (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
heshu_review_view_set_data (HeshuReviewView *self, HeshuReviewData *data)
{
  gboolean same_text =
      data != NULL && self->data != NULL &&
      g_str_equal (heshu_review_text_get_utf8 (data->text), heshu_review_text_get_utf8 (self->data->text));

  g_autoptr (GArray) old = NULL;
  guint n_tagged = self->n_tagged;

  g_return_if_fail (HESHU_IS_REVIEW_VIEW (self));

  if (same_text)
    {
      tag_selected (self, FALSE);
      tag_evidence (self, FALSE);
    }
  g_clear_pointer (&self->data, heshu_review_data_unref);
  self->data = data != NULL ? heshu_review_data_ref (data) : NULL;
  self->selected = G_MAXUINT;
  if (!same_text)
    self->place = G_MAXUINT;
  g_array_set_size (self->evidence, 0);
  if (data == NULL)
    gtk_text_buffer_set_text (get_buffer (self), "", 0);
  else if (!same_text)
    set_text (self);
  old = g_steal_pointer (&self->marks);
  self->marks = build_marks (data);
  if (same_text)
    retag_marks (self, old, n_tagged);
  else
    tag_marks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
heshu_review_view_select (HeshuReviewView *self, guint index, gboolean scroll)
{
  const Mark *mark;

  g_return_if_fail (HESHU_IS_REVIEW_VIEW (self));

  tag_selected (self, FALSE);
  self->selected = index;
  tag_selected (self, TRUE);
  mark = get_selected_mark (self);
  if (scroll && mark != NULL)
    {
      GtkTextIter caret;

      /* Who selects by keyboard starts from here */
      gtk_text_buffer_get_iter_at_offset (get_buffer (self), &caret, (int) mark->start);
      gtk_text_buffer_place_cursor (get_buffer (self), &caret);
      show_place (self, mark->start);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
heshu_review_view_light (HeshuReviewView *self, const GArray *spans, gboolean scroll)
{
  g_return_if_fail (HESHU_IS_REVIEW_VIEW (self));

  tag_evidence (self, FALSE);
  g_array_set_size (self->evidence, 0);
  for (guint i = 0; self->data != NULL && spans != NULL && i < spans->len; i++)
    {
      Mark mark = { 0, 0, G_MAXUINT - 1, HESHU_MARK_EVIDENCE, HESHU_MEASURE_LEVEL };

      if (heshu_review_text_find (self->data->text, g_array_index (spans, HeshuSpan, i), &mark.start,
                                  &mark.end))
        g_array_append_val (self->evidence, mark);
    }
  tag_evidence (self, TRUE);
  /* The figure itself stays white on its accent where the evidence holds it */
  tag_selected (self, FALSE);
  tag_selected (self, TRUE);
  if (scroll && self->evidence->len > 0)
    show_place (self, g_array_index (self->evidence, Mark, 0).start);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

HeshuSpan
heshu_review_view_get_selection (HeshuReviewView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (HESHU_IS_REVIEW_VIEW (self), HESHU_SPAN_NONE);

  if (self->data == NULL || !gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return HESHU_SPAN_NONE;

  return heshu_review_text_get_span (self->data->text, (guint) gtk_text_iter_get_offset (&start),
                                     (guint) gtk_text_iter_get_offset (&end));
}

gboolean
heshu_review_view_find_marked (HeshuReviewView *self, HeshuSpan span, guint *index)
{
  guint start, end;

  g_return_val_if_fail (HESHU_IS_REVIEW_VIEW (self), FALSE);

  return self->data != NULL && heshu_review_text_find (self->data->text, span, &start, &end) &&
         find_mark (self, start, end, index);
}
