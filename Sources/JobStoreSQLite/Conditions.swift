// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
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

    /// Adds that the input's name is `stem`, or `stem` and an extension, unless it is `nil`; an index finds them.
    mutating func addStem(_ stem: String?) {
        guard let stem else { return }
        // The slash comes right after the dot.
        terms.append("(input_name = ? OR (input_name >= ? AND input_name < ?))")
        arguments += [stem, stem + ".", stem + "/"]
    }

    /// Adds that the run ended at this moment or later in one of these states, or in any where there are none.
    ///
    /// By an index of its own, which holds nothing else: among many runs few of those that failed ended today.
    mutating func addEnd(since date: Date?, in statuses: [String]) {
        guard let date else { return add("status", in: statuses) }
        var ended = Conditions()
        ended.add("finished_at IS NOT NULL")
        ended.terms.append("finished_at >= ?")
        ended.arguments += [date.milliseconds]
        ended.add("status", in: statuses)
        terms.append("id IN (SELECT id FROM runs INDEXED BY runs_finished \(ended.clause))")
        arguments += ended.arguments
    }

    /// Adds that the run's identifier ends in `suffix`, unless it is `nil`.
    ///
    /// From four characters on, the index over the last four finds the few runs to look at.
    mutating func addSuffix(_ suffix: String?) {
        guard let suffix else { return }
        if suffix.count >= 4 { add("substr(id, -4) = ?", String(suffix.suffix(4))) }
        if suffix.count != 4 { add("id LIKE ?", "%" + suffix) }
    }

    var clause: String { terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ") }
}
