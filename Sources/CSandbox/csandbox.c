// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csandbox.h"

#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int csandbox_no_new_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

int csandbox_drop_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {0};
    return (int)syscall(SYS_capset, &header, none);
}

static int limit(int resource, rlim_t value) {
    struct rlimit current;
    if (getrlimit(resource, &current) != 0) return -1;
    if (current.rlim_max != RLIM_INFINITY && value > current.rlim_max) value = current.rlim_max;
    struct rlimit wanted = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(resource, &wanted);
}

/// Libraries and fonts are mapped too, most of them never touched.
static const rlim_t address_space_of_libraries = 1 << 30;
/// What of them is in memory at the most, beside the private data.
static const rlim_t resident_libraries = 64 << 20;

int csandbox_limit_resources(uint64_t memory) {
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR) return -1;
    if (limit(RLIMIT_AS, memory + address_space_of_libraries) != 0) return -1;
    uint64_t data = memory > 2 * resident_libraries ? memory - resident_libraries : resident_libraries;
    if (limit(RLIMIT_DATA, data) != 0) return -1;
    if (limit(RLIMIT_CORE, 0) != 0) return -1;
    if (limit(RLIMIT_NOFILE, 64) != 0) return -1;
    return limit(RLIMIT_FSIZE, 0);
}

int csandbox_limit_program(uint64_t seconds) {
    if (limit(RLIMIT_CORE, 0) != 0) return -1;
    if (limit(RLIMIT_CPU, seconds) != 0) return -1;
    return limit(RLIMIT_FSIZE, 256 << 20);
}

int csandbox_die_with_parent(void) {
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}
