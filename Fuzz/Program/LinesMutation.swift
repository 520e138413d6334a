// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SeededRandom

/// Changes CVs line by line, so that dates, titles and entries stay what they are while their order and signs do not.
struct LinesMutation {
    private var lines: [String]
    private var random: SplitMix64

    /// The text after one to six changes.
    static func changed(_ text: String, seed: UInt32) -> String {
        var mutation = LinesMutation(lines: lines(text), random: SplitMix64(seed: UInt64(seed)))
        for _ in 0...mutation.random.below(6) { mutation.change() }
        return mutation.lines.joined(separator: "\n")
    }

    /// Stretches of both texts, one after the other or line by line.
    static func crossed(_ text: String, with other: String, seed: UInt32) -> String {
        var random = SplitMix64(seed: UInt64(seed))
        let (one, two) = (lines(text), lines(other))
        let start = random.below(two.count)
        let piece = two[start..<min(two.count, start + 1 + random.below(12))]
        let place = random.below(one.count + 1)
        return (one[..<place] + piece + one[place...]).joined(separator: "\n")
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private mutating func change() {
        if lines.isEmpty { lines = [""] }
        let at = random.below(lines.count)
        switch random.below(12) {
        case 0: lines.swapAt(at, random.below(lines.count))
        case 1: lines.insert(lines[random.below(lines.count)], at: at)
        case 2: lines.remove(at: at)
        case 3: lines.insert(random.pick(Self.pieces), at: at)
        case 4: lines.insert("", at: at)
        case 5: shuffle(from: at)
        case 6 where at + 1 < lines.count: lines[at] += random.pick(Self.joints) + lines.remove(at: at + 1)
        case 7: lines[at] = spelt(lines[at])
        case 8: lines[at] = "^" + random.pick(["b", "h", "s", "l", "x", "f", "c", "w", "bs", "hs", "cw"]) + lines[at]
        case 9: exchangeWords(at)
        default: insertPiece(at)
        }
    }

    private mutating func shuffle(from start: Int) {
        let end = min(lines.count, start + 2 + random.below(6))
        lines[start..<end].shuffle(using: &random)
    }

    /// The same words in another spelling: capitals, spaced letters, decomposed accents, the other direction.
    private mutating func spelt(_ line: String) -> String {
        switch random.below(6) {
        case 0: line.uppercased()
        case 1: line.lowercased()
        case 2: line.map(String.init).joined(separator: " ")
        case 3: line.decomposedStringWithCanonicalMapping
        case 4: line.map { String($0) + random.pick(["", "", "\u{AD}", "\u{200B}"]) }.joined()
        default: String(line.reversed())
        }
    }

    private mutating func exchangeWords(_ at: Int) {
        var words = lines[at].split(separator: " ").map(String.init)
        guard words.count > 1 else { return }
        words.swapAt(random.below(words.count), random.below(words.count))
        if random.chance(30) { words.remove(at: random.below(words.count)) }
        lines[at] = words.joined(separator: " ")
    }

    private mutating func insertPiece(_ at: Int) {
        var characters = Array(lines[at])
        let piece = random.pick(Self.pieces + Self.joints)
        characters.insert(contentsOf: piece, at: random.below(characters.count + 1))
        lines[at] = String(characters)
    }

    private static let joints = [
        " ", ", ", " – ", " - ", "—", " | ", "\t", ": ", " : ", "/", " / ", ";", " • ", "(", ")", " (", ") ", "[", "]",
        "((", "))", " et ", " and ", " chez ", " at ", "   ", "\u{A0}", "\u{202F}", ".", "…", "\"", "’",
    ]

    private static let pieces = [
        "EXPÉRIENCE", "Expérience professionnelle", "WORK HISTORY", "FORMATION", "Education", "COMPÉTENCES", "Skills",
        "LANGUES", "Languages:", "Langues : anglais", "CERTIFICATIONS", "PUBLICATIONS", "PROJETS", "RÉFÉRENCES",
        "PROFIL",
        "CENTRES D’INTÉRÊT", "BÉNÉVOLAT", "CONTACT", "2019", "2019 – 2021", "mars 2019 – juin 2021",
        "03/2019 - 06/2021",
        "depuis mai 2020", "Since 2018", "2021 – aujourd’hui", "Sept. 2015 - present", "(2017)", "2019-20",
        "12/03/1990",
        "été 2016", "6 mois", "(2 ans 3 mois)", "en cours", "Vendeuse", "Développeur web", "Project Manager",
        "Acme SARL",
        "Le Panier Breton", "Norwell & Sons Ltd", "Rennes", "Lyon (69)", "Denver, CO 80202", "Manchester M14 5TQ",
        "35400 Saint-Malo", "CDI", "(CDD)", "stage", "BTS Commerce", "BSc (Hons) Physics", "Licence", "Lycée Fermat",
        "University of Ely", "mention bien", "GPA 3.8", "Java, SQL, Excel (avancé)", "Outils : Git, Jira", "anglais C1",
        "Français : langue maternelle", "TOEIC 905", "★★★☆☆", "Permis B", "CACES 3, 5", "claire@courriel.example",
        "06 39 98 10 01", "+44 7700 900614", "linkedin.com/in/claire", "https://claire.example", "Née le 17/02/1998",
        "27 ans", "Nationalité : belge", "• ", "- ", "▪", "●●●○○", "-----", "ﬁnance", "Éﬃcacité", "e\u{301}",
        "n\u{303}",
        "\u{200F}", "\u{200B}", "\u{AD}", "\u{FEFF}", "\u{0}", "\u{1B}", "🎓", "👩‍💻", "🇫🇷", "مهندس برمجيات", "חברה",
        "E X P É R I E N C E", "Σπουδές", "ОПЫТ", "履歴書", "\u{1F1EB}", "İstanbul", "ß", "²", "½", "٢٠١٩", "Ⅷ", "𝐁𝐨𝐥𝐝",
    ]
}
