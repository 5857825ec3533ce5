// A whole chunk of JSON Lines goes through simdjson's DOM parser line by line: the DOM parser validates
// every byte of a record, also of the fields nobody asked for, and a line that fails costs only itself.
#include "CSimdjson.h"
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

struct Name {
    std::string text;
    uint32_t slot;
    uint32_t rank;
};

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

} // namespace

struct storyfold_jsonl_parser {
    explicit storyfold_jsonl_parser(size_t slots) : slot_count(slots), names_by_length(1) {}

    size_t slot_count;
    /// Names of one length, in the order of their addition.
    std::vector<std::vector<Name>> names_by_length;
    uint32_t name_count = 0;

    dom::parser parser;
    std::vector<storyfold_jsonl_line> lines;
    std::vector<storyfold_jsonl_value> values;
    /// For the record at hand, by slot: the value it takes, the rank of the name that won it, and which of
    /// the record's fields that is.
    std::vector<dom::element> chosen;
    std::vector<uint32_t> rank;
    std::vector<size_t> field_number;
    char *arena = nullptr;
    size_t arena_count = 0;
    /// Of the last call that failed; of a fixed length, since memory may be what is missing.
    char failure[160] = "";

    void parse_line(const char *line, size_t length, storyfold_jsonl_line &found);
    simdjson::error_code parse_text(const char *text, size_t length, dom::element &root);
    bool choose(const dom::object &record);
    void keep(bool repaired);
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

/// Notes the value of every slot. Returns whether each number chosen can be written back exactly.
bool storyfold_jsonl_parser::choose(const dom::object &record) {
    std::fill(rank.begin(), rank.end(), UINT32_MAX);
    size_t number = 0;
    for (dom::key_value_pair field : record) {
        number++;
        if (field.key.size() >= names_by_length.size()) continue;
        for (const Name &name : names_by_length[field.key.size()]) {
            if (name.rank >= rank[name.slot] || name.text != field.key || field.value.is_null()) continue;
            rank[name.slot] = name.rank;
            chosen[name.slot] = field.value;
            field_number[name.slot] = number;
        }
    }
    for (size_t slot = 0; slot < slot_count; slot++) {
        // Not is_double(), which whole numbers are too: it asks whether a value can be had as one.
        if (rank[slot] != UINT32_MAX && chosen[slot].type() == dom::element_type::DOUBLE) return false;
    }
    return true;
}

storyfold_jsonl_value storyfold_jsonl_parser::copied(std::string_view bytes, uint32_t kind) {
    std::memcpy(arena + arena_count, bytes.data(), bytes.size());
    storyfold_jsonl_value value{uint32_t(arena_count), uint32_t(bytes.size()), kind};
    arena_count += bytes.size();
    return value;
}

/// Copies the chosen values to the arena. A field that several slots chose is copied once, which keeps the
/// arena below the size of the input: unescaping never lengthens a string.
void storyfold_jsonl_parser::keep(bool repaired) {
    size_t row = values.size();
    values.resize(row + slot_count, storyfold_jsonl_value{0, 0, STORYFOLD_JSONL_ABSENT});
    for (size_t slot = 0; slot < slot_count; slot++) {
        if (rank[slot] == UINT32_MAX) continue;
        auto &value = values[row + slot];
        // Slots share a field when its name has been given to all of them.
        size_t shared = 0;
        while (shared < slot && (rank[shared] == UINT32_MAX || field_number[shared] != field_number[slot])) shared++;
        if (shared < slot) {
            value = values[row + shared];
            continue;
        }
        switch (chosen[slot].type()) {
        case dom::element_type::STRING:
            value = copied(std::string_view(chosen[slot]), STORYFOLD_JSONL_STRING);
            break;
        case dom::element_type::INT64:
            value = copied(std::to_string(int64_t(chosen[slot])), STORYFOLD_JSONL_NUMBER);
            break;
        case dom::element_type::UINT64:
            value = copied(std::to_string(uint64_t(chosen[slot])), STORYFOLD_JSONL_NUMBER);
            break;
        case dom::element_type::BOOL: value.kind = STORYFOLD_JSONL_BOOLEAN; break;
        case dom::element_type::ARRAY: value.kind = STORYFOLD_JSONL_ARRAY; break;
        default: {
            std::string_view digits;
            bool is_number = repaired && storyfold::digits_of(dom::object(chosen[slot]), digits);
            value = is_number ? copied(digits, STORYFOLD_JSONL_NUMBER)
                              : storyfold_jsonl_value{0, 0, STORYFOLD_JSONL_OBJECT};
        }
        }
    }
}

void storyfold_jsonl_parser::parse_line(const char *line, size_t length, storyfold_jsonl_line &found) {
    dom::element root;
    auto error = parse_text(line, length, root);
    bool exact = true;
    dom::object record;
    if (!error) {
        error = root.get(record);
        if (!error) exact = choose(record);
    }
    std::string repaired;
    if (error == simdjson::STRING_ERROR || error == simdjson::NUMBER_ERROR || !exact) {
        repaired = storyfold::repaired(line, length);
        error = parse_text(repaired.data(), repaired.size() - STORYFOLD_JSONL_PADDING, root);
        if (!error) error = root.get(record);
        if (!error) choose(record);
    }
    // Not the record's fault, and not to be taken for it.
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    found.error_code = error;
    switch (error) {
    case simdjson::SUCCESS:
        found.state = STORYFOLD_JSONL_RECORD;
        keep(!repaired.empty());
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
    parser->chosen.resize(slot_count);
    parser->rank.resize(slot_count);
    parser->field_number.resize(slot_count);
    return parser.release();
} catch (...) {
    return nullptr;
}

void storyfold_jsonl_destroy(storyfold_jsonl_parser *parser) noexcept { delete parser; }

const char *storyfold_jsonl_failure(const storyfold_jsonl_parser *parser) noexcept { return parser->failure; }

int storyfold_jsonl_add_name(
    storyfold_jsonl_parser *parser, size_t slot, const char *name, size_t count) noexcept {
    return guarded(parser, [&] {
        auto &lists = parser->names_by_length;
        if (lists.size() <= count) lists.resize(count + 1);
        lists[count].push_back(Name{std::string(name, count), uint32_t(slot), parser->name_count++});
    });
}

int storyfold_jsonl_parse(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, char *arena,
    storyfold_jsonl_columns *columns) noexcept {
    return guarded(parser, [&] {
        parser->lines.clear();
        parser->values.clear();
        parser->arena = arena;
        parser->arena_count = 0;
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
        if (parser->parser.capacity() > 2 * large_line_bytes) parser->parser = dom::parser();
        *columns = {parser->lines.data(), parser->lines.size(), parser->values.data(), parser->arena_count};
    });
}

int storyfold_jsonl_names(
    storyfold_jsonl_parser *parser, const char *bytes, size_t count, void *context,
    void (*body)(void *, const char *, size_t)) noexcept {
    return guarded(parser, [&] {
        std::string text = storyfold::repaired(bytes, count);
        dom::element root;
        dom::object record;
        auto error = parser->parse_text(text.data(), text.size() - STORYFOLD_JSONL_PADDING, root);
        if (error == simdjson::MEMALLOC) throw std::bad_alloc();
        if (error || root.get(record)) return;
        for (dom::key_value_pair field : record) body(context, field.key.data(), field.key.size());
    });
}

const char *storyfold_jsonl_message(int32_t error_code) noexcept {
    return simdjson::error_message(simdjson::error_code(error_code));
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
