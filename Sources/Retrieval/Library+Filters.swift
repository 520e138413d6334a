// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// Which entries the conditions of a search leave; they decide before anything is ranked.
extension Library {
    /// A part of a query in SQL with its arguments.
    struct Condition {
        var sql: String
        var arguments: StatementArguments
    }

    /// What holds for the entries `e` of a collection that all `filters` leave.
    static func condition(
        _ filters: [SearchFilter],
        collection: Int64,
        vocabulary: any FieldVocabulary
    ) -> Condition {
        var condition = Condition(sql: "e.collection_id = ?", arguments: [collection])
        for filter in filters {
            let values = filter.values.flatMap { matches(of: $0, field: filter.field, vocabulary: vocabulary) }
            let anyOf = values.map(\.sql).joined(separator: " OR ")
            condition.sql +=
                " AND e.id \(filter.isExcluded ? "NOT IN" : "IN")"
                + " (SELECT entry_id FROM entry_fields f WHERE f.field = ? AND (\(anyOf)))"
            condition.arguments += [filter.field.rawValue]
            for value in values { condition.arguments += value.arguments }
        }
        return condition
    }

    /// The passages of these entries.
    static func rows(where condition: Condition, in db: Database) throws -> Set<Int64> {
        try Int64.fetchSet(
            db,
            sql: "SELECT k.id FROM chunks k JOIN entries e ON e.id = k.entry_id WHERE \(condition.sql)",
            arguments: condition.arguments
        )
    }

    /// The first passage of each of these entries, by title.
    static func firstPassages(where condition: Condition, limit: Int, in db: Database) throws -> [(
        row: Int64, entry: String
    )] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT k.id, e.id AS entry FROM chunks k JOIN entries e ON e.id = k.entry_id
                WHERE k.ordinal = 0 AND \(condition.sql) ORDER BY e.title, e.id LIMIT ?
                """,
            arguments: condition.arguments + [limit]
        ).map { ($0["id"], $0["entry"]) }
    }

    /// A value stands in a field as whole words, in this order; one of a letter or two (`R`, `Go`) as the whole value.
    private static func matches(
        of value: SearchFilter.Value,
        field: SearchField,
        vocabulary: any FieldVocabulary
    ) -> [Condition] {
        let spellings = [value.text] + (value.isPrefix ? [] : vocabulary.spellings(of: value.text, field: field))
        var keys: [String] = []
        for spelling in spellings {
            let key = EntryField.key(spelling, of: field)
            if !key.isEmpty, !keys.contains(key) { keys.append(key) }
        }
        return keys.map { key in
            if value.isPrefix { return Condition(sql: "instr(' ' || f.value, ?) > 0", arguments: [" " + key]) }
            if key.count <= 2 { return Condition(sql: "f.value = ?", arguments: [key]) }
            return Condition(sql: "instr(' ' || f.value || ' ', ?) > 0", arguments: [" " + key + " "])
        }
    }
}
