// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import JobStore

/// Which runs the page lists: `?show=` of its address.
package enum RunChoice: String, Sendable, CaseIterable {
    case all, open, succeeded, failed, review, cancelled

    package var filter: RunFilter {
        var filter = RunFilter()
        switch self {
        case .all: break
        case .open: filter.statuses = [.queued, .running]
        case .succeeded: filter.statuses = [.succeeded]
        case .failed: filter.statuses = [.failed]
        case .review: filter.needsReview = true
        case .cancelled: filter.statuses = [.cancelled]
        }
        return filter
    }

    func words(_ language: ReportLanguage) -> String {
        switch self {
        case .all: language.text("tous", "all")
        case .open: language.text("non terminés", "not ended")
        case .succeeded: language.text("réussis", "succeeded")
        case .failed: language.text("échoués", "failed")
        case .review: language.text("à revoir", "to review")
        case .cancelled: language.text("annulés", "cancelled")
        }
    }
}
