/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeshuWordPopover:
 *
 * Asks for a word, an old one or a new one: an entry, and below it those words of the desk that have what is
 * typed in them.
 *
 * Signals: `chosen` (string word): stripped, not empty
 */
#define HESHU_TYPE_WORD_POPOVER (heshu_word_popover_get_type ())
G_DECLARE_FINAL_TYPE (HeshuWordPopover, heshu_word_popover, HESHU, WORD_POPOVER, GtkPopover)

/* @title: what is asked for, also for those who do not see it */
GtkWidget *heshu_word_popover_new (const char *title);
/* @words: (transfer none): of char *, the most used first */
void heshu_word_popover_set_words (HeshuWordPopover *self, GPtrArray *words);
/* @error: (nullable): why the word will not do; the popover stays with it */
void heshu_word_popover_refuse (HeshuWordPopover *self, const GError *error);

G_END_DECLS
