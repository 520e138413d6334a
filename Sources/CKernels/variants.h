// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef GREFFIER_KERNELS_VARIANTS_H
#define GREFFIER_KERNELS_VARIANTS_H

#include "kernels.h"

/// How many rows ahead of the present one a walk over scattered rows asks the memory for.
#define ROWS_AHEAD 6

/// The three products over `count` rows, each row by number in `numbers`, or one after the other where that is NULL.
struct kernels {
    void (*dot_f32)(
        const float *rows, const uint32_t *numbers, size_t count, size_t dimension, const float *query, float *out);
    void (*dot_i8)(
        const int8_t *rows, const uint32_t *numbers, size_t count, size_t dimension, const int8_t *query,
        int32_t *out);
    /// Distances of eight rows each, and which of the eight lie at `most` or below.
    void (*distances)(
        const uint64_t *blocks, size_t count, size_t words, const uint64_t *query, uint32_t most, uint16_t *out,
        uint8_t *within);
};

extern const struct kernels kernels_plain;
#if defined(__x86_64__)
extern const struct kernels kernels_popcnt;
extern const struct kernels kernels_avx2;
extern const struct kernels kernels_avx512;
#endif

#endif
