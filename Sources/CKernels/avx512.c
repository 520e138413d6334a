// SPDX-License-Identifier: GPL-3.0-or-later
#if defined(__x86_64__)
#include <immintrin.h>

#include "variants.h"

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,avx512vpopcntdq")))

/// Asks the memory for what comes 2 KiB behind, which the processor does not do across its pages by itself.
TARGET static inline float row_f32(const float *row, const float *query, size_t dimension) {
    __m512 a = _mm512_setzero_ps(), b = a, c = a, d = a;
    for (size_t i = 0; i < dimension; i += 64) {
        for (size_t line = 0; line < 64; line += 16) _mm_prefetch((const char *)(row + i + line + 512), _MM_HINT_T0);
        a = _mm512_fmadd_ps(_mm512_loadu_ps(row + i), _mm512_loadu_ps(query + i), a);
        b = _mm512_fmadd_ps(_mm512_loadu_ps(row + i + 16), _mm512_loadu_ps(query + i + 16), b);
        c = _mm512_fmadd_ps(_mm512_loadu_ps(row + i + 32), _mm512_loadu_ps(query + i + 32), c);
        d = _mm512_fmadd_ps(_mm512_loadu_ps(row + i + 48), _mm512_loadu_ps(query + i + 48), d);
    }
    return _mm512_reduce_add_ps(_mm512_add_ps(_mm512_add_ps(a, b), _mm512_add_ps(c, d)));
}

TARGET static void dot_f32(
    const float *rows, const uint32_t *numbers, size_t count, size_t dimension, const float *query, float *out) {
    for (size_t i = 0; i < count; i++) {
        if (numbers && i + ROWS_AHEAD < count) {
            const float *ahead = rows + (size_t)numbers[i + ROWS_AHEAD] * dimension;
            for (size_t j = 0; j < dimension; j += 16) _mm_prefetch((const char *)(ahead + j), _MM_HINT_T0);
        }
        out[i] = row_f32(rows + (numbers ? numbers[i] : i) * dimension, query, dimension);
    }
}

/// VPDPBUSD multiplies unsigned bytes by signed ones: the row is moved up by 128, and 128 times the sum of the query
/// taken off again.
TARGET static void dot_i8(
    const int8_t *rows, const uint32_t *numbers, size_t count, size_t dimension, const int8_t *query, int32_t *out) {
    const __m512i shift = _mm512_set1_epi8((char)0x80);
    __m512i total = _mm512_setzero_si512();
    for (size_t j = 0; j < dimension; j += 64)
        total = _mm512_dpbusd_epi32(total, shift, _mm512_loadu_si512(query + j));
    const int32_t excess = _mm512_reduce_add_epi32(total);
    for (size_t i = 0; i < count; i++) {
        if (numbers && i + ROWS_AHEAD < count) {
            const int8_t *ahead = rows + (size_t)numbers[i + ROWS_AHEAD] * dimension;
            for (size_t j = 0; j < dimension; j += 64) _mm_prefetch((const char *)(ahead + j), _MM_HINT_T0);
        }
        const int8_t *row = rows + (numbers ? numbers[i] : i) * dimension;
        __m512i sums = _mm512_setzero_si512();
        for (size_t j = 0; j < dimension; j += 64)
            sums = _mm512_dpbusd_epi32(
                sums, _mm512_xor_si512(_mm512_loadu_si512(row + j), shift), _mm512_loadu_si512(query + j));
        out[i] = _mm512_reduce_add_epi32(sums) - excess;
    }
}

TARGET static void distances(
    const uint64_t *blocks, size_t count, size_t words, const uint64_t *query, uint32_t most, uint16_t *out,
    uint8_t *within) {
    const __m512i limit = _mm512_set1_epi64((long long)most);
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        __m512i sums = _mm512_setzero_si512();
        for (size_t word = 0; word < words; word++) {
            const __m512i wanted = _mm512_set1_epi64((long long)query[word]);
            sums = _mm512_add_epi64(
                sums, _mm512_popcnt_epi64(_mm512_xor_si512(_mm512_loadu_si512(blocks + 8 * word), wanted)));
        }
        within[block] = _mm512_cmple_epu64_mask(sums, limit);
        if (within[block]) _mm_storeu_si128((__m128i *)(out + 8 * block), _mm512_cvtepi64_epi16(sums));
    }
}

const struct kernels kernels_avx512 = {dot_f32, dot_i8, distances};
#endif
