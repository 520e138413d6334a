// SPDX-License-Identifier: GPL-3.0-or-later

/// What can go wrong between the pool and one process, before it is told to the caller as a `GreffierError`.
enum WorkerFailure: Error, Sendable, Equatable {
    /// The process cannot be started, or is not our worker.
    case notStarted(String)
    /// The request took longer than allowed.
    case timedOut
    /// The process ended by this wait status.
    case ended(ExitStatus)
    /// The process needed more memory than it may have.
    case exhausted
    /// The process answered something that is no reply.
    case garbled(String)

    /// How a process ended.
    enum ExitStatus: Sendable, Equatable, CustomStringConvertible {
        case exited(Int32)
        case signalled(Int32)
        case unknown

        /// Reads the status of waitpid, whose macros Swift does not import (wait(2)).
        init(waitStatus: Int32) {
            let signal = waitStatus & 0x7F
            self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .signalled(signal)
        }

        var description: String {
            switch self {
            case .exited(let code): "exit code \(code)"
            case .signalled(let number): "signal \(number)"
            case .unknown: "unknown end"
            }
        }
    }
}
