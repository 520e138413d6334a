// SPDX-License-Identifier: GPL-3.0-or-later
private import Dispatch

/// Does something once after a while, unless it is called off before.
///
/// A task that sleeps keeps what it holds until its moment comes, also when it was cancelled long before; an alarm that
/// is called off keeps nothing. What it does must be short and must not block.
package struct Alarm: Sendable {
    // Dispatch's objects may be used from any thread; their protocols do not say so.
    nonisolated(unsafe) private let timer: any DispatchSourceTimer

    /// Negative durations ring at once.
    package init(after pause: Duration, _ ring: @escaping @Sendable () -> Void) {
        timer = DispatchSource.makeTimerSource()
        timer.setEventHandler(handler: ring)
        timer.schedule(deadline: .now() + pause / .seconds(1))
        timer.activate()
    }

    /// Calls it off; does nothing where it has rung.
    package func cancel() { timer.cancel() }
}
