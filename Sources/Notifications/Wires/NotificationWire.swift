// SPDX-License-Identifier: GPL-3.0-or-later

/// A way to people: sends one message to one of its targets.
package protocol NotificationWire: Sendable {
    /// Sends; the same message may come again after a crash, under the same `id`.
    ///
    /// Throws `GreffierError`, whose class decides: permanent is given up, all else is tried again; an environment error
    /// holds for every message of this way. Throws `CancellationError` when cancelled. Never waits longer than its clocks
    /// allow.
    func send(_ message: Message, to target: NotificationTarget) async throws
}
