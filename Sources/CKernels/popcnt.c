// SPDX-License-Identifier: GPL-3.0-or-later
#if defined(__x86_64__)
#define KERNELS_TARGET __attribute__((target("sse4.2,popcnt")))
#define KERNELS_TABLE kernels_popcnt
#include "portable.h"
#endif
