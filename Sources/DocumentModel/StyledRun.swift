// SPDX-License-Identifier: GPL-3.0-or-later

/// Neighbouring spans that the renderings show alike, as one.
struct StyledRun {
    var text: String
    let bold: Bool
    let italic: Bool
    /// Where a link leads that the text does not say itself; only to the web, to mail and to a telephone.
    let target: String?

    /// What Markdown puts before and after.
    var marks: String { bold ? (italic ? "***" : "**") : italic ? "*" : "" }

    /// The runs of `line` without the white space at its ends.
    static func runs(of line: Line, emphasis: Bool = true) -> [StyledRun] {
        var runs: [StyledRun] = []
        for span in line.spans.trimmedEnds where !span.text.isEmpty {
            let isBlank = span.text.isBlank
            let run = StyledRun(
                text: span.text,
                bold: emphasis && (isBlank ? runs.last?.bold ?? false : span.bold),
                italic: emphasis && (isBlank ? runs.last?.italic ?? false : span.italic),
                target: span.link.flatMap(Self.shown)
            )
            if let last = runs.last, last.bold == run.bold, last.italic == run.italic, last.target == run.target {
                runs[runs.count - 1].text += run.text
            } else {
                runs.append(run)
            }
        }
        return runs.map { run in
            guard let target = run.target, Self.isSaid(target, by: run.text) else { return run }
            return StyledRun(text: run.text, bold: run.bold, italic: run.italic, target: nil)
        }
    }

    /// `link` where a reader may follow it, and programs may not be made to run anything.
    private static func shown(_ link: String) -> String? {
        let schemes = ["http://", "https://", "mailto:", "tel:"]
        let start = link.prefix(8).lowercased()
        return schemes.contains { start.hasPrefix($0) } && link.utf8.count <= 2000 ? link : nil
    }

    /// Whether the text is the address itself.
    private static func isSaid(_ target: String, by text: String) -> Bool {
        func bare(_ text: Substring) -> Substring { text.last == "/" ? text.dropLast() : text }
        let text = bare(Substring(text.trimmingSpaces.lowercased()))
        let target = bare(Substring(target.lowercased()))
        if text == target { return true }
        guard let colon = target.firstIndex(of: ":") else { return false }
        return target[target.index(after: colon)...].drop { $0 == "/" } == text
    }
}

extension [Span] {
    /// Without white space before the first and after the last character.
    package var trimmedEnds: [Span] {
        var spans = self
        while let last = spans.last {
            spans[spans.count - 1].text = last.text.trimmingTrailingSpaces
            guard spans[spans.count - 1].text.isEmpty else { break }
            spans.removeLast()
        }
        while let first = spans.first {
            spans[0].text = first.text.trimmingLeadingSpaces
            guard spans[0].text.isEmpty else { break }
            spans.removeFirst()
        }
        return spans
    }
}
