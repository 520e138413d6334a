// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation

/// The day that "today" means in a CV: the document's own date where it states a sane one, else the submission's.
struct ReferenceDate: Sendable, Equatable {
    var date: PartialDate
    /// `metadata` or `submission`.
    var source: String

    init(document: Document, submittedAt: Date) {
        let today = Self.day(submittedAt)
        for stated in [document.metadata.modifiedAt, document.metadata.createdAt].compactMap({ $0 }) {
            if let date = PartialDate(iso: stated), date.day != nil, date <= today, date.year >= today.year - 15 {
                self.date = date
                source = "metadata"
                return
            }
        }
        date = today
        source = "submission"
    }

    private static func day(_ date: Date) -> PartialDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return PartialDate(year: parts.year ?? 1970, month: parts.month, day: parts.day)
    }
}
