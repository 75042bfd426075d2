/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "heshu-extraction-private.h"

G_BEGIN_DECLS

/**
 * HeshuSense:
 *
 * What a qualifier, cue or unit of the lexicon tells the steps: its category and attributes as one number,
 * worked out once per match. A word that lies inside a longer one of these categories has none: 将 of 将近,
 * 增加 of 增加到.
 */
typedef enum
{
  HESHU_SENSE_NONE,
  HESHU_SENSE_QUALIFIER_BEFORE,
  HESHU_SENSE_QUALIFIER_AFTER,
  HESHU_SENSE_QUALIFIER_BARE, /* 上 of 上千: before a numeral without a digit only */
  HESHU_SENSE_WORD, /* hides the shorter words in it and says nothing itself; none after the steps' index is
                       made */
  HESHU_SENSE_UNIT, /* a plain unit or measure word */
  HESHU_SENSE_UNIT_BEFORE, /* ￥ */
  HESHU_SENSE_UNIT_SHARE,  /* % ‰ */
  HESHU_SENSE_UNIT_TENTH,  /* 成 */
  HESHU_SENSE_UNIT_FOLD,   /* 倍 */
  HESHU_SENSE_UNIT_DOUBLE, /* 番 */
  HESHU_SENSE_UNIT_POINTS, /* 个百分点 */
  HESHU_SENSE_UNIT_TIME,   /* 天, 小时, 年: a metric only where a duration is measured */
  HESHU_SENSE_UNIT_DATE,   /* 月, 日, 时, 号: parts of dates and clock times */
  HESHU_SENSE_UNIT_AGE,    /* 岁 */
  HESHU_SENSE_UNIT_LABEL,  /* 级, 届, 层: what it counts is a name */
  HESHU_SENSE_UNIT_RANK,   /* 名, 位: also count persons */
  HESHU_SENSE_UNIT_CLEAR,  /* 项目标: no 项目, what blocks is not there */
  HESHU_SENSE_UNIT_BLOCK,  /* 成员, 人大: begins like a unit and is none */
  HESHU_SENSE_CHANGE,      /* 同比, 比上年: compares with an earlier time */
  HESHU_SENSE_UP,
  HESHU_SENSE_DOWN,
  HESHU_SENSE_MORE, /* 多, 高出: grown only where a comparison stands before it */
  HESHU_SENSE_LESS,
  HESHU_SENSE_TO,     /* 增加到 */
  HESHU_SENSE_GROWTH, /* 增速: the name of a rate of change */
  HESHU_SENSE_DECLINE,
  HESHU_SENSE_LIMIT,
  HESHU_SENSE_TARGET,   /* 将, 力争, 计划: holds to the end of the sentence */
  HESHU_SENSE_FORECAST, /* 预计, 届时: holds to the semicolon */
  HESHU_SENSE_HOPE,     /* 确保, 争取: holds to the end of the clause */
  HESHU_SENSE_GOAL,     /* 目标, 任务: of the number right beside it only */
  HESHU_SENSE_DUE,      /* 年底前: of the whole sentence, before or behind */
  HESHU_SENSE_DONE,     /* 累计, 已, 截至: ends what 将 or 每人每月 began */
  HESHU_SENSE_EXISTS,   /* 督促, 涉及: what is counted is there, also in a plan */
  HESHU_SENSE_RANK,
  HESHU_SENSE_RATIO,
  HESHU_SENSE_TOTAL,
  HESHU_SENSE_PART,
  HESHU_SENSE_EARLIER,
  HESHU_SENSE_CONTEST,        /* 大赛, 选手: whose place is no rank of an area */
  HESHU_SENSE_DURATION,       /* 用时, 压缩: what follows in days is measured */
  HESHU_SENSE_AGE,            /* 平均年龄, 预期寿命: what follows in years is measured */
  HESHU_SENSE_STANDARD,       /* 每人每月, 补贴标准: a rule in force */
  HESHU_SENSE_NORM,           /* 标准: the same, in its clause */
  HESHU_SENSE_NORM_BESIDE,    /* 税率, 贴息, 国家标准: a rule where the number stands right behind */
  HESHU_SENSE_FILLER,         /* 达, 为, 了, 分别: stand between a cue and its number */
  HESHU_SENSE_FOLLOWER,       /* 罚款, 和: behind a bound that defines no class */
  HESHU_SENSE_PER,            /* 人均, 户均 */
  HESHU_SENSE_EACH,           /* 分别, 依次 */
  HESHU_SENSE_THERE,          /* 有, 在: right before the number, what is counted is there */
  HESHU_SENSE_PHONE,          /* 电话, 热线 */
  HESHU_SENSE_FRONT,          /* 前 of 前10名: several places */
  HESHU_SENSE_BENEFIT,        /* 生活费, 津贴: what each person is given by a rule */
  HESHU_SENSE_CAP,            /* 贷款, 给予: 最高 in their clause caps what is given */
  HESHU_SENSE_BELOW_NOUGHT,   /* 零下 */
  HESHU_SENSE_CLASS_NOUN,     /* 自然村, 大班额: what the bound before it defines */
  HESHU_SENSE_CLASS_OF_MONEY, /* 企业 of 超百亿元企业 */
  HESHU_SENSE_CIRCLE,         /* 服务圈: the way before it is part of a name */
  HESHU_SENSE_PLACE,          /* 全市, 全省: whose rank it is */
  HESHU_SENSE_PLAN,           /* of a headline: 计划, 打算, what follows is planned */
  HESHU_SENSE_PLAN_TITLE,     /* 实施方案, 工作要点: of a title, the whole is a plan */
  HESHU_SENSE_RULE_HEADING,   /* of a headline: 办法, 规定, what follows are rules */
  HESHU_SENSE_REVIEW,         /* of a headline: 回顾, what follows was done */
  HESHU_SENSE_UNIT_COLUMN,    /* 单位 at the head of a table's column of units */
  HESHU_SENSE_COUNT_COLUMN,   /* 序号: of numbers that name rows */
  HESHU_N_SENSES
} HeshuSense;

/* Returns: (transfer full): one per match of @self, HeshuSense */
guint8 *heshu_senses_new (const HeshuExtraction *self);

static inline HeshuSense
heshu_extraction_get_sense (const HeshuExtraction *self, guint match)
{
  return (HeshuSense) self->senses[match];
}

/* The longest match with @sense that starts at, or ends at, @position. (nullable) */
const HeshuMatch *heshu_sense_at (const HeshuExtraction *self, HeshuSense sense, guint position);
const HeshuMatch *heshu_sense_before (const HeshuExtraction *self, HeshuSense sense, guint position);
/* Likewise with what may stand between a cue and its number passed over: 约, 达, 了 and the like, @most words
 * of them */
const HeshuMatch *heshu_sense_near_before (const HeshuExtraction *self,
                                           HeshuSense sense,
                                           guint position,
                                           guint most);
/* The first and the last match with @sense wholly in @range. (nullable) */
const HeshuMatch *heshu_sense_first_in (const HeshuExtraction *self, HeshuSense sense, HeshuRange range);
const HeshuMatch *heshu_sense_last_in (const HeshuExtraction *self, HeshuSense sense, HeshuRange range);
/* The longest unit of any role at @position, its role in @sense; %NULL also where a longer word forbids it
 * (成员) */
const HeshuMatch *heshu_unit_at (const HeshuExtraction *self, guint position, HeshuSense *sense);

/* g_ascii_isalpha() looks at the low byte only: of 员 it sees X */
static inline gboolean
heshu_is_latin (gunichar c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* No cue works over a longer way than this; it bounds the cost where a text has no stops */
#define HESHU_SENSE_REACH 256

static inline HeshuRange
heshu_extraction_before_in_clause (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint start = heshu_extraction_get_clause (self, figure->clause).start, end = figure->whole.start;

  return (HeshuRange){ end > HESHU_SENSE_REACH ? MAX (start, end - HESHU_SENSE_REACH) : start, end };
}

static inline HeshuRange
heshu_extraction_before_in_sentence (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint start = heshu_extraction_get_sentence (self, figure->sentence).start, end = figure->whole.start;

  return (HeshuRange){ end > HESHU_SENSE_REACH ? MAX (start, end - HESHU_SENSE_REACH) : start, end };
}

static inline HeshuRange
heshu_extraction_behind_in_sentence (const HeshuExtraction *self, const HeshuFigure *figure)
{
  guint end = heshu_extraction_get_sentence (self, figure->sentence).end, start = figure->whole.end;

  return (HeshuRange){ start, MIN (end, start + HESHU_SENSE_REACH) };
}

/* What @figure's line says behind it where it stands first in a short one (`• 98.5% 患者满意度`): its cues
 * stand there; else empty */
HeshuRange heshu_extraction_get_words_behind (const HeshuExtraction *self, const HeshuFigure *figure);

static inline HeshuRange
heshu_match_range (const HeshuMatch *match)
{
  return (HeshuRange){ (guint) match->start, (guint) match->end };
}

G_END_DECLS
