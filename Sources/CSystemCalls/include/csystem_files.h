// SPDX-License-Identifier: GPL-3.0-or-later
// Linux file calls that Swift cannot import. All return 0 or -1 with errno set, unless they say otherwise.
#ifndef CSYSTEM_FILES_H
#define CSYSTEM_FILES_H

#include <stdint.h>
#include <sys/types.h>

/// Puts `from` in the place of `to` and `to` in the place of `from`, in one step.
int csystem_rename_exchange(const char *from, const char *to);

/// Makes the file open at `to` share the blocks of the one open at `from` (FICLONE).
int csystem_clone(int to, int from);

/// Whether anyone holds the file open at `descriptor` (read-only) for writing: 1 yes, 0 no, -1 not to be known.
///
/// Asks for a read lease and gives it back at once, which takes the file's owner or CAP_LEASE.
int csystem_has_writer(int descriptor);

/// The magic number of the file system that holds `path`, as in linux/magic.h.
int csystem_file_system(const char *path, int64_t *magic);

/// Bytes that this user may still write to the file system that holds `path`.
int csystem_free_bytes(const char *path, int64_t *bytes);

#endif
