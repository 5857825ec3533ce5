#include "Blocks.h"
#include "CTextScan.h"

typedef struct block (*classify)(const uint8_t *text);
typedef uint32_t *(*write_places)(uint64_t edges, uint32_t base, uint32_t *places);

/// The bitmaps of a text, and how many blocks of 64 bytes they have; one block more is always empty.
struct masks {
    uint64_t *words;
    uint64_t *spaces;
    uint64_t *rare;
    size_t blocks;
};

// First pass: bytes to bitmaps. Returns whether anything is rare.
INLINE int fill_masks(struct masks masks, const uint8_t *text, size_t count, classify classify) {
    uint64_t any = 0, letter_before = 0, digit_before = 0;
    uint8_t last[64] = {0};
    for (size_t index = 0; index < masks.blocks; index++) {
        size_t base = 64 * index;
        // No branch behind the call: clang 21 takes what is compared apart, bit by bit, to carry it over one.
        const uint8_t *bytes = text + base;
        uint8_t next = 0;
        if (base + 64 > count) {
            memcpy(last, bytes, count - base);
            bytes = last;
        } else if (base + 64 < count) {
            next = bytes[64];
        }
        struct block block = classify(bytes);
        uint64_t after_letter = block.letters << 1 | letter_before;
        uint64_t before_letter = block.letters >> 1 | (uint64_t)is_letter(next) << 63;
        uint64_t after_digit = block.digits << 1 | digit_before;
        uint64_t before_digit = block.digits >> 1 | (uint64_t)is_digit(next) << 63;
        masks.words[index] = block.letters | block.digits | (block.joins_letters & after_letter & before_letter)
            | (block.joins_digits & after_digit & before_digit);
        masks.spaces[index] = block.spaces;
        masks.rare[index] = block.rare;
        letter_before = block.letters >> 63;
        digit_before = block.digits >> 63;
        any |= block.rare;
    }
    masks.words[masks.blocks] = 0;
    return any != 0;
}

/// Whether what stands before `index` and from `end` on are two letters, or two digits.
static int joins(const uint8_t *text, size_t count, size_t index, size_t end) {
    if (index == 0 || end >= count) return 0;
    uint8_t before = text[index - 1], after = text[end];
    return (is_letter(before) && is_letter(after)) || (is_digit(before) && is_digit(after));
}

/// The bytes of the common punctuation at `index` that ends a word; 0 where something rare stands.
static size_t punctuation(const uint8_t *text, size_t count, size_t index) {
    if (text[index] == '`') return joins(text, count, index, index + 1) ? 0 : 1;
    if (text[index] == 0xC2) return index + 1 < count && text[index + 1] == 0xA0 ? 2 : 0;
    if (text[index] != 0xE2 || index + 2 >= count || text[index + 1] != 0x80) return 0;
    switch (text[index + 2]) {
    case 0x93: case 0x94: case 0x9C: case 0x9D: case 0xA6: return 3;
    case 0x98: case 0x99: return joins(text, count, index, index + 3) ? 0 : 3;
    default: return 0;
    }
}

static size_t run_start(struct masks masks, size_t index) {
    size_t block = index / 64;
    uint64_t spaces = masks.spaces[block] & (((uint64_t)1 << index % 64) - 1);
    while (spaces == 0 && block > 0) spaces = masks.spaces[--block];
    return spaces == 0 ? 0 : 64 * block + 64 - (size_t)__builtin_clzll(spaces);
}

static size_t run_end(struct masks masks, size_t index, size_t count) {
    size_t block = index / 64;
    uint64_t spaces = masks.spaces[block] & (~(uint64_t)0 << index % 64);
    while (spaces == 0 && ++block < masks.blocks) spaces = masks.spaces[block];
    return spaces == 0 ? count : 64 * block + (size_t)__builtin_ctzll(spaces);
}

static void mark(uint64_t *words, size_t start, size_t end) {
    uint64_t from = ~(uint64_t)0 << start % 64;
    uint64_t upto = ~(uint64_t)0 >> (63 - (end - 1) % 64);
    size_t first = start / 64, last = (end - 1) / 64;
    if (first == last) {
        words[first] |= from & upto;
        return;
    }
    words[first] |= from;
    for (size_t block = first + 1; block < last; block++) words[block] = ~(uint64_t)0;
    words[last] |= upto;
}

// Second pass, over what is rare: runs become one word each. Returns how many; `runs` receives their starts.
static size_t mark_runs(struct masks masks, const uint8_t *text, size_t count, uint32_t *runs) {
    size_t found = 0, done = 0;
    for (size_t block = 0; block < masks.blocks; block++) {
        uint64_t rare = masks.rare[block];
        while (rare != 0) {
            size_t index = 64 * block + (size_t)__builtin_ctzll(rare);
            rare &= rare - 1;
            if (index < done) continue;
            size_t width = punctuation(text, count, index);
            if (width != 0) {
                done = index + width;
                continue;
            }
            size_t start = run_start(masks, index);
            done = run_end(masks, index, count);
            mark(masks.words, start, done);
            runs[found++] = (uint32_t)start;
        }
    }
    return found;
}

// Third pass: bitmaps to places. The starts in `runs` become numbers of words.
INLINE size_t list_places(
    struct masks masks, uint32_t *places, uint32_t *runs, size_t run_count, write_places write) {
    uint32_t *next = places;
    uint64_t before = 0;
    size_t run = 0;
    for (size_t block = 0; block <= masks.blocks; block++) {
        uint64_t words = masks.words[block];
        uint64_t edges = words ^ (words << 1 | before);
        before = words >> 63;
        while (run < run_count && runs[run] < 64 * (block + 1)) {
            uint64_t earlier = edges & (((uint64_t)1 << runs[run] % 64) - 1);
            runs[run++] = (uint32_t)(((size_t)(next - places) + (size_t)__builtin_popcountll(earlier)) / 2);
        }
        next = write(edges, (uint32_t)(64 * block), next);
    }
    return (size_t)(next - places) / 2;
}

// Writes in eights, some of them beyond the last: a loop whose length is nearly always the same.
INLINE uint32_t *write_in_eights(uint64_t edges, uint32_t base, uint32_t *places) {
    uint32_t *end = places + __builtin_popcountll(edges);
    while (places < end) {
        for (int step = 0; step < 8; step++) {
            // Without a bit left, any number will do.
            places[step] = base + (uint32_t)__builtin_ctzll(edges | (uint64_t)1 << 63);
            edges &= edges - 1;
        }
        places += 8;
    }
    return end;
}

INLINE struct storyfold_text_words find_words(
    const uint8_t *text, size_t count, uint64_t *space, uint32_t *places, uint32_t *runs, classify classify,
    write_places write) {
    size_t blocks = (count + 63) / 64;
    struct masks masks = {space, space + blocks + 1, space + 2 * (blocks + 1), blocks};
    size_t run_count = fill_masks(masks, text, count, classify) ? mark_runs(masks, text, count, runs) : 0;
    struct storyfold_text_words found = {list_places(masks, places, runs, run_count, write), run_count};
    return found;
}

#if defined(__x86_64__)
TARGET_AVX512 INLINE uint32_t *write_by_compressing(uint64_t edges, uint32_t base, uint32_t *places) {
    static const uint8_t order[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    int count = __builtin_popcountll(edges);
    // Into a register: to memory this instruction is very slow on some machines.
    __m512i offsets = _mm512_maskz_compress_epi8(edges, _mm512_loadu_si512(order));
    __m512i bases = _mm512_set1_epi32((int)base);
    _mm512_storeu_si512(
        places, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(offsets))));
    _mm512_storeu_si512(
        places + 16, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(offsets, 1))));
    if (count > 32) {
        _mm512_storeu_si512(
            places + 32, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(offsets, 2))));
        _mm512_storeu_si512(
            places + 48, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(offsets, 3))));
    }
    return places + count;
}

TARGET_AVX2 static struct storyfold_text_words find_words_avx2(
    const uint8_t *text, size_t count, uint64_t *space, uint32_t *places, uint32_t *runs) {
    return find_words(text, count, space, places, runs, block_avx2, write_in_eights);
}

TARGET_AVX512 static struct storyfold_text_words find_words_avx512(
    const uint8_t *text, size_t count, uint64_t *space, uint32_t *places, uint32_t *runs) {
    return find_words(text, count, space, places, runs, block_avx512, write_by_compressing);
}
#endif

int storyfold_text_best_level(void) {
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) return STORYFOLD_TEXT_SSE2;
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512vbmi2")
        ? STORYFOLD_TEXT_AVX512
        : STORYFOLD_TEXT_AVX2;
#else
    return STORYFOLD_TEXT_PLAIN;
#endif
}

struct storyfold_text_words storyfold_text_find_words(
    int level, const uint8_t *text, size_t count, uint64_t *space, uint32_t *places, uint32_t *runs) {
    switch (level) {
#if defined(__x86_64__)
    case STORYFOLD_TEXT_AVX512: return find_words_avx512(text, count, space, places, runs);
    case STORYFOLD_TEXT_AVX2: return find_words_avx2(text, count, space, places, runs);
    case STORYFOLD_TEXT_SSE2: return find_words(text, count, space, places, runs, block_sse2, write_in_eights);
#endif
    default: return find_words(text, count, space, places, runs, block_plain, write_in_eights);
    }
}
