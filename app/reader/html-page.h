/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-document.h"
#include "heshu-reader-protocol.h"

G_BEGIN_DECLS

/**
 * HtmlPiece: one block of a page before it is known which blocks belong to the article
 */
typedef struct
{
  gsize start; /* bytes in the pool */
  gsize size;
  HeshuBlockKind kind;
  guint level;
  guint chars; /* without blanks */
  guint link_chars;
  guint region;        /* index in HtmlPage.regions; 0: none */
  gboolean in_article; /* of an element that says so */
} HtmlPiece;

/* An element that looks like no part of an article, until its share of the page is known */
typedef struct
{
  guint parent;      /* the region it stands in; 0: none */
  guint plain_chars; /* outside links */
  gboolean certain;  /* its element says so (`footer`), not only its class */
  gboolean aside;    /* found by html_page_find_asides() */
} HtmlRegion;

/**
 * HtmlPage: what the builder collects and the writer writes
 */
typedef struct
{
  GString *pool;                         /* the text of all pieces */
  GArray *pieces;                        /* of HtmlPiece, in reading order */
  GArray *regions;                       /* of HtmlRegion; the first stands for "none" */
  char *strings[HESHU_READER_N_STRINGS]; /* (nullable) */
} HtmlPage;

HtmlPage *html_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void html_page_free (HtmlPage *self);

/* Turns the pieces around the article (links, footers, what a page marks so) into HESHU_BLOCK_ASIDE. Linear.
 */
void html_page_find_asides (HtmlPage *self);

/**
 * html_page_write:
 * @fd: gets the #HeshuReaderResult and what belongs to it
 *
 * Puts the pieces together, a blank line between them, rows and list items without. Returns: what was written
 * as status
 */
HeshuReaderStatus html_page_write (HtmlPage *self, const HeshuReaderRequest *request, int fd);

/* For a file of which nothing else can be said */
void html_write_status (HeshuReaderStatus status, int fd);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlPage, html_page_free)

G_END_DECLS
