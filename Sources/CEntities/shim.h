#pragma once
// Named character references of HTML: htmlEntityLookup.
#include <libxml/HTMLparser.h>
