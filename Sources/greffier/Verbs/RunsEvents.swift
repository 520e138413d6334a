// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

extension Runs.Show {
    /// Events read at a time.
    private static let page = 500
    /// Between two looks for news.
    private static let pause = Duration.milliseconds(150)

    /// Prints what the stages told; with `follow` goes on until the run has ended.
    func showEvents(of run: RunRow, in workspace: Workspace, store: any RunQueries) async throws {
        let language = ReportLanguage.spoken(in: workspace)
        var printer = RunEventPrinter(Times(workspace.timeZone), language, asJSON: output.json)
        defer { printer.end() }
        if follow, !run.status.isFinal, DaemonLock.holder(path: workspace.lockFile) == nil {
            Terminal.error(
                language.text(
                    "le service ne tourne pas : rien ne se passe avant « greffier daemon »",
                    "no daemon runs: nothing happens until `greffier daemon` does"
                )
            )
        }
        var last = 0
        while true {
            // Looked at first: what was told before the end is then read below.
            let isOver = try await store.run(run.id)?.status.isFinal ?? true
            while case let rows = try await store.events(run: run.id, after: last, limit: Self.page),
                let newest = rows.last
            {
                try printer.print(rows)
                last = newest.sequence
            }
            if isOver || !follow { break }
            try await Task.sleep(for: Self.pause)
        }
        if last == 0, !output.json {
            Terminal.print(
                language.text(
                    "aucune étape du passage \(run.id.short) n’a rien dit",
                    "no stage of run \(run.id.short) told anything"
                )
            )
        }
    }
}
