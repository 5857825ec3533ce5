#pragma once
// Records that are sound JSON yet beyond simdjson 3.0.1 as it stands.
#include "CSimdjson.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <simdjson.h>
#include <string>
#include <string_view>

namespace storyfold {

/// The only field of the object that takes the place of a number; a record that has it anyway, beside a
/// number that needed it, would read it as that number.
constexpr std::string_view digits_key("\0digits", 7);

/// The digits that `repaired` wrapped into this object.
inline bool digits_of(const simdjson::dom::object &object, std::string_view &digits) {
    return object.size() == 1 && !object.at_key(digits_key).get(digits);
}

/// Bytes at `text` that form one number by the grammar of RFC 8259, or 0.
inline size_t number_length(const char *text, const char *end) {
    const char *at = text;
    auto digits = [&] {
        const char *first = at;
        while (at < end && *at >= '0' && *at <= '9') at++;
        return size_t(at - first);
    };
    if (at < end && *at == '-') at++;
    const char *integer = at;
    size_t count = digits();
    if (count == 0 || (count > 1 && *integer == '0')) return 0;
    if (at < end && *at == '.') {
        at++;
        if (digits() == 0) return 0;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-')) at++;
        if (digits() == 0) return 0;
    }
    return size_t(at - text);
}

/// The value of the four hexadecimal digits of a \u escape at `text`, or -1.
inline int escaped_unit(const char *text, const char *end) {
    if (end - text < 6 || text[0] != '\\' || text[1] != 'u') return -1;
    int unit = 0;
    for (int place = 2; place < 6; place++) {
        unsigned char digit = static_cast<unsigned char>(text[place]);
        if (!std::isxdigit(digit)) return -1;
        unit = 16 * unit + (std::isdigit(digit) ? digit - '0' : std::tolower(digit) - 'a' + 10);
    }
    return unit;
}

/// Where a byte comes next in a text that is read from its start to its end: it is looked for once, however often
/// it is asked for.
class NextByte {
  public:
    NextByte(char byte, const char *start, const char *end) : byte(byte), end(end) { look(start); }

    /// The first place from `at` on, or the end; no call may go back.
    const char *from(const char *at) {
        if (at > place) look(at);
        return place;
    }

  private:
    void look(const char *at) {
        auto *found = static_cast<const char *>(std::memchr(at, byte, size_t(end - at)));
        place = found ? found : end;
    }

    char byte;
    const char *end;
    const char *place;
};

/// Bytes at `text` that are what programs write for a number that is none, or 0: NaN, Infinity.
inline size_t no_number_length(const char *text, const char *end) {
    if (*text != 'N' && *text != 'I' && *text != '-') return 0;
    for (std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
        if (size_t(end - text) >= word.size() && std::string_view(text, word.size()) == word &&
            (text + word.size() == end || !std::isalnum((unsigned char)text[word.size()]))) {
            return word.size();
        }
    }
    return 0;
}

/// The record with U+FFFD for every escaped surrogate that lacks its other half, null for every NaN and infinity, and every
/// number that is no 64-bit integer wrapped as {"\u0000digits": "..."}, so that ids and dates keep their digits and a
/// number out of range does not fail the record. What is malformed stays malformed. The result ends with
/// STORYFOLD_JSONL_PADDING bytes that are not part of the record.
///
/// - Complexity: O(n) for a record of n bytes.
inline std::string repaired(const char *text, size_t length) {
    std::string copy;
    copy.reserve(length + length / 8 + STORYFOLD_JSONL_PADDING);
    const char *at = text;
    const char *const end = text + length;
    NextByte quote('"', text, end), backslash('\\', text, end);
    bool in_string = false;
    char before = ' ';
    while (at < end) {
        size_t step = 1;
        if (in_string && *at != '"' && *at != '\\') {
            step = size_t(std::min(quote.from(at), backslash.from(at)) - at);
        } else if (in_string && *at == '\\') {
            int unit = escaped_unit(at, end);
            bool is_high = unit >= 0xD800 && unit < 0xDC00;
            bool is_low = unit >= 0xDC00 && unit < 0xE000;
            int second = is_high ? escaped_unit(at + 6, end) : -1;
            if (is_high && second >= 0xDC00 && second < 0xE000) {
                step = 12;
            } else if (is_high || is_low) {
                copy += "\\uFFFD";
                at += 6;
                continue;
            } else {
                step = end - at < 2 ? 1 : 2;
            }
        } else if (*at == '"') {
            in_string = !in_string;
        } else if (size_t nothing = std::isalnum((unsigned char)before) ? 0 : no_number_length(at, end)) {
            copy += "null";
            at += nothing;
            before = 'l';
            continue;
        } else if (!in_string && (*at == '-' || (*at >= '0' && *at <= '9')) && !std::isalnum((unsigned char)before) &&
                   !std::strchr("+-.", before)) {
            size_t digits = number_length(at, end);
            std::string_view number(at, digits);
            bool is_plain = number.find_first_of(".eE") == number.npos && digits < 19;
            if (digits > 0 && !is_plain) {
                copy += "{\"\\u0000digits\":\"";
                copy += number;
                copy += "\"}";
                at += digits;
                before = '0';
                continue;
            }
            if (digits > 0) step = digits;
        }
        copy.append(at, step);
        at += step;
        before = at[-1];
    }
    copy.append(STORYFOLD_JSONL_PADDING, ' ');
    return copy;
}

} // namespace storyfold
