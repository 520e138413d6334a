// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentModel
import Foundation
import JobModel
import WorkerPool

/// What becomes of one file in the sandboxed pool, what it costs, and whether a good file goes through right after it.
///
/// One file a process: only so does the kernel tell the memory of a worker that is gone.
struct VerdictCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verdict", abstract: "What becomes of one file.")
    @OptionGroup var pool: PoolOptions
    @Argument var file: String
    @Option(help: "A good file to read after it; none unless stated.") var next: String?

    func run() async throws {
        let pool = pool.pool(processes: 1)
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let name = URL(fileURLWithPath: file).lastPathComponent
        var line: [String: Any] = ["file": file]
        let start = ContinuousClock.now
        do {
            let document = try await pool.extract(data, name: name).document
            line["verdict"] = "ok"
            line["pages"] = document.pages.count
            line["warnings"] = Set(document.warnings.map(\.code)).sorted()
        } catch let error as GreffierError {
            line["verdict"] = error.code.name
            line["detail"] = error.detail
        }
        line["wall_ms"] = (ContinuousClock.now - start).milliseconds
        line["crashed"] = await pool.statistics().crashed
        // Before anything else starts: a new process counts the memory of its parent at that moment as its own.
        let cost = await WorkerCost.of(pool)
        line["cpu_ms"] = cost.milliseconds
        line["peak_mib"] = Double(cost.peakKiB) / 1024
        if let next {
            let good = try Data(contentsOf: URL(fileURLWithPath: next))
            let start = ContinuousClock.now
            let isRead = (try? await pool.extract(good, name: next)) != nil
            line["next_ms"] = isRead ? (ContinuousClock.now - start).milliseconds : nil
        }
        await pool.shutdown()
        try Output.line(line)
    }
}

/// What the one worker of a pool has taken: the processor time, and the memory at its peak.
private struct WorkerCost {
    var milliseconds: Double
    var peakKiB: Int

    /// Of the worker that waits for work, or where there is none of the one that is gone.
    static func of(_ pool: WorkerPool) async -> WorkerCost {
        guard let worker = await pool.statistics().idle.first,
            let schedule = try? String(contentsOfFile: "/proc/\(worker)/schedstat", encoding: .utf8),
            let nanoseconds = schedule.split(separator: " ").first.flatMap({ Double($0) }),
            let status = try? String(contentsOfFile: "/proc/\(worker)/status", encoding: .utf8),
            let peak = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = peak.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else {
            let usage = ProcessorClock.children()
            return WorkerCost(milliseconds: usage.milliseconds, peakKiB: usage.peakKiB)
        }
        return WorkerCost(milliseconds: nanoseconds / 1e6, peakKiB: kibibytes)
    }
}
