// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import JobModel

/// What is written back to a row.
struct SubmissionAnswer: Sendable {
    let row: SubmissionRow
    let status: String
    var run: String?
    var folder: String?
    var error: String?

    /// A request that cannot become a run, with the reason in French and English.
    init(refusing row: SubmissionRow, _ error: GreffierError) {
        self.row = row
        status = "refused"
        self.error = error.inBothLanguages
    }

    /// A run's state; `outbox` makes its folder absolute.
    init(_ row: SubmissionRow, _ outcome: RunOutcome, outbox: FilePath) {
        self.row = row
        status = outcome.status.rawValue
        run = outcome.run.text
        folder = outcome.folder.map { (outbox / $0).text }
        error = outcome.error
    }

    /// A request whose run the job store does not know, as after a restore: it is taken over once more.
    init(reopening row: SubmissionRow) {
        self.row = row
        status = "new"
    }

    /// Whether the row says so already.
    var isKnown: Bool {
        row.status == status && row.folder == folder && row.error == error && (run == nil || row.run == run)
    }
}
