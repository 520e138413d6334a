// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import JobModel
import LanguageModels

/// Shows on standard error how far a model is fetched: one line that is drawn again on a terminal, else a line for each
/// step and each tenth.
struct PullMeter {
    private let name: String
    private let language: ReportLanguage
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var drawnAt: ContinuousClock.Instant?
    private var tally = PullTally()
    private var toldStatus = ""
    private var toldTenth = 0
    private var isLineOpen = false
    /// Bytes that were there before: they say nothing of the speed.
    private var bytesAtStart: Int?

    init(_ name: String, _ language: ReportLanguage) {
        self.name = name
        self.language = language
    }

    /// Bytes that are there.
    var bytes: Int { tally.completed }

    mutating func show(_ progress: PullProgress) {
        tally.add(progress)
        if bytesAtStart == nil, tally.total > 0 { bytesAtStart = tally.completed }
        isTerminal ? draw(isStep: progress.digest == nil) : tell(isStep: progress.digest == nil)
    }

    /// Ends the line that is being drawn.
    mutating func end() {
        if isLineOpen { Terminal.error("") }
        isLineOpen = false
    }

    private mutating func draw(isStep: Bool) {
        // More often than ten times a second nobody sees.
        let isSoon = drawnAt.map { ContinuousClock.now - $0 < .milliseconds(100) } ?? false
        guard isStep || !isSoon else { return }
        drawnAt = .now
        isLineOpen = true
        let text = isStep ? "\(name)  \(Self.words(tally.status, language))" : line(width: Self.columns)
        Terminal.redraw(text)
    }

    private mutating func tell(isStep: Bool) {
        if isStep {
            guard tally.status != toldStatus else { return }
            toldStatus = tally.status
            return Terminal.error("\(name): \(Self.words(tally.status, language))")
        }
        let tenth = Int((tally.share ?? 0) * 10)
        guard tenth > toldTenth else { return }
        toldTenth = tenth
        Terminal.error("\(name): \(tenth * 10) %, \(amount)")
    }

    /// `mistral  [#########...........]  45 %  1.8/4.1 GB  12.3 MB/s`, at most `width` columns.
    private func line(width: Int) -> String {
        let share = tally.share ?? 0
        let percent = "\(Int(share * 100)) %"
        let tail = [percent, amount, speed].filter { !$0.isEmpty }.joined(separator: "  ")
        let room = min(40, width - name.displayWidth - tail.displayWidth - 7)
        guard room >= 8 else { return "\(name)  \(tail)" }
        let filled = Int(share * Double(room))
        return "\(name)  [" + String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled)
            + "]  \(tail)"
    }

    private var amount: String { "\(bytes(tally.completed))/\(bytes(tally.total))" }

    private var speed: String {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let fetched = tally.completed - (bytesAtStart ?? 0)
        guard seconds > 1, fetched > 0 else { return "" }
        return bytes(Int(Double(fetched) / seconds)) + "/s"
    }

    private func bytes(_ count: Int) -> String { ModelText.bytes(count, in: language) }

    /// What an Ollama says of its steps, in the language of the person; an unknown step in its own words.
    static func words(_ status: String, _ language: ReportLanguage) -> String {
        guard language == .french else { return Terminal.safe(status) }
        let known = [
            "pulling manifest": "lecture du manifeste", "verifying sha256 digest": "vérification des empreintes",
            "writing manifest": "écriture du manifeste",
            "removing any unused layers": "retrait de ce qui ne sert plus",
            "removing unused layers":
                "retrait de ce qui ne sert plus", "success": "terminé",
        ]
        return known[status] ?? Terminal.safe(status)
    }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }
}
