// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Processor time, user and system.
enum ProcessorClock {
    /// Milliseconds that all threads of this process have used (getrusage).
    static func milliseconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
    }

    private static func milliseconds(_ time: timeval) -> Double {
        Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3
    }
}
