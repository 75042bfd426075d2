/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-extraction-private.h"

void
heshu_extract_relations (HeshuExtraction *self)
{
  (void) self;
}
