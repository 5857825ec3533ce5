#include "Blocks.h"
#include "CTextScan.h"

typedef uint64_t (*match)(const uint8_t *text, uint8_t a, uint8_t b);

INLINE size_t find_either(const uint8_t *text, size_t count, uint8_t a, uint8_t b, match match) {
    size_t index = 0;
    for (; index + 64 <= count; index += 64) {
        uint64_t found = match(text + index, a, b);
        if (found != 0) return index + (size_t)__builtin_ctzll(found);
    }
    while (index < count && text[index] != a && text[index] != b) index++;
    return index;
}

INLINE uint64_t match_plain(const uint8_t *text, uint8_t a, uint8_t b) {
    uint64_t found = 0;
    for (int index = 0; index < 64; index++) {
        found |= (uint64_t)(text[index] == a || text[index] == b) << index;
    }
    return found;
}

#if defined(__x86_64__)
INLINE uint64_t match_sse2(const uint8_t *text, uint8_t a, uint8_t b) {
    uint64_t found = 0;
    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * part));
        __m128i either = _mm_or_si128(IS_SSE2(bytes, (char)a), IS_SSE2(bytes, (char)b));
        found |= (uint64_t)(uint32_t)_mm_movemask_epi8(either) << 16 * part;
    }
    return found;
}

TARGET_AVX2 INLINE uint64_t match_avx2(const uint8_t *text, uint8_t a, uint8_t b) {
    uint64_t found = 0;
    for (int part = 0; part < 2; part++) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + 32 * part));
        __m256i either = _mm256_or_si256(IS_AVX2(bytes, (char)a), IS_AVX2(bytes, (char)b));
        found |= (uint64_t)(uint32_t)_mm256_movemask_epi8(either) << 32 * part;
    }
    return found;
}

TARGET_AVX512 INLINE uint64_t match_avx512(const uint8_t *text, uint8_t a, uint8_t b) {
    __m512i bytes = _mm512_loadu_si512(text);
    return IS_AVX512(bytes, (char)a) | IS_AVX512(bytes, (char)b);
}

TARGET_AVX2 static size_t find_either_avx2(const uint8_t *text, size_t count, uint8_t a, uint8_t b) {
    return find_either(text, count, a, b, match_avx2);
}

TARGET_AVX512 static size_t find_either_avx512(const uint8_t *text, size_t count, uint8_t a, uint8_t b) {
    return find_either(text, count, a, b, match_avx512);
}
#endif

size_t storyfold_text_find_either(int level, const uint8_t *text, size_t count, uint8_t a, uint8_t b) {
    switch (level) {
#if defined(__x86_64__)
    case STORYFOLD_TEXT_AVX512: return find_either_avx512(text, count, a, b);
    case STORYFOLD_TEXT_AVX2: return find_either_avx2(text, count, a, b);
    case STORYFOLD_TEXT_SSE2: return find_either(text, count, a, b, match_sse2);
#endif
    default: return find_either(text, count, a, b, match_plain);
    }
}
