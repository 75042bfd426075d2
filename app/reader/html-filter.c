/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-filter.h"

#include <string.h>

/* Enough for what is read of a value: a title, a date, a style */
#define MAX_VALUE_BYTES 4096u
#define MAX_NAME_BYTES 15u

typedef enum
{
  STATE_TEXT,
  STATE_OPEN,        /* behind `<` */
  STATE_NAME,        /* in a tag's name */
  STATE_TAG,         /* between attributes */
  STATE_ATTRIBUTE,   /* in a name or a value without quotes */
  STATE_EQUALS,      /* behind `=` */
  STATE_QUOTED,      /* in a value in quotes */
  STATE_MARKUP,      /* behind `<!`: a comment or a declaration */
  STATE_DECLARATION, /* up to the next `>` */
  STATE_COMMENT,
  STATE_RAW, /* in a script or a style */
} State;

struct _HtmlFilter
{
  State state;
  char quote;
  gboolean cut; /* the rest of the value in hand is left out */
  gboolean end_tag;
  guint n_attributes;
  gsize tag_bytes;
  gsize value_bytes;
  char name[MAX_NAME_BYTES + 1]; /* of the tag in hand, lower case, cut */
  guint name_length;
  guint n_dashes;                    /* at the end of the comment so far */
  char raw_name[MAX_NAME_BYTES + 1]; /* the element whose end is waited for */
  guint n_matched;                   /* bytes of its end tag `</name` that have been seen */
};

/* Elements whose content is no markup */
static const char *const raw_names[] = {
  "script", "style", "textarea", "iframe", "noembed", "noframes", "xmp"
};

HtmlFilter *
html_filter_new (void)
{
  return g_new0 (HtmlFilter, 1);
}

void
html_filter_free (HtmlFilter *self)
{
  g_free (self);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
begin_tag (HtmlFilter *self, gboolean end_tag)
{
  self->end_tag = end_tag;
  self->n_attributes = 0;
  self->tag_bytes = 0;
  self->name_length = 0;
  self->state = STATE_NAME;
}

static void
end_tag (HtmlFilter *self)
{
  self->state = STATE_TEXT;
  if (self->end_tag)
    return;

  self->name[self->name_length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (raw_names); i++)
    if (g_str_equal (self->name, raw_names[i]))
      {
        memcpy (self->raw_name, self->name, sizeof self->name);
        self->n_matched = 0;
        self->state = STATE_RAW;
      }
}

/* Behind `<`. What is no tag is a character: a page writes 〈 as it likes, and `<5%`. */
static void
step_open (HtmlFilter *self, char c, GString *out)
{
  if (g_ascii_isalpha (c))
    {
      begin_tag (self, FALSE);
      self->name[self->name_length++] = g_ascii_tolower (c);
      g_string_append_c (out, '<');
      g_string_append_c (out, c);
    }
  else if (c == '/')
    begin_tag (self, TRUE);
  else if (c == '!')
    {
      self->n_dashes = 0;
      self->state = STATE_MARKUP;
    }
  else if (c == '?')
    self->state = STATE_DECLARATION;
  else
    {
      g_string_append (out, "&lt;");
      if (c != '<')
        {
          g_string_append_c (out, c);
          self->state = STATE_TEXT;
        }
    }
}

static void
step_name (HtmlFilter *self, char c, GString *out)
{
  if (self->end_tag && self->name_length == 0)
    {
      if (!g_ascii_isalpha (c))
        {
          self->state = c == '>' ? STATE_TEXT : STATE_DECLARATION;
          return;
        }
      g_string_append (out, "</");
    }

  g_string_append_c (out, c);
  if (c == '>')
    end_tag (self);
  else if (is_space (c) || c == '/')
    self->state = STATE_TAG;
  else if (self->name_length < MAX_NAME_BYTES)
    self->name[self->name_length++] = g_ascii_tolower (c);
}

/* Between attributes, in one, or behind its `=`. A quote opens a value only behind `=`, as the parser has it.
 */
static void
step_tag (HtmlFilter *self, char c, GString *out)
{
  g_string_append_c (out, c);
  if (c == '>')
    end_tag (self);
  else if (is_space (c))
    self->state = self->state == STATE_EQUALS ? STATE_EQUALS : STATE_TAG;
  else if (self->state == STATE_EQUALS && (c == '"' || c == '\''))
    {
      self->quote = c;
      self->value_bytes = 0;
      self->cut = FALSE;
      self->state = STATE_QUOTED;
    }
  else if (c == '=')
    self->state = STATE_EQUALS;
  else
    {
      if (self->state == STATE_TAG)
        self->n_attributes++;
      self->state = STATE_ATTRIBUTE;
    }
}

static void
step_quoted (HtmlFilter *self, char c, GString *out)
{
  if (c == self->quote)
    {
      g_string_append_c (out, c);
      self->state = STATE_TAG;
      return;
    }

  /* never in the middle of a character */
  if (++self->value_bytes > MAX_VALUE_BYTES && (c & 0xC0) != 0x80)
    self->cut = TRUE;
  if (!self->cut)
    g_string_append_c (out, c);
}

static void
step_markup (HtmlFilter *self, char c)
{
  if (c == '>')
    self->state = STATE_TEXT;
  else if (c != '-')
    self->state = STATE_DECLARATION;
  else if (++self->n_dashes == 2)
    self->state = STATE_COMMENT;
}

/* `-->` ends it, `--!>` does, and `<!-->` and `<!--->` are whole comments: the two dashes of its beginning
 * count. */
static void
step_comment (HtmlFilter *self, char c)
{
  if (c == '>' && self->n_dashes >= 2)
    self->state = STATE_TEXT;
  else if (c == '-')
    self->n_dashes++;
  else if (c != '!' || self->n_dashes < 2)
    self->n_dashes = 0;
}

/* Waits for `</script` and a character that ends a name. */
static void
step_raw (HtmlFilter *self, char c, GString *out)
{
  gsize wanted = strlen (self->raw_name);

  if (self->n_matched == wanted + 2 && (is_space (c) || c == '/' || c == '>'))
    {
      g_string_append_printf (out, "</%s%c", self->raw_name, c);
      begin_tag (self, TRUE);
      self->state = STATE_TAG;
      if (c == '>')
        end_tag (self);
    }
  else if (c == '<')
    self->n_matched = 1;
  else if (self->n_matched == 1)
    self->n_matched = c == '/' ? 2 : 0;
  else if (self->n_matched >= 2 && g_ascii_tolower (c) == self->raw_name[self->n_matched - 2])
    self->n_matched++;
  else
    self->n_matched = 0;
}

static void
step (HtmlFilter *self, char c, GString *out)
{
  switch (self->state)
    {
    case STATE_TEXT:
      if (c == '<')
        self->state = STATE_OPEN;
      else
        g_string_append_c (out, c);
      break;
    case STATE_OPEN:
      step_open (self, c, out);
      break;
    case STATE_NAME:
      step_name (self, c, out);
      break;
    case STATE_TAG:
    case STATE_ATTRIBUTE:
    case STATE_EQUALS:
      step_tag (self, c, out);
      break;
    case STATE_QUOTED:
      step_quoted (self, c, out);
      break;
    case STATE_MARKUP:
      step_markup (self, c);
      break;
    case STATE_DECLARATION:
      if (c == '>')
        self->state = STATE_TEXT;
      break;
    case STATE_COMMENT:
      step_comment (self, c);
      break;
    case STATE_RAW:
      step_raw (self, c, out);
      break;
    }
}

gboolean
html_filter_push (HtmlFilter *self, const char *bytes, gsize size, GString *out)
{
  for (gsize i = 0; i < size; i++)
    {
      gsize before = out->len;
      gboolean in_tag = self->state >= STATE_NAME && self->state <= STATE_QUOTED;

      step (self, bytes[i], out);
      if (!in_tag)
        continue;
      self->tag_bytes += out->len - before;
      if (self->n_attributes > HTML_MAX_ATTRIBUTES || self->tag_bytes > HTML_MAX_TAG_BYTES)
        return FALSE;
    }
  return TRUE;
}
