#pragma once
// The inner loops of products of sparse rows: one row against a panel of others.
#include <stddef.h>
#include <stdint.h>

/// Which instructions a call uses; every level gives the same result to the bit.
enum {
    STORYFOLD_ROWS_PLAIN = 0,
    STORYFOLD_ROWS_AVX2 = 1,
    STORYFOLD_ROWS_AVX512 = 2,
};

/// The highest level that this machine has.
int storyfold_rows_best_level(void);

/// Adds the products of one row with the rows of a panel that share a column with it.
///
/// - columns, values: the `count` entries of the row.
/// - starts: per column, where its postings begin; one more than there are columns.
/// - places, weights: the postings: a row of the panel, and what it holds in the column.
/// - sums: a number for each row of the panel.
void storyfold_rows_accumulate(
    const uint32_t *columns, const float *values, size_t count, const uint32_t *starts, const uint16_t *places,
    const float *weights, float *sums);

/// Finds the rows whose sum may still reach a floor: sums[i] + norm * norms[i] >= floor.
///
/// - first, end: the rows looked at, end at most 65,536.
/// - found: receives them, ascending; room for end - first + 16.
/// Returns how many there are.
size_t storyfold_rows_reaching(
    int level, const float *sums, const float *norms, float norm, float floor, size_t first, size_t end,
    uint16_t *found);

/// The inner product of two vectors, summed in 64 lanes.
///
/// - count: a multiple of 64.
float storyfold_rows_product(int level, const float *a, const float *b, size_t count);
