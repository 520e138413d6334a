// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import Matching
import Pages

/// JSON values as the rows of a table: a column for each place that holds a text, a number or a truth value.
///
/// Members of objects inside objects are named with dots, lists are left out, columns stand in the order of their names.
/// What is no object is one column, `value`.
struct FlatTable {
    private let rows: [[String: JSONValue]]
    private let language: ReportLanguage

    init(_ items: [JSONValue], language: ReportLanguage) {
        rows = items.map { item in
            var row: [String: JSONValue] = [:]
            Self.flatten(item, named: item.object == nil ? "value" : "", into: &row)
            return row
        }
        self.language = language
    }

    /// The whole file.
    var text: String {
        let columns = Set(rows.flatMap(\.keys)).sorted()
        guard !columns.isEmpty else { return CSVText.text([], language: language) }
        let lines = rows.map { row in columns.map { cell(row[$0]) } }
        return CSVText.text([columns.map { .text($0) }] + lines, language: language)
    }

    private func cell(_ value: JSONValue?) -> CSVText.Cell {
        switch value {
        case .string(let text)?: .text(text)
        case .bool(let truth)?: .text(truth ? "true" : "false")
        case .integer?, .number?: .number(value?.text ?? "")
        case .null?, .array?, .object?, nil: .text("")
        }
    }

    private static func flatten(_ value: JSONValue, named name: String, into row: inout [String: JSONValue]) {
        switch value {
        case .object(let object):
            for (key, member) in object.members {
                flatten(member, named: name.isEmpty ? key : "\(name).\(key)", into: &row)
            }
        case .array: break
        case .null, .bool, .integer, .number, .string: row[name] = value
        }
    }
}
