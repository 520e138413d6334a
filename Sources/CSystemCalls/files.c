// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csystem_files.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

int csystem_rename_exchange(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE);
}

int csystem_clone(int to, int from) { return ioctl(to, FICLONE, from); }

int csystem_has_writer(int descriptor) {
    // A writer who opens the file while the lease stands makes the kernel signal us: SIGURG is ignored by default,
    // where the default signal, SIGIO, would end the process.
    if (fcntl(descriptor, F_SETSIG, SIGURG) != 0) return -1;
    if (fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN ? 1 : -1;
    fcntl(descriptor, F_SETLEASE, F_UNLCK);
    return 0;
}

int csystem_file_system(const char *path, int64_t *magic) {
    struct statfs found;
    if (statfs(path, &found) != 0) return -1;
    *magic = (int64_t)found.f_type;
    return 0;
}

int csystem_free_bytes(const char *path, int64_t *bytes) {
    struct statvfs found;
    if (statvfs(path, &found) != 0) return -1;
    *bytes = (int64_t)(found.f_bavail * found.f_frsize);
    return 0;
}
