// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/timex.h>

int csystem_rename_noreplace(const char *from, const char *to) {
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    // NFS and many FUSE file systems know no flags: the look before leaves a gap of microseconds.
    if (errno != EINVAL && errno != ENOSYS) return -1;
    struct stat found;
    if (lstat(to, &found) == 0) {
        errno = EEXIST;
        return -1;
    }
    return errno == ENOENT ? rename(from, to) : -1;
}

int csystem_clock_is_kept(void) {
    struct timex look = {.modes = 0};
    int state = adjtimex(&look);
    if (state < 0) return -1;
    return state != TIME_ERROR && !(look.status & STA_UNSYNC);
}
