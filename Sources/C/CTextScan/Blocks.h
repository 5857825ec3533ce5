#pragma once
// What 64 bytes of text hold, a bit a byte, lowest bit first.
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define TARGET_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define TARGET_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,bmi,bmi2,lzcnt,popcnt")))
#endif
#define INLINE static inline __attribute__((always_inline))

struct block {
    uint64_t letters;
    uint64_t digits;
    uint64_t joins_letters;
    uint64_t joins_digits;
    uint64_t spaces;
    uint64_t rare;  ///< underscores, grave accents and bytes beyond ASCII
};

INLINE int is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }
INLINE int is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
INLINE int is_space(uint8_t byte) { return byte == ' ' || (uint8_t)(byte - 9) < 5; }

INLINE struct block block_plain(const uint8_t *text) {
    struct block block = {0, 0, 0, 0, 0, 0};
    for (int index = 0; index < 64; index++) {
        uint8_t byte = text[index];
        uint64_t bit = (uint64_t)1 << index;
        if (is_letter(byte)) block.letters |= bit;
        else if (is_digit(byte)) block.digits |= bit;
        else if (is_space(byte)) block.spaces |= bit;
        else if (byte >= 0x80 || byte == '_' || byte == '`') block.rare |= bit;
        else {
            if (byte == '\'' || byte == '.' || byte == ':') block.joins_letters |= bit;
            if (byte == '\'' || byte == '.' || byte == ',' || byte == ';') block.joins_digits |= bit;
        }
    }
    return block;
}

#if defined(__x86_64__)
// x <= limit, unsigned: the instruction set has no such comparison below AVX-512.
#define UP_TO_SSE2(x, limit) _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8(limit)), x)
#define UP_TO_AVX2(x, limit) _mm256_cmpeq_epi8(_mm256_min_epu8(x, _mm256_set1_epi8(limit)), x)
#define IS_SSE2(x, byte) _mm_cmpeq_epi8(x, _mm_set1_epi8(byte))
#define IS_AVX2(x, byte) _mm256_cmpeq_epi8(x, _mm256_set1_epi8(byte))
#define IS_AVX512(x, byte) _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8(byte))

INLINE struct block block_sse2(const uint8_t *text) {
    struct block block = {0, 0, 0, 0, 0, 0};
    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * part));
        __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        __m128i letters = UP_TO_SSE2(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25);
        __m128i digits = UP_TO_SSE2(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
        __m128i both = _mm_or_si128(IS_SSE2(bytes, '\''), IS_SSE2(bytes, '.'));
        __m128i joins_letters = _mm_or_si128(both, IS_SSE2(bytes, ':'));
        __m128i joins_digits = _mm_or_si128(both, _mm_or_si128(IS_SSE2(bytes, ','), IS_SSE2(bytes, ';')));
        __m128i spaces = _mm_or_si128(
            UP_TO_SSE2(_mm_sub_epi8(bytes, _mm_set1_epi8(9)), 4), IS_SSE2(bytes, ' '));
        // The sign bit of a byte beyond ASCII is set as that of a comparison is.
        __m128i rare = _mm_or_si128(bytes, _mm_or_si128(IS_SSE2(bytes, '_'), IS_SSE2(bytes, '`')));
        int shift = 16 * part;
        block.letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(letters) << shift;
        block.digits |= (uint64_t)(uint32_t)_mm_movemask_epi8(digits) << shift;
        block.joins_letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(joins_letters) << shift;
        block.joins_digits |= (uint64_t)(uint32_t)_mm_movemask_epi8(joins_digits) << shift;
        block.spaces |= (uint64_t)(uint32_t)_mm_movemask_epi8(spaces) << shift;
        block.rare |= (uint64_t)(uint32_t)_mm_movemask_epi8(rare) << shift;
    }
    return block;
}

TARGET_AVX2 INLINE struct block block_avx2(const uint8_t *text) {
    struct block block = {0, 0, 0, 0, 0, 0};
    for (int part = 0; part < 2; part++) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + 32 * part));
        __m256i lower = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
        __m256i letters = UP_TO_AVX2(_mm256_sub_epi8(lower, _mm256_set1_epi8('a')), 25);
        __m256i digits = UP_TO_AVX2(_mm256_sub_epi8(bytes, _mm256_set1_epi8('0')), 9);
        __m256i both = _mm256_or_si256(IS_AVX2(bytes, '\''), IS_AVX2(bytes, '.'));
        __m256i joins_letters = _mm256_or_si256(both, IS_AVX2(bytes, ':'));
        __m256i joins_digits = _mm256_or_si256(both, _mm256_or_si256(IS_AVX2(bytes, ','), IS_AVX2(bytes, ';')));
        __m256i spaces = _mm256_or_si256(
            UP_TO_AVX2(_mm256_sub_epi8(bytes, _mm256_set1_epi8(9)), 4), IS_AVX2(bytes, ' '));
        __m256i rare = _mm256_or_si256(bytes, _mm256_or_si256(IS_AVX2(bytes, '_'), IS_AVX2(bytes, '`')));
        int shift = 32 * part;
        block.letters |= (uint64_t)(uint32_t)_mm256_movemask_epi8(letters) << shift;
        block.digits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(digits) << shift;
        block.joins_letters |= (uint64_t)(uint32_t)_mm256_movemask_epi8(joins_letters) << shift;
        block.joins_digits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(joins_digits) << shift;
        block.spaces |= (uint64_t)(uint32_t)_mm256_movemask_epi8(spaces) << shift;
        block.rare |= (uint64_t)(uint32_t)_mm256_movemask_epi8(rare) << shift;
    }
    return block;
}

TARGET_AVX512 INLINE struct block block_avx512(const uint8_t *text) {
    __m512i bytes = _mm512_loadu_si512(text);
    __m512i lower = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
    uint64_t both = IS_AVX512(bytes, '\'') | IS_AVX512(bytes, '.');
    struct block block;
    block.letters = _mm512_cmple_epu8_mask(_mm512_sub_epi8(lower, _mm512_set1_epi8('a')), _mm512_set1_epi8(25));
    block.digits = _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8('0')), _mm512_set1_epi8(9));
    block.joins_letters = both | IS_AVX512(bytes, ':');
    block.joins_digits = both | IS_AVX512(bytes, ',') | IS_AVX512(bytes, ';');
    block.spaces = IS_AVX512(bytes, ' ')
        | _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(9)), _mm512_set1_epi8(4));
    block.rare = _mm512_movepi8_mask(bytes) | IS_AVX512(bytes, '_') | IS_AVX512(bytes, '`');
    return block;
}
#endif
