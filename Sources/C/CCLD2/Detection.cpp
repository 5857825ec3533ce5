// CLD2's whole interface is one function of C++; what is passed to it here is plain text without hints.
#include "CCLD2.h"

#include <cstdio> // CLD2's header names FILE without it.
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <limits>
#include <string>

namespace {

/// CLD2 takes no text with control characters, which words that were decoded wrongly have: spaces stand for them.
void blank_controls(std::string &text) {
    for (size_t at = 0; at < text.size(); at++) {
        auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x20 || byte == 0x7F) text[at] = ' ';
        if (byte != 0xC2 || at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) > 0x9F) continue;
        text[at] = text[at + 1] = ' ';
    }
}

} // namespace

int storyfold_detect_languages(const char *bytes, size_t count, storyfold_languages *found) noexcept try {
    if (count == 0 || count > size_t(std::numeric_limits<int>::max())) return 0;
    std::string text(bytes, count);
    blank_controls(text);
    CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int letter_bytes = 0;
    int valid_bytes = 0;
    bool is_reliable = false;
    auto detect = [&](int flags) {
        bool holds = false;
        CLD2::ExtDetectLanguageSummaryCheckUTF8(
            text.data(), int(text.size()), true, &hints, flags, languages, percents, scores, nullptr, &letter_bytes,
            &holds, &valid_bytes);
        is_reliable = holds && languages[0] != CLD2::UNKNOWN_LANGUAGE;
        return is_reliable;
    };
    // What it would say all the same it says when asked for its best effort, and then calls that reliable.
    if (!detect(0)) {
        detect(CLD2::kCLDFlagBestEffort);
        is_reliable = false;
    }
    if (size_t(valid_bytes) != text.size() || languages[0] == CLD2::UNKNOWN_LANGUAGE) return 0;
    bool has_next = languages[1] != CLD2::UNKNOWN_LANGUAGE;
    found->best = CLD2::LanguageCode(languages[0]);
    found->next = has_next ? CLD2::LanguageCode(languages[1]) : nullptr;
    found->is_reliable = is_reliable;
    found->letter_bytes = letter_bytes;
    return 1;
} catch (...) {
    return 0;
}
