#pragma once
// Which fields of a record fill which slots: names in any spelling, paths, and objects that stand where a value should.
#include "CSimdjson.h"
#include "Repair.hpp"

#include <algorithm>
#include <cstdio>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utf8proc.h>
#include <vector>

namespace storyfold {

namespace dom = simdjson::dom;

/// A name with letters beyond ASCII as it is compared: decomposed by compatibility and case folded (Unicode 3.13), without the
/// accents of Greek, which capitals are written without, and without the dots that tell the two letters i of Turkish.
inline std::string folded_name(std::string_view name) {
    auto options = utf8proc_option_t(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    std::vector<utf8proc_int32_t> points(4 * name.size() + 16);
    auto bytes = reinterpret_cast<const utf8proc_uint8_t *>(name.data());
    auto count = utf8proc_decompose(bytes, utf8proc_ssize_t(name.size()), points.data(), utf8proc_ssize_t(points.size()), options);
    // One that is not UTF-8, or that grows beyond all names, is compared as it is.
    if (count < 0 || size_t(count) > points.size()) return std::string(name);
    std::string plain;
    bool is_greek = false;
    for (utf8proc_ssize_t at = 0; at < count; at++) {
        utf8proc_int32_t point = points[size_t(at)];
        if (point == '-' || point == '_' || point == ' ' || point == 0x307) continue;
        if (point == 0x131) point = 'i';
        if (utf8proc_get_property(point)->combining_class != 0) {
            if (is_greek) continue;
        } else {
            is_greek = (point >= 0x370 && point < 0x400) || (point >= 0x1F00 && point < 0x2000);
        }
        utf8proc_uint8_t encoded[4];
        auto length = utf8proc_encode_char(point, encoded);
        plain.append(reinterpret_cast<char *>(encoded), size_t(length));
    }
    return plain;
}

/// A name as it is compared: in small letters, without hyphens, underscores and spaces.
inline std::string plain_name(std::string_view name) {
    std::string plain;
    plain.reserve(name.size());
    for (char byte : name) {
        if (byte & 0x80) return folded_name(name);
        if (byte == '-' || byte == '_' || byte == ' ') continue;
        plain += byte >= 'A' && byte <= 'Z' ? char(byte | 0x20) : byte;
    }
    return plain;
}

/// Whether two names are one, the second being plain.
inline bool is_named(std::string_view name, std::string_view plain) {
    size_t at = 0;
    for (char byte : name) {
        if (byte & 0x80) return folded_name(name) == plain;
        if (byte == '-' || byte == '_' || byte == ' ') continue;
        if (byte >= 'A' && byte <= 'Z') byte |= 0x20;
        if (at == plain.size() || plain[at++] != byte) return false;
    }
    return at == plain.size();
}

/// Whether two names differ in nothing but the case of their letters of ASCII, the second being in small ones.
inline bool is_lettered(std::string_view name, std::string_view small) {
    return name.size() == small.size() && std::equal(name.begin(), name.end(), small.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? char(a | 0x20) : a) == b;
           });
}

inline bool is_url(std::string_view text) {
    return text.rfind("http://", 0) == 0 || text.rfind("https://", 0) == 0 || text.rfind("//", 0) == 0;
}

/// Whether a URL leads further than to a host.
inline bool leads_further(std::string_view text) {
    if (!is_url(text)) return false;
    size_t path = text.find('/', text.find("//") + 2);
    return path != text.npos && path + 1 < text.size();
}

/// Whether a string is a name for machines, such as "harbour-crane-2": a title is one only where there is no other.
inline bool is_slug(std::string_view text) {
    bool is_parted = false;
    for (char byte : text) {
        bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        bool parts = byte == '-' || byte == '_';
        if (!is_letter && !parts) return false;
        is_parted = is_parted || parts;
    }
    return is_parted;
}

/// Whether a string stands for a value that is missing, as programs print it.
inline bool is_nothing(std::string_view text) {
    if (text.size() > 4) return false;
    return text.empty() || is_named(text, "none") || is_named(text, "null") || is_named(text, "nan") || is_named(text, "n/a");
}

/// Whether a string in the place of a date cannot be one: it has no digit but zeros, and nothing beyond ASCII, in which digits
/// and their words may be written.
inline bool is_no_date(std::string_view text) {
    return text.find_first_of("123456789") == text.npos &&
           std::none_of(text.begin(), text.end(), [](char byte) { return byte & 0x80; });
}

/// Whether an id, a date, a source or an address stands for one that is missing, as databases and spreadsheets write it too.
inline bool is_missing(std::string_view text) {
    if (text.size() > 9) return false;
    for (const char *word : {"nat", "<na>", "#n/a", "(null)", "(none)", "nil", "undefined", "\\n"}) {
        if (is_named(text, word)) return true;
    }
    return false;
}

/// Whether a text says itself that it is cut off, and how much is missing: "... [+1204 chars]".
inline bool is_cut_off(std::string_view text) {
    std::string_view end("chars]");
    if (text.size() < 16 || text.substr(text.size() - end.size()) != end) return false;
    size_t open = text.rfind('[');
    return open != text.npos && text.size() - open < 24 && text[open + 1] == '+';
}

/// One step of a path: into the member of this name, into one element, or into every element.
struct Step {
    std::string name;
    int64_t element = -1;
    bool is_name = true;
};

/// The steps of "body.sections[].paragraphs[]" or "content[0].value"; none for a path that is not written so.
inline std::vector<Step> steps_of(std::string_view path) {
    std::vector<Step> steps;
    size_t at = 0;
    while (at < path.size()) {
        size_t end = path.find_first_of(".[", at);
        if (end == path.npos) end = path.size();
        if (end > at) steps.push_back({plain_name(path.substr(at, end - at)), -1, true});
        at = end;
        while (at < path.size() && path[at] == '[') {
            size_t close = path.find(']', at);
            if (close == path.npos) return {};
            int64_t element = -1;
            if (close > at + 1) {
                element = 0;
                for (char digit : path.substr(at + 1, close - at - 1)) {
                    if (digit < '0' || digit > '9' || element > 1'000'000) return {};
                    element = element * 10 + (digit - '0');
                }
            }
            steps.push_back({"", element, false});
            at = close + 1;
        }
        if (at < path.size() && path[at++] != '.') return {};
    }
    return steps;
}

/// A field that may fill a slot.
struct Candidate {
    uint32_t slot;
    /// The lower, the sooner it is taken.
    uint32_t rank;
    /// Whether it counts only where it is an address that leads further than to a host.
    bool only_urls = false;
    /// What follows the name.
    std::vector<Step> steps;
};

/// The value that a slot takes.
struct Choice {
    static constexpr uint32_t unranked = UINT32_MAX;
    /// One that can be used comes before any that cannot, however it ranks.
    static constexpr uint32_t unusable = 1u << 24;
    /// And one that is cut off behind those that are whole.
    static constexpr uint32_t cut = 1u << 22;

    uint32_t rank = unranked;
    storyfold_jsonl_kind kind = STORYFOLD_JSONL_ABSENT;
    /// A string of the document, which several slots may share.
    std::string_view text;
    /// What was made of several values, or is the digits of a number.
    std::string made;
    bool is_made = false;
    /// Where it stands in the record; only while choices are traced.
    std::string path;
};

/// What a slot asks of its values.
struct SlotRules {
    uint32_t rules = 0;
    /// The slot for which this one stands in where that has nothing; none where negative.
    int stands_for = -1;
    /// Names of the members of an object that may stand for it, the preferred one first.
    std::vector<std::string> members;
};

/// The names that fill slots, and the choice among the fields of a record.
class Fields {
  public:
    explicit Fields(size_t slot_count) : choices(slot_count), slots(slot_count) {}

    std::vector<Choice> choices;
    std::vector<SlotRules> slots;
    /// Objects whose members count as if they were the record's own, after these.
    std::vector<std::string> wrappers;
    /// Whether choices say where they stand.
    bool traces = false;

    /// A name ranks behind those that were added before.
    void add(size_t slot, std::string_view name) {
        uint32_t rank = name_count++;
        // What may be said of the record rather than the article comes behind what its wrappers hold.
        if (is_of_record(slots[slot], name)) rank += record_penalty;
        if (name.size() > 2 && name.substr(name.size() - 2) == "//") {
            candidates[plain_name(name.substr(0, name.size() - 2))].push_back({uint32_t(slot), rank, true, {}});
            cache.clear();
            return;
        }
        candidates[plain_name(name)].push_back({uint32_t(slot), rank, false, {}});
        auto steps = steps_of(name);
        if (steps.size() > 1 && steps[0].is_name) {
            std::string first = steps[0].name;
            steps.erase(steps.begin());
            candidates[first].push_back({uint32_t(slot), rank, false, std::move(steps)});
        }
        cache.clear();
    }

    /// Chooses for every slot. Returns whether each number that was met can be written back exactly.
    bool choose(const dom::object &record, bool is_repaired) {
        repaired = is_repaired;
        is_exact = true;
        for (auto &choice : choices) {
            choice.rank = Choice::unranked;
            choice.kind = STORYFOLD_JSONL_ABSENT;
        }
        outer.clear();
        choose_in(record, 0, 0);
        if (waiting.is_set) settle();
        for (size_t slot = 0; slot < slots.size(); slot++) {
            if (slots[slot].rules & STORYFOLD_JSONL_DATES) complete_date(record, choices[slot]);
        }
        return is_exact;
    }

    /// Whether a slot has a value that can be used.
    bool has(size_t slot) const { return choices[slot].rank < Choice::unusable; }

  private:
    /// What a field's name was found to be when it last stood at a place.
    struct Cached {
        std::string name;
        const std::vector<Candidate> *candidates = nullptr;
        bool is_wrapper = false;
    };

    /// An object in the place of a title that may be the publication's, until it is known what else the record is called.
    struct Waiting {
        bool is_set = false;
        uint32_t slot = 0;
        uint32_t rank = 0;
        std::string_view name;
        dom::element value;
        std::string outer;
    };

    std::unordered_map<std::string, std::vector<Candidate>> candidates;
    uint32_t name_count = 0;
    Waiting waiting;
    /// Whether such objects wait, and whether one was met.
    bool awaits = true;
    bool has_met = false;
    /// By depth and by position: the records of a file mostly have the same fields in the same order.
    std::vector<std::vector<Cached>> cache;
    /// For JSON that stands in a string.
    dom::parser inner_parser;
    bool repaired = false;
    bool is_exact = true;
    /// While choices are traced: the path of the wrappers around a field, and the way from the field to its value.
    std::string outer;
    std::string trail;

    static constexpr size_t most_wrappers = 3;
    static constexpr uint32_t wrapper_penalty = 4096;
    static constexpr uint32_t record_penalty = 4 * wrapper_penalty;

    /// Whether a name is one that rows of databases have for themselves: when they were made and changed, what they are called.
    static bool is_of_record(const SlotRules &slot, std::string_view name) {
        std::string plain = plain_name(name);
        if (slot.rules & STORYFOLD_JSONL_NO_SLUGS) return plain == "name";
        if (!(slot.rules & STORYFOLD_JSONL_DATES)) return false;
        for (const char *word : {"created", "createdat", "createdutc", "datecreated", "creationdate", "timestamp", "updated",
                                 "updatedat", "dateupdated", "modified", "datemodified", "lastmodified", "warcdate"}) {
            if (plain == word) return true;
        }
        return false;
    }
    static constexpr size_t most_depth = 12;

    void choose_in(const dom::object &object, size_t depth, uint32_t penalty) {
        if (cache.size() <= depth) cache.resize(depth + 1);
        size_t position = 0;
        for (dom::key_value_pair field : object) {
            if (cache[depth].size() <= position) cache[depth].resize(position + 1);
            Cached &cached = cache[depth][position++];
            if (cached.name != field.key || !cached.candidates) look_up(field.key, cached);
            const auto *list = cached.candidates;
            bool is_wrapper = cached.is_wrapper;
            dom::object inner;
            bool is_wrapping = is_wrapper && !field.value.get(inner);
            for (const Candidate &candidate : *list) {
                uint32_t rank = candidate.rank + penalty;
                if (rank >= choices[candidate.slot].rank || (is_wrapping && candidate.steps.empty())) continue;
                take(field.key, field.value, candidate, rank);
            }
            if (!is_wrapping || depth >= most_wrappers) continue;
            size_t length = outer.size();
            if (traces) (outer += field.key) += '.';
            choose_in(inner, depth + 1, penalty + wrapper_penalty);
            outer.resize(length);
        }
    }

    void look_up(std::string_view name, Cached &cached) {
        static const std::vector<Candidate> none;
        cached.name = name;
        auto found = candidates.find(plain_name(name));
        // Solr has the type of a field behind its name.
        for (const char *suffix : {"_t", "_s", "_ss", "_ts", "_txt", "_dt", "_dts", "_txt_en"}) {
            std::string_view end(suffix);
            if (found != candidates.end() || name.size() <= end.size()) continue;
            size_t length = name.size() - end.size();
            if (name.substr(length) == end) found = candidates.find(plain_name(name.substr(0, length)));
        }
        // Metadata has the vocabulary before it: "dc:title", "og:url".
        for (const char *prefix : {"dc:", "dcterms:", "og:", "schema:", "news:", "article:", "atom:", "prism:", "x-tika:"}) {
            std::string_view start(prefix);
            if (found != candidates.end() || name.size() <= start.size()) continue;
            if (is_lettered(name.substr(0, start.size()), start)) found = candidates.find(plain_name(name.substr(start.size())));
        }
        cached.candidates = found == candidates.end() ? &none : &found->second;
        // With its underscores: "_source" is another thing than "source".
        cached.is_wrapper = is_wrapper(name);
    }

    bool is_wrapper(std::string_view name) const {
        return std::any_of(
            wrappers.begin(), wrappers.end(), [name](const std::string &wrapper) { return is_lettered(name, wrapper); });
    }

    void take(std::string_view name, const dom::element &value, const Candidate &candidate, uint32_t rank) {
        trail.clear();
        const SlotRules &slot = slots[candidate.slot];
        Choice &choice = choices[candidate.slot];
        Found found;
        std::string_view address;
        if (candidate.only_urls && (value.get(address) || !leads_further(address))) return;
        if (candidate.steps.empty()) {
            found = value_of(value, slot, 0);
            if (has_met) {
                has_met = false;
                if (!found.is_usable && !waiting.is_set && is_named(name, "title")) {
                    waiting = {true, candidate.slot, rank, name, value, outer};
                    return;
                }
                awaits = false;
                if (!found.is_usable) found = value_of(value, slot, 0);
                awaits = true;
            }
        } else {
            found = at_path(value, candidate.steps, 0, slot);
            has_met = false;
            // A path that leads nowhere has found nothing, not something else.
            if (!found.is_usable) return;
        }
        // One that is whole comes before it, whatever it is called.
        if ((slot.rules & STORYFOLD_JSONL_JOINS) && found.is_usable && !found.is_made && is_cut_off(found.text)) {
            rank += Choice::cut;
        }
        if (!found.is_usable) rank = rank < Choice::unusable ? rank + Choice::unusable : rank;
        if (found.kind == STORYFOLD_JSONL_NULL) rank = Choice::unranked - 1;
        if (rank >= choice.rank || found.kind == STORYFOLD_JSONL_ABSENT) return;
        choice.rank = rank;
        choice.kind = found.kind;
        choice.text = found.text;
        choice.is_made = found.is_made;
        choice.made = std::move(found.made);
        if (traces) (choice.path = outer).append(name).append(trail);
    }

    /// Gives the object that waited to the source where the record has another title beside it, else to the title.
    void settle() {
        waiting.is_set = false;
        awaits = false;
        std::swap(outer, waiting.outer);
        const Choice &title = choices[waiting.slot];
        if (title.rank >= Choice::unusable || title.rank / wrapper_penalty != waiting.rank / wrapper_penalty) {
            take(waiting.name, waiting.value, {waiting.slot, waiting.rank, false, {}}, waiting.rank);
        } else {
            for (size_t slot = 0; slot < slots.size(); slot++) {
                if (!(slots[slot].rules & STORYFOLD_JSONL_NO_URLS) || has(slot)) continue;
                uint32_t rank = Choice::unusable - 1;
                take(waiting.name, waiting.value, {uint32_t(slot), rank, false, {}}, rank);
            }
        }
        awaits = true;
    }

    /// Whether an object in the place of a title has what titles of articles have not: a title or a name itself, or an id beside
    /// its value.
    static bool is_of_publication(const dom::object &object) {
        bool has_name = false, has_id = false, has_value = false;
        for (dom::key_value_pair field : object) {
            std::string_view text;
            bool is_text = !field.value.get(text);
            if (is_named(field.key, "title") || is_named(field.key, "name")) has_name = has_name || is_text;
            if (is_named(field.key, "id") || is_named(field.key, "@id") || field.key == "$") has_id = true;
            if (field.key == "value" || field.key == "#text" || field.key == "_") has_value = has_value || is_text;
        }
        return has_name || (has_id && has_value);
    }

    /// Puts a step before those that have led to a value.
    void trace_step(std::string_view before, std::string_view step) {
        if (traces) trail.insert(0, step).insert(0, before);
    }

    struct Found {
        storyfold_jsonl_kind kind = STORYFOLD_JSONL_ABSENT;
        bool is_usable = false;
        std::string_view text;
        std::string made;
        bool is_made = false;

        static Found of(std::string_view text, storyfold_jsonl_kind kind, bool is_usable) {
            Found found;
            found.kind = kind;
            found.is_usable = is_usable;
            found.text = text;
            return found;
        }

        static Found making(std::string text, storyfold_jsonl_kind kind, bool is_usable) {
            Found found = of({}, kind, is_usable);
            found.made = std::move(text);
            found.is_made = true;
            return found;
        }

        static Found none(storyfold_jsonl_kind kind) { return of({}, kind, false); }
    };

    /// What a value is for a slot.
    Found value_of(const dom::element &value, const SlotRules &slot, size_t depth) {
        bool joins = slot.rules & STORYFOLD_JSONL_JOINS;
        bool takes_numbers = !(slot.rules & STORYFOLD_JSONL_NO_NUMBERS);
        switch (value.type()) {
        case dom::element_type::NULL_VALUE: return Found::none(STORYFOLD_JSONL_NULL);
        case dom::element_type::BOOL: return Found::none(STORYFOLD_JSONL_BOOLEAN);
        case dom::element_type::STRING: {
            std::string_view text(value);
            bool is_name = joins || (slot.rules & STORYFOLD_JSONL_NO_SLUGS);
            if (is_nothing(text) || (!is_name && is_missing(text))) {
                return Found::of(text.substr(0, 0), STORYFOLD_JSONL_STRING, false);
            }
            if ((slot.rules & STORYFOLD_JSONL_NO_SLUGS) && is_slug(text)) return Found::of(text, STORYFOLD_JSONL_STRING, false);
            if (joins && depth == 0 && (text[0] == '{' || text[0] == '[')) {
                auto found = text_of_json(text);
                if (found.is_usable) return found;
            }
            bool is_usable = !((slot.rules & STORYFOLD_JSONL_NO_URLS) && is_url(text)) &&
                             !((slot.rules & STORYFOLD_JSONL_DATES) && is_no_date(text));
            return Found::of(text, STORYFOLD_JSONL_STRING, is_usable);
        }
        case dom::element_type::INT64: {
            // A flag, or one that was never set.
            bool is_flag = (slot.rules & STORYFOLD_JSONL_DATES) && int64_t(value) >= -1 && int64_t(value) <= 1;
            return Found::making(std::to_string(int64_t(value)), STORYFOLD_JSONL_NUMBER, takes_numbers && !is_flag);
        }
        case dom::element_type::UINT64:
            return Found::making(std::to_string(uint64_t(value)), STORYFOLD_JSONL_NUMBER, takes_numbers);
        case dom::element_type::DOUBLE:
            is_exact = false;
            return Found::making("0", STORYFOLD_JSONL_NUMBER, takes_numbers);
        case dom::element_type::ARRAY: {
            dom::array array = value;
            if (slot.rules & STORYFOLD_JSONL_DATES) {
                auto found = date_of_list(array);
                if (found.is_usable) return found;
            }
            if (joins) {
                Joined joined;
                collect(value, joined, 0);
                return joined.found(STORYFOLD_JSONL_ARRAY);
            }
            // Programs that turn XML into JSON make a list of each element.
            bool is_single = array.size() == 1;
            if (depth < most_depth && (is_single || !(slot.rules & STORYFOLD_JSONL_NO_LISTS))) {
                for (dom::element element : array) {
                    auto found = value_of(element, slot, depth + 1);
                    if (!found.is_usable) continue;
                    trace_step("", "[]");
                    return found;
                }
            }
            return Found::none(STORYFOLD_JSONL_ARRAY);
        }
        case dom::element_type::OBJECT: {
            dom::object object = value;
            std::string_view digits;
            if (repaired && digits_of(object, digits)) return Found::of(digits, STORYFOLD_JSONL_NUMBER, takes_numbers);
            if (slot.rules & STORYFOLD_JSONL_DATES) {
                auto found = date_of_object(object);
                if (found.is_usable) return found;
            }
            if (joins) {
                Joined joined;
                collect(value, joined, 0);
                return joined.found(STORYFOLD_JSONL_OBJECT);
            }
            if ((slot.rules & STORYFOLD_JSONL_NO_SLUGS) && awaits && is_of_publication(object)) {
                has_met = true;
                return Found::none(STORYFOLD_JSONL_OBJECT);
            }
            if (depth < most_depth) {
                for (const std::string &name : slot.members) {
                    for (dom::key_value_pair field : object) {
                        if (!is_named(field.key, name)) continue;
                        auto found = value_of(field.value, slot, depth + 1);
                        if (!found.is_usable) continue;
                        trace_step(".", field.key);
                        return found;
                    }
                }
                // One value for each language: the first.
                if (is_by_language(object)) {
                    for (dom::key_value_pair field : object) {
                        auto found = value_of(field.value, slot, depth + 1);
                        if (!found.is_usable) continue;
                        trace_step(".", field.key);
                        return found;
                    }
                }
            }
            return Found::none(STORYFOLD_JSONL_OBJECT);
        }
        }
        return Found();
    }

    /// The strings that make a text, in their order.
    struct Joined {
        size_t count = 0;
        std::string_view first;
        std::string made;
        /// The first where it does not stand in the document.
        std::string owned;

        /// Adds a text that was put together.
        void add_owned(std::string text) {
            if (count > 0) return add(text);
            if (is_nothing(text)) return;
            owned = std::move(text);
            add(owned);
        }

        void add(std::string_view text) {
            if (is_nothing(text)) return;
            if (count == 1) made = first;
            if (count == 0) {
                first = text;
            } else {
                made += "\n\n";
                made += text;
            }
            count++;
        }

        Found found(storyfold_jsonl_kind otherwise) {
            if (count == 0) return Found::none(otherwise);
            if (count == 1 && !owned.empty()) return Found::making(std::move(owned), STORYFOLD_JSONL_STRING, true);
            if (count == 1) return Found::of(first, STORYFOLD_JSONL_STRING, true);
            return Found::making(std::move(made), STORYFOLD_JSONL_STRING, true);
        }
    };

    /// Adds the strings of a list, of objects that hold nothing but a text, and of the members that texts are made of.
    ///
    /// - are_pieces: whether these are the parts of a paragraph, where they may be.
    void collect(const dom::element &value, Joined &joined, size_t depth, bool are_pieces = false) {
        // The members of which editors, parsers and wires make texts; the last is what is left of "_".
        static const char *const parts[] = {
            "summary", "headline", "heading", "title", "lead", "standfirst", "intro", "introduction", "main", "text",
            "rendered", "value", "html", "sections", "section", "paragraphs", "paragraph", "content", "contents", "body", "blocks", "children", "data", "items", "root",
            "elements", "components", "modules", "nodes", "ops", "insert", "contentelements", "bodytext", "s",
            "stringvalue", "",
        };
        // What has one of these is a record or a link, and no part of a text.
        static const char *const strangers[] = {
            "url", "link", "href", "uri", "guid", "published", "publishedat", "pubdate", "date", "author", "authors",
            "canonicalurl", "weburl", "permalink", "publishdate", "publisheddate", "datepublished", "displaydate",
        };
        if (depth > most_depth) return;
        std::string_view text;
        dom::array array;
        dom::object object;
        if (!value.get(text)) {
            joined.add(text);
        } else if (!value.get(array)) {
            if (is_inline(array) || (are_pieces && is_of_pieces(array))) {
                std::string line;
                append_inline(value, line, depth);
                return joined.add_owned(std::move(line));
            }
            for (dom::element element : array) {
                size_t before = joined.count;
                collect(element, joined, depth + 1);
                // Several objects with a value are renditions of one text; those that say what part they are are not.
                if (joined.count > before && has_value(element) && !is_block(element)) return;
            }
        } else if (!value.get(object) && depth < most_depth) {
            for (dom::key_value_pair field : object) {
                for (const char *stranger : strangers) {
                    if (is_named(field.key, stranger)) return;
                }
            }
            bool has_text = has_text_beside_summary(object);
            size_t without = joined.count;
            for (dom::key_value_pair field : object) {
                // Beside the text itself a summary is none of it.
                if (has_text && is_named(field.key, "summary")) continue;
                for (const char *part : parts) {
                    if (!is_named(field.key, part)) continue;
                    collect(field.value, joined, depth + 1, is_named(field.key, "children"));
                }
            }
            if (is_by_language(object)) {
                size_t before = joined.count;
                for (dom::key_value_pair field : object) {
                    if (joined.count == before) collect(field.value, joined, depth + 1);
                }
            }
            // What else editors call the forms of one text, the plainest first.
            for (const char *form : {"plain", "plaintext", "markdown", "raw", "view", "storage"}) {
                if (joined.count > without) break;
                for (dom::key_value_pair field : object) {
                    if (is_named(field.key, form)) collect(field.value, joined, depth + 1);
                }
            }
        }
    }

    /// What a node of rich text is, as editors name it; empty where it does not say.
    static std::string_view node_type(const dom::object &object) {
        for (const char *name : {"type", "nodeType", "_type"}) {
            std::string_view type;
            if (!object.at_key(name).get(type)) return type;
        }
        return {};
    }

    static bool node_text(const dom::object &object, std::string_view &text) {
        return !object.at_key("text").get(text) || !object.at_key("value").get(text) ||
               !object.at_key("insert").get(text);
    }

    /// Whether the names in an object are those of languages, and nothing else: "en", "pt-BR".
    static bool is_by_language(const dom::object &object) {
        size_t count = 0;
        for (dom::key_value_pair field : object) {
            auto letter = [&](size_t at) { return (field.key[at] | 0x20) >= 'a' && (field.key[at] | 0x20) <= 'z'; };
            bool is_short = field.key.size() == 2 && letter(0) && letter(1);
            bool has_region = field.key.size() == 5 && letter(0) && letter(1) && (field.key[2] == '-' || field.key[2] == '_') &&
                              letter(3) && letter(4);
            if (!is_short && !has_region) return false;
            // "id" is no language that anybody writes first.
            if (count++ == 0 && (field.key == "id" || field.key == "ID")) return false;
        }
        return count > 0;
    }

    /// The text of rich text that was written into a string as JSON; unusable where it is none.
    Found text_of_json(std::string_view text) {
        size_t last = text.find_last_not_of(" \n\r\t");
        if (last == text.npos || (text[last] != '}' && text[last] != ']')) return Found();
        // Objects and lists of these: a list of strings may be a list in the text.
        size_t next = text.find_first_not_of(" \n\r\t[", 0);
        if (next == text.npos || text[next] != '{') return Found();
        dom::element root;
        if (inner_parser.parse(text.data(), text.size(), true).get(root)) return Found();
        Joined joined;
        collect(root, joined, 0);
        if (joined.count == 0) return Found();
        std::string made(joined.count == 1 ? joined.first : std::string_view(joined.made));
        return Found::making(std::move(made), STORYFOLD_JSONL_STRING, true);
    }

    /// Whether a list is the pieces of one paragraph: texts with and without marks, and what stands between them.
    static bool is_inline(const dom::array &array) {
        bool has_strings = false, has_pieces = false, has_bare = false, has_marks = false, has_other = false;
        // Sentences of one type each are paragraphs, whatever the type is called.
        size_t sentences = 0;
        for (dom::element element : array) {
            dom::object object;
            std::string_view text;
            if (!element.get(text)) {
                has_strings = true;
                continue;
            }
            if (element.get(object)) return false;
            std::string_view type = node_type(object);
            if (type == "text" || type == "span") {
                // One that has its words in a part of its own is a paragraph.
                if (!node_text(object, text)) return false;
                has_pieces = true;
                if (is_sentence(text)) sentences++;
            } else if (type.empty() && !object.at_key("insert").error()) {
                has_pieces = true;
            } else if (type.empty() && object.size() <= 4 && !object.at_key("text").get(text)) {
                // Marks are members that are true ("bold"); alone such a text is a paragraph.
                has_bare = true;
                for (dom::key_value_pair field : object) {
                    bool mark;
                    if (!field.value.get(mark)) has_pieces = true;
                }
            } else if (is_mark(type)) {
                has_marks = true;
                has_other = true;
            } else if (!type.empty()) {
                // A link has its words below it; what has them itself is a paragraph.
                if (node_text(object, text)) return false;
                has_other = true;
            }
        }
        if (has_strings) return has_pieces || has_marks;
        if (sentences > 1 && sentences == array.size()) return false;
        return has_pieces || (has_bare && has_other);
    }

    /// Whether a text is long and ends as a sentence does.
    static bool is_sentence(std::string_view text) {
        if (text.size() < 40) return false;
        for (const char *end : {".", "!", "?", "\"", "”", "»", "“", "。", "！", "？", "।", "؟", ">"}) {
            std::string_view mark(end);
            if (text.substr(text.size() - mark.size()) == mark) return true;
        }
        return false;
    }

    /// Whether the children of a node are strings, values and nodes that have such children: words and what is set in among them.
    static bool is_of_pieces(const dom::array &array) {
        bool has_words = false;
        for (dom::element element : array) {
            dom::object object;
            std::string_view text;
            if (!element.get(text)) {
                has_words = true;
                continue;
            }
            if (element.get(object)) return false;
            if (node_text(object, text)) {
                has_words = true;
            } else if (object.at_key("children").error()) {
                return false;
            }
        }
        return has_words && array.size() > 1;
    }

    /// Whether a type of nodes is one of words within a paragraph.
    static bool is_mark(std::string_view type) {
        for (const char *name : {"b", "i", "u", "s", "a", "em", "strong", "code", "bold", "italic", "underline", "strike",
                                 "strikethrough", "link", "text_link", "mention", "mention_name", "hashtag", "cashtag",
                                 "email", "phone", "spoiler", "custom_emoji", "plain", "sub", "sup", "mark"}) {
            if (type == name) return true;
        }
        return false;
    }

    /// Adds all text of the pieces of a paragraph, one behind the other.
    void append_inline(const dom::element &value, std::string &line, size_t depth) {
        if (depth > most_depth) return;
        dom::array array;
        dom::object object;
        std::string_view text;
        if (!value.get(text)) {
            line += text;
        } else if (!value.get(array)) {
            for (dom::element element : array) append_inline(element, line, depth + 1);
        } else if (!value.get(object)) {
            std::string_view type = node_type(object);
            if (type == "linebreak" || type == "hardBreak" || type == "hard_break" || type == "break") {
                line += "\n";
            } else if (node_text(object, text)) {
                line += text;
            } else {
                for (const char *name : {"content", "children"}) {
                    dom::element inner;
                    if (!object.at_key(name).get(inner)) append_inline(inner, line, depth + 1);
                }
            }
        }
    }

    /// Whether an object says what part of a text it is: a paragraph, a heading; and not in what form it has the text.
    static bool is_block(const dom::element &value) {
        dom::object object;
        if (value.get(object)) return false;
        std::string_view type = node_type(object);
        if (type.empty() || type.find('/') != type.npos) return false;
        for (const char *form : {"html", "xhtml", "text", "plain", "plaintext", "markdown", "raw"}) {
            if (is_named(type, form)) return false;
        }
        return true;
    }

    /// Whether an object has a text beside its summary.
    static bool has_text_beside_summary(const dom::object &object) {
        for (dom::key_value_pair field : object) {
            for (const char *name : {"value", "body", "text", "content", "html", "rendered"}) {
                if (is_named(field.key, name) && field.value.type() != dom::element_type::NULL_VALUE) return true;
            }
        }
        return false;
    }

    static bool has_value(const dom::element &value) {
        dom::object object;
        return !value.get(object) && !object.at_key("value").error();
    }

    /// A date in a list of year, month, day, hour, minute and second, as Python and Jackson write it.
    static Found date_of_list(const dom::array &array) {
        int64_t parts[6] = {0, 0, 0, 0, 0, 0};
        size_t count = 0;
        for (dom::element element : array) {
            int64_t part;
            std::string_view digits;
            if (!element.get(digits)) {
                part = number_of(digits);
                if (part < 0) return Found();
            } else if (element.get(part)) {
                return Found();
            }
            if (count < 6) parts[count] = part;
            count++;
        }
        if (count < 3 || count > 9 || parts[0] < 1000 || parts[0] > 9999) return Found();
        for (size_t at = 1; at < 6; at++) {
            if (parts[at] < 0 || parts[at] > 60) return Found();
        }
        char text[64];
        if (count == 3) {
            std::snprintf(text, sizeof text, "%04d-%02d-%02d", int(parts[0]), int(parts[1]), int(parts[2]));
        } else {
            std::snprintf(
                text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", int(parts[0]), int(parts[1]), int(parts[2]),
                int(parts[3]), int(parts[4]), int(parts[5]));
        }
        return Found::making(text, STORYFOLD_JSONL_STRING, true);
    }

    /// A date in an object of its parts, or of the seconds since 1970, as Firestore and Protocol Buffers write it.
    static Found date_of_object(const dom::object &object) {
        for (const char *name : {"_seconds", "seconds", "epochSecond", "epoch", "unix", "$timestamp"}) {
            dom::element value;
            if (object.at_key(name).get(value)) continue;
            int64_t seconds;
            std::string_view digits;
            if (!value.get(seconds)) return Found::making(std::to_string(seconds), STORYFOLD_JSONL_NUMBER, true);
            if (!value.get(digits) && !digits.empty()) return Found::of(digits, STORYFOLD_JSONL_STRING, true);
        }
        std::string made;
        if (date_of_parts(object, made) || date_in_zone(object, made)) {
            return Found::making(std::move(made), STORYFOLD_JSONL_STRING, true);
        }
        return Found();
    }

    /// What a clock shows, and the zone that it stands in where it does not say that itself, as PHP and calendars write it:
    /// {"date": "2024-04-04 09:30:00", "timezone": "Europe/Berlin"}.
    static bool date_in_zone(const dom::object &object, std::string &made) {
        auto clock = string_of(object, {"date", "datetime", "localdatetime", "local"});
        auto zone = string_of(object, {"timezone", "timezonename", "timezoneid", "tz", "zone"});
        if (clock.size() < 16 || clock.size() > 32 || zone.empty() || zone.size() > 40) return false;
        auto time = clock.substr(10);
        if (time.find(':') == time.npos || time.find_first_of("+-Zz") != time.npos) return false;
        made.append(clock).append(" ").append(zone);
        return true;
    }

    /// The string in a field of one of these names, the preferred one first; empty where there is none.
    static std::string_view string_of(const dom::object &object, std::initializer_list<const char *> names) {
        for (const char *name : names) {
            for (dom::key_value_pair field : object) {
                std::string_view text;
                if (is_named(field.key, name) && !field.value.get(text) && !text.empty()) return text;
            }
        }
        return {};
    }

    /// The number in up to four digits; -1 for anything else.
    static int64_t number_of(std::string_view digits) {
        if (digits.empty() || digits.size() > 4) return -1;
        int64_t number = 0;
        for (char digit : digits) {
            if (digit < '0' || digit > '9') return -1;
            number = number * 10 + (digit - '0');
        }
        return number;
    }

    /// The number of a part of a date, which may be a string of digits; -1 where there is none.
    static int64_t part_of(const dom::object &object, std::initializer_list<const char *> names) {
        for (dom::key_value_pair field : object) {
            for (const char *name : names) {
                if (!is_named(field.key, name)) continue;
                int64_t number;
                double fraction;
                std::string_view digits;
                if (!field.value.get(number)) return number;
                if (!field.value.get(fraction) && fraction >= 0 && fraction < 10000) return int64_t(fraction);
                return field.value.get(digits) ? -1 : number_of(digits);
            }
        }
        return -1;
    }

    /// The word in a field that may be the name of a month; empty where there is none.
    static std::string_view word_of(const dom::object &object, std::initializer_list<const char *> names) {
        for (dom::key_value_pair field : object) {
            for (const char *name : names) {
                std::string_view word;
                if (!is_named(field.key, name) || field.value.get(word) || word.size() < 3 || word.size() > 32) continue;
                bool is_word = std::none_of(word.begin(), word.end(), [](char byte) {
                    return !(byte & 0x80) && byte != '.' && !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
                });
                if (is_word) return word;
            }
        }
        return {};
    }

    /// Writes the date of an object that has its year, month and day each by itself.
    static bool date_of_parts(const dom::object &object, std::string &made) {
        int64_t year = part_of(
            object, {"year", "yearpublished", "pubyear", "publishyear", "publishedyear", "publicationyear", "jahr", "ano",
                     "anne\u0301e", "anno", "rok", "год"});
        if (year < 1000 || year > 9999) return false;
        auto months = {"month", "monthvalue", "monthofyear", "pubmonth", "publishmonth", "publishedmonth", "publicationmonth",
                       "monat", "mes", "mois", "mese", "месяц"};
        int64_t month = part_of(object, months);
        int64_t day = part_of(
            object, {"day", "dayofmonth", "pubday", "publishday", "publishedday", "publicationday", "tag", "dia", "jour",
                     "giorno", "день"});
        std::string_view word = month < 0 ? word_of(object, months) : std::string_view();
        if (!word.empty()) {
            made = (day >= 1 && day <= 31 ? std::to_string(day) + " " : std::string()) + std::string(word) + " " +
                   std::to_string(year);
            return true;
        }
        if (month < 1 || month > 12) return false;
        char text[64];
        if (day < 1 || day > 31) {
            std::snprintf(text, sizeof text, "%04d-%02d", int(year), int(month));
            made = text;
            return true;
        }
        int64_t hour = part_of(object, {"hour", "hours", "hourofday"});
        int64_t minute = part_of(object, {"minute", "minutes"});
        if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
            std::snprintf(
                text, sizeof text, "%04d-%02d-%02d %02d:%02d", int(year), int(month), int(day), int(hour), int(minute));
        } else {
            std::snprintf(text, sizeof text, "%04d-%02d-%02d", int(year), int(month), int(day));
        }
        made = text;
        return true;
    }

    /// Whether a string is a time of the day and nothing else: "10:15", "9:30:15 am".
    static bool is_time(std::string_view text) {
        size_t at = 0;
        auto digits = [&](size_t least) {
            size_t start = at;
            while (at < text.size() && at < start + 2 && text[at] >= '0' && text[at] <= '9') at++;
            return at - start >= least;
        };
        if (!digits(1) || at == text.size() || text[at++] != ':' || !digits(2)) return false;
        if (at < text.size() && text[at] == ':' && (at++, !digits(2))) return false;
        std::string_view rest = text.substr(at);
        while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
        return rest.empty() || is_named(rest, "am") || is_named(rest, "pm");
    }

    /// Adds the time of the day to a date that has none, and makes a date of year, month and day, where the record has these
    /// in fields of their own.
    void complete_date(const dom::object &record, Choice &choice) const {
        bool is_string = choice.kind == STORYFOLD_JSONL_STRING && !choice.is_made && !choice.text.empty();
        bool is_time_alone = is_string && is_time(choice.text);
        if (choice.rank >= Choice::unusable || is_time_alone) {
            std::string made;
            if (is_string && !is_time_alone) return;
            bool is_found = date_of_parts(record, made);
            for (dom::key_value_pair field : record) {
                dom::object inner;
                if (is_found) break;
                is_found = is_wrapper(field.key) && !field.value.get(inner) && date_of_parts(inner, made);
            }
            if (!is_found) return;
            choice.rank = Choice::unusable - 1;
            choice.kind = STORYFOLD_JSONL_STRING;
            choice.made = std::move(made);
            choice.is_made = true;
            if (traces) choice.path = "year";
        }
        if (choice.kind != STORYFOLD_JSONL_STRING) return;
        std::string_view date = choice.is_made ? std::string_view(choice.made) : choice.text;
        if (date.size() < 6 || date.size() > 20 || date.find(':') != date.npos) return;
        for (dom::key_value_pair field : record) {
            if ((field.key.size() != 4 && field.key.size() < 7) || field.key.size() > 14) continue;
            bool is_named_time = false;
            for (const char *name : {"time", "pubtime", "publishtime", "publishedtime", "timepublished", "publicationtime",
                                     "uhrzeit", "heure", "hora"}) {
                is_named_time = is_named_time || is_named(field.key, name);
            }
            std::string_view time;
            if (!is_named_time || field.value.get(time) || !is_time(time)) continue;
            choice.made = std::string(date) + " " + std::string(time);
            choice.is_made = true;
            return;
        }
    }

    Found at_path(const dom::element &value, const std::vector<Step> &steps, size_t step, const SlotRules &slot) {
        if (slot.rules & STORYFOLD_JSONL_JOINS) {
            Joined joined;
            join_path(value, steps, step, slot, joined);
            return joined.found(STORYFOLD_JSONL_ABSENT);
        }
        if (step == steps.size()) return value_of(value, slot, 0);
        dom::array array;
        if (!value.get(array)) {
            // A name leads into the elements of a list as well.
            bool is_implied = steps[step].is_name;
            int64_t number = 0;
            for (dom::element element : array) {
                if (!is_implied && steps[step].element >= 0 && number++ != steps[step].element) continue;
                auto found = at_path(element, steps, is_implied ? step : step + 1, slot);
                if (!found.is_usable) continue;
                trace_step("", "[]");
                return found;
            }
            return Found();
        }
        dom::object object;
        if (!steps[step].is_name || value.get(object)) return Found();
        for (dom::key_value_pair field : object) {
            if (!is_named(field.key, steps[step].name)) continue;
            auto found = at_path(field.value, steps, step + 1, slot);
            if (!found.is_usable) continue;
            trace_step(".", field.key);
            return found;
        }
        return Found();
    }

    void join_path(
        const dom::element &value, const std::vector<Step> &steps, size_t step, const SlotRules &slot, Joined &joined) {
        if (step == steps.size()) return collect(value, joined, 0);
        dom::array array;
        if (!value.get(array)) {
            bool is_implied = steps[step].is_name;
            int64_t number = 0;
            for (dom::element element : array) {
                if (!is_implied && steps[step].element >= 0 && number++ != steps[step].element) continue;
                bool is_first = joined.count == 0;
                join_path(element, steps, is_implied ? step : step + 1, slot, joined);
                if (is_first && joined.count > 0) trace_step("", "[]");
            }
            return;
        }
        dom::object object;
        if (!steps[step].is_name || value.get(object)) return;
        for (dom::key_value_pair field : object) {
            if (!is_named(field.key, steps[step].name)) continue;
            bool is_first = joined.count == 0;
            join_path(field.value, steps, step + 1, slot, joined);
            if (is_first && joined.count > 0) trace_step(".", field.key);
        }
    }
};

} // namespace storyfold
