// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import Pages

/// A queue as lists print it.
struct QueueReport: Encodable {
    var name: String
    var ready: Int
    var running: Int
    var waiting: Int
    var later: Int
    var pausedAt: String?
    /// The code of what the queue waits for.
    var breaker: String?
    var breakerUntil: String?

    init(_ row: QueueRow) {
        name = row.name
        ready = row.ready
        running = row.running
        waiting = row.waiting
        later = row.later
        pausedAt = row.pausedAt.map(Timestamp.text)
        breaker = row.breaker?.code
        breakerUntil = row.breaker.map { Timestamp.text($0.until) }
    }

    /// The queues for a person; on a narrow terminal without what only waits, so that the state is seen.
    static func table(_ rows: [QueueReport], in language: ReportLanguage, isNarrow: Bool = false) -> TextTable {
        let french = ["FILE", "PRÊTES", "EN COURS", "ATTENTE", "PLUS TARD", "ÉTAT"]
        let heads = language == .french ? french : ["QUEUE", "READY", "RUNNING", "WAITING", "LATER", "STATE"]
        func shown(_ cells: [String]) -> [String] { isNarrow ? Array(cells.prefix(3)) + cells.suffix(1) : cells }
        var table = TextTable(header: shown(heads))
        for row in rows {
            let waits = row.breaker.map { language.text("attend : \($0)", "waits: \($0)") }
            let state =
                row.pausedAt != nil
                ? StateWords.text("paused", language) : waits ?? StateWords.text("open", language)
            table.add(shown([row.name, "\(row.ready)", "\(row.running)", "\(row.waiting)", "\(row.later)", state]))
        }
        return table
    }

    private enum CodingKeys: String, CodingKey {
        case name, ready, running, waiting, later, breaker
        case pausedAt = "paused_at"
        case breakerUntil = "breaker_until"
    }
}
