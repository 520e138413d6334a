// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore
import Pages
import StatusPages

/// `greffier status --watch`: a live screen on a terminal, else the same as plain text again and again.
struct StatusWatch {
    /// Between two looks.
    private static let pause = Duration.seconds(1)

    private let workspace: Workspace
    private let store: any RunQueries
    private let asJSON: Bool
    private let language: ReportLanguage

    init(_ workspace: Workspace, _ store: any RunQueries, asJSON: Bool) {
        self.workspace = workspace
        self.store = store
        self.asJSON = asJSON
        language = .spoken(in: workspace)
    }

    /// Shows until Ctrl-C or the end of who reads; the terminal is then as it was.
    func run() async throws {
        // Before the screen is taken: from here on Ctrl-C is a wish, not an end.
        let wishes = try Interruption.wishes()
        let screen = asJSON || !Screen.isPossible ? nil : Screen()
        screen?.begin()
        defer { screen?.end() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await show(on: screen) }
            group.addTask { for await _ in wishes { break } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func show(on screen: Screen?) async throws {
        while !Task.isCancelled {
            try await showOnce(on: screen)
            try await Task.sleep(for: Self.pause)
        }
    }

    private func showOnce(on screen: Screen?) async throws {
        if asJSON {
            let line = try CanonicalJSON.compact(try await Status.report(workspace, store))
            return Terminal.print(String(decoding: line, as: UTF8.self))
        }
        let now = Date()
        let view = StatusView(
            report: try await Status.report(workspace, store, reader: language),
            jobs: try await RunningJob.read(store),
            minute: try await ended(within: 60, now),
            hour: try await ended(within: 3600, now),
            now: now,
            timeZone: workspace.timeZone,
            language: language
        )
        guard let screen else {
            for line in view.lines(columns: 80, rows: .max) { Terminal.print(line) }
            return Terminal.print("")
        }
        let (columns, rows) = screen.size
        screen.draw(view.lines(columns: columns, rows: rows))
    }

    /// Runs that ended in the last so many seconds.
    private func ended(within seconds: Double, _ now: Date) async throws -> Int {
        let counts = try await store.summary(since: now.addingTimeInterval(-seconds))
        return counts.succeeded + counts.failed
    }
}
