// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// Collects the terms of a WHERE clause with their arguments.
struct Conditions {
    private var terms: [String] = []
    private(set) var arguments = StatementArguments()

    /// Adds a term with one argument, unless the argument is `nil`.
    mutating func add(_ term: String, _ value: String?) {
        guard let value else { return }
        terms.append(term)
        arguments += [value]
    }

    /// Adds a term without arguments.
    mutating func add(_ term: String) { terms.append(term) }

    /// Adds that `column` holds one of `values`, unless there are none.
    mutating func add(_ column: String, in values: [String]) {
        if values.isEmpty { return }
        terms.append("\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))")
        arguments += StatementArguments(values.sorted())
    }

    var clause: String { terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ") }
}
