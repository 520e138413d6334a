// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

/// Prints what the stages of a run tell, as it comes: a line an event, the text of models as it is.
struct RunEventPrinter {
    let times: Times
    /// One JSON object a line instead.
    let asJSON: Bool
    /// The stage whose text was printed last, and whether its line is open.
    private var writing: String?
    private var isLineOpen = false
    /// Stages that began, and those in which a model did since.
    private var begun: Set<String> = []
    private var asked: Set<String> = []

    private let language: ReportLanguage

    init(_ times: Times, _ language: ReportLanguage, asJSON: Bool) {
        self.times = times
        self.language = language
        self.asJSON = asJSON
    }

    mutating func print(_ rows: [RunEventRow]) throws {
        for row in rows {
            if asJSON {
                let line = try CanonicalJSON.compact(RunEventReport(row))
                Terminal.print(String(decoding: line, as: UTF8.self))
            } else {
                show(row)
            }
        }
    }

    /// Ends a line that is open.
    mutating func end() {
        if isLineOpen { Terminal.print("") }
        isLineOpen = false
    }

    private mutating func show(_ row: RunEventRow) {
        guard row.event.kind == .modelText else {
            tell(row, words(row))
            writing = row.event.kind == .modelBegan ? row.stage : nil
            return
        }
        if writing != row.stage { tell(row, language.text("continue :", "goes on:")) }
        writing = row.stage
        Terminal.printText(row.event.text)
        isLineOpen = !row.event.text.hasSuffix("\n")
    }

    private mutating func tell(_ row: RunEventRow, _ words: String) {
        end()
        let line = "\(times.text(row.at))  \(row.stage)  \(words)"
        Terminal.print(Terminal.colored(Terminal.safe(line), .gray))
    }

    private mutating func words(_ row: RunEventRow) -> String {
        let text = row.event.text
        switch row.event.kind {
        case .stageBegan:
            asked.remove(row.stage)
            return begun.insert(row.stage).inserted
                ? language.text("commence", "begins")
                : language.text(
                    "recommence ; ce qu’elle disait avant ne compte plus",
                    "begins again; what it told before is void"
                )
        case .modelBegan:
            return asked.insert(row.stage).inserted
                ? language.text("\(text) répond", "\(text) answers")
                : language.text(
                    "\(text) répond de nouveau ; la réponse d’avant ne compte plus",
                    "\(text) answers anew; the answer before is void"
                )
        case .modelDone:
            asked.remove(row.stage)
            return language.text("la réponse se termine : \(text)", "the answer ends: \(text)")
        case .stageEnded: return JobState(rawValue: text) == nil ? text : StateWords.text(text, language)
        case .modelText: return ""
        }
    }
}
