// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Seconds of a clock that nobody moves.
enum Monotonic {
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
