// SPDX-License-Identifier: GPL-3.0-or-later
// The header pulls in ICU, which clashes with the ICU inside Foundation; nothing here needs it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
