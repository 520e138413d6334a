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
static const uint64_t execute = 1 << 0;
static const uint64_t write_file = 1 << 1;
static const uint64_t remove_file = 1 << 5;
static const uint64_t make_socket = 1 << 9;

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

/// Grants `files` on `path`, and on what is in it where it is a folder, there with `folders` too. A path that cannot be
/// opened needs no rule.
static int allow(int ruleset, const char *path, uint64_t files, uint64_t folders) {
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) return 0;
    struct stat status;
    int result = fstat(descriptor, &status);
    if (result == 0) {
        // The right to list a folder is an error on anything else.
        struct path_rule rule = {
            .allowed = S_ISDIR(status.st_mode) ? files | folders : files,
            .parent = descriptor,
        };
        result = (int)syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
    }
    int failure = errno;
    close(descriptor);
    errno = failure;
    return result;
}

int csandbox_landlock_version(void) {
    long abi = syscall(CREATE_RULESET, NULL, 0, VERSION_FLAG);
    return abi < 1 ? 0 : (int)abi;
}

/// A ruleset that forbids all; -1 without Landlock.
static int forbid_everything(struct ruleset *rules) {
    long abi = syscall(CREATE_RULESET, NULL, 0, VERSION_FLAG);
    if (abi < 1) return -1;
    size_t size = everything(abi, rules);
    return (int)syscall(CREATE_RULESET, rules, size, 0);
}

/// Puts `ruleset` into force unless `result` tells a failure, and closes it.
static int enforce(int ruleset, int result) {
    if (result == 0) result = (int)syscall(RESTRICT_SELF, ruleset, 0);
    int failure = errno;
    close(ruleset);
    errno = failure;
    return result;
}

int csandbox_restrict_files(const char *const *paths, size_t count) {
    struct ruleset rules = {0};
    int ruleset = forbid_everything(&rules);
    if (ruleset < 0) return -1;
    int result = 0;
    for (size_t index = 0; index < count && result == 0; index += 1) {
        result = allow(ruleset, paths[index], read_file, read_folder);
    }
    return enforce(ruleset, result);
}

int csandbox_restrict_program_files(const char *const *paths, size_t count, const char *writable) {
    struct ruleset rules = {0};
    int ruleset = forbid_everything(&rules);
    if (ruleset < 0) return -1;
    int result = 0;
    for (size_t index = 0; index < count && result == 0; index += 1) {
        result = allow(ruleset, paths[index], read_file | execute, read_folder);
    }
    // What may be done to a file; the rest is for folders.
    uint64_t of_files = rules.files & (execute | write_file | read_file | 1 << 14);
    if (result == 0) result = allow(ruleset, writable, of_files, rules.files);
    if (result == 0) result = allow(ruleset, "/dev/null", rules.files & (write_file | read_file | 1 << 14), 0);
    // LibreOffice puts the socket by which its instances find each other there, whatever TMPDIR says, and removes it before
    // it starts itself again. Where `writable` is in that place, this gives nothing more.
    if (result == 0) result = allow(ruleset, "/tmp", 0, make_socket | remove_file);
    return enforce(ruleset, result);
}
