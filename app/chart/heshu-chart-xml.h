/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* (nullable): the bytes of a file built into the program, below /org/heshu/; %NULL where there is none */
GBytes *heshu_chart_resource (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* @bytes are ours and were validated when they were built in; hence never %NULL */
xmlDoc *heshu_chart_xml_read (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the attribute's text, "" where it is not set */
char *heshu_xml_dup_attribute (const xmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;
double heshu_xml_get_number (const xmlNode *node, const char *name);
gboolean heshu_xml_is (const xmlNode *node, const char *name);

G_END_DECLS
