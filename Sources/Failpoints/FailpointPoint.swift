// SPDX-License-Identifier: GPL-3.0-or-later
#if Failpoints
    import CFailpoints

    /// One entry of the list of failpoints, for those that make plans.
    package struct FailpointPoint: Sendable, Equatable {
        /// Its place in the list, from 0.
        package let number: Int
        /// As it is written in sources and plans.
        package let name: String
        /// What may happen there.
        package let faults: [FailpointPlan.Fault]

        package static let all: [FailpointPoint] = (0..<failpoint_count()).map { number in
            var mask: Int32 = 0
            let written = failpoint_name(number, &mask).map { String(cString: $0) } ?? ""
            return FailpointPoint(
                number: Int(number),
                name: written.prefix(1).lowercased() + written.dropFirst(),
                faults: FailpointPlan.Fault.allCases.filter { isPossible($0, mask) }
            )
        }

        private static func isPossible(_ fault: FailpointPlan.Fault, _ mask: Int32) -> Bool {
            switch fault {
            case .kill, .stop, .forward, .back: mask & Int32(FAILPOINT_PROCESS) != 0
            case .eio, .enospc, .emfile: mask & Int32(FAILPOINT_SYSTEM) != 0
            case .throw: mask & Int32(FAILPOINT_THROW) != 0
            }
        }
    }
#endif
