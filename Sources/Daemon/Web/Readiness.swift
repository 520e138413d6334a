// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Engine
import Foundation
import Intake
import JSONValues
import JobModel
import JobStoreSQLite
import WebService

/// Whether the service takes up work now: what a supervisor or a load balancer asks.
struct Readiness: Sendable {
    let store: SQLiteJobStore
    let engine: Engine
    let state: String
    let keeper: ConfigurationKeeper

    /// Longer than the engine takes to turn once, by far.
    private static let patience = Duration.seconds(2)

    /// 200, or 503 with the reasons in words.
    func response(_ language: ReportLanguage) async -> WebResponse {
        async let database = database()
        async let engine = engineTurns()
        let checks = await [("database", database), ("engine", engine), ("disk", disk())]
        let isReady = checks.allSatisfy { $0.1 == nil }
        let lines = checks.map { name, error in Self.line(name, error, language) }
        var response = WebResponse(
            isReady ? 200 : 503,
            [
                "ready": .bool(isReady),
                "checks": .array(lines + [Self.line(await keeper.standing, language)]),
            ]
        )
        if !isReady { response.headers.append(("Retry-After", "5")) }
        return response
    }

    private static func line(_ name: String, _ error: GreffierError?, _ language: ReportLanguage) -> JSONValue {
        let line = JSONObject([("name", .string(name)), ("ok", .bool(error == nil))])
        return .object(line.adding(error?.json(in: language) ?? JSONObject()))
    }

    /// An edit that was refused keeps nobody from work: what was in force before stays.
    private static func line(_ standing: ConfigurationStanding, _ language: ReportLanguage) -> JSONValue {
        var line = JSONObject([("name", .string("configuration")), ("ok", .bool(true))])
        if !standing.isWell { line["message"] = .string(standing.sentences(language).joined(separator: "\n")) }
        return .object(line)
    }

    private func database() async -> GreffierError? {
        let answer = await Self.inTime { () -> GreffierError? in
            do {
                _ = try await store.nextInLine()
                return nil
            } catch {
                return GreffierError.wrapping(error)
            }
        }
        return answer ?? GreffierError(.webStuck)
    }

    /// Whether the engine's loop turns when it is asked to: its count is another after a while.
    private func engineTurns() async -> GreffierError? {
        let turned = await Self.inTime {
            let before = await engine.turns
            engine.nudge()
            while await engine.turns == before {
                guard (try? await Task.sleep(for: .milliseconds(10))) != nil else { return false }
            }
            return true
        }
        return turned == true ? nil : GreffierError(.webStuck)
    }

    private func disk() async -> GreffierError? {
        let state = state
        do {
            let free = try await onThread { try Files.freeBytes(FilePath(state)) }
            let wanted = IntakeOptions().minimumFree
            if free >= wanted { return nil }
            return GreffierError(.storeFull, detail: "\(free >> 20) MiB free, \(wanted >> 20) MiB wanted")
        } catch {
            return GreffierError.wrapping(error)
        }
    }

    /// What `body` gives; `nil` where that takes too long, and then nobody waits for it any more.
    private static func inTime<Value: Sendable>(
        _ body: @escaping @Sendable () async -> Value
    ) async -> Value? {
        let (answers, tell) = AsyncStream.makeStream(of: Value?.self, bufferingPolicy: .bufferingOldest(1))
        let work = Task { tell.yield(await body()) }
        let alarm = Task {
            try await Task.sleep(for: patience)
            tell.yield(nil)
        }
        defer {
            work.cancel()
            alarm.cancel()
        }
        return await answers.first { _ in true } ?? nil
    }
}
