// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import GRDB
import JobModel

/// A row as it stands in the file, where any program may have written anything.
struct SubmissionRow: Sendable {
    /// The row's number in the table, whatever a column `id` may say.
    let id: Int64
    /// The bytes of `submission_id`, of whatever type: what tells this row from one that took its number.
    let identity: Data?
    private let texts: [String: Data]
    private let types: [String: String]
    private let priorityValue: DatabaseValue

    /// Columns that hold text, or ought to.
    private static let textColumns = [
        "submission_id", "pipeline", "path", "payload", "not_before", "dedupe_key", "status", "folder", "error",
        "run_id",
    ]

    /// What a query has to select: types and bytes, since text may hold zeros and need not be UTF-8.
    static let selection =
        "rowid AS row_number, typeof(priority) AS priority_type, priority, "
        + textColumns.map { "typeof(\($0)) AS \($0)_type, CAST(\($0) AS BLOB) AS \($0)_bytes" }.joined(separator: ", ")

    /// What a table has to have: the columns of `selection`, and the one that is only written.
    static let columns = Set(textColumns + ["priority", "updated_at"])

    /// From a row of `selection`; `nil` where it has no number.
    init?(_ row: Row) {
        guard let number = row["row_number"] as Int64? else { return nil }
        id = number
        priorityValue = row["priority"]
        identity = row["submission_id_bytes"]
        var texts: [String: Data] = [:]
        var types: [String: String] = ["priority": row["priority_type"]]
        for column in Self.textColumns {
            types[column] = row[column + "_type"]
            texts[column] = row[column + "_bytes"]
        }
        self.texts = texts
        self.types = types
    }

    /// What identifies the request in the job store: the row's own id, or its pipeline and `dedupe_key`.
    var submissionID: String? {
        if let key = string("dedupe_key"), let pipeline = string("pipeline") { return "dedupe/\(pipeline)/\(key)" }
        return string("submission_id")
    }

    var status: String { string("status") ?? "" }
    var folder: String? { string("folder") }
    var error: String? { string("error") }
    var run: String? { string("run_id") }

    /// The request.
    ///
    /// Throws `intake.row_invalid` with the name of the column.
    func submission(allowed: [String]?, forbidden: [String]) throws -> FileSubmission {
        guard let pipeline = string("pipeline"), !pipeline.isEmpty else { throw Self.invalid("pipeline") }
        guard let identity = submissionID else { throw Self.invalid("submission_id") }
        var submission = FileSubmission(try source(), pipeline: pipeline, trigger: .row)
        submission.submissionID = identity
        submission.allowed = allowed
        submission.forbidden = forbidden
        submission.priority = try priority()
        submission.notBefore = try notBefore()
        submission.payload = try payload()
        if !isNull("dedupe_key"), string("dedupe_key") == nil { throw Self.invalid("dedupe_key") }
        return submission
    }

    private func source() throws -> FileSubmission.Source {
        if isNull("path") { return .nothing }
        // A path that is no UTF-8 may be given as a BLOB.
        guard ["text", "blob"].contains(types["path"]) else { throw Self.invalid("path") }
        let path = FilePath(bytes: texts["path"] ?? Data())
        guard path.bytes.first == UInt8(ascii: "/"), !path.bytes.contains(0) else {
            throw Self.invalid("path: it must be absolute")
        }
        return .file(path)
    }

    private func priority() throws -> Int {
        if isNull("priority") { return 0 }
        guard case .int64(let value) = priorityValue.storage else { throw Self.invalid("priority") }
        return Int(value)
    }

    private func notBefore() throws -> Date? {
        if isNull("not_before") { return nil }
        // The parser takes the 31st of February for a day in March.
        guard let text = string("not_before"), let date = Timestamp.date(text),
            Timestamp.text(date).prefix(19) == text.prefix(19)
        else { throw Self.invalid("not_before: it must be a time such as 2026-11-20T09:15:00Z") }
        return date
    }

    private func payload() throws -> String? {
        if isNull("payload") { return nil }
        guard let text = string("payload"), text.utf8.count <= 1 << 20,
            (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
        else { throw Self.invalid("payload: it must be JSON of at most 1 MiB") }
        return text
    }

    private func isNull(_ column: String) -> Bool { types[column] == "null" }

    /// `nil` for anything but text in UTF-8 without zeros.
    private func string(_ column: String) -> String? {
        guard types[column] == "text" else { return nil }
        let bytes = texts[column] ?? Data()
        return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    private static func invalid(_ what: String) -> GreffierError { GreffierError(.intakeRowInvalid, detail: what) }
}
