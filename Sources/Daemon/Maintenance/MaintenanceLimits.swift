// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JobStore

/// Up to when what goes, at one moment: a pure function of the settings.
package struct MaintenanceLimits: Sendable, Equatable {
    package var rows: RetentionLimits
    /// Folders of the outbox whose runs ended before; `nil` keeps them for ever.
    package var results: Date?
    /// Originals in the folders of the outbox.
    package var originals: Date?
    /// Blobs that nothing names and nobody used since.
    package var orphans: Date
    /// Staging folders of the outbox that were not touched since.
    package var temporaries: Date

    /// Long enough for whoever stored a blob to name it, with a daemon that was down over a holiday.
    package static let orphanDays = 7.0

    /// A run's row goes with the first of row, results and original: without those it could neither be shown nor be done
    /// again.
    package init(_ settings: Settings.Retention, now: Date) {
        func before(_ age: Double?) -> Date? { age.map { now.addingTimeInterval(-$0) } }
        results = before(settings.results)
        originals = before(settings.originals)
        rows = RetentionLimits(
            runs: [before(settings.rows), results, originals].compactMap { $0 }.max(),
            memos: before(settings.cache),
            originals: originals,
            calls: before(settings.rows)
        )
        orphans = now.addingTimeInterval(-Self.orphanDays * 86_400)
        temporaries = now.addingTimeInterval(-86_400)
    }
}
