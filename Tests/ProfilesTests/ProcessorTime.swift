// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What a thread has worked, other tests that run beside it left out.
enum ProcessorTime {
    /// Seconds of processor time of this thread.
    static var ofThread: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
