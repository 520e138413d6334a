// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// Reads what one line of a log tells.
struct LineReader {
    /// What a line tells.
    struct Line {
        var caseName: String
        var person: String?
        var step: String?
        var group: String?
        var start: Int64
        var end: Int64?
        var endsInFuture = false
    }

    /// Why a line tells nothing.
    struct Refusal: Error {
        var reason: LineProblem
    }

    private let columns: LogColumns
    private let moments: MomentReader
    private let options: EventLogOptions
    /// What lies beyond this is in the future; a day is left for zones and clocks.
    private let latest: Int64
    /// Words for "not yet" in a column of ends.
    private static let openWords: Set<String> = [
        "-", "null", "na", "n/a", "none", "nan", "nil", "open", "ouvert", "ouverte", "en cours", "in progress",
        "pending",
        "en attente",
    ]

    init(_ columns: LogColumns, _ moments: MomentReader, _ options: EventLogOptions) {
        self.columns = columns
        self.moments = moments
        self.options = options
        latest = options.now + CalendarDay.seconds
    }

    /// The line at which `scanner` is.
    func read(_ scanner: CSVScanner, _ bytes: UnsafeBufferPointer<UInt8>) -> Result<Line, Refusal> {
        if scanner.isBroken { return refused(.quoting) }
        let fields = scanner.fields
        if fields.count < columns.count { return refused(.fewColumns) }
        if fields[columns.count...].contains(where: { !scanner.trimmed($0).isEmpty }) { return refused(.manyColumns) }
        func text(_ column: Int?) -> String? {
            guard let column else { return nil }
            let text = scanner.text(fields[column])
            return text.isEmpty ? nil : text
        }
        func slice(_ column: Int) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[scanner.trimmed(fields[column])])
        }
        guard let caseName = text(columns.caseID) else { return refused(.noCase) }
        let (person, step) = (text(columns.person), text(columns.step))
        if person == nil, options.required.contains(.person) { return refused(.noPerson) }
        if step == nil, options.required.contains(.step) { return refused(.noStep) }
        guard let startColumn = columns.start, !slice(startColumn).isEmpty else { return refused(.noStart) }
        guard let start = moments.seconds(slice(startColumn)) else { return refused(.badStart) }
        if start > latest { return refused(.futureStart) }
        var line = Line(caseName: caseName, person: person, step: step, group: text(columns.group), start: start)
        guard let endColumn = columns.end, !slice(endColumn).isEmpty else { return .success(line) }
        if let end = moments.seconds(slice(endColumn)) {
            if end < start { return refused(.endBeforeStart) }
            line.endsInFuture = end > latest
            line.end = line.endsInFuture ? nil : end
        } else if !Self.openWords.contains(Folding.fold(scanner.text(fields[endColumn]))) {
            return refused(.badEnd)
        }
        return .success(line)
    }

    private func refused(_ reason: LineProblem) -> Result<Line, Refusal> { .failure(Refusal(reason: reason)) }
}
