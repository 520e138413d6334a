// SPDX-License-Identifier: GPL-3.0-or-later
private import CSystemCalls
private import Foundation

/// The memory of a process that is to stay for months.
package enum ServiceMemory {
    /// Has threads share one heap a processor, before there are many of them.
    ///
    /// glibc makes eight a processor, and each keeps what was once needed at the same moment. mallopt(3), M_ARENA_MAX.
    package static func shareHeaps() {
        // Refused, it is as glibc has it.
        _ = csystem_limit_heaps(Int32(max(2, ProcessInfo.processInfo.activeProcessorCount)))
    }

    /// Gives the system back what the heaps hold between what is used: the most that a burst of work needed at one moment.
    ///
    /// Takes some milliseconds. malloc_trim(3).
    static func giveBack() { csystem_trim_heaps() }
}
