/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-agency-private.h"

G_BEGIN_DECLS

/* What is known at one figure while the step `area` goes through the text */
typedef struct
{
  HeshuExtraction *extraction;
  HeshuPlaces *places;
  HeshuPlace article; /* name NULL where unknown */
  HeshuPlace section; /* of the heading above; name NULL where it names none */
  HeshuRange section_range;
  HeshuPlace line;  /* of a label at the line's start: 铁西区：…; name NULL where there is none */
  HeshuPlace named; /* the last district that a clause of the line was about; name NULL where there is none */
  guint doubt; /* behind the first other district that the sentence names; G_MAXUINT where it names none */
  gboolean among_others; /* a figure of the line was of another district */
  gboolean survey;       /* sentences begin with districts of several prefectures: none of them is far */
  gboolean by_number;    /* a document's number told the article's district */
  GArray *owners; /* of HeshuPlace: the districts that the sentence's figures are about, in their order */
  GArray *owners_before; /* those of the sentence before, in the same line */
  GArray *in_full; /* of HeshuPlace: the districts that the article names in full, for their short names */
  GArray *list;    /* of HeshuPlace: the districts that 分别 hands out */
  guint list_used;
  guint list_from;   /* up to where the figures have had their turns */
  guint list_clause; /* where the clause begins that was last searched for a list */
  guint list_home;   /* index of the clause whose figures the list is handed out to */
  guint list_sentence;
} HeshuPlacing;

/* What a figure is about */
typedef struct
{
  const char *name;
  const char *code;
  HeshuRange range;
  const char *rule; /* NULL: the article's */
  double confidence;
} HeshuPlaced;

/* Another district nearby; a far one inside a sentence is where visitors or soldiers come from.
 * heshu-area-subject.c */
gboolean heshu_area_is_near (const HeshuPlacing *self, const HeshuPlace *place);
/* What a clause, or an item of an enumeration in it, is about */
gboolean heshu_area_read_subject (HeshuPlacing *self, HeshuRange item, HeshuPlaced *placed);

/* Finds the districts that the article names in full. heshu-area-clipped.c */
void heshu_area_find_named (HeshuPlacing *self);
/* 南海 of 南海区, where the article names that in full and the short name is also a word */
gboolean heshu_area_match_clipped (const HeshuPlacing *self, guint position, guint end, HeshuPlace *place);

/* Reads the districts that 分别 in the figure's clause hands out. heshu-area-list.c */
void heshu_area_read_list (HeshuPlacing *self, guint figure);
/* The district of the list that this figure's turn gives */
gboolean heshu_area_take_listed (HeshuPlacing *self, const HeshuFigure *figure, HeshuPlaced *placed);
/* 前者, 后者: the one of two districts that the sentence named */
gboolean heshu_area_read_pair (HeshuPlacing *self, HeshuRange item, HeshuPlaced *placed);
/* Notes what the figure is about for the rest of its sentence */
void heshu_area_note_owner (HeshuPlacing *self, const HeshuPlaced *placed);

G_END_DECLS
