// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker process gives up before it reads its first untrusted byte.
#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stddef.h>
#include <stdint.h>

/// Sets no-new-privileges for this process and everything it may start. Returns 0, or -1 with errno set.
int csandbox_no_new_privileges(void);

/// Gives up every capability, which only a process of root has any of. Returns 0, or -1 with errno set.
int csandbox_drop_capabilities(void);

/// Sets resource limits: `memory` bytes in all, of which 64 MiB are set aside for libraries and the rest may be data; a
/// larger address space, as mapping costs nothing; no core files, 64 open files, no growth of any file.
/// A write that would grow a file fails with EFBIG instead of raising a signal. Returns 0, or -1 with errno set.
int csandbox_limit_resources(uint64_t memory);

/// Has the process exit with `code` where it dies by a crash with much of its data limit used up, which is how libraries
/// fail for want of memory; any other crash stays what it is. Call it after the limits are set, on the thread that does
/// the work. Returns 0, or -1 with errno set.
int csandbox_tell_exhaustion(int code);

/// Asks the kernel to kill this process when the thread that started it ends. Returns 0, or -1 with errno set.
int csandbox_die_with_parent(void);

/// Lets the calling thread, and threads it starts later, read the files and folders at `paths` and nothing else: no
/// other file is opened, none changed, no TCP port used, as far as this kernel's Landlock goes. Paths that do not exist
/// are passed over. Needs no-new-privileges. Returns 0, or -1 with errno set, ENOSYS or EOPNOTSUPP without Landlock.
int csandbox_restrict_files(const char *const *paths, size_t count);

/// The version of the kernel's Landlock; 0 without it. Each next one can forbid more.
int csandbox_landlock_version(void);

/// Takes from the calling thread, and threads it starts later, the system calls that reading documents never needs:
/// sockets, new processes, programs, writing, signals to others, the setting of limits. They fail with EPERM; those that
/// are younger than this list with ENOSYS. Needs no-new-privileges.
/// Returns 0, or -1 with errno set, ENOSYS on an architecture that the filter does not know.
int csandbox_restrict_calls(void);

/// Sets limits for a program that this process becomes: no core files, `seconds` of processor time, files of 256 MiB.
/// Returns 0, or -1 with errno set.
int csandbox_limit_program(uint64_t seconds);

/// Puts `folder` in the place of the folder `place`, for this process and the program that it becomes alone. Needs a
/// single thread. Returns 0, or -1 with errno set where the kernel does not let it: both are then where they were.
int csandbox_put_in_place(const char *folder, const char *place);

/// Lets this process and the program that it becomes read and run what is at `paths`, do as it likes in the folder
/// `writable`, and touch no other file, as far as this kernel's Landlock goes. Paths that do not exist are passed over.
/// Needs no-new-privileges. Returns 0, or -1 with errno set.
int csandbox_restrict_program_files(const char *const *paths, size_t count, const char *writable);

/// Takes from this process and the program that it becomes all sockets but local ones, and the calls that reach into other
/// processes or the system. Needs no-new-privileges. Returns 0, or -1 with errno set.
int csandbox_restrict_program_calls(void);

/// How many things there are that a confined process must not be able to do.
size_t csandbox_attempts(void);

/// What the attempt at `index` is called: what it would be an example of, a slash, what it tries.
const char *csandbox_attempt_name(size_t index);

/// Tries the thing at `index`, without harm where it succeeds. Returns whether the kernel let it.
int csandbox_attempt(size_t index);

/// Whether this process can open the file or the folder at `path` for reading.
int csandbox_reads(const char *path);

#endif
