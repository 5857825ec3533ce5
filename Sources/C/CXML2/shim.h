#pragma once
// HTML and XML: htmlEntityLookup for the names of character references, and the parsers that call back (SAX).
// Debian's libxml2 was built with ICU, and its header then includes ICU's types. Foundation carries its own copy of
// them, and a module that sees both (optimised tests see everything) does not compile. Nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
