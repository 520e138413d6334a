// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Synchronization

/// Makes values on two threads.
enum ConcurrentMap {
    /// What `make` gives for each number of the range, in its order.
    ///
    /// Blocks until all are made. Two threads, as a machine has at least and other work leaves.
    static func values<Value: Sendable>(_ range: Range<Int>, _ make: @Sendable (Int) -> Value) -> [Value] {
        let middle = range.lowerBound + range.count / 2
        let halves = [range.lowerBound..<middle, middle..<range.upperBound]
        let made = Mutex([[Value]](repeating: [], count: halves.count))
        DispatchQueue.concurrentPerform(iterations: halves.count) { half in
            let values = halves[half].map(make)
            made.withLock { $0[half] = values }
        }
        return made.withLock { Array($0.joined()) }
    }
}
