// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker process gives up before it reads its first untrusted byte.
#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stdint.h>

/// Sets no-new-privileges for this process and everything it may start. Returns 0, or -1 with errno set.
int csandbox_no_new_privileges(void);

/// Sets resource limits: `memory` bytes of address space, no core files, 64 open files, no growth of any file.
/// A write that would grow a file fails with EFBIG instead of raising a signal. Returns 0, or -1 with errno set.
int csandbox_limit_resources(uint64_t memory);

/// Asks the kernel to kill this process when the thread that started it ends. Returns 0, or -1 with errno set.
int csandbox_die_with_parent(void);

#endif
