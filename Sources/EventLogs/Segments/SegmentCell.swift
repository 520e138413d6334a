// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// One of the nine segments of the rules: how long ago, by how active.
package struct SegmentCell: Hashable, Sendable {
    package var recency: Recency
    package var activity: Activity

    /// How long ago the last event was.
    package enum Recency: String, CaseIterable, Sendable {
        case recent
        case paused
        case past

        /// As a heading of the table.
        func text(_ language: ReportLanguage) -> String {
            switch self {
            case .recent: language.text("Récent", "Recent")
            case .paused: language.text("En retrait", "Paused")
            case .past: language.text("Ancien", "Long ago")
            }
        }
    }

    /// How many cases, of how many events.
    package enum Activity: String, CaseIterable, Sendable {
        case low
        case medium
        case high

        /// As a heading of the table.
        func text(_ language: ReportLanguage) -> String {
            switch self {
            case .low: language.text("Activité faible", "Low activity")
            case .medium: language.text("Activité moyenne", "Medium activity")
            case .high: language.text("Activité forte", "High activity")
            }
        }
    }

    /// All nine, the most recent and most active first.
    static let all: [SegmentCell] = Recency.allCases.flatMap { recency in
        Activity.allCases.reversed().map { SegmentCell(recency: recency, activity: $0) }
    }

    /// As in `recent_high`; the same in every run and language.
    package var id: String { recency.rawValue + "_" + activity.rawValue }

    /// What people call it.
    func name(_ language: ReportLanguage) -> String {
        switch (recency, activity) {
        case (.recent, .high): language.text("Habitués actifs", "Active regulars")
        case (.recent, .medium): language.text("Usagers actuels", "Current users")
        case (.recent, .low): language.text("Nouveaux ou ponctuels", "New or occasional")
        case (.paused, .high): language.text("Habitués en retrait", "Regulars on pause")
        case (.paused, .medium): language.text("Usagers en retrait", "Users on pause")
        case (.paused, .low): language.text("Ponctuels en retrait", "Occasional, on pause")
        case (.past, .high): language.text("Anciens habitués", "Former regulars")
        case (.past, .medium): language.text("Anciens usagers", "Former users")
        case (.past, .low): language.text("Anciens ponctuels", "Occasional, long ago")
        }
    }
}
