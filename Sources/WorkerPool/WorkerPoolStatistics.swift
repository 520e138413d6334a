// SPDX-License-Identifier: GPL-3.0-or-later

/// What a pool does and has done.
package struct WorkerPoolStatistics: Sendable, Equatable {
    /// Process ids of workers that are at work.
    package var busy: [Int32] = []
    /// Process ids of workers that wait for work.
    package var idle: [Int32] = []
    /// Requests that wait for a worker.
    package var waiting = 0
    /// Processes started since the pool exists.
    package var started = 0
    /// Requests answered, failures among them.
    package var answered = 0
    /// Processes that ended while they worked, other than by a time-out or a cancellation.
    package var crashed = 0
    /// Requests that took too long.
    package var timedOut = 0

    package init() {}
}
