// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore

/// A run as lists print it.
struct RunReportRow: Encodable {
    /// The whole identifier.
    var run: String
    /// Its last eight characters, as in folder names.
    var id: String
    var pipeline: String
    var status: String
    var trigger: String
    var file: String?
    var submittedAt: String
    var startedAt: String?
    var finishedAt: String?
    /// Relative to the outbox.
    var folder: String?
    var code: String?
    /// Why it failed, in the workspace's language.
    var reason: String?
    var duplicateOf: String?
    /// Why a person should look at the results; empty where nobody need.
    var review: [String]

    init(_ row: RunRow, language: String) {
        run = row.id.text
        id = row.id.short
        pipeline = row.pipeline
        status = row.status.rawValue
        trigger = row.trigger.rawValue
        file = row.input?.name
        submittedAt = Timestamp.text(row.submittedAt)
        startedAt = row.startedAt.map(Timestamp.text)
        finishedAt = row.finishedAt.map(Timestamp.text)
        folder = row.folder
        code = row.error?.error.code.name
        reason = row.error.map { language == "fr" ? $0.error.messageFR : $0.error.message }
        duplicateOf = row.duplicateOf?.text
        review = row.review
    }

    /// The last column of a table: why it failed, or why to look at it, or where its results stand.
    func note(withReview: Bool) -> String {
        if withReview { return "\(review.joined(separator: "; ")): \(folder ?? "")" }
        return reason ?? folder ?? ""
    }

    private enum CodingKeys: String, CodingKey {
        case run, id, pipeline, status, trigger, file, folder, code, reason, review
        case submittedAt = "submitted_at"
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case duplicateOf = "duplicate_of"
    }
}
