// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "variants.h"

int kernels_best(void) {
#if defined(__x86_64__)
    // These ask the system too, whether it keeps the wide registers.
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vpopcntdq"))
        return KERNELS_AVX512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return KERNELS_AVX2;
    if (__builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("popcnt")) return KERNELS_POPCNT;
#endif
    return KERNELS_PLAIN;
}

const char *kernels_name(int variant) {
    switch (variant) {
    case KERNELS_AVX512: return "avx512";
    case KERNELS_AVX2: return "avx2";
    case KERNELS_POPCNT: return "popcnt";
    default:
#if defined(__aarch64__)
        return "neon";
#else
        return "plain";
#endif
    }
}

static const struct kernels *table(int variant) {
#if defined(__x86_64__)
    switch (variant) {
    case KERNELS_AVX512: return &kernels_avx512;
    case KERNELS_AVX2: return &kernels_avx2;
    case KERNELS_POPCNT: return &kernels_popcnt;
    default: break;
    }
#endif
    return &kernels_plain;
}

// MARK: Choosing

/// The scans gather what passes the score of the present last place, and let go of the rest when the room is full: few
/// rows pass after the first thousand, so that nothing is ever sorted.
struct gathering {
    struct kernels_hit *hits;
    size_t count, limit, room;
    /// What a further row must be above.
    float least;
};

size_t kernels_room(size_t limit) { return 2 * limit + 64; }

static struct gathering gather(size_t limit, struct kernels_hit *hits) {
    return (struct gathering){hits, 0, limit, kernels_room(limit), -INFINITY};
}

/// The score of the place `limit`, which lies within `scores`; puts them out of order.
static float score_at(float *scores, size_t count, size_t limit) {
    size_t low = 0, high = count;
    while (high - low > 1) {
        const float pivot = scores[low + (high - low) / 2];
        size_t above = low, equal = low, end = high;
        while (equal < end) {
            const float score = scores[equal];
            if (score > pivot) {
                scores[equal++] = scores[above];
                scores[above++] = score;
            } else if (score < pivot) {
                scores[equal] = scores[--end];
                scores[end] = score;
            } else {
                equal++;
            }
        }
        if (limit - 1 < above) high = above;
        else if (limit - 1 < end) return pivot;
        else low = end;
    }
    return scores[low];
}

size_t kernels_best_hits(struct kernels_hit *hits, size_t count, size_t limit) {
    if (count <= limit) return count;
    if (limit == 0) return 0;
    float *scores = malloc(count * sizeof(float));
    if (!scores) abort();
    for (size_t i = 0; i < count; i++) scores[i] = hits[i].score;
    const float last = score_at(scores, count, limit);
    free(scores);
    size_t above = 0;
    for (size_t i = 0; i < count; i++) above += hits[i].score > last;
    size_t equal = limit - above, kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (hits[i].score > last || (hits[i].score == last && equal > 0)) {
            if (hits[i].score == last) equal--;
            hits[kept++] = hits[i];
        }
    }
    return kept;
}

static void tighten(struct gathering *found) {
    found->count = kernels_best_hits(found->hits, found->count, found->limit);
    float least = INFINITY;
    for (size_t i = 0; i < found->count; i++) least = fminf(least, found->hits[i].score);
    found->least = least;
}

static inline void offer(struct gathering *found, size_t row, float score) {
    // Rows come in order: of equal scores, those found first stay.
    if (!(score > found->least)) return;
    found->hits[found->count++] = (struct kernels_hit){(uint32_t)row, score};
    if (found->count == found->room) tighten(found);
}

static inline int is_allowed(kernels_allowed allowed, size_t row) {
    return !allowed || (allowed[row / 8] >> (row % 8) & 1);
}

// MARK: Scans

/// Rows whose products are made before they are looked at.
#define TILE 64

/// The rows of a tile that are allowed, by number; `*all` when none is left out.
static size_t allowed_rows(kernels_allowed allowed, size_t start, size_t count, uint32_t *numbers) {
    size_t found = 0;
    for (size_t row = start; row < start + count; row++)
        if (is_allowed(allowed, row)) numbers[found++] = (uint32_t)row;
    return found;
}

size_t kernels_scan_f32(
    int variant, const float *rows, size_t count, size_t dimension, const float *query, kernels_allowed allowed,
    size_t limit, struct kernels_hit *hits) {
    if (limit == 0) return 0;
    const struct kernels *kernels = table(variant);
    struct gathering found = gather(limit, hits);
    float scores[TILE];
    uint32_t numbers[TILE];
    for (size_t start = 0; start < count; start += TILE) {
        size_t tile = count - start < TILE ? count - start : TILE;
        if (allowed) {
            tile = allowed_rows(allowed, start, tile, numbers);
            kernels->dot_f32(rows, numbers, tile, dimension, query, scores);
        } else {
            kernels->dot_f32(rows + start * dimension, NULL, tile, dimension, query, scores);
        }
        for (size_t i = 0; i < tile; i++) offer(&found, allowed ? numbers[i] : start + i, scores[i]);
    }
    return kernels_best_hits(hits, found.count, limit);
}

size_t kernels_scan_i8(
    int variant, const int8_t *rows, const float *scales, size_t count, size_t dimension, const int8_t *query,
    kernels_allowed allowed, size_t limit, struct kernels_hit *hits) {
    if (limit == 0) return 0;
    const struct kernels *kernels = table(variant);
    struct gathering found = gather(limit, hits);
    int32_t products[TILE];
    uint32_t numbers[TILE];
    for (size_t start = 0; start < count; start += TILE) {
        size_t tile = count - start < TILE ? count - start : TILE;
        if (allowed) {
            tile = allowed_rows(allowed, start, tile, numbers);
            kernels->dot_i8(rows, numbers, tile, dimension, query, products);
        } else {
            kernels->dot_i8(rows + start * dimension, NULL, tile, dimension, query, products);
        }
        for (size_t i = 0; i < tile; i++) {
            const size_t row = allowed ? numbers[i] : start + i;
            offer(&found, row, (float)products[i] * scales[row]);
        }
    }
    return kernels_best_hits(hits, found.count, limit);
}

size_t kernels_scan_bits(
    int variant, const uint64_t *blocks, size_t count, size_t dimension, const uint64_t *query,
    kernels_allowed allowed, size_t limit, struct kernels_hit *hits) {
    if (limit == 0) return 0;
    const struct kernels *kernels = table(variant);
    struct gathering found = gather(limit, hits);
    const size_t words = dimension / 64, all = (count + 7) / 8;
    uint16_t distances[8 * TILE];
    uint8_t within[TILE];
    for (size_t start = 0; start < all; start += TILE) {
        const size_t tile = all - start < TILE ? all - start : TILE;
        if (allowed) {
            size_t any = 0;
            for (size_t block = 0; block < tile; block++) any |= allowed[start + block];
            if (!any) continue;
        }
        // A row must come below the distance of the present last place.
        const float least = found.least;
        const uint32_t most = least == -INFINITY ? UINT16_MAX : (uint32_t)(((float)dimension - least) / 2) - 1;
        if (least >= (float)dimension) break;
        kernels->distances(blocks + start * 8 * words, tile, words, query, most, distances, within);
        for (size_t block = 0; block < tile; block++) {
            uint32_t mask = allowed ? within[block] & allowed[start + block] : within[block];
            for (; mask; mask &= mask - 1) {
                const size_t row = 8 * block + (size_t)__builtin_ctz(mask);
                if (8 * start + row >= count) break;
                offer(&found, 8 * start + row, (float)dimension - 2 * (float)distances[row]);
            }
        }
    }
    return kernels_best_hits(hits, found.count, limit);
}

void kernels_rescore_f32(
    int variant, const float *rows, size_t dimension, const float *query, struct kernels_hit *hits, size_t count) {
    const struct kernels *kernels = table(variant);
    uint32_t numbers[TILE];
    float scores[TILE];
    for (size_t start = 0; start < count; start += TILE) {
        const size_t tile = count - start < TILE ? count - start : TILE;
        for (size_t i = 0; i < tile; i++) numbers[i] = hits[start + i].row;
        kernels->dot_f32(rows, numbers, tile, dimension, query, scores);
        for (size_t i = 0; i < tile; i++) hits[start + i].score = scores[i];
    }
}

void kernels_rescore_i8(
    int variant, const int8_t *rows, const float *scales, size_t dimension, const int8_t *query,
    struct kernels_hit *hits, size_t count) {
    const struct kernels *kernels = table(variant);
    uint32_t numbers[TILE];
    int32_t products[TILE];
    for (size_t start = 0; start < count; start += TILE) {
        const size_t tile = count - start < TILE ? count - start : TILE;
        for (size_t i = 0; i < tile; i++) numbers[i] = hits[start + i].row;
        kernels->dot_i8(rows, numbers, tile, dimension, query, products);
        for (size_t i = 0; i < tile; i++) hits[start + i].score = (float)products[i] * scales[numbers[i]];
    }
}

// MARK: Memory

void *kernels_allocate(size_t bytes) {
    void *memory = mmap(NULL, bytes ? bytes : 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return NULL;
#if defined(MADV_HUGEPAGE)
    // Scattered rows would otherwise each wait for a page table; systems without large pages go on without.
    if (bytes >= (size_t)4 << 20) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return memory;
}

void kernels_free(void *memory, size_t bytes) { munmap(memory, bytes ? bytes : 1); }
