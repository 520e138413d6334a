// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import JobModel
import JobStore
import Logging
import Notifications

/// What a notifier works with.
struct NotifierParts: Sendable {
    var store: any NotificationStore & RunQueries
    var blobs: BlobStore
    var rules: [NotificationRule]
    var wires: [NotificationTarget.Way: any NotificationWire]
    var language: ReportLanguage
    /// The outbox as people know it.
    var outbox: String
    var clock: any WallClock
    var logger: Logger
    /// Told of each try to send.
    var observe: @Sendable (NotificationObservation) -> Void = { _ in }
}
