// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef GREFFIER_KERNELS_H
#define GREFFIER_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// What the kernels are written for. A processor runs those up to its best.
///
/// On processors other than x86-64 there is `KERNELS_PLAIN` alone, which the compiler makes vectors of where the target
/// has them at all times, as aarch64 does.
enum kernels_variant {
    KERNELS_PLAIN = 0,
    /// x86-64 with POPCNT and SSE4.2.
    KERNELS_POPCNT = 1,
    /// x86-64 with AVX2 and FMA.
    KERNELS_AVX2 = 2,
    /// x86-64 with AVX-512 F, BW, VL, VNNI and VPOPCNTDQ.
    KERNELS_AVX512 = 3,
};

/// The best variant that this processor and system can run.
int kernels_best(void);

/// `avx512`, `avx2`, `popcnt`; `neon` or `plain` for `KERNELS_PLAIN`.
const char *kernels_name(int variant);

/// What a scan found.
struct kernels_hit {
    uint32_t row;
    float score;
};

/// Rows that a scan looks at: bit `row % 8` of byte `row / 8`; NULL for all rows.
typedef const uint8_t *kernels_allowed;

/// All matrices have rows of `dimension` components, a multiple of 64, filled up with zeros.
///
/// The scans give the `limit` best rows by score, ties by the lower row first, in the order of the rows, and return how
/// many they gave. `hits` has room for `kernels_room(limit)`.
size_t kernels_room(size_t limit);

/// Scores are inner products.
size_t kernels_scan_f32(
    int variant, const float *rows, size_t count, size_t dimension, const float *query, kernels_allowed allowed,
    size_t limit, struct kernels_hit *hits);

/// Scores are inner products times the scale of the row. Components are -127 to 127.
size_t kernels_scan_i8(
    int variant, const int8_t *rows, const float *scales, size_t count, size_t dimension, const int8_t *query,
    kernels_allowed allowed, size_t limit, struct kernels_hit *hits);

/// Scores are the number of equal bits less that of different ones. Eight rows stand together: the first words of all
/// eight, then their second words, and so on; `count` rows are in `(count + 7) / 8` such blocks.
size_t kernels_scan_bits(
    int variant, const uint64_t *blocks, size_t count, size_t dimension, const uint64_t *query,
    kernels_allowed allowed, size_t limit, struct kernels_hit *hits);

/// Sets the score of each hit to the exact inner product of its row.
void kernels_rescore_f32(
    int variant, const float *rows, size_t dimension, const float *query, struct kernels_hit *hits, size_t count);

/// Sets the score of each hit to the inner product of its row times the row's scale.
void kernels_rescore_i8(
    int variant, const int8_t *rows, const float *scales, size_t dimension, const int8_t *query,
    struct kernels_hit *hits, size_t count);

/// Leaves the `limit` best of `count` hits, ties by the earlier first, in their order; returns how many are left.
size_t kernels_best_hits(struct kernels_hit *hits, size_t count, size_t limit);

/// Zeroed memory at a multiple of 64 bytes, on large pages where the system gives them; NULL where there is none left.
void *kernels_allocate(size_t bytes);
void kernels_free(void *memory, size_t bytes);

#endif
