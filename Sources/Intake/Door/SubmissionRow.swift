// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import GRDB
import JobModel

/// A row as it stands in the file, where any program may have written anything.
struct SubmissionRow: Sendable {
    let id: Int64
    let rawSubmissionID: DatabaseValue
    private let values: [String: DatabaseValue]

    init(_ row: Row) {
        values = Dictionary(row.map { ($0.0.lowercased(), $0.1) }, uniquingKeysWith: { first, _ in first })
        id = values["id"].flatMap(Int64.fromDatabaseValue) ?? 0
        rawSubmissionID = values["submission_id"] ?? .null
    }

    /// What identifies the request in the job store: the row's own id, or its pipeline and `dedupe_key`.
    var submissionID: String? {
        if let key = string("dedupe_key"), let pipeline = string("pipeline") { return "dedupe/\(pipeline)/\(key)" }
        return string("submission_id")
    }

    var status: String { string("status") ?? "" }
    var folder: String? { string("folder") }
    var error: String? { string("error") }

    /// The request.
    ///
    /// Throws `intake.row_invalid` with the name of the column.
    func submission(allowed: [String]?) throws -> FileSubmission {
        guard let pipeline = string("pipeline"), !pipeline.isEmpty else { throw Self.invalid("pipeline") }
        guard let identity = submissionID else { throw Self.invalid("submission_id") }
        var submission = FileSubmission(try source(), pipeline: pipeline, trigger: .row)
        submission.submissionID = identity
        submission.allowed = allowed
        submission.priority = try priority()
        submission.notBefore = try notBefore()
        submission.payload = try payload()
        if !isNull("dedupe_key"), string("dedupe_key") == nil { throw Self.invalid("dedupe_key") }
        return submission
    }

    private func source() throws -> FileSubmission.Source {
        guard !isNull("path"), let value = values["path"] else { return .nothing }
        // A path that is no UTF-8 may be given as a BLOB.
        let path: FilePath
        switch value.storage {
        case .string(let text): path = FilePath(text)
        case .blob(let data): path = FilePath(bytes: data)
        default: throw Self.invalid("path")
        }
        guard path.bytes.first == UInt8(ascii: "/"), !path.bytes.contains(0) else {
            throw Self.invalid("path: it must be absolute")
        }
        return .file(path)
    }

    private func priority() throws -> Int {
        if isNull("priority") { return 0 }
        guard case .int64(let value)? = values["priority"]?.storage else { throw Self.invalid("priority") }
        return Int(value)
    }

    private func notBefore() throws -> Date? {
        if isNull("not_before") { return nil }
        guard let date = string("not_before").flatMap(Timestamp.date) else { throw Self.invalid("not_before") }
        return date
    }

    private func payload() throws -> String? {
        if isNull("payload") { return nil }
        guard let text = string("payload"), text.utf8.count <= 1 << 20,
            (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
        else { throw Self.invalid("payload: it must be JSON of at most 1 MiB") }
        return text
    }

    private func isNull(_ column: String) -> Bool { values[column]?.isNull ?? true }

    private func string(_ column: String) -> String? {
        guard case .string(let text)? = values[column]?.storage else { return nil }
        return text
    }

    private static func invalid(_ what: String) -> GreffierError { GreffierError(.intakeRowInvalid, detail: what) }
}

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

    /// Whether the row says so already.
    var isKnown: Bool { row.status == status && row.folder == folder && row.error == error }
}
