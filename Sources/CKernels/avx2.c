// SPDX-License-Identifier: GPL-3.0-or-later
#if defined(__x86_64__)
#include <immintrin.h>

#include "variants.h"

#define TARGET __attribute__((target("avx2,fma,popcnt")))

TARGET static inline float sum_f32(__m256 sums) {
    __m128 half = _mm_add_ps(_mm256_castps256_ps128(sums), _mm256_extractf128_ps(sums, 1));
    half = _mm_add_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_add_ss(half, _mm_movehdup_ps(half)));
}

/// Asks the memory for what comes 2 KiB behind, which the processor does not do across its pages by itself.
TARGET static inline float row_f32(const float *row, const float *query, size_t dimension) {
    __m256 a = _mm256_setzero_ps(), b = a, c = a, d = a;
    for (size_t i = 0; i < dimension; i += 32) {
        for (size_t line = 0; line < 32; line += 16) _mm_prefetch((const char *)(row + i + line + 512), _MM_HINT_T0);
        a = _mm256_fmadd_ps(_mm256_loadu_ps(row + i), _mm256_loadu_ps(query + i), a);
        b = _mm256_fmadd_ps(_mm256_loadu_ps(row + i + 8), _mm256_loadu_ps(query + i + 8), b);
        c = _mm256_fmadd_ps(_mm256_loadu_ps(row + i + 16), _mm256_loadu_ps(query + i + 16), c);
        d = _mm256_fmadd_ps(_mm256_loadu_ps(row + i + 24), _mm256_loadu_ps(query + i + 24), d);
    }
    return sum_f32(_mm256_add_ps(_mm256_add_ps(a, b), _mm256_add_ps(c, d)));
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

/// 16-bit products never overflow: components are -127 to 127, and two products are added at once.
TARGET static void dot_i8(
    const int8_t *rows, const uint32_t *numbers, size_t count, size_t dimension, const int8_t *query, int32_t *out) {
    for (size_t i = 0; i < count; i++) {
        if (numbers && i + ROWS_AHEAD < count) {
            const int8_t *ahead = rows + (size_t)numbers[i + ROWS_AHEAD] * dimension;
            for (size_t j = 0; j < dimension; j += 64) _mm_prefetch((const char *)(ahead + j), _MM_HINT_T0);
        }
        const int8_t *row = rows + (numbers ? numbers[i] : i) * dimension;
        __m256i sums = _mm256_setzero_si256();
        const __m256i ones = _mm256_set1_epi16(1);
        for (size_t j = 0; j < dimension; j += 32) {
            const __m256i x = _mm256_loadu_si256((const __m256i *)(row + j));
            const __m256i y = _mm256_loadu_si256((const __m256i *)(query + j));
            const __m256i products = _mm256_maddubs_epi16(_mm256_abs_epi8(x), _mm256_sign_epi8(y, x));
            sums = _mm256_add_epi32(sums, _mm256_madd_epi16(products, ones));
        }
        __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
        half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
        out[i] = _mm_cvtsi128_si32(_mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1)));
    }
}

/// Counts bits by looking up each half byte.
TARGET static inline __m256i bits(__m256i words) {
    const __m256i table = _mm256_setr_epi8(
        0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i half = _mm256_set1_epi8(15);
    const __m256i low = _mm256_shuffle_epi8(table, _mm256_and_si256(words, half));
    const __m256i high = _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(words, 4), half));
    return _mm256_sad_epu8(_mm256_add_epi8(low, high), _mm256_setzero_si256());
}

TARGET static void distances(
    const uint64_t *blocks, size_t count, size_t words, const uint64_t *query, uint32_t most, uint16_t *out,
    uint8_t *within) {
    const __m256i limit = _mm256_set1_epi64x((long long)most + 1);
    for (size_t block = 0; block < count; block++, blocks += 8 * words) {
        __m256i a = _mm256_setzero_si256(), b = a;
        for (size_t word = 0; word < words; word++) {
            const __m256i wanted = _mm256_set1_epi64x((long long)query[word]);
            const __m256i *row = (const __m256i *)(blocks + 8 * word);
            a = _mm256_add_epi64(a, bits(_mm256_xor_si256(_mm256_loadu_si256(row), wanted)));
            b = _mm256_add_epi64(b, bits(_mm256_xor_si256(_mm256_loadu_si256(row + 1), wanted)));
        }
        const int low = _mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpgt_epi64(limit, a)));
        const int high = _mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpgt_epi64(limit, b)));
        within[block] = (uint8_t)(low | high << 4);
        if (!within[block]) continue;
        uint64_t sums[8];
        _mm256_storeu_si256((__m256i *)sums, a);
        _mm256_storeu_si256((__m256i *)(sums + 4), b);
        for (size_t row = 0; row < 8; row++) out[8 * block + row] = (uint16_t)sums[row];
    }
}

const struct kernels kernels_avx2 = {dot_f32, dot_i8, distances};
#endif
