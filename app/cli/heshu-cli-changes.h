/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-cli.h"
#include "heshu-job.h"

G_BEGIN_DECLS

/* What reading again changes or would change, a line for each field of a metric. Returns: an exit status */
int heshu_cli_print_changes (const HeshuReadAgain *again, HeshuExportFormat format);

G_END_DECLS
