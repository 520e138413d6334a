// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4), incremental, with the processor's SHA extensions where it has them.
#ifndef CSYSTEM_SHA256_H
#define CSYSTEM_SHA256_H

#include <stddef.h>
#include <stdint.h>

/// The state of one computation. A plain value: copying it forks the computation.
typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[64];
} csystem_sha256;

void csystem_sha256_start(csystem_sha256 *hash);
void csystem_sha256_update(csystem_sha256 *hash, const void *bytes, size_t count);
/// Writes the 32 bytes of the digest; the state is used up.
void csystem_sha256_finish(csystem_sha256 *hash, uint8_t digest[32]);

/// Turns the processor's SHA extensions off (0) or on where present (1), for tests. Returns whether they are in use.
int csystem_sha256_accelerate(int wanted);

#endif
