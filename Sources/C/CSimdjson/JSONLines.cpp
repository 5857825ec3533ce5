// A whole chunk of JSON Lines goes through simdjson's DOM parser line by line: the DOM parser validates
// every byte of a record, also of the fields nobody asked for, and a line that fails costs only itself.
#include "CSimdjson.h"
#include "Fields.hpp"
#include "Repair.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <simdjson.h>
#include <string>
#include <vector>

namespace {

namespace dom = simdjson::dom;

/// A line above this size gets parser buffers of its own, given back after the chunk.
constexpr size_t large_line_bytes = size_t(16) << 20;

/// Of a value's kind: the bytes are those of the overflow.
constexpr uint32_t overflow_flag = 0x100;

/// Whether two slots chose one string of the document.
bool is_same(const storyfold::Choice &a, const storyfold::Choice &b) {
    return !a.is_made && !b.is_made && a.kind != STORYFOLD_JSONL_ABSENT && a.text.data() == b.text.data() &&
           a.text.size() == b.text.size() && !a.text.empty();
}

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

} // namespace

struct storyfold_jsonl_parser {
    explicit storyfold_jsonl_parser(size_t slots) : slot_count(slots), fields(slots) {}

    size_t slot_count;
    storyfold::Fields fields;

    dom::parser parser;
    std::vector<storyfold_jsonl_line> lines;
    std::vector<storyfold_jsonl_value> values;
    char *arena = nullptr;
    size_t arena_count = 0;
    size_t arena_room = 0;
    /// What does not fit into the arena: paths may give one text to several slots.
    std::string overflow;
    /// Of the last call that failed; of a fixed length, since memory may be what is missing.
    char failure[160] = "";

    void begin(char *arena, size_t room);
    void end(storyfold_jsonl_columns *columns);
    void parse_line(const char *line, size_t length, storyfold_jsonl_line &found);
    simdjson::error_code choose(const char *line, size_t length, std::string &repaired);
    simdjson::error_code parse_text(const char *text, size_t length, dom::element &root);
    void keep();
    storyfold_jsonl_value copied(std::string_view bytes, uint32_t kind);
};

/// Parses in place: what follows the text is readable, so simdjson need not copy it.
simdjson::error_code storyfold_jsonl_parser::parse_text(
    const char *text, size_t length, dom::element &root) {
    if (length > parser.capacity() && length < large_line_bytes) {
        // Room to spare, so that slowly growing lines do not allocate every time.
        auto error = parser.allocate(std::max<size_t>(2 * length, 65536));
        if (error) return error;
    }
    return parser.parse(text, length, false).get(root);
}

storyfold_jsonl_value storyfold_jsonl_parser::copied(std::string_view bytes, uint32_t kind) {
    if (bytes.size() > arena_room - arena_count) {
        storyfold_jsonl_value value{uint32_t(overflow.size()), uint32_t(bytes.size()), kind | overflow_flag};
        overflow += bytes;
        return value;
    }
    std::memcpy(arena + arena_count, bytes.data(), bytes.size());
    storyfold_jsonl_value value{uint32_t(arena_count), uint32_t(bytes.size()), kind};
    arena_count += bytes.size();
    return value;
}

/// Copies the chosen values to the arena. A string that several slots chose is copied once; unescaping never lengthens
/// one.
void storyfold_jsonl_parser::keep() {
    size_t row = values.size();
    values.resize(row + slot_count, storyfold_jsonl_value{0, 0, STORYFOLD_JSONL_ABSENT});
    for (size_t slot = 0; slot < slot_count; slot++) {
        const auto &choice = fields.choices[slot];
        auto &value = values[row + slot];
        int stands_for = fields.slots[slot].stands_for;
        if (stands_for >= 0 && fields.has(size_t(stands_for))) continue;
        if (choice.kind != STORYFOLD_JSONL_STRING && choice.kind != STORYFOLD_JSONL_NUMBER) {
            value.kind = choice.kind;
            continue;
        }
        if (choice.is_made) {
            value = copied(choice.made, choice.kind);
            continue;
        }
        size_t shared = 0;
        while (shared < slot && !is_same(fields.choices[shared], choice)) shared++;
        value = shared < slot ? values[row + shared] : copied(choice.text, choice.kind);
        value.kind = (value.kind & overflow_flag) | uint32_t(choice.kind);
    }
}

/// Chooses the values of a record.
///
/// `repaired` holds what was parsed in place of the line, where that was needed; the choices lie in it.
simdjson::error_code storyfold_jsonl_parser::choose(const char *line, size_t length, std::string &repaired) {
    dom::element root;
    auto error = parse_text(line, length, root);
    bool exact = true;
    dom::object record;
    if (!error) {
        error = root.get(record);
        if (!error) exact = fields.choose(record, false);
    }
    if (error == simdjson::STRING_ERROR || error == simdjson::NUMBER_ERROR || error == simdjson::TAPE_ERROR || !exact) {
        repaired = storyfold::repaired(line, length);
        error = parse_text(repaired.data(), repaired.size() - STORYFOLD_JSONL_PADDING, root);
        if (!error) error = root.get(record);
        if (!error) fields.choose(record, true);
    }
    // Not the record's fault, and not to be taken for it.
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    return error;
}

void storyfold_jsonl_parser::parse_line(const char *line, size_t length, storyfold_jsonl_line &found) {
    std::string repaired;
    auto error = choose(line, length, repaired);
    found.error_code = error;
    switch (error) {
    case simdjson::SUCCESS:
        found.state = STORYFOLD_JSONL_RECORD;
        keep();
        return;
    case simdjson::UTF8_ERROR: found.state = STORYFOLD_JSONL_INVALID_UTF8; break;
    case simdjson::INCORRECT_TYPE: found.state = STORYFOLD_JSONL_NOT_AN_OBJECT; break;
    default: found.state = STORYFOLD_JSONL_MALFORMED;
    }
    values.resize(values.size() + slot_count, storyfold_jsonl_value{0, 0, STORYFOLD_JSONL_ABSENT});
}

// MARK: The C interface. No exception leaves it.

namespace {

/// Runs the body of a call; an exception becomes a status and words.
template <typename Body> int guarded(storyfold_jsonl_parser *parser, Body body) noexcept {
    auto failed = [&](int status, const char *words) {
        std::strncpy(parser->failure, words, sizeof parser->failure - 1);
        return status;
    };
    try {
        body();
        return STORYFOLD_JSONL_DONE;
    } catch (const std::bad_alloc &) {
        return failed(STORYFOLD_JSONL_NO_MEMORY, "there is too little memory");
    } catch (const std::exception &exception) {
        return failed(STORYFOLD_JSONL_FAILED, exception.what());
    } catch (...) {
        return failed(STORYFOLD_JSONL_FAILED, "an exception without words");
    }
}

} // namespace

storyfold_jsonl_parser *storyfold_jsonl_create(size_t slot_count) noexcept try {
    auto parser = std::make_unique<storyfold_jsonl_parser>(slot_count);
    return parser.release();
} catch (...) {
    return nullptr;
}

void storyfold_jsonl_destroy(storyfold_jsonl_parser *parser) noexcept { delete parser; }

const char *storyfold_jsonl_failure(const storyfold_jsonl_parser *parser) noexcept { return parser->failure; }

int storyfold_jsonl_add_name(
    storyfold_jsonl_parser *parser, size_t slot, const char *name, size_t count) noexcept {
    return guarded(parser, [&] {
        // There is room for the name before it is looked at.
        std::string own;
        own.reserve(count);
        own.assign(name, count);
        parser->fields.add(slot, own);
    });
}

int storyfold_jsonl_add_member(
    storyfold_jsonl_parser *parser, size_t slot, const char *name, size_t count) noexcept {
    return guarded(parser, [&] {
        parser->fields.slots[slot].members.push_back(storyfold::plain_name(std::string_view(name, count)));
    });
}

int storyfold_jsonl_add_wrapper(storyfold_jsonl_parser *parser, const char *name, size_t count) noexcept {
    return guarded(
        parser, [&] { parser->fields.wrappers.emplace_back(name, count); });
}

void storyfold_jsonl_set_rules(
    storyfold_jsonl_parser *parser, size_t slot, uint32_t rules, int stands_for) noexcept {
    parser->fields.slots[slot].rules = rules;
    parser->fields.slots[slot].stands_for = stands_for;
}

void storyfold_jsonl_parser::begin(char *arena, size_t room) {
    lines.clear();
    values.clear();
    overflow.clear();
    this->arena = arena;
    arena_count = 0;
    arena_room = room;
}

void storyfold_jsonl_parser::end(storyfold_jsonl_columns *columns) {
    if (!overflow.empty()) {
        for (auto &value : values) {
            if (!(value.kind & overflow_flag)) continue;
            value.kind &= ~overflow_flag;
            value.lower += uint32_t(arena_count);
        }
    }
    if (parser.capacity() > 2 * large_line_bytes) parser = dom::parser();
    *columns = {lines.data(), lines.size(), values.data(), arena_count, overflow.data(), overflow.size()};
}

int storyfold_jsonl_parse(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, char *arena,
    storyfold_jsonl_columns *columns) noexcept {
    return guarded(parser, [&] {
        parser->begin(arena, count);
        const char *const end = bytes + count;
        uint64_t number = 0;
        for (const char *line = bytes; line < end; number++) {
            auto *feed = static_cast<const char *>(std::memchr(line, '\n', size_t(end - line)));
            const char *next = feed ? feed + 1 : end;
            size_t length = size_t((feed ? feed : end) - line);
            if (feed && length > 0 && line[length - 1] == '\r') length--;
            if (!std::all_of(line, line + length, is_blank)) {
                storyfold_jsonl_line found{uint64_t(line - bytes), length, number, 0, 0};
                parser->parse_line(line, length, found);
                parser->lines.push_back(found);
            }
            line = next;
        }
        parser->end(columns);
    });
}

int storyfold_jsonl_parse_records(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, const storyfold_jsonl_line *records,
    size_t record_count, char *arena, storyfold_jsonl_columns *columns) noexcept {
    return guarded(parser, [&] {
        parser->begin(arena, count);
        for (size_t index = 0; index < record_count; index++) {
            storyfold_jsonl_line found = records[index];
            parser->parse_line(bytes + found.offset, size_t(found.length), found);
            parser->lines.push_back(found);
        }
        parser->end(columns);
    });
}

namespace {

/// Calls back for every value below an object, with its path; lists are passed through.
struct FieldWalk {
    void *context;
    storyfold_jsonl_field_body body;
    std::string path;

    static constexpr size_t most_depth = 8;

    void walk(const dom::object &object, size_t depth) {
        for (dom::key_value_pair field : object) {
            size_t length = path.size();
            if (length > 0) path += '.';
            path += field.key;
            tell(field.value, depth);
            path.resize(length);
        }
    }

    void tell(const dom::element &value, size_t depth) {
        std::string_view text;
        dom::object object;
        dom::array array;
        uint32_t kind = STORYFOLD_JSONL_NUMBER;
        switch (value.type()) {
        case dom::element_type::STRING: text = std::string_view(value); kind = STORYFOLD_JSONL_STRING; break;
        case dom::element_type::BOOL: text = bool(value) ? "true" : "false"; kind = STORYFOLD_JSONL_BOOLEAN; break;
        case dom::element_type::NULL_VALUE: kind = STORYFOLD_JSONL_NULL; break;
        case dom::element_type::ARRAY: kind = STORYFOLD_JSONL_ARRAY; break;
        case dom::element_type::OBJECT: kind = STORYFOLD_JSONL_OBJECT; break;
        default: break;
        }
        std::string_view digits;
        if (!value.get(object) && storyfold::digits_of(object, digits)) {
            text = digits;
            kind = STORYFOLD_JSONL_NUMBER;
        }
        std::string number;
        int64_t whole;
        if (kind == STORYFOLD_JSONL_NUMBER && text.empty() && !value.get(whole)) text = number = std::to_string(whole);
        body(context, path.data(), path.size(), depth, kind, text.data(), text.size());
        if (depth >= most_depth) return;
        if (kind == STORYFOLD_JSONL_OBJECT) walk(object, depth + 1);
        if (kind == STORYFOLD_JSONL_ARRAY && !value.get(array)) {
            size_t length = path.size();
            path += "[]";
            for (dom::element element : array) tell(element, depth + 1);
            path.resize(length);
        }
    }
};

} // namespace

int storyfold_jsonl_fields(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, void *context,
    storyfold_jsonl_field_body body) noexcept {
    return guarded(parser, [&] {
        std::string text = storyfold::repaired(bytes, count);
        dom::element root;
        dom::object record;
        auto error = parser->parse_text(text.data(), text.size() - STORYFOLD_JSONL_PADDING, root);
        if (error == simdjson::MEMALLOC) throw std::bad_alloc();
        if (error || root.get(record)) return;
        FieldWalk{context, body, {}}.walk(record, 0);
    });
}

int storyfold_jsonl_choices(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, void *context,
    storyfold_jsonl_choice_body body) noexcept {
    return guarded(parser, [&] {
        auto &fields = parser->fields;
        fields.traces = true;
        std::string repaired;
        simdjson::error_code error;
        try {
            error = parser->choose(bytes, count, repaired);
        } catch (...) {
            fields.traces = false;
            throw;
        }
        fields.traces = false;
        if (error) return;
        for (size_t slot = 0; slot < parser->slot_count; slot++) {
            int stands_for = fields.slots[slot].stands_for;
            const auto &choice = fields.choices[slot];
            // A string that cannot be used as it is may still be of use: the address of a source has its host.
            bool is_taken = fields.has(slot) || (choice.kind == STORYFOLD_JSONL_STRING && !choice.text.empty());
            if (!is_taken || (stands_for >= 0 && fields.has(size_t(stands_for)))) continue;
            body(context, slot, choice.path.data(), choice.path.size());
        }
    });
}

const char *storyfold_jsonl_message(int32_t error_code) noexcept {
    return simdjson::error_message(simdjson::error_code(error_code));
}

size_t storyfold_plain_name(const char *name, size_t count, char *plain, size_t capacity) noexcept {
    try {
        std::string found = storyfold::plain_name(std::string_view(name, count));
        std::copy_n(found.begin(), std::min(found.size(), capacity), plain);
        return found.size();
    } catch (const std::bad_alloc &) {
        return 0;
    }
}

int storyfold_is_utf8(const char *bytes, size_t count) noexcept { return simdjson::validate_utf8(bytes, count); }

size_t storyfold_count_line_feeds(const char *bytes, size_t count) noexcept {
    // memchr of the C library knows the machine's widest registers; std::count was measured 5 times slower.
    size_t feeds = 0;
    const char *const end = bytes + count;
    while (bytes < end) {
        auto *feed = static_cast<const char *>(std::memchr(bytes, '\n', size_t(end - bytes)));
        if (!feed) break;
        feeds++;
        bytes = feed + 1;
    }
    return feeds;
}
