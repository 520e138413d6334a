// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import EventLogs
import FoundationEssentials
import JobModel
import PipelineModel

/// Reads the event log of a run as the options of its stage say.
struct EventLogSource {
    /// Options of all kinds that read an event log.
    static let options: [String: OptionKind] = [
        "columns": .named(EventColumn.allCases.map(\.rawValue)),
        "dates": .choice(EventLogOptions.DateOrder.allCases.map(\.rawValue)),
        "as_of": .day(or: ["log", "today"]),
    ]
    /// Bytes at the most: the log is held in memory.
    static let most = 512 << 20
    /// Whole logs are counted here: that takes seconds, which must not hold up other tasks.
    private static let queues = FileQueues(label: "greffier.events", width: 2)

    private let input: StageInput

    init(_ input: StageInput) { self.input = input }

    /// The log of the run's file, whose lines must tell `required`.
    ///
    /// Throws `events.too_large`, and what reading the file and the log throws.
    func log(_ required: Set<EventColumn>) async throws -> EventLog {
        if let bytes = input.file?.bytes, bytes > Self.most { throw GreffierError(.eventsTooLarge) }
        let data = try await input.original()
        let options = options(required)
        return try await Self.work { try EventLogReader.read(data, options) }
    }

    /// Does long work on a thread of its own, and ends with cancellation before the next.
    static func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        let value = try await queues.run(body)
        try Task.checkCancellation()
        return value
    }

    private func options(_ required: Set<EventColumn>) -> EventLogOptions {
        let stage = input.stage.options
        var options = EventLogOptions(now: Int64(input.submittedAt.timeIntervalSince1970))
        options.required = required
        for (name, heading) in stage["columns"]?.map ?? [:] {
            if let column = EventColumn(rawValue: name) { options.columns[column] = heading.string }
        }
        options.dates = stage["dates"]?.string.flatMap(EventLogOptions.DateOrder.init) ?? .auto
        options.asOf = horizon(stage["as_of"]?.string)
        return options
    }

    private func horizon(_ text: String?) -> EventLogOptions.Horizon {
        switch text {
        case nil, "log": .log
        case "today": .today
        case let day?: EventLogOptions.Horizon(day: day) ?? .log
        }
    }

    /// What is to be told of the lines of a log.
    static func warnings(_ facts: LogFacts) -> [RunWarning] {
        func warning(_ kind: WarningKind, _ problems: [LogFacts.Problem]) -> [RunWarning] {
            guard !problems.isEmpty else { return [] }
            func detail(_ message: KeyPath<LogFacts.Problem, String>, _ between: String) -> String {
                problems.map { problem in
                    let lines = problem.lines.map { "\($0)" }.joined(separator: ", ")
                    return "\(problem[keyPath: message].withoutPeriod) (\(problem.count)\(between) \(lines))"
                }.joined(separator: ". ")
            }
            return [
                RunWarning(
                    kind,
                    count: problems.reduce(0) { $0 + $1.count },
                    detail: detail(\.message, "; line"),
                    french: detail(\.messageFR, "\u{A0}; ligne")
                )
            ]
        }
        return warning(.linesLeftOut, facts.problems.filter { !$0.kept })
            + warning(.linesMended, facts.problems.filter(\.kept))
            + (facts.datesAreGuessed ? [RunWarning(.datesGuessed)] : [])
    }
}

extension String {
    /// A sentence that another one goes on with.
    var withoutPeriod: String { hasSuffix(".") ? String(dropLast()) : self }
}
