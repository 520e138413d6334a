// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore

/// One event of a run as `runs show --events --json` prints it.
struct RunEventReport: Encodable {
    var run: String
    var seq: Int
    var job: Int64
    var stage: String
    var attempt: Int
    var at: String
    var kind: String
    var text: String

    init(_ row: RunEventRow) {
        run = row.run.text
        seq = row.sequence
        job = row.job.number
        stage = row.stage
        attempt = row.attempt
        at = Timestamp.text(row.at)
        kind = row.event.kind.rawValue
        text = row.event.text
    }
}
