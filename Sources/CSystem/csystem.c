// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csystem.h"

#include <fcntl.h>
#include <stdio.h>

int csystem_rename_noreplace(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}
