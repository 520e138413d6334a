// SPDX-License-Identifier: GPL-3.0-or-later

/// The counts of every field over some verdicts.
package struct FieldScores: Sendable, Equatable {
    private var counts: [JudgedField: FieldCount] = [:]

    package init(_ verdicts: some Sequence<Verdict>) {
        for verdict in verdicts { counts[verdict.field, default: FieldCount()].add(verdict) }
    }

    package subscript(field: JudgedField) -> FieldCount { counts[field] ?? FieldCount() }

    /// The plain mean of the fields' F1; fields of which nothing was expected or found are left out.
    package var macro: Double {
        let used = JudgedField.allCases.map { self[$0] }.filter { !$0.isEmpty }
        return used.isEmpty ? 1 : used.reduce(0) { $0 + $1.f1 } / Double(used.count)
    }
}
