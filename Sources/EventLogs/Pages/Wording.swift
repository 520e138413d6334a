// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Numbers and lengths of time as people write them.
struct Wording {
    let language: ReportLanguage

    init(_ language: ReportLanguage) { self.language = language }

    /// `12,5` or `12.5`; whole numbers without decimals, from 1000 with thin spaces or commas.
    func number(_ value: Double, decimals: Int = 1) -> String {
        let scale = decimals == 0 ? 1.0 : decimals == 1 ? 10.0 : 100.0
        let scaled = Int((abs(value) * scale).rounded())
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int(scale))
        var text = grouped(whole)
        if rest > 0 {
            var digits = String(repeating: "0", count: decimals - "\(rest)".count) + "\(rest)"
            while digits.hasSuffix("0") { digits.removeLast() }
            text += language.text(",", ".") + digits
        }
        return (value < 0 && scaled > 0 ? "−" : "") + text
    }

    /// A whole number with its thousands apart.
    func grouped(_ number: Int) -> String {
        var digits = Array("\(number)")
        var place = digits.count - 3
        while place > 0 {
            digits.insert(language == .french ? "\u{202F}" : ",", at: place)
            place -= 3
        }
        return String(digits)
    }

    /// `42 %` or `42%`.
    func percent(_ share: Double) -> String { number(share * 100, decimals: 0) + language.text("\u{A0}%", "%") }

    /// A length of time given in days, in the unit that suits it.
    func days(_ days: Double) -> String {
        if days == 0 { return count(0, one: ("jour", "day"), many: ("jours", "days")) }
        if days < 2.0 / 24 { return number(days * 1440, decimals: 0) + "\u{A0}min" }
        if days < 2 && days != 1 { return number(days * 24) + "\u{A0}h" }
        return count(days, one: ("jour", "day"), many: ("jours", "days"))
    }

    /// Two lengths of time given in days; a question mark for one that is not known.
    func range(_ low: Double?, _ high: Double?) -> String {
        guard let high else { return (low.map { days($0) } ?? "?") + " – ?" }
        // The unit once, where it is the same.
        let first = low.map { $0 >= 2 ? number($0) : days($0) } ?? "?"
        return first + " – " + days(high)
    }

    /// A number with its noun, in French and English.
    func count(_ value: Double, one: (String, String), many: (String, String)) -> String {
        // French counts less than two as one.
        let isOne = language == .french ? abs(value) < 2 : value == 1
        let noun = isOne ? one : many
        return number(value) + "\u{A0}" + language.text(noun.0, noun.1)
    }
}
