// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel

extension JSONSyntaxError {
    /// `line 12, column 5: …`: editors count lines, not bytes.
    func words(in text: String) -> ErrorDetail {
        let before = text.utf8.prefix(offset).split(separator: 0x0A, omittingEmptySubsequences: false)
        let column = String(decoding: before.last.map(Array.init) ?? [], as: UTF8.self).count + 1
        let line = max(1, before.count)
        return ErrorDetail(
            "line \(line), column \(column): \(reason)",
            french: "ligne \(line), colonne \(column) : \(reasonFR)"
        )
    }
}
