#pragma once
// JSON Lines through simdjson, and its UTF-8 check, behind a C interface that Swift can import.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define STORYFOLD_NOEXCEPT noexcept
extern "C" {
#else
#define STORYFOLD_NOEXCEPT
#endif

/// Readable bytes that must follow the bytes handed to storyfold_jsonl_parse; their values do not matter.
enum { STORYFOLD_JSONL_PADDING = 64 };

/// What stands in a slot of a record.
enum storyfold_jsonl_kind {
    STORYFOLD_JSONL_ABSENT = 0,
    STORYFOLD_JSONL_STRING = 1,
    STORYFOLD_JSONL_NUMBER = 2,
    STORYFOLD_JSONL_BOOLEAN = 3,
    STORYFOLD_JSONL_ARRAY = 4,
    STORYFOLD_JSONL_OBJECT = 5,
    STORYFOLD_JSONL_NULL = 6,
};

/// What a slot asks of its values.
enum storyfold_jsonl_rules {
    /// Strings of a list, and of the parts of an object, are joined by an empty line.
    STORYFOLD_JSONL_JOINS = 1,
    /// A string that is a URL is taken only where there is nothing else.
    STORYFOLD_JSONL_NO_URLS = 2,
    /// A list of numbers is a date.
    STORYFOLD_JSONL_DATES = 4,
    /// A number is no value.
    STORYFOLD_JSONL_NO_NUMBERS = 8,
    /// A list is no value, be it of one.
    STORYFOLD_JSONL_NO_LISTS = 16,
    /// A name for machines ("harbour-crane") is taken only where there is nothing else.
    STORYFOLD_JSONL_NO_SLUGS = 32,
};

/// Whether a line is a record.
enum storyfold_jsonl_state {
    STORYFOLD_JSONL_RECORD = 0,
    STORYFOLD_JSONL_INVALID_UTF8 = 1,
    STORYFOLD_JSONL_MALFORMED = 2,
    STORYFOLD_JSONL_NOT_AN_OBJECT = 3,
};

/// The value of one slot: a run of bytes of the arena where it is a string or a number.
struct storyfold_jsonl_value {
    uint32_t lower;
    uint32_t count;
    uint32_t kind;
};

/// What came of a call.
enum storyfold_jsonl_status {
    STORYFOLD_JSONL_DONE = 0,
    STORYFOLD_JSONL_NO_MEMORY = 1,
    STORYFOLD_JSONL_FAILED = 2,
};

/// One line that is not blank.
struct storyfold_jsonl_line {
    uint64_t offset;      ///< of the line's first byte among the bytes parsed
    uint64_t length;      ///< of the line, without its line break
    uint64_t line;        ///< from 0, blank lines counted
    uint32_t state;       ///< a storyfold_jsonl_state
    int32_t error_code;   ///< of simdjson, where the state is malformed
};

/// What a call to storyfold_jsonl_parse found; the pointers live until the parser's next call.
struct storyfold_jsonl_columns {
    const struct storyfold_jsonl_line *lines;
    size_t line_count;
    const struct storyfold_jsonl_value *values;  ///< lines x slots, row-major
    size_t arena_count;                          ///< bytes written to the arena
    const char *overflow;                        ///< what stands behind them, since the arena was full
    size_t overflow_count;
};

typedef struct storyfold_jsonl_parser storyfold_jsonl_parser;

/// A parser that fills `slot_count` slots, or null when memory is short.
storyfold_jsonl_parser *storyfold_jsonl_create(size_t slot_count) STORYFOLD_NOEXCEPT;
void storyfold_jsonl_destroy(storyfold_jsonl_parser *parser) STORYFOLD_NOEXCEPT;

/// Why the parser's last call did not end with STORYFOLD_JSONL_DONE: a terminated string that lives as long as it.
const char *storyfold_jsonl_failure(const storyfold_jsonl_parser *parser) STORYFOLD_NOEXCEPT;

/// Lets a slot take the field of this name, or at this path ("content[0].value", "body.sections[].paragraphs[]"); of
/// several the one added first wins. Case, hyphens, underscores and spaces do not matter. Behind a name,
/// "//" asks for an address that leads further than to a host.
/// Returns a storyfold_jsonl_status, as all that return one do; no exception leaves any function.
int storyfold_jsonl_add_name(storyfold_jsonl_parser *parser, size_t slot, const char *name, size_t count) STORYFOLD_NOEXCEPT;

/// Lets a member of an object stand for the object, where one stands in the place of a value.
int storyfold_jsonl_add_member(storyfold_jsonl_parser *parser, size_t slot, const char *name, size_t count) STORYFOLD_NOEXCEPT;

/// Makes the members of an object of this name count as the record's own, behind these. The name is in small letters.
int storyfold_jsonl_add_wrapper(storyfold_jsonl_parser *parser, const char *name, size_t count) STORYFOLD_NOEXCEPT;

/// Sets the storyfold_jsonl_rules of a slot, and the slot for which it stands in where that has nothing, or -1.
void storyfold_jsonl_set_rules(storyfold_jsonl_parser *parser, size_t slot, uint32_t rules, int stands_for) STORYFOLD_NOEXCEPT;

/// Parses newline-separated records. `arena` has room for `count` bytes, which is always enough.
/// Returns a storyfold_jsonl_status; the parser can be used again, whatever it is.
int storyfold_jsonl_parse(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, char *arena,
    struct storyfold_jsonl_columns *columns) STORYFOLD_NOEXCEPT;

/// Parses records that stand at these places among the `count` bytes; otherwise as storyfold_jsonl_parse.
int storyfold_jsonl_parse_records(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, const struct storyfold_jsonl_line *records,
    size_t record_count, char *arena, struct storyfold_jsonl_columns *columns) STORYFOLD_NOEXCEPT;

/// Where the scanning of a JSON value has come to; all zero but for `at` at its first byte.
struct storyfold_json_scan {
    uint64_t at;
    uint64_t depth;
    uint32_t in_string;
    /// Whether its first byte has been passed.
    uint32_t has_begun;
};

/// Goes on to the end of a value, by its brackets and quotes alone, and returns whether it is there: `at` is then
/// behind it. A number or a word ends before the byte that cannot be part of it.
int storyfold_json_skip(struct storyfold_json_scan *scan, const char *bytes, size_t count) STORYFOLD_NOEXCEPT;

/// Given a field: its path ("title", "metadata.tags[]"), how many names deep it stands from 0, its
/// storyfold_jsonl_kind, and its bytes where it is a string, a number, true or false.
typedef void (*storyfold_jsonl_field_body)(
    void *context, const char *path, size_t path_count, size_t depth, uint32_t kind, const char *text, size_t text_count);

/// Calls `body` for every field of the record in these padded bytes, and for what is in it; malformed records have none.
/// Returns a storyfold_jsonl_status.
int storyfold_jsonl_fields(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, void *context,
    storyfold_jsonl_field_body body) STORYFOLD_NOEXCEPT;

/// Given a slot that has a value which can be used, and the path of the field that it was taken from.
typedef void (*storyfold_jsonl_choice_body)(void *context, size_t slot, const char *path, size_t path_count);

/// Calls `body` for every slot that the record in these padded bytes fills, by the choice that parsing makes; malformed
/// records fill none. Of a text that was joined the path is that of the field which holds its parts.
/// Returns a storyfold_jsonl_status.
int storyfold_jsonl_choices(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, void *context,
    storyfold_jsonl_choice_body body) STORYFOLD_NOEXCEPT;

/// simdjson's words for an error code.
const char *storyfold_jsonl_message(int32_t error_code) STORYFOLD_NOEXCEPT;

/// Writes a name as names of fields are compared: with case folded, without hyphens, underscores and spaces.
/// Returns how long it is, which may be more than the `capacity` that was written.
size_t storyfold_plain_name(const char *name, size_t count, char *plain, size_t capacity) STORYFOLD_NOEXCEPT;

/// Whether the bytes are valid UTF-8.
int storyfold_is_utf8(const char *bytes, size_t count) STORYFOLD_NOEXCEPT;

/// How many of the bytes are line feeds.
size_t storyfold_count_line_feeds(const char *bytes, size_t count) STORYFOLD_NOEXCEPT;

#ifdef __cplusplus
}
#endif
