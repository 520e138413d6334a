// SPDX-License-Identifier: GPL-3.0-or-later
private import Failpoints
private import Foundation
import JobModel

extension ServiceFactory {
    /// The time of day for all parts of the service: the machine's.
    static var clock: any WallClock {
        #if Failpoints
            StruckClock()
        #else
            SystemClock()
        #endif
    }

    #if Failpoints
        /// The machine's clock as the fault harness bends it.
        private struct StruckClock: WallClock {
            func now() -> Date { Date().addingTimeInterval(Failpoint.clockOffset) }
        }
    #endif
}
