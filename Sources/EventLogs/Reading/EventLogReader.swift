// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
import TextFolding

/// Reads an event log from CSV.
///
/// A line that cannot be counted is left out and told in `facts.problems`, never silently. Work and memory grow with the
/// bytes of the log.
package struct EventLogReader {
    private let options: EventLogOptions
    private var problems = LineProblems()
    private var cases = NameTable()
    private var persons = NameTable()
    private var steps = NameTable()
    private var groups = NameTable()
    private var events: [EventLog.Event] = []
    private var facts = LogFacts()

    private init(_ options: EventLogOptions) { self.options = options }

    /// The events of a file.
    ///
    /// Throws `events.unreadable` for what is no text, `events.columns` where a column is not found, and `events.empty`
    /// where no line can be counted; the detail of the last says what was wrong with them.
    package static func read(_ data: Data, _ options: EventLogOptions) throws -> EventLog {
        var reader = EventLogReader(options)
        guard let text = DecodedText([UInt8](data)) else {
            throw GreffierError(
                .eventsUnreadable,
                ErrorDetail("the file is no text", french: "le fichier n’est pas du texte")
            )
        }
        reader.facts.encoding = text.encoding
        return try text.bytes.withUnsafeBufferPointer { try reader.log($0) }
    }

    private mutating func log(_ bytes: UnsafeBufferPointer<UInt8>) throws -> EventLog {
        let separator = CSVScanner.separator(of: bytes)
        facts.separator = String(UnicodeScalar(separator))
        var scanner = CSVScanner(bytes, separator: separator)
        var headings = scanner.next() ? scanner.fields.map(scanner.text) : []
        // What some spreadsheets write above the headings.
        if headings.first?.hasPrefix("sep=") == true {
            headings = scanner.next() ? scanner.fields.map(scanner.text) : []
        }
        guard !headings.isEmpty else { throw GreffierError(.eventsEmpty) }
        let places = try EventColumn.places(in: headings, named: options.columns, required: options.required)
        let columns = LogColumns(places, count: headings.count)
        let order = dateOrder(bytes, scanner, columns)
        let lines = LineReader(columns, MomentReader(isMonthFirst: order == .monthFirst), options)
        while scanner.next() {
            facts.lines += 1
            switch lines.read(scanner, bytes) {
            case .failure(let problem): problems.add(problem.reason, line: scanner.line)
            case .success(let line): add(line, at: scanner.line)
            }
        }
        return try finished(hasEnds: columns.end != nil)
    }

    /// Whether day or month comes first, by the dates that tell: the many outvote the few.
    private mutating func dateOrder(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ scanner: CSVScanner,
        _ columns: LogColumns
    ) -> EventLogOptions.DateOrder {
        var scanner = scanner
        var (dayFirst, monthFirst, open) = (0, 0, 0)
        while scanner.next() {
            guard !scanner.isBroken else { continue }
            for column in [columns.start, columns.end].compactMap({ $0 }) where column < scanner.fields.count {
                let range = scanner.trimmed(scanner.fields[column])
                guard let (first, second) = MomentReader.pair(UnsafeBufferPointer(rebasing: bytes[range])) else {
                    continue
                }
                if first > 12, second <= 12 { dayFirst += 1 }
                if second > 12, first <= 12 { monthFirst += 1 }
                open += 1
            }
        }
        guard open > 0 else { return .dayFirst }
        let told = options.dates == .auto ? (monthFirst > dayFirst ? .monthFirst : .dayFirst) : options.dates
        facts.dates = told.rawValue
        facts.datesAreGuessed = options.dates == .auto && dayFirst == monthFirst
        return told
    }

    private mutating func add(_ line: LineReader.Line, at number: Int) {
        if line.endsInFuture { problems.add(.futureEnd, line: number) }
        events.append(
            EventLog.Event(
                caseID: cases.number(of: line.caseName),
                person: line.person.map { persons.number(of: $0) } ?? -1,
                step: line.step.map { steps.number(of: $0) } ?? -1,
                group: line.group.map { groups.number(of: $0) } ?? -1,
                start: line.start,
                end: line.end,
                line: Int32(clamping: number)
            )
        )
    }

    private mutating func finished(hasEnds: Bool) throws -> EventLog {
        let horizon = horizon()
        var order = LogOrder(events)
        order.applyHorizon(horizon, to: &problems)
        order.rename(&cases, \.caseID)
        order.rename(&persons, \.person)
        order.rename(&steps, \.step)
        order.rename(&groups, \.group)
        order.sort()
        order.dropDuplicates(&problems)
        events = order.events
        facts.problems = problems.facts
        guard !events.isEmpty else { throw nothingLeft() }
        facts.events = events.count
        facts.cases = cases.names.count
        facts.persons = persons.names.count
        facts.first = events.map(\.start).min().map(CalendarDay.full)
        facts.last = events.map { $0.end ?? $0.start }.max().map(CalendarDay.full)
        return EventLog(
            cases: cases.names,
            persons: persons.names,
            steps: steps.names,
            groups: groups.names,
            events: events,
            hasEnds: hasEnds,
            asOf: horizon,
            facts: facts
        )
    }

    /// The moment up to which events are known.
    ///
    /// Days without times begin at midnight, and so does the one asked for, unless
    /// the log knows of something later on it.
    private func horizon() -> Int64 {
        func last(upTo limit: Int64) -> Int64? {
            events.lazy.flatMap { [$0.start, $0.end ?? $0.start] }.filter { $0 <= limit }.max()
        }
        let end = last(upTo: .max) ?? options.now
        switch options.asOf {
        case .log: return end
        case .today: return max(end, options.now - options.now % CalendarDay.seconds)
        case .day(let day): return max(day, last(upTo: day + CalendarDay.seconds - 1) ?? day)
        }
    }

    private func nothingLeft() -> GreffierError {
        let found = facts.problems.map { ("\($0.count) × \($0.message)", "\($0.count) × \($0.messageFR)") }
        return GreffierError(
            .eventsEmpty,
            ErrorDetail(
                found.isEmpty ? "only the headings" : found.map(\.0).joined(separator: " "),
                french: found.isEmpty ? "seulement l’en-tête" : found.map(\.1).joined(separator: " ")
            )
        )
    }
}
