/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeshuTerm:
 * @form: the words as they stand in a text, UTF-8
 * @category: interned; what kind of term it is (`unit`, `qualifier`, `cue`, `district`, `agency`, `byline`
 * …): the categories are those of the lexicons under resources/lexicons/
 * @value: what it stands for: the base unit, the qualifier's word, a GB/T 2260 code, a full name
 *
 * One entry of a lexicon. Further attributes by heshu_term_get(). Owned by its lexicon.
 */
typedef struct _HeshuTerm HeshuTerm;

const char *heshu_term_get_form (const HeshuTerm *term);
guint heshu_term_get_length (const HeshuTerm *term); /* of the form, in code points */
const char *heshu_term_get_category (const HeshuTerm *term);
const char *heshu_term_get_value (const HeshuTerm *term);
/* (nullable): any other attribute of the entry */
const char *heshu_term_get (const HeshuTerm *term, const char *attribute);

/**
 * HeshuLexicon:
 *
 * What the program knows of words: units, measure words, qualifiers, cue words, districts, agencies,
 * indicators. The built-in lexicon is compiled from XML at build time into a binary table that is mapped,
 * never parsed; a newsroom's own XML joins it at run time and wins where both know a form. Immutable,
 * reference-counted, safe from any thread.
 */
typedef struct _HeshuLexicon HeshuLexicon;

#define HESHU_TYPE_LEXICON (heshu_lexicon_get_type ())
GType heshu_lexicon_get_type (void) G_GNUC_CONST;

/* Returns: (transfer none): the built-in lexicon; costs nothing until a text is matched */
HeshuLexicon *heshu_lexicon_get_builtin (void);

/**
 * heshu_lexicon_load:
 * @base: the lexicon that is extended
 * @path: an XML file in the schema resources/lexicons/lexicon.rng
 * @error: HESHU_ERROR_LEXICON_INVALID, with the file and the line, or HESHU_ERROR_FILE_*
 *
 * Returns: (transfer full) (nullable): @base and the entries of @path
 */
HeshuLexicon *heshu_lexicon_load (HeshuLexicon *base,
                                  const char *path,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_lexicon_extend:
 * @xml: a lexicon as heshu_lexicon_load() reads it
 * @name: what an error calls it
 * @error: HESHU_ERROR_LEXICON_INVALID
 *
 * Returns: (transfer full) (nullable): @base and the entries of @xml
 */
HeshuLexicon *heshu_lexicon_extend (HeshuLexicon *base,
                                    const char *xml,
                                    gsize length,
                                    const char *name,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_lexicon_load_user:
 * @error: as heshu_lexicon_load(); the message names every file that was left out
 *
 * The built-in lexicon with all `*.xml` in $XDG_CONFIG_HOME/heshu/lexicons, in order of name. A faulty file
 * is left out and reported, the others hold.
 *
 * Returns: (transfer full): never %NULL, also where @error is set
 */
HeshuLexicon *heshu_lexicon_load_user (GError **error) G_GNUC_WARN_UNUSED_RESULT;

HeshuLexicon *heshu_lexicon_ref (HeshuLexicon *self);
void heshu_lexicon_unref (HeshuLexicon *self);

/* (transfer none): hexadecimal digest of all entries, for an import's record */
const char *heshu_lexicon_get_hash (HeshuLexicon *self);

/**
 * heshu_lexicon_match:
 * @category: (nullable): interned or not; %NULL: any category
 * @chars: code points
 * @length: how many
 * @position: where the form must begin
 *
 * Returns: (transfer none) (nullable): the longest term of @category that stands at @position. Full-width
 * ASCII in the text matches half-width forms.
 */
const HeshuTerm *heshu_lexicon_match (HeshuLexicon *self,
                                      const char *category,
                                      const gunichar *chars,
                                      gsize length,
                                      gsize position);

/**
 * HeshuMatch:
 * @category: that of @term, which is asked for far more often than the term
 *
 * Where a term stands, in code points.
 */
typedef struct
{
  guint start;
  guint end;
  const HeshuTerm *term;
  const char *category;
} HeshuMatch;

/* The interned name of a category that stands as a literal in the program; looked up once */
#define HESHU_CATEGORY(literal)                                                                              \
  (G_GNUC_EXTENSION ({                                                                                       \
    static const char *interned_category;                                                                    \
    if (G_UNLIKELY (interned_category == NULL))                                                              \
      interned_category = g_intern_static_string (literal);                                                  \
    interned_category;                                                                                       \
  }))

/**
 * heshu_lexicon_scan:
 *
 * Returns: (transfer full): of #HeshuMatch; all occurrences of all terms in one pass over @chars, ordered by
 * start, then longest first. Linear in @length and the number of matches.
 */
GArray *heshu_lexicon_scan (HeshuLexicon *self,
                            const gunichar *chars,
                            gsize length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * heshu_lexicon_find:
 *
 * Returns: (transfer container): of #HeshuTerm: every term of @category whose form is @form; several where a
 * name is not unique (鼓楼区)
 */
GPtrArray *heshu_lexicon_find (HeshuLexicon *self,
                               const char *category,
                               const char *form) G_GNUC_WARN_UNUSED_RESULT;
/* Likewise by value: all names of one district code */
GPtrArray *heshu_lexicon_find_value (HeshuLexicon *self,
                                     const char *category,
                                     const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* Likewise all terms of @category, in no order to rely on */
GPtrArray *heshu_lexicon_list (HeshuLexicon *self, const char *category) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeshuLexicon, heshu_lexicon_unref)

G_END_DECLS
