// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csandbox.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

static size_t probe;
static int exit_code;
static char stack[1 << 16];

/// Libraries answer a refused allocation by abort, trap or a write to address 0. Where a large part of the limit is no
/// longer to be had, that is what happened. Only calls that are safe in a handler stand here.
static void judge(int number) {
    void *place = mmap(NULL, probe, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (place == MAP_FAILED) _exit(exit_code);
    // The handler was taken away as it started: the same signal now ends the process.
    raise(number);
}

int csandbox_tell_exhaustion(int code) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_DATA, &limit) != 0) return -1;
    // A buffer that doubles fails from a third of the limit on.
    probe = limit.rlim_cur / 10 * 6;
    exit_code = code;
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    if (sigaltstack(&alternate, NULL) != 0) return -1;
    struct sigaction action = {.sa_handler = judge, .sa_flags = SA_ONSTACK | (int)SA_RESETHAND | SA_NODEFER};
    const int signals[] = {SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS};
    for (size_t index = 0; index < sizeof signals / sizeof signals[0]; index += 1) {
        if (sigaction(signals[index], &action, NULL) != 0) return -1;
    }
    return 0;
}
