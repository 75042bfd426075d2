/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk.h"

HeshuMetricQuery *
heshu_metric_query_copy (const HeshuMetricQuery *query)
{
  HeshuMetricQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->area = g_strdup (query->area);
  copy->indicator = g_strdup (query->indicator);
  copy->state = g_strdup (query->state);
  copy->tag = g_strdup (query->tag);
  copy->search = g_strdup (query->search);
  copy->report_id = g_strdup (query->report_id);
  copy->areas = (const char *const *) g_strdupv ((char **) query->areas);
  copy->indicators = (const char *const *) g_strdupv ((char **) query->indicators);
  copy->states = (const char *const *) g_strdupv ((char **) query->states);
  copy->tags = (const char *const *) g_strdupv ((char **) query->tags);
  copy->periods = g_memdup2 (query->periods, query->n_periods * sizeof (HeshuPeriod));

  return copy;
}

void
heshu_metric_query_free (HeshuMetricQuery *query)
{
  if (query == NULL)
    return;
  g_free ((char *) query->area);
  g_free ((char *) query->indicator);
  g_free ((char *) query->state);
  g_free ((char *) query->tag);
  g_free ((char *) query->search);
  g_free ((char *) query->report_id);
  g_strfreev ((char **) query->areas);
  g_strfreev ((char **) query->indicators);
  g_strfreev ((char **) query->states);
  g_strfreev ((char **) query->tags);
  g_free ((HeshuPeriod *) query->periods);
  g_free (query);
}
