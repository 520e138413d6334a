// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csystem_process.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

int csystem_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}

int csystem_grant_cpu(pid_t pid, unsigned seconds) {
    clockid_t clock;
    struct timespec used;
    struct rlimit limit;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0) return -1;
    if (prlimit(pid, RLIMIT_CPU, NULL, &limit) != 0) return -1;
    rlim_t wanted = (rlim_t)used.tv_sec + 1 + seconds;
    limit.rlim_cur = limit.rlim_max != RLIM_INFINITY && wanted > limit.rlim_max ? limit.rlim_max : wanted;
    return prlimit(pid, RLIMIT_CPU, &limit, NULL);
}

int csystem_spawn_close_from(posix_spawn_file_actions_t *actions, int from) {
    return posix_spawn_file_actions_addclosefrom_np(actions, from);
}

int csystem_limit_heaps(int count) {
    return mallopt(M_ARENA_MAX, count) == 1 ? 0 : -1;
}

void csystem_trim_heaps(void) {
    malloc_trim(0);
}
