/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-chart-size.h"
#include "heshu-chart.h"

G_BEGIN_DECLS

/* The version of the JSON. A spec of a later one is refused: it may ask for what is not drawn here. */
#define HESHU_CHART_SPEC_VERSION 1

#define HESHU_CHART_MAX_ROWS 400
#define HESHU_CHART_MAX_PANELS 24

typedef enum
{
  HESHU_FORM_BAR,
  HESHU_FORM_DOT,
} HeshuChartForm;

const char *heshu_chart_form_get_word (HeshuChartForm form);
gboolean heshu_chart_form_from_word (const char *word, HeshuChartForm *form);

/* A figure as it was taken from the desk. Strings are never %NULL unless said. */
typedef struct
{
  char *metric; /* (nullable): its id; %NULL outside a desk */
  guint64 revision;
  char *source; /* (nullable): the file's name */
  guint start;  /* of its span in the file's text */
  HeshuDecimal *value;
  HeshuDecimal *value_max; /* (nullable): of a range */
  int precision;
  char *unit;
  HeshuQualifier qualifier;
  HeshuKind kind;
  char *text;                   /* as printed */
  char *before, *inner, *after; /* words around and in it, as printed; "" */
  char *label;                  /* as drawn; holds the digits of the value on the panel's scale */
} HeshuChartFigure;

typedef struct
{
  char *area;
  char *area_id;
  char *period; /* as heshu_period_format() */
  char *remark; /* drawn in grey behind the label: the period where they differ; "" */
  HeshuReason reason;
  char *word; /* drawn in grey where there is no figure; "" */
  gboolean focus;
  HeshuChartFigure *actual; /* (nullable) */
  HeshuChartFigure *target; /* (nullable) */
} HeshuChartRow;

typedef struct
{
  char *indicator;
  char *heading; /* drawn above the panel where there are several */
  char *unit;
  HeshuMeasure measure;
  int exponent; /* of the scale; 0: none */
  char *suffix; /* 万; "" */
  gboolean suffix_in_labels;
  GPtrArray *rows; /* of HeshuChartRow */
} HeshuChartPanel;

typedef struct
{
  char *id;     /* (nullable) */
  char *name;   /* (nullable) */
  char *sha256; /* (nullable) */
} HeshuChartReport;

struct _HeshuChartSpec
{
  int ref_count;
  char *language;
  char *house;
  char *house_hash; /* "" in a spec written by hand: the house style as it is */
  HeshuChartSize size;
  HeshuChartForm form;
  char *title;
  char *subtitle;
  char *note; /* one paragraph; "" */
  GPtrArray
      *sources;    /* of char *: the source line, then shorter ones for where it does not fit; at least one */
  char *signature; /* at the foot; "" */
  char *description; /* alt text: the finding, then the table */
  char *date;        /* ISO: of the newest report; "" */
  gboolean sample;
  GPtrArray *panels;  /* of HeshuChartPanel */
  GPtrArray *reports; /* of HeshuChartReport */
};

HeshuChartSpec *heshu_chart_spec_alloc (void) G_GNUC_WARN_UNUSED_RESULT;
HeshuChartPanel *heshu_chart_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void heshu_chart_panel_free (HeshuChartPanel *self);
HeshuChartRow *heshu_chart_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void heshu_chart_row_free (HeshuChartRow *self);
HeshuChartFigure *heshu_chart_figure_new (void) G_GNUC_WARN_UNUSED_RESULT;
void heshu_chart_figure_free (HeshuChartFigure *self);
HeshuChartReport *heshu_chart_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
void heshu_chart_report_free (HeshuChartReport *self);

/* (transfer full): the digits of @value on the panel's scale, as a label must hold them */
char *heshu_chart_figure_dup_digits (const HeshuChartFigure *self, const HeshuDecimal *value, int exponent);
/* Whether the page printed a point: then its zeros at the end count */
gboolean heshu_chart_figure_printed_point (const HeshuChartFigure *self);
/* In the unit that is shown: 572.9853 for 5729853 on 万 */
double heshu_chart_figure_get_shown (const HeshuDecimal *value, int exponent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuChartPanel, heshu_chart_panel_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuChartRow, heshu_chart_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuChartFigure, heshu_chart_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuChartReport, heshu_chart_report_free)

G_END_DECLS
