/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-report-details.h"

#include "heshu-detail-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HeshuReportDetails
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkLabel *kicker;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *review;
  GtkLabel *review_label;
  GtkLevelBar *bar;
  GtkLabel *count;
  GtkWidget *replaced_row;
  GtkLabel *replaced;
  GtkListBox *page_list;
  GtkBox *articles;
  GtkWidget *more;
  GtkLabel *file;
  GtkLabel *encoding;
  GtkLabel *imported;
  GtkLabel *sha256;
  HeshuWorkspace *workspace;
  HeshuReportItem *item;
  gboolean shows_all;       /* also where there are very many articles */
  GPtrArray *article_lists; /* of GtkListBox: what is edited of each article */
};

enum
{
  ARTICLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Each article is a form of four rows; a page has three or four, a bound volume hundreds. */
#define MAX_ARTICLES 6

G_DEFINE_FINAL_TYPE (HeshuReportDetails, heshu_report_details, GTK_TYPE_WIDGET)

typedef struct
{
  const char *name;
  const char *label;
  const char *placeholder;
} FieldKind;

static const FieldKind page_fields[] = {
  { "publication", N_ ("Publication"), NULL },
  { "issue_date", N_ ("Issue Date"), N_ ("for example 2022-01-10") },
  { "page", N_ ("Page No."), N_ ("for example A03") },
};

static const FieldKind article_fields[] = {
  { "title", N_ ("Headline"), NULL },
  { "area", N_ ("District"), NULL },
  { "agency", N_ ("Agency"), NULL },
  { "period", N_ ("Period"), N_ ("for example 2021") },
};

/* --- what is edited
 * --------------------------------------------------------------------------------------------
 */

/* Its headline is its own; the rest is what its figures inherit. */
static void
article_applied_cb (HeshuReportDetails *self, HeshuDetailRow *row)
{
  if (self->item != NULL && g_strcmp0 (heshu_detail_row_get_field (row), "title") != 0)
    g_signal_emit (self, signals[ARTICLE_CHANGED], 0, heshu_report_item_get_id (self->item));
}

static void
add_rows (HeshuReportDetails *self, GtkListBox *list, const FieldKind *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const char *placeholder = fields[i].placeholder != NULL ? _ (fields[i].placeholder) : NULL;

      gtk_list_box_append (list, heshu_detail_row_new (self->workspace, _ (fields[i].label), placeholder));
    }
}

static HeshuDetailRow *
get_row (GtkListBox *list, guint index)
{
  return HESHU_DETAIL_ROW (gtk_list_box_get_row_at_index (list, (int) index));
}

static GtkListBox *
add_article_list (HeshuReportDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new ("");
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "facet-title");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "form");
  add_rows (self, GTK_LIST_BOX (list), article_fields, G_N_ELEMENTS (article_fields));
  for (guint i = 0; i < G_N_ELEMENTS (article_fields); i++)
    g_signal_connect_object (get_row (GTK_LIST_BOX (list), i), "applied", G_CALLBACK (article_applied_cb),
                             self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->articles, box);
  g_ptr_array_add (self->article_lists, list);

  return GTK_LIST_BOX (list);
}

static void
fill_article (HeshuReportDetails *self, guint index, guint n_articles, const HeshuArticle *article)
{
  GtkListBox *list =
      index < self->article_lists->len ? self->article_lists->pdata[index] : add_article_list (self);
  GtkWidget *heading = gtk_widget_get_prev_sibling (GTK_WIDGET (list));
  g_autofree char *words = n_articles == 1 ? g_strdup (_ ("Article"))
                                           : g_strdup_printf (_ ("Article %u of %u"), index + 1, n_articles);

  gtk_label_set_text (GTK_LABEL (heading), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  for (guint i = 0; i < G_N_ELEMENTS (article_fields); i++)
    {
      HeshuArticleField field;

      if (heshu_article_field_from_name (article_fields[i].name, &field))
        heshu_detail_row_set_field (get_row (list, i), HESHU_OBJECT_ARTICLE, article->id,
                                    article_fields[i].name, heshu_article_get (article, field));
    }
}

static void
fill_articles (HeshuReportDetails *self, const HeshuReport *report)
{
  guint n_articles = report->articles->len;
  guint n_shown = self->shows_all ? n_articles : MIN (n_articles, MAX_ARTICLES);
  g_autofree char *words = g_strdup_printf (_ ("Show All %u Articles"), n_articles);

  for (guint i = 0; i < n_shown; i++)
    fill_article (self, i, n_articles, g_ptr_array_index (report->articles, i));
  while (self->article_lists->len > n_shown)
    {
      GtkWidget *list = g_ptr_array_index (self->article_lists, self->article_lists->len - 1);

      gtk_box_remove (self->articles, gtk_widget_get_parent (list));
      g_ptr_array_set_size (self->article_lists, (int) self->article_lists->len - 1);
    }
  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_widget_set_visible (self->more, n_shown < n_articles);
}

static void
show_all_cb (HeshuReportDetails *self)
{
  self->shows_all = TRUE;
  if (self->item != NULL)
    fill_articles (self, heshu_report_item_get_summary (self->item)->report);
}

static void
fill_page (HeshuReportDetails *self, const HeshuReport *report)
{
  const char *values[] = { report->document->publication, report->document->issue_date,
                           report->document->page };

  for (guint i = 0; i < G_N_ELEMENTS (page_fields); i++)
    heshu_detail_row_set_field (get_row (self->page_list, i), HESHU_OBJECT_REPORT, report->id,
                                page_fields[i].name, values[i]);
}

/* --- what is told
 * ------------------------------------------------------------------------------------------------
 */

static const char *
get_source_words (HeshuEncodingSource source)
{
  switch (source)
    {
    case HESHU_ENCODING_GIVEN:
      return _ ("chosen by a person");
    case HESHU_ENCODING_BOM:
    case HESHU_ENCODING_NUL_PATTERN:
    case HESHU_ENCODING_VALID_UTF8:
      return _ ("recognised");
    case HESHU_ENCODING_DECLARED:
      return _ ("as the file says");
    case HESHU_ENCODING_DETECTED:
      return _ ("guessed");
    case HESHU_ENCODING_FALLBACK:
    default:
      return _ ("assumed");
    }
}

static void
fill_source (HeshuReportDetails *self, const HeshuReport *report)
{
  const HeshuDocument *document = report->document;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (report->imported_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) when = utc != NULL ? g_date_time_to_local (utc) : NULL;
  /* Translators: a date and a time, as strftime() has them */
  g_autofree char *imported = when != NULL ? g_date_time_format (when, _ ("%Y-%m-%d %H:%M")) : NULL;
  g_autofree char *encoding =
      document->encoding == NULL
          ? g_strdup (_ ("fixed by the format"))
          : g_strdup_printf (_ ("%s (%s)"), document->encoding, get_source_words (document->encoding_source));
  g_autofree char *replaced = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u character could not be read. Another encoding may read it.",
                   "%u characters could not be read. Another encoding may read them.", document->n_replaced),
      document->n_replaced);
  const char *sha = report->sha256;
  g_autofree char *shown =
      strlen (sha) == 64 ? g_strdup_printf ("%.4s %.4s … %.4s", sha, sha + 4, sha + 60) : g_strdup (sha);

  gtk_label_set_text (self->file, document->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file), document->name);
  gtk_label_set_text (self->encoding, encoding);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->encoding), encoding);
  gtk_label_set_text (self->imported, imported != NULL ? imported : "");
  gtk_label_set_text (self->sha256, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sha256), sha);
  gtk_label_set_text (self->replaced, replaced);
  gtk_widget_set_visible (self->replaced_row, document->n_replaced > 0);
}

static void
fill_head (HeshuReportDetails *self, const HeshuReportSummary *summary)
{
  g_autofree char *count = g_strdup_printf ("%u/%u", summary->n_reviewed, summary->n_metrics);
  gboolean is_done = summary->n_reviewed >= summary->n_metrics;
  gboolean is_empty = summary->n_metrics == 0;
  const char *next = is_empty                   ? _ ("Open the Text")
                     : is_done                  ? _ ("Look Again")
                     : summary->n_reviewed == 0 ? _ ("Review")
                                                : _ ("Go On Reviewing");

  gtk_label_set_text (self->kicker, heshu_report_item_get_facet (self->item, HESHU_FACET_AREA));
  gtk_label_set_text (self->title, heshu_report_item_get_title (self->item));
  gtk_label_set_text (self->subtitle, heshu_report_item_get_subtitle (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *heshu_report_item_get_subtitle (self->item) != '\0');
  gtk_label_set_text (self->review_label, next);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->review), GTK_ACCESSIBLE_PROPERTY_LABEL, next, -1);
  gtk_label_set_text (self->count, is_empty ? _ ("No metrics") : count);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !is_empty);
  gtk_level_bar_set_max_value (self->bar, MAX (summary->n_metrics, 1));
  gtk_level_bar_set_value (self->bar, MIN (summary->n_reviewed, summary->n_metrics));
}

static void
refresh (HeshuReportDetails *self)
{
  const HeshuReportSummary *summary = self->item != NULL ? heshu_report_item_get_summary (self->item) : NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), summary != NULL ? "report" : "nothing");
  if (summary == NULL)
    return;
  fill_head (self, summary);
  fill_page (self, summary->report);
  fill_articles (self, summary->report);
  fill_source (self, summary->report);
}

void
heshu_report_details_set_item (HeshuReportDetails *self, HeshuReportItem *item)
{
  g_return_if_fail (HESHU_IS_REPORT_DETAILS (self));

  if (item != NULL && heshu_report_item_is_head (item))
    item = NULL;
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, refresh, self);
  g_set_object (&self->item, item);
  self->shows_all = FALSE;
  if (item != NULL)
    g_signal_connect_object (item, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
heshu_report_details_set_workspace (HeshuReportDetails *self, HeshuWorkspace *workspace)
{
  g_return_if_fail (HESHU_IS_REPORT_DETAILS (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  add_rows (self, self->page_list, page_fields, G_N_ELEMENTS (page_fields));
}

static void
heshu_report_details_dispose (GObject *object)
{
  HeshuReportDetails *self = HESHU_REPORT_DETAILS (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, refresh, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->article_lists, g_ptr_array_unref);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (heshu_report_details_parent_class)->dispose (object);
}

static void
heshu_report_details_class_init (HeshuReportDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heshu_report_details_dispose;
  signals[ARTICLE_CHANGED] = g_signal_new ("article-changed", HESHU_TYPE_REPORT_DETAILS, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/heshu/Heshu/reports/heshu-report-details.ui");
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, kicker);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, title);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, review);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, review_label);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, bar);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, count);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, replaced_row);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, replaced);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, page_list);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, articles);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, more);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, file);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, encoding);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, imported);
  gtk_widget_class_bind_template_child (widget_class, HeshuReportDetails, sha256);
}

static void
heshu_report_details_init (HeshuReportDetails *self)
{
  self->article_lists = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
}
