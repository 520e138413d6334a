// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What a thread has worked, other tests that run beside it left out.
enum ProcessorTime {
    /// Whether `long` takes no more than `bound` times as long as `short` in one of five tries.
    ///
    /// A cache that others empty or a core that is shared only makes a try slower, and not each of five in the one half
    /// alone; a step whose work is the square of its lines is in every try. So the answer hangs on the work.
    static func grows(atMost bound: Double, from short: () -> Void, to long: () -> Void) -> Bool {
        // What is made at the first use is no part of the growth.
        short()
        return (1...5).contains { _ in seconds(of: long) <= bound * seconds(of: short) }
    }

    /// Seconds of processor time of this thread.
    private static func seconds(of body: () -> Void) -> Double {
        let start = now
        body()
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
