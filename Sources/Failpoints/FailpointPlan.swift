// SPDX-License-Identifier: GPL-3.0-or-later
#if Failpoints
    import CFailpoints

    /// Which fault strikes at which hit of which point, as text: `claimAfterCommit:kill@3,blobBeforeRename:enospc@1`.
    ///
    /// A point is hit for the first time at 1. `clock=90` among the entries has the clock start 90 s ahead.
    package struct FailpointPlan: Sendable, Equatable {
        /// What may happen at a point.
        package enum Fault: String, Sendable, CaseIterable {
            case kill, stop
            case forward, back
            case eio, enospc, emfile
            case `throw`
        }

        /// One fault that is to come.
        package struct Strike: Sendable, Hashable {
            package var point: Int
            package var fault: Fault
            package var hit: Int

            package init(point: Int, fault: Fault, hit: Int) {
                self.point = point
                self.fault = fault
                self.hit = hit
            }
        }

        /// What is wrong with a plan's text.
        package struct Mistake: Error, CustomStringConvertible {
            package let description: String
        }

        package var strikes: [Strike] = []
        /// Seconds.
        package var clock = 0.0

        package init() {}

        /// Throws `Mistake` for what it does not understand: a fault that is never injected proves nothing.
        package init(_ text: String) throws {
            for entry in text.split(separator: ",") {
                if entry.hasPrefix("clock="), let seconds = Double(entry.dropFirst(6)) {
                    clock = seconds
                    continue
                }
                let parts = entry.split(whereSeparator: { $0 == ":" || $0 == "@" })
                guard parts.count == 3, let point = FailpointPoint.all.first(where: { $0.name == parts[0] }),
                    let fault = Fault(rawValue: String(parts[1])), let hit = Int(parts[2]), hit > 0
                else { throw Mistake(description: "not a failpoint, a fault and a hit: \(entry)") }
                guard point.faults.contains(fault) else {
                    throw Mistake(description: "\(point.name) cannot be struck by \(fault.rawValue)")
                }
                strikes.append(Strike(point: point.number, fault: fault, hit: hit))
            }
        }

        package var text: String {
            let entries = strikes.map { "\(FailpointPoint.all[$0.point].name):\($0.fault.rawValue)@\($0.hit)" }
            return ((clock == 0 ? [] : ["clock=\(clock)"]) + entries).joined(separator: ",")
        }
    }
#endif
