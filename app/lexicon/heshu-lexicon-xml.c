/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-lexicon-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <string.h>

/* libxml2 compares each attribute of an element with all before it, and no option bounds that: 200,000 of
 * them take minutes. So a tag that is longer than any honest one is refused before libxml2 sees it. */
#define MAX_TAG_BYTES (16 * 1024)

typedef struct
{
  int line;
  char *words; /* without the line */
} Fault;

/* The first thing that is wrong is what the person must mend; what follows is often only its echo. */
static void
set_fault (Fault *fault, int line, char *words)
{
  if (fault->words != NULL)
    {
      g_free (words);
      return;
    }
  fault->line = MAX (line, 1);
  fault->words = words;
}

/* Parsing */

static gboolean
tags_are_short (const char *data, gsize length, Fault *fault)
{
  const char *end = data + length;
  int line = 1;

  for (const char *p = data; p < end; p++)
    {
      const char *close;

      if (*p == '\n')
        line++;
      if (*p != '<' || (end - p > 3 && memcmp (p, "<!--", 4) == 0))
        continue;
      close = memchr (p, '>', MIN (end - p, MAX_TAG_BYTES));
      if (close == NULL && end - p > MAX_TAG_BYTES)
        {
          set_fault (fault, line, g_strdup (_ ("a tag there is too long")));
          return FALSE;
        }
    }
  return TRUE;
}

/* A lexicon may declare another encoding; without that it is UTF-8. An editor that saved it as GBK is a
 * common fault, which deserves words of its own. */
static gboolean
is_utf8_or_declared (const char *data, gsize length, Fault *fault)
{
  const char *declaration_end = memchr (data, '>', MIN (length, 200));
  gsize declaration = declaration_end != NULL ? (gsize) (declaration_end - data) : 0;
  const char *encoding = g_strstr_len (data, (gssize) declaration, "encoding=");
  const char *bad;
  int line = 1;

  if (encoding != NULL &&
      g_ascii_strncasecmp (encoding + strlen ("encoding=") + 1, "utf-8", strlen ("utf-8")) != 0)
    return TRUE;
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return TRUE;
  if (g_utf8_validate (data, (gssize) length, &bad))
    return TRUE;

  for (const char *p = data; p < bad; p++)
    line += *p == '\n';
  set_fault (fault, line, g_strdup (_ ("the text there is not UTF-8; save the file as UTF-8")));
  return FALSE;
}

static void
document_type_cb (void *context, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  xmlParserCtxtPtr parser = context;

  set_fault (parser->_private, xmlSAX2GetLineNumber (parser),
             g_strdup (_ ("a lexicon has no document type; take the <!DOCTYPE> out")));
  xmlStopParser (parser);
}

static void
malformed_cb (void *context, xmlErrorPtr xml_error)
{
  xmlParserCtxtPtr parser = context;

  if (xml_error->level < XML_ERR_ERROR)
    return;
  set_fault (parser->_private, xml_error->line,
             g_strdup (_ ("the XML is broken there; a tag or a quotation mark may be missing")));
}

static xmlDoc *
parse (const char *data, gsize length, Fault *fault)
{
  xmlParserCtxt *parser;
  xmlDoc *document;

  if (length == 0)
    {
      set_fault (fault, 1, g_strdup (_ ("the file is empty")));
      return NULL;
    }
  if (length > HESHU_LEXICON_MAX_BYTES)
    {
      set_fault (fault, 1, g_strdup (_ ("the file is too long for a lexicon; split it")));
      return NULL;
    }
  if (!is_utf8_or_declared (data, length, fault) || !tags_are_short (data, length, fault))
    return NULL;

  parser = xmlNewParserCtxt ();
  parser->_private = fault;
  parser->sax->internalSubset = document_type_cb;
  parser->sax->serror = malformed_cb;
  document = xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL, XML_PARSE_NONET);
  xmlFreeParserCtxt (parser);

  if (document == NULL)
    set_fault (fault, 1, g_strdup (_ ("the file holds no XML")));
  else if (fault->words != NULL)
    g_clear_pointer (&document, xmlFreeDoc);
  return document;
}

/* Validation */

static void
invalid_cb (void *user_data, xmlErrorPtr xml_error)
{
  Fault *fault = user_data;
  const xmlNode *node = xml_error->node;
  const char *name = node != NULL && node->name != NULL ? (const char *) node->name : "lexicon";
  int line = node != NULL ? (int) xmlGetLineNo ((xmlNode *) node) : xml_error->line;

  switch (xml_error->code)
    {
    case XML_RELAXNG_ERR_INVALIDATTR:
      set_fault (fault, line,
                 g_strdup_printf (_ ("the attribute “%s” of <%s> is not known, or what it says is not"),
                                  xml_error->str1, name));
      break;
    case XML_RELAXNG_ERR_ATTRVALID:
    case XML_RELAXNG_ERR_DATATYPE:
    case XML_RELAXNG_ERR_VALUE:
      set_fault (fault, line,
                 g_strdup_printf (_ ("an attribute or the text of <%s> is not one of those allowed"), name));
      break;
    default:
      set_fault (fault, line, g_strdup_printf (_ ("<%s> does not fit the schema of lexicons there"), name));
    }
}

static void
ignore_cb (void *user_data, xmlErrorPtr xml_error)
{
}

static xmlRelaxNG *
load_schema (const char *schema, gsize schema_length)
{
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt (schema, (int) schema_length);
  xmlRelaxNG *grammar;

  xmlRelaxNGSetParserStructuredErrors (parser, ignore_cb, NULL);
  grammar = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  return grammar;
}

static gboolean
validate (xmlDoc *document, const char *schema, gsize schema_length, Fault *fault)
{
  xmlRelaxNG *grammar = load_schema (schema, schema_length);
  xmlRelaxNGValidCtxt *validator;
  int result;

  if (grammar == NULL)
    {
      set_fault (fault, 1, g_strdup (_ ("the schema of lexicons is broken")));
      return FALSE;
    }

  validator = xmlRelaxNGNewValidCtxt (grammar);
  xmlRelaxNGSetValidStructuredErrors (validator, invalid_cb, fault);
  result = xmlRelaxNGValidateDoc (validator, document);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (grammar);

  if (result != 0)
    set_fault (fault, 1, g_strdup (_ ("it does not fit the schema of lexicons")));
  return result == 0;
}

/* Reading: the schema has been kept, so elements stand where they belong. */

/* What stands between tags is indented and broken by hand: a run of white space is one space, none at the
 * ends. */
static char *
collapse (xmlChar *content)
{
  g_auto (GStrv) words = g_strsplit_set ((const char *) content, " \t\r\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, *word);
    }
  xmlFree (content);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
read_attributes (xmlNode *element, GHashTable *attributes)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *content = xmlNodeListGetString (element->doc, attribute->children, 1);

      if (content != NULL)
        g_hash_table_replace (attributes, g_strdup ((const char *) attribute->name), collapse (content));
    }
}

static GPtrArray *
read_forms (xmlNode *entry)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);

  for (xmlNode *form = xmlFirstElementChild (entry); form != NULL; form = xmlNextElementSibling (form))
    g_ptr_array_add (forms, collapse (xmlNodeGetContent (form)));
  if (forms->len == 0)
    g_ptr_array_add (forms, collapse (xmlNodeGetContent (entry)));
  return forms;
}

static void
read_entry (xmlNode *group, xmlNode *entry, HeshuLexiconBuilder *builder)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) forms = read_forms (entry);
  g_autofree char *value = NULL;
  gpointer key = NULL;

  read_attributes (group, attributes);
  read_attributes (entry, attributes); /* an entry's own attribute replaces its group's */
  if (g_hash_table_steal_extended (attributes, "value", &key, (gpointer *) &value))
    g_free (key);

  for (guint i = 0; i < forms->len; i++)
    heshu_lexicon_builder_add (builder, forms->pdata[i], (const char *) entry->name,
                               value != NULL ? value : forms->pdata[0], attributes);
}

static void
read_document (xmlDoc *document, HeshuLexiconBuilder *builder)
{
  xmlNode *root = xmlDocGetRootElement (document);

  for (xmlNode *group = xmlFirstElementChild (root); group != NULL; group = xmlNextElementSibling (group))
    {
      for (xmlNode *entry = xmlFirstElementChild (group); entry != NULL;
           entry = xmlNextElementSibling (entry))
        read_entry (group, entry, builder);
    }
}

/* libxml2 sets up its tables of datatypes at the first schema, without a lock. */
static GMutex schema_mutex;

gboolean
heshu_lexicon_xml_read (const char *data,
                        gsize length,
                        const char *schema,
                        gsize schema_length,
                        HeshuLexiconBuilder *builder,
                        char **fault)
{
  Fault found = { 0 };
  xmlDoc *document;

  g_mutex_lock (&schema_mutex);
  document = parse (data, length, &found);

  if (document != NULL && validate (document, schema, schema_length, &found))
    read_document (document, builder);
  g_clear_pointer (&document, xmlFreeDoc);
  g_mutex_unlock (&schema_mutex);

  if (found.words == NULL)
    return TRUE;
  *fault = g_strdup_printf (_ ("line %d: %s"), found.line, found.words);
  g_free (found.words);
  return FALSE;
}
