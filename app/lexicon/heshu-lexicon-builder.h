/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Collects entries and compiles them into the block of heshu-lexicon-table.h. Also runs at build time. */
typedef struct _HeshuLexiconBuilder HeshuLexiconBuilder;

HeshuLexiconBuilder *heshu_lexicon_builder_new (void);
void heshu_lexicon_builder_free (HeshuLexiconBuilder *self);

/**
 * heshu_lexicon_builder_add:
 * @form: UTF-8, not empty
 * @attributes: (element-type utf8 utf8): names and values; copied
 *
 * An entry that is the same in everything as an earlier one is kept once.
 */
void heshu_lexicon_builder_add (HeshuLexiconBuilder *self,
                                const char *form,
                                const char *category,
                                const char *value,
                                GHashTable *attributes);

/* Returns: (transfer full): the block; the same for the same entries in the same order */
GBytes *heshu_lexicon_builder_compile (HeshuLexiconBuilder *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuLexiconBuilder, heshu_lexicon_builder_free)

G_END_DECLS
