#include "CSimdjson.h"
#include <simdjson.h>
int storyfold_simdjson_probe(const char *bytes, unsigned long count) {
    return simdjson::validate_utf8(bytes, count) ? 1 : 0;
}
