#pragma once
// Finds the words and the lines of UTF-8 text, 64 bytes a step, with the vector instructions at hand.
#include <stddef.h>
#include <stdint.h>

/// Which instructions a call uses; every level gives the same result.
enum {
    STORYFOLD_TEXT_PLAIN = 0,   ///< none but the language's own; the only level away from x86-64
    STORYFOLD_TEXT_SSE2 = 1,    ///< every x86-64 machine
    STORYFOLD_TEXT_AVX2 = 2,
    STORYFOLD_TEXT_AVX512 = 3,  ///< with BW and VBMI2
};

/// The highest level that this machine has.
int storyfold_text_best_level(void);

/// How many words were found, and how many of them are runs for the caller to look into.
struct storyfold_text_words {
    size_t words;
    size_t runs;
};

/// Finds the words of text that begins and ends at white space or at its own ends.
///
/// A word is a run of ASCII letters and digits, with an apostrophe, full stop or colon where it stands between
/// two letters, and an apostrophe, full stop, comma or semicolon where it stands between two digits. Quotes,
/// dashes, the ellipsis and the no-break space beyond ASCII are no part of words. Where another character
/// beyond ASCII, an underscore, or a typographic apostrophe or grave accent between two letters or two digits comes
/// up, all of the run between ASCII white space around it is one word, and its number is in `runs`.
///
/// - count: below 2^31.
/// - masks: working space of 3 * (count / 64 + 2) numbers.
/// - places: receives where each word begins and ends; room for count + 66 numbers.
/// - runs: receives the numbers of the words that are runs, ascending; room for count / 2 + 1.
struct storyfold_text_words storyfold_text_find_words(
    int level, const uint8_t *text, size_t count, uint64_t *masks, uint32_t *places, uint32_t *runs);

/// Where the first of two bytes stands in the text; `count` where neither does.
size_t storyfold_text_find_either(int level, const uint8_t *text, size_t count, uint8_t a, uint8_t b);

/// What a text may have to be rid of before it is read.
enum {
    STORYFOLD_TEXT_HAS_LESS_THAN = 1,
    STORYFOLD_TEXT_HAS_AMPERSAND = 2,
    /// A letter of Latin-1 before a byte that begins a sign of Windows-1252, any Â or Ã, a control character of
    /// Latin-1, or the character that replaces others: U+FFFD.
    STORYFOLD_TEXT_MAY_BE_DAMAGED = 4,
    STORYFOLD_TEXT_HAS_QUESTION_MARK = 8,
    /// Two characters beyond ASCII side by side. UTF-8 that was read in a rarer encoding has them.
    STORYFOLD_TEXT_MAY_BE_MISREAD = 16,
    /// A character of Latin-1: a byte C2 or C3.
    STORYFOLD_TEXT_HAS_LATIN = 32,
    /// A backslash or an equals sign, with which codes for letters begin.
    STORYFOLD_TEXT_HAS_CODE = 64,
    /// A bracket that opens: [.
    STORYFOLD_TEXT_HAS_BRACKET = 128,
};

/// The signs that stand anywhere in UTF-8 text.
int storyfold_text_find_signs(int level, const uint8_t *text, size_t count);
