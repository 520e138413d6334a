// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CHAOS_TIMERS_H
#define CHAOS_TIMERS_H

#include <sys/timerfd.h>

#endif
