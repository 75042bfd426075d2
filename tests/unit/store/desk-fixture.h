/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-desk.h"

/* A folder of its own for every test, with a desk in it, and reports made on the spot. */
typedef struct
{
  char *folder;
  char *path;
  HeshuDesk *desk;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/* Closes the desk and opens it again */
void fixture_reopen (Fixture *fixture);

/* A figure of a made report: where @text stands for the first time behind the figure before */
typedef struct
{
  const char *text;
  const char *value;
  const char *unit;
  const char *area;
  const char *area_id;
  const char *period;
  const char *indicator;
} Figure;

HeshuReport *fixture_make_report (const char *name, const char *text);
GPtrArray *fixture_make_metrics (const HeshuReport *report, const Figure *figures, guint n_figures);
/* (transfer full): the id */
char *fixture_import (HeshuDesk *desk,
                      const char *name,
                      const char *text,
                      const Figure *figures,
                      guint n_figures);
/* The page most tests use: five figures of two districts */
extern const Figure fixture_figures[5];
char *fixture_import_page (HeshuDesk *desk);

GPtrArray *fixture_list (HeshuDesk *desk, const HeshuMetricQuery *query);
guint fixture_count (HeshuDesk *desk, const HeshuMetricQuery *query);
guint fixture_search (HeshuDesk *desk, const char *words);
/* (transfer full): the metric with that figure */
HeshuMetric *fixture_find (HeshuDesk *desk, const char *text);
/* (transfer full) (nullable): one edit of one field */
GPtrArray *fixture_edit (HeshuDesk *desk,
                         HeshuObjectKind kind,
                         const char *id,
                         const char *field,
                         const char *before,
                         const char *after,
                         const char *who,
                         GError **error);
/* The same, which must succeed and change something */
void fixture_must_edit (HeshuDesk *desk,
                        const HeshuMetric *metric,
                        const char *field,
                        const char *after,
                        const char *who);
