#pragma once
/// Debian builds libxml2 with ICU, whose headers clash with the ICU inside Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlwriter.h>
#include <malloc.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to read.
static inline void cxml2_free(void *block) { xmlFree(block); }

/// libxml2's declaration of a structured error handler changed from a mutable to a constant error in 2.12,
/// so Swift closures written for one would not compile with the other.
typedef void (*cxml2_error_handler)(void *context, const xmlError *error);

/// See `cxml2_error_handler`; besides, a handler in `sax` is only called when `initialized` is the SAX2 mark.
static inline void cxml2_collect_parser_errors(xmlParserCtxtPtr parser, cxml2_error_handler handler) {
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->serror = (xmlStructuredErrorFunc)handler;
}

/// See `cxml2_error_handler`.
static inline void cxml2_collect_schema_errors(
    xmlSchemaParserCtxtPtr parser, cxml2_error_handler handler, void *context) {
    xmlSchemaSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)handler, context);
}

/// See `cxml2_error_handler`.
static inline void cxml2_collect_validity_errors(
    xmlSchemaValidCtxtPtr validator, cxml2_error_handler handler, void *context) {
    xmlSchemaSetValidStructuredErrors(validator, (xmlStructuredErrorFunc)handler, context);
}

/// glibc's allocator keeps what was freed in many small pieces, and Swift's Glibc module does not know how to tell it.
static inline void cxml2_give_back_memory(void) { malloc_trim(0); }
