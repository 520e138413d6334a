// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// One job as the writer needs it: all that the rules look at, and nothing that is long.
struct JobSubject {
    var run: String
    var kind: String
    var node: RunGraph.Node
    var startedAt: Date?
    var concurrency: ConcurrencyLimit?
    var rate: String?
    /// Its state stands in `node` too.
    var condition: JobCondition {
        didSet { node.state = condition.state }
    }

    static let columns = """
        run, id, stage, item_of, kind, depends_on, is_optional, started_at, concurrency_key, concurrency_limit, rate, \
        \(isWholeList), \(JobCondition.columns)
        """

    /// The subjects that a statement over `columns` finds.
    static func all(_ statement: Statement, _ arguments: StatementArguments) throws -> [JobSubject] {
        try Row.fetchCursor(statement, arguments: arguments).map(JobSubject.init).reduce(into: []) { $0.append($1) }
    }

    /// Such jobs take neither key nor rate: their items do.
    static let isWholeList = "(fan IS NOT NULL AND item_of IS NULL)"

    /// Reads a row of `columns`.
    init(_ row: Row) throws {
        run = row[0]
        kind = row[4]
        condition = try JobCondition(row, from: 12)
        node = RunGraph.Node(
            id: JobID(row[1]),
            stage: row[2],
            itemOf: row[3],
            isDelivery: kind == DeliveryJob.kind,
            dependsOn: Columns.names(row[5]),
            isOptional: row[6],
            state: condition.state
        )
        startedAt = Columns.date(row[7])
        if row[11] { return }
        concurrency = (row[8] as String?).map { ConcurrencyLimit(key: $0, limit: row[9] ?? 1) }
        rate = row[10]
    }
}

/// The jobs of one run as they stand inside a transaction, in the order of the pipeline.
struct RunJobs {
    let run: String
    var subjects: [JobSubject]

    var graph: RunGraph { RunGraph(subjects.map(\.node)) }

    func index(of id: JobID) -> Int? { subjects.firstIndex { $0.node.id == id } }
}
