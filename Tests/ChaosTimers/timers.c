// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before libfaketime, which moves every absolute timer by the false time, also those of clocks that it leaves alone:
// a daemon under it would sleep for an hour whenever the wall clock is behind.
#include "timers.h"

#include <sys/syscall.h>
#include <unistd.h>

int timerfd_settime(int descriptor, int flags, const struct itimerspec *new_value, struct itimerspec *old_value) {
    return (int)syscall(SYS_timerfd_settime, descriptor, flags, new_value, old_value);
}
