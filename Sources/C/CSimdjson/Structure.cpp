// Where JSON values end, without parsing them: what cuts a file of records into pieces for all threads.
#include "CSimdjson.h"

#include <cstring>
#include <initializer_list>

namespace {

/// What a byte outside of strings does.
enum Kind : unsigned char { other, quote, open, close, gap };

struct Kinds {
    unsigned char of[256];

    constexpr Kinds() : of() {
        of[static_cast<unsigned char>('"')] = quote;
        of[static_cast<unsigned char>('{')] = of[static_cast<unsigned char>('[')] = open;
        of[static_cast<unsigned char>('}')] = of[static_cast<unsigned char>(']')] = close;
        for (char byte : {' ', '\t', '\n', '\r', ',', ':'}) of[static_cast<unsigned char>(byte)] = gap;
    }
};

constexpr Kinds kinds;

/// Behind the quote that ends the string, or null; `at` may stand anywhere in it, but not behind a backslash.
const char *string_end(const char *at, const char *end) {
    while (at < end) {
        auto *found = static_cast<const char *>(std::memchr(at, '"', size_t(end - at)));
        if (!found) return nullptr;
        const char *slash = found;
        while (slash > at && slash[-1] == '\\') slash--;
        if ((found - slash) % 2 == 0) return found + 1;
        at = found + 1;
    }
    return nullptr;
}

} // namespace

int storyfold_json_skip(storyfold_json_scan *scan, const char *bytes, size_t count) noexcept {
    const char *here = bytes + scan->at;
    const char *const end = bytes + count;
    bool has_ended = false;
    while (here < end && !has_ended) {
        if (scan->in_string) {
            const char *behind = string_end(here, end);
            // The string is looked at from its beginning again, where a backslash is known for what it is.
            if (!behind) break;
            here = behind;
            scan->in_string = 0;
            has_ended = scan->depth == 0;
            continue;
        }
        auto kind = kinds.of[static_cast<unsigned char>(*here)];
        if (scan->depth == 0 && scan->has_begun && (kind == gap || kind == close)) {
            has_ended = true;
            continue;
        }
        scan->has_begun = 1;
        here++;
        switch (kind) {
        case quote: scan->in_string = 1; break;
        case open: scan->depth++; break;
        case close:
            if (scan->depth > 0) scan->depth--;
            has_ended = scan->depth == 0;
            break;
        default: break;
        }
    }
    scan->at = size_t(here - bytes);
    return has_ended;
}
