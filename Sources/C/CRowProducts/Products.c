#include "CRowProducts.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define TARGET_AVX2 __attribute__((target("avx2")))
#define TARGET_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2")))
#endif
#define INLINE static inline __attribute__((always_inline))

// A fused product would round otherwise than the same two steps on a machine without one.
#pragma STDC FP_CONTRACT OFF

int storyfold_rows_best_level(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512vbmi2")) {
        return STORYFOLD_ROWS_AVX512;
    }
    if (__builtin_cpu_supports("avx2")) return STORYFOLD_ROWS_AVX2;
#endif
    return STORYFOLD_ROWS_PLAIN;
}

void storyfold_rows_accumulate(
    const uint32_t *columns, const float *values, size_t count, const uint32_t *starts, const uint16_t *places,
    const float *weights, float *sums
) {
    for (size_t entry = 0; entry < count; entry++) {
        float value = values[entry];
        uint32_t posting = starts[columns[entry]];
        uint32_t end = starts[columns[entry] + 1];
        for (; posting + 4 <= end; posting += 4) {
            sums[places[posting]] += value * weights[posting];
            sums[places[posting + 1]] += value * weights[posting + 1];
            sums[places[posting + 2]] += value * weights[posting + 2];
            sums[places[posting + 3]] += value * weights[posting + 3];
        }
        for (; posting < end; posting++) sums[places[posting]] += value * weights[posting];
    }
}

INLINE size_t reaching_plain(
    const float *sums, const float *norms, float norm, float floor, size_t first, size_t end, uint16_t *found,
    size_t count
) {
    for (size_t row = first; row < end; row++) {
        found[count] = (uint16_t)row;
        count += sums[row] + norm * norms[row] >= floor;
    }
    return count;
}

typedef float lanes __attribute__((vector_size(64), aligned(4)));

// Four registers of lanes, so that an addition need not wait for the one before it.
INLINE float product(const float *a, const float *b, size_t count) {
    lanes sums[4] = {{0}, {0}, {0}, {0}};
    for (size_t index = 0; index < count; index += 64) {
        for (int part = 0; part < 4; part++) {
            sums[part] += *(const lanes *)(a + index + 16 * part) * *(const lanes *)(b + index + 16 * part);
        }
    }
    lanes sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    for (int half = 8; half > 0; half /= 2) {
        for (int lane = 0; lane < half; lane++) sum[lane] += sum[lane + half];
    }
    return sum[0];
}

#if defined(__x86_64__)
TARGET_AVX2 static size_t reaching_avx2(
    const float *sums, const float *norms, float norm, float floor, size_t first, size_t end, uint16_t *found
) {
    size_t count = 0;
    size_t row = first;
    __m256 factor = _mm256_set1_ps(norm);
    __m256 least = _mm256_set1_ps(floor);
    for (; row + 8 <= end; row += 8) {
        __m256 bound =
            _mm256_add_ps(_mm256_loadu_ps(sums + row), _mm256_mul_ps(factor, _mm256_loadu_ps(norms + row)));
        uint32_t reaches = (uint32_t)_mm256_movemask_ps(_mm256_cmp_ps(bound, least, _CMP_GE_OQ));
        for (; reaches != 0; reaches &= reaches - 1) {
            found[count++] = (uint16_t)(row + (size_t)__builtin_ctz(reaches));
        }
    }
    return reaching_plain(sums, norms, norm, floor, row, end, found, count);
}

TARGET_AVX512 static size_t reaching_avx512(
    const float *sums, const float *norms, float norm, float floor, size_t first, size_t end, uint16_t *found
) {
    size_t count = 0;
    __m512 factor = _mm512_set1_ps(norm);
    __m512 least = _mm512_set1_ps(floor);
    __m256i lanes = _mm256_set_epi16(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    for (size_t row = first; row < end; row += 16) {
        __mmask16 inside = end - row >= 16 ? 0xFFFF : (__mmask16)((1u << (end - row)) - 1);
        __m512 bound = _mm512_add_ps(
            _mm512_maskz_loadu_ps(inside, sums + row), _mm512_mul_ps(factor, _mm512_maskz_loadu_ps(inside, norms + row)));
        __mmask16 reaches = _mm512_mask_cmp_ps_mask(inside, bound, least, _CMP_GE_OQ);
        if (reaches == 0) continue;
        // The whole register is stored: room for 16 more is part of the contract.
        __m256i rows = _mm256_add_epi16(lanes, _mm256_set1_epi16((short)row));
        _mm256_storeu_si256((__m256i *)(found + count), _mm256_maskz_compress_epi16(reaches, rows));
        count += (size_t)__builtin_popcount(reaches);
    }
    return count;
}

TARGET_AVX2 static float product_avx2(const float *a, const float *b, size_t count) { return product(a, b, count); }

TARGET_AVX512 static float product_avx512(const float *a, const float *b, size_t count) {
    return product(a, b, count);
}
#endif

size_t storyfold_rows_reaching(
    int level, const float *sums, const float *norms, float norm, float floor, size_t first, size_t end,
    uint16_t *found
) {
    switch (level) {
#if defined(__x86_64__)
    case STORYFOLD_ROWS_AVX512: return reaching_avx512(sums, norms, norm, floor, first, end, found);
    case STORYFOLD_ROWS_AVX2: return reaching_avx2(sums, norms, norm, floor, first, end, found);
#endif
    default: return reaching_plain(sums, norms, norm, floor, first, end, found, 0);
    }
}

float storyfold_rows_product(int level, const float *a, const float *b, size_t count) {
    switch (level) {
#if defined(__x86_64__)
    case STORYFOLD_ROWS_AVX512: return product_avx512(a, b, count);
    case STORYFOLD_ROWS_AVX2: return product_avx2(a, b, count);
#endif
    default: return product(a, b, count);
    }
}
