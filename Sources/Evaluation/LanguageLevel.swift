// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// The level of a language by its class: A1 to C2 of the Common European Framework, or native.
struct LanguageLevel {
    let lexicons: Lexicons

    /// Whether two levels are of one class, or the same words where no class is known.
    func areEqual(_ found: String, _ expected: String) -> Bool {
        if Likeness.key(found) == Likeness.key(expected) { return true }
        guard let one = level(found), let two = level(expected) else { return false }
        return one == two
    }

    /// The class that `text` states, else that of its TOEIC points, else that of its words.
    func level(_ text: String) -> String? {
        let words = Folding.words(text)
        if let stated = words.first(where: { Self.stated.contains($0) }) { return stated.uppercased() }
        if let place = words.firstIndex(of: "toeic"), let points = words[place...].lazy.compactMap({ Int($0) }).first {
            return Self.toeic.first { points >= $0.least }?.level
        }
        let parts = text.split(maxSplits: 1) { $0 == "(" }
        return lexicons.cefr(text) ?? parts.lazy.compactMap { lexicons.cefr(String($0)) }.first
    }

    private static let stated: Set = ["a1", "a2", "b1", "b2", "c1", "c2"]

    /// Listening and reading together, as ETS maps them to the framework.
    private static let toeic: [(least: Int, level: String)] = [
        (945, "C1"), (785, "B2"), (550, "B1"), (225, "A2"), (120, "A1"),
    ]
}
