// SPDX-License-Identifier: GPL-3.0-or-later
#define KERNELS_TARGET
#define KERNELS_TABLE kernels_plain
#include "portable.h"
