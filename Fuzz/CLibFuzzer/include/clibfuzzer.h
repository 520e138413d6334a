// SPDX-License-Identifier: GPL-3.0-or-later
// What libFuzzer, which comes with the toolchain, offers to programs with a main of their own.
#ifndef CLIBFUZZER_H
#define CLIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs as the options in `argv` say, with one call of `run` for each input; returns the exit code.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *bytes, size_t count));

/// Mutates the bytes in place by libFuzzer's own means and returns how many there are now.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t capacity);

#endif
