// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels in plain C, for the compiler to make vectors of. Included by one file for each target it is compiled for,
// with KERNELS_TARGET set to that target's attribute and KERNELS_TABLE to the name of the table.

#include "variants.h"

#pragma clang fp reassociate(on) contract(fast)

KERNELS_TARGET static float row_f32(const float *row, const float *query, size_t dimension) {
    float sum = 0;
    for (size_t i = 0; i < dimension; i++) sum += row[i] * query[i];
    return sum;
}

KERNELS_TARGET static void dot_f32(
    const float *rows, const uint32_t *numbers, size_t count, size_t dimension, const float *query, float *out) {
    for (size_t i = 0; i < count; i++) {
        if (numbers && i + ROWS_AHEAD < count) __builtin_prefetch(rows + (size_t)numbers[i + ROWS_AHEAD] * dimension);
        out[i] = row_f32(rows + (numbers ? numbers[i] : i) * dimension, query, dimension);
    }
}

KERNELS_TARGET static void dot_i8(
    const int8_t *rows, const uint32_t *numbers, size_t count, size_t dimension, const int8_t *query, int32_t *out) {
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = rows + (numbers ? numbers[i] : i) * dimension;
        int32_t sum = 0;
        for (size_t j = 0; j < dimension; j++) sum += (int32_t)row[j] * query[j];
        out[i] = sum;
    }
}

KERNELS_TARGET static void distances(
    const uint64_t *blocks, size_t count, size_t words, const uint64_t *query, uint32_t most, uint16_t *out,
    uint8_t *within) {
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        uint64_t sums[8] = {0};
        for (size_t word = 0; word < words; word++)
            for (size_t row = 0; row < 8; row++)
                sums[row] += (uint64_t)__builtin_popcountll(blocks[8 * word + row] ^ query[word]);
        uint8_t mask = 0;
        for (size_t row = 0; row < 8; row++) {
            out[8 * block + row] = (uint16_t)sums[row];
            if (sums[row] <= most) mask |= (uint8_t)(1u << row);
        }
        within[block] = mask;
    }
}

const struct kernels KERNELS_TABLE = {dot_f32, dot_i8, distances};
