#pragma once
// The language of a text through CLD2, behind a C interface that Swift can import.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define STORYFOLD_NOEXCEPT noexcept
extern "C" {
#else
#define STORYFOLD_NOEXCEPT
#endif

/// What a text is told to be written in.
struct storyfold_languages {
    /// The likeliest language and the next, as CLD2 names them ("iw" for Hebrew, "zh-Hant"), or null: strings that
    /// live as long as the program.
    const char *best;
    const char *next;
    /// Whether CLD2 holds that the best is so.
    int32_t is_reliable;
    /// How much of the text are letters, in bytes of UTF-8.
    int32_t letter_bytes;
};

/// Tells the language of some UTF-8; returns 0 where there is none to tell, or too little memory. No exception leaves it.
int storyfold_detect_languages(const char *bytes, size_t count, struct storyfold_languages *found) STORYFOLD_NOEXCEPT;

#ifdef __cplusplus
}
#endif
