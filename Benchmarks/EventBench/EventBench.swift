// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import EventLogs
import Foundation
import JobModel

/// Reads an event log, parts its persons and estimates its delays; prints how much processor time each took.
@main
struct EventBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "event-bench")
    @Argument(help: "The log.") var log: String
    @Option(help: "A folder for the results.") var results: String

    private struct Line: Encodable {
        var lines: Int
        var read: Double
        var segments: Double
        var delays: Double
        var write: Double
        var megabytes: Int
    }

    func run() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: log))
        var options = EventLogOptions(now: Int64(Date().timeIntervalSince1970))
        options.required = [.case, .person, .step, .start]
        let (events, read) = try timed { try EventLogReader.read(data, options) }
        let moment = "2026-11-20T08:00:00.000Z"
        let (segments, parting) = timed {
            Segmenter(events, method: .rules, minimumEvents: 2, previous: nil).report(generatedAt: moment)
        }
        let (delays, estimating) = try timed { try DelayEstimator(events).report(generatedAt: moment) }
        let (_, writing) = try timed {
            try CanonicalJSON.pretty(segments.report).write(to: URL(fileURLWithPath: results + "/segments.json"))
            try CanonicalJSON.pretty(delays.report).write(to: URL(fileURLWithPath: results + "/delays.json"))
        }
        let line = Line(
            lines: events.facts.lines,
            read: read,
            segments: parting,
            delays: estimating,
            write: writing,
            megabytes: try Self.peak()
        )
        print(String(decoding: try CanonicalJSON.compact(line), as: UTF8.self))
    }

    /// Processor seconds, which other work on the machine changes little.
    private func timed<Value>(_ body: () throws -> Value) rethrows -> (Value, Double) {
        let start = clock()
        let value = try body()
        return (value, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }

    /// The most memory that was held.
    private static func peak() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
}
