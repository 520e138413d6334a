// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What running stages tell of their work, kept beside the run for those who watch.
///
/// Kept as long as the run. Of what models write only the latest is kept: see `RunEventRow.most`.
package protocol RunEventLog: Sendable {
    /// Adds events of the attempt that holds `lease`, in order; `false` says that the lease is void and nothing changed.
    ///
    /// Long texts are kept as several events. `stage.ended` is not told but written by the end of an attempt itself, in
    /// the same transaction, where that attempt has told of its beginning.
    func tell(_ lease: Lease, _ events: [RunEvent], now: Date) async throws -> Bool
}

/// One event of a run.
package struct RunEventRow: Sendable, Hashable {
    package var run: ULID
    /// From 1, rising over all events of the run; gaps show where text was dropped.
    package var sequence: Int
    package var job: JobID
    package var stage: String
    /// The lease number: counts claims of the job.
    package var attempt: Int
    package var at: Date
    package var event: RunEvent

    /// Text of models stays for so many events of a run, the latest ones; all other events stay.
    package static let most = 10_000
    /// Bytes of text in one event at the most, but for a single character that is longer.
    package static let longest = 1024

    package init(
        run: ULID,
        sequence: Int,
        job: JobID,
        stage: String,
        attempt: Int,
        at: Date,
        event: RunEvent
    ) {
        self.run = run
        self.sequence = sequence
        self.job = job
        self.stage = stage
        self.attempt = attempt
        self.at = at
        self.event = event
    }

    /// The event as it is kept: cut into pieces where its text is too long, at characters.
    package static func pieces(of event: RunEvent) -> [RunEvent] {
        guard event.text.utf8.count > longest else { return [event] }
        var pieces: [RunEvent] = []
        var text = ""
        var size = 0
        for character in event.text {
            let bytes = character.utf8.count
            if size + bytes > longest, size > 0 {
                pieces.append(RunEvent(event.kind, text))
                (text, size) = ("", 0)
            }
            text.append(character)
            size += bytes
        }
        return pieces + [RunEvent(event.kind, text)]
    }

    /// The text of `stage.ended`.
    package static func ending(_ outcome: AttemptOutcome, _ error: GreffierError?) -> String {
        [outcome.rawValue, error?.code.name].compactMap { $0 }.joined(separator: " ")
    }
}
