// SPDX-License-Identifier: GPL-3.0-or-later
// What the keeper of child processes needs beyond the Glibc module.
#ifndef CSYSTEM_PROCESS_H
#define CSYSTEM_PROCESS_H

#include <spawn.h>
#include <sys/types.h>

/// Makes a pipe whose ends close on exec; `ends[0]` reads. Returns 0 or -1 with errno set.
int csystem_pipe(int ends[2]);

/// Gives child `pid` `seconds` of CPU time from now on: moves its soft RLIMIT_CPU to what it has used plus that.
/// Returns 0 or -1 with errno set.
int csystem_grant_cpu(pid_t pid, unsigned seconds);

/// Has the child of a posix_spawn close its descriptors from `from` on. Returns 0 or an error number.
int csystem_spawn_close_from(posix_spawn_file_actions_t *actions, int from);

/// Has the threads of this process share so many heaps; those that there are already stay. Returns 0 or -1.
int csystem_limit_heaps(int count);

/// Gives the system back what the heaps of this process hold and nobody uses.
void csystem_trim_heaps(void);

#endif
