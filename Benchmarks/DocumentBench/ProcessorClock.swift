// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Processor time, user and system.
enum ProcessorClock {
    /// Milliseconds that this thread has used.
    static func milliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    /// Milliseconds that ended children have used, and the most memory that one of them had, in kibibytes.
    static func children() -> (milliseconds: Double, peakKiB: Int) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        let time = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
        return (time, usage.ru_maxrss)
    }

    private static func milliseconds(_ time: timeval) -> Double {
        Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3
    }
}

/// A sample of numbers.
struct Figures {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    /// The value below which this share of the sample lies; 0 for an empty one.
    func percentile(_ share: Double) -> Double {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    var median: Double { percentile(0.5) }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}
