// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import JobModel

/// What of a line may be told to whoever reads the log, who is not always who may read the documents.
enum LogFields {
    /// Numbers, codes, and names that the administrator gave; a field that is not listed is taken for free text.
    private static let plain: Set = [
        "run", "job", "stage", "row", "code", "state", "queue", "pipeline", "trigger", "tick", "lease",
        "attempt", "failures", "left_out", "resumed", "set_aside", "calls", "scored", "read", "duration_ms", "status",
        "model", "endpoint", "serves", "slots", "missing", "version", "service", "signal", "address", "host", "port",
        "method", "route", "channel", "rule", "warning", "mistake", "inbox", "collection", "count", "pid",
        "notice", "kind", "request",
    ]

    /// Names and paths of files.
    private static let names: Set = ["file", "path", "folder", "name"]

    /// What comes first; the rest follows by its name.
    private static let first = ["run", "job", "stage", "code"]

    /// The fields in order; with `hash` names of files are replaced, and free text that may hold one is left out.
    static func told(_ fields: [String: String], hash: NameHash?) -> [(key: String, value: String)] {
        let keys = fields.keys.sorted { (rank($0), $0) < (rank($1), $1) }
        return keys.map { key in
            let value = fields[key] ?? ""
            guard let hash, !plain.contains(key) else { return (key, value) }
            return (key, names.contains(key) ? hash.text(value) : cleaned(value))
        }
    }

    private static func rank(_ key: String) -> Int { first.firstIndex(of: key) ?? first.count }

    /// `text` where it can name no file; of an error that may, the code is left.
    ///
    /// A file shows by a slash, by quotation marks around it or by its ending. Details of errors hold no personal data by
    /// their contract; what a system call or a library says knows of no such contract.
    static func cleaned(_ text: String) -> String {
        let head = text.prefix { $0 != ":" && $0 != " " }
        let code = ErrorCode.named(String(head)) == nil ? nil : String(head)
        let rest = code == nil ? text[...] : text.dropFirst(head.count)
        if !mayName(rest) { return text }
        return code.map { "\($0) \(hidden)" } ?? hidden
    }

    /// Where text was left out; `greffier jobs logs` has it.
    static let hidden = "(hidden)"

    private static func mayName(_ text: Substring) -> Bool {
        if text.contains(where: { "/\\'\"«»“”‘’`".contains($0) }) { return true }
        return text.contains(/[^\s\d.]\s?\.[A-Za-z0-9]{1,5}\b/)
    }
}
