// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "cattacks.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A pipe with news for somebody else: the kernel sends them the signal.
static void signal_by_pipe(pid_t victim) {
    int ends[2];
    if (pipe(ends) != 0) return;
    fcntl(ends[0], F_SETOWN, victim);
    fcntl(ends[0], F_SETSIG, SIGKILL);
    fcntl(ends[0], F_SETFL, O_ASYNC | O_NONBLOCK);
    (void)!write(ends[1], "x", 1);
    close(ends[0]);
    close(ends[1]);
}

void cattacks_kill_parent(void) {
    pid_t victim = getppid();
    signal_by_pipe(victim);
    kill(victim, SIGKILL);
    syscall(SYS_tgkill, victim, victim, SIGKILL);
    syscall(SYS_tkill, victim, SIGKILL);
    siginfo_t news = {.si_signo = SIGKILL, .si_code = SI_QUEUE};
    syscall(SYS_rt_sigqueueinfo, victim, SIGKILL, &news);
    syscall(SYS_rt_tgsigqueueinfo, victim, victim, SIGKILL, &news);
    int handle = (int)syscall(SYS_pidfd_open, victim, 0);
    if (handle >= 0) syscall(SYS_pidfd_send_signal, handle, SIGKILL, NULL, 0);
    struct rlimit none = {0, 0};
    prlimit(victim, RLIMIT_CPU, &none, NULL);
}

int cattacks_fork(void) {
    int started = 0;
    // Enough to be seen, and few enough for the machine of a test that fails.
    for (int index = 0; index < 100; index += 1) {
        pid_t child = fork();
        if (child == 0) _exit(0);
        if (child > 0) started += 1;
    }
    return started;
}

enum { MANY = 2000 };

/// So small that no limit of memory counts them.
static char stacks[MANY][8192] __attribute__((aligned(16)));

static int sleep_for_ever(void *nothing) {
    (void)nothing;
    for (;;) syscall(SYS_ppoll, NULL, 0, NULL, NULL, 0);
}

int cattacks_threads(void) {
    int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM;
    int count = 0;
    while (count < MANY && clone(sleep_for_ever, stacks[count] + sizeof stacks[0], flags, NULL) > 0) count += 1;
    return count;
}

int cattacks_memory(void) {
    size_t piece = 1 << 20;
    int count = 0;
    for (;;) {
        char *place = mmap(NULL, piece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (place == MAP_FAILED) return count;
        memset(place, 1, piece);
        count += 1;
        // More than any worker may have, and no harm to the machine of a test that fails.
        if (count == 1024) return count;
    }
}

void cattacks_flood(void) {
    char noise[4096];
    memset(noise, 0xA5, sizeof noise);
    int takers = 1;
    while (takers > 0) {
        takers = 0;
        for (int number = 0; number < 64; number += 1) takers += write(number, noise, sizeof noise) > 0;
    }
}

int cattacks_limits(void) {
    int changed = 0;
    for (int resource = 0; resource < 16; resource += 1) {
        struct rlimit limit;
        if (getrlimit(resource, &limit) != 0) continue;
        limit.rlim_cur = limit.rlim_max = RLIM_INFINITY;
        changed += setrlimit(resource, &limit) == 0;
        limit.rlim_cur = limit.rlim_max = 0;
        changed += setrlimit(resource, &limit) == 0;
    }
    return changed;
}

void cattacks_ignore_clock(void) {
    signal(SIGXCPU, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
}
