// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// What can go wrong between the pool and one process, before it is told to the caller as a `GreffierError`.
enum WorkerFailure: Error, Sendable, Equatable {
    /// The process cannot be started, or is not our worker.
    case notStarted(String)
    /// The request took longer than allowed.
    case timedOut
    /// The request took more processor time than allowed.
    case spentProcessorTime
    /// The process ended by this wait status.
    case ended(ExitStatus)
    /// The process needed more memory than it may have.
    case exhausted
    /// The process answered something that is no reply.
    case garbled(String)

    /// Whether the same input would fare no better: it was stopped by what it costs, or crashed the process.
    ///
    /// A time-out by the clock or a kill from outside may be the fault of a busy machine.
    var isOfInput: Bool {
        switch self {
        case .spentProcessorTime, .exhausted: true
        case .ended(.signalled(let number)):
            [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGSYS].contains(number)
        default: false
        }
    }

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
