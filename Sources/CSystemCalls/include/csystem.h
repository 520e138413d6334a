// SPDX-License-Identifier: GPL-3.0-or-later
// Linux calls that Swift cannot import: variadic functions, functions absent from the Glibc module, macros.
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <stdint.h>
#include <sys/types.h>

/// Renames without replacing: fails with EEXIST when `to` exists. Returns 0 or -1 with errno set.
int csystem_rename_noreplace(const char *from, const char *to);

/// Whether something keeps the system's clock right, as NTP does: 1 yes, 0 no, -1 not to be known.
int csystem_clock_is_kept(void);

#endif
