// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The headers of older systems know fewer rights than the kernel that runs, so the interface is written out here; its
// numbers are fixed (landlock(7)).
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

struct path_rule {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

enum {
    CREATE_RULESET = 444,
    ADD_RULE = 445,
    RESTRICT_SELF = 446,
    VERSION_FLAG = 1,
    RULE_PATH_BENEATH = 1,
};

static const uint64_t read_file = 1 << 2;
static const uint64_t read_folder = 1 << 3;

/// Everything that version `abi` of Landlock can forbid; returns the size of the structure that it accepts.
static size_t everything(long abi, struct ruleset *rules) {
    rules->files = (1 << 13) - 1;
    if (abi >= 2) rules->files |= 1 << 13;  // links and moves between folders
    if (abi >= 3) rules->files |= 1 << 14;  // truncation
    if (abi >= 5) rules->files |= 1 << 15;  // ioctl on devices
    rules->network = abi >= 4 ? 3 : 0;      // bind and connect of TCP
    rules->scopes = abi >= 6 ? 3 : 0;       // abstract sockets, signals
    return abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
}

/// Lets `path` be read, and what is in it where it is a folder. A path that cannot be opened needs no rule.
static int allow_reading(int ruleset, const char *path) {
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) return 0;
    struct stat status;
    int result = fstat(descriptor, &status);
    if (result == 0) {
        // The right to list a folder is an error on anything else.
        struct path_rule rule = {
            .allowed = S_ISDIR(status.st_mode) ? read_file | read_folder : read_file,
            .parent = descriptor,
        };
        result = (int)syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
    }
    int failure = errno;
    close(descriptor);
    errno = failure;
    return result;
}

int csandbox_restrict_files(const char *const *paths, size_t count) {
    long abi = syscall(CREATE_RULESET, NULL, 0, VERSION_FLAG);
    if (abi < 1) return -1;
    struct ruleset rules = {0};
    size_t size = everything(abi, &rules);
    int ruleset = (int)syscall(CREATE_RULESET, &rules, size, 0);
    if (ruleset < 0) return -1;
    int result = 0;
    for (size_t index = 0; index < count && result == 0; index += 1) result = allow_reading(ruleset, paths[index]);
    if (result == 0) result = (int)syscall(RESTRICT_SELF, ruleset, 0);
    int failure = errno;
    close(ruleset);
    errno = failure;
    return result;
}
