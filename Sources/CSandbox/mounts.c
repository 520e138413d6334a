// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

static int write_text(const char *path, const char *text) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return -1;
    size_t length = strlen(text);
    int result = write(descriptor, text, length) == (ssize_t)length ? 0 : -1;
    int failure = errno;
    close(descriptor);
    errno = failure;
    return result;
}

/// A namespace for mounts; in one for users too where this process may not have it otherwise, itself in it as before.
static int own_mounts(void) {
    if (unshare(CLONE_NEWNS) == 0) return 0;
    char users[64], groups[64];
    snprintf(users, sizeof(users), "%u %u 1", geteuid(), geteuid());
    snprintf(groups, sizeof(groups), "%u %u 1", getegid(), getegid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return -1;
    if (write_text("/proc/self/setgroups", "deny") != 0) return -1;
    if (write_text("/proc/self/uid_map", users) != 0) return -1;
    return write_text("/proc/self/gid_map", groups);
}

int csandbox_put_in_place(const char *folder, const char *place) {
    if (own_mounts() != 0) return -1;
    // Nothing of this reaches the mounts of others.
    if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) return -1;
    return mount(folder, place, NULL, MS_BIND | MS_REC, NULL);
}
