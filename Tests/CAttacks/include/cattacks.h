// SPDX-License-Identifier: GPL-3.0-or-later
// What a process might do to its parent and its machine once it obeys a stranger; played by tests alone.
#ifndef CATTACKS_H
#define CATTACKS_H

/// Each tries to end the parent, in every way that a user may. Returns only where none worked: the parent is there still.
void cattacks_kill_parent(void);

/// Starts processes, a hundred at the most. Returns how many started.
int cattacks_fork(void);

/// Starts threads by the bare call, without stacks that would count as memory, until the kernel gives no more or there are
/// 2000. Returns how many there are; they stay.
int cattacks_threads(void);

/// Takes memory and writes to it until there is none, 1 GiB at the most. Returns how many megabytes it got.
int cattacks_memory(void);

/// Writes into every descriptor until all fail.
void cattacks_flood(void);

/// Asks for as much of each resource as there is. Returns how many limits could be raised or lowered.
int cattacks_limits(void);

/// Ignores what tells of spent processor time.
void cattacks_ignore_clock(void);

#endif
