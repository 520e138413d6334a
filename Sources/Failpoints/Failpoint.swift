// SPDX-License-Identifier: GPL-3.0-or-later

// Its constants are what callers write after the dot.
@_exported public import CFailpoints

/// Named moments at which the fault harness may strike: kill or stop the process, move the clock, make a call fail.
///
/// Only in builds with the package trait `Failpoints`; in all others both functions are empty and leave no trace in
/// their callers. Which fault strikes where and when, the environment says at the start: see `FailpointPlan`.
package enum Failpoint {
    #if Failpoints
        /// A moment at which a call may fail: `failure` makes of an `errno` what that call would have thrown.
        package static func hit(_ point: FailpointName, _ failure: (Int32) -> any Error) throws {
            switch FailpointRun.shared.strike(point) {
            case .none: break
            case .errno(let code): throw failure(code)
            case .thrown: throw Thrown()
            }
        }

        /// A moment at which only the process or the clock may be struck.
        package static func pass(_ point: FailpointName) { _ = FailpointRun.shared.strike(point) }

        /// Seconds that the struck clock is ahead of the machine's.
        package static var clockOffset: Double { FailpointRun.shared.clockOffset }

        /// An error of a kind that nobody expects.
        package struct Thrown: Error, CustomStringConvertible {
            package let description = "thrown by a failpoint"
        }
    #else
        @_transparent
        package static func hit(_ point: FailpointName, _ failure: (Int32) -> any Error) throws {}

        @_transparent
        package static func pass(_ point: FailpointName) {}
    #endif
}
