// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// A printed date in the form that profiles use.
package enum NormalizedDate: Sendable, Equatable {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    case date(String)
    /// A word for today: the position goes on.
    case ongoing
    /// Both ends, `YYYY` to `YYYY-MM-DD` each; without an end it goes on.
    case period(start: String?, end: String?)

    /// Reads one printed date by itself: ISO forms, `03/2019`, `mars 2019`, `Sept. 2019`, `2019`, words for today.
    ///
    /// `nil` for everything else. The full grammar of periods is the rules reader's; a caller that has it hands it over
    /// instead of this one.
    package static func read(_ text: String) -> NormalizedDate? {
        let words = Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let meaning = words.filter { !fillers.contains($0) }
        if todayWords.contains(meaning.joined(separator: " ")) { return .ongoing }
        // Each word as a letter: y a year, n a number of one or two digits, m the name of a month.
        var shape = ""
        var numbers: [Int] = []
        for word in meaning {
            if let month = month(word) {
                shape += "m"
                numbers.append(month)
            } else if let number = Int(word), word.count <= 2 || word.count == 4 {
                shape += word.count == 4 ? "y" : "n"
                numbers.append(number)
            } else {
                return nil
            }
        }
        switch shape {
        case "y": return date(numbers[0])
        case "ny", "my": return date(numbers[1], numbers[0])
        case "yn": return date(numbers[0], numbers[1])
        case "nmy", "nny": return date(numbers[2], numbers[1], numbers[0])
        case "mny": return date(numbers[2], numbers[0], numbers[1])
        case "ynn": return date(numbers[0], numbers[1], numbers[2])
        default: return nil
        }
    }

    private static func date(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> NormalizedDate? {
        guard (1940...2100).contains(year), (1...12).contains(month ?? 1), (1...31).contains(day ?? 1) else {
            return nil
        }
        let parts = [String(year)] + [month, day].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : String($0) }
        return .date(parts.joined(separator: "-"))
    }

    private static func month(_ word: String) -> Int? {
        guard word.count >= 3, let index = months.firstIndex(where: { $0.contains(word) }) else { return nil }
        return index + 1
    }

    private static let months: [Set<String>] = [
        ["janvier", "janv", "jan", "january"], ["fevrier", "fevr", "fev", "february", "feb"], ["mars", "mar", "march"],
        ["avril", "avr", "april", "apr"], ["mai", "may"], ["juin", "june", "jun"], ["juillet", "juil", "july", "jul"],
        ["aout", "august", "aug"], ["septembre", "sept", "sep", "september"], ["octobre", "oct", "october"],
        ["novembre", "nov", "november"], ["decembre", "dec", "december"],
    ]
    private static let fillers: Set<String> = [
        "de", "du", "d", "depuis", "le", "a", "au", "en", "from", "since", "to", "until", "1er",
    ]
    private static let todayWords: Set<String> = [
        "present", "now", "today", "current", "currently", "ongoing", "aujourd hui", "ce jour", "cours", "actuel",
        "actuellement", "poste actuel",
    ]
}
