/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-reader-protocol.h"

G_BEGIN_DECLS

/* To be called once, before anything is shut in: what the parser sets up for itself */
void html_reader_prepare (void);

/**
 * html_reader_read:
 * @input_fd: a page in UTF-8, read from where it stands
 * @output_fd: gets the result
 *
 * Returns: what was written
 */
HeshuReaderStatus html_reader_read (const HeshuReaderRequest *request, int input_fd, int output_fd);

G_END_DECLS
