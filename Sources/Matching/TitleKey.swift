// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// A job title without gender and seniority, as words.
///
/// The lexicon's pairs come first; endings that French pairs share (`-euse`/`-eur`, `-ière`/`-ier`, `-ante`/`-ant`…)
/// catch words that no lexicon knows. Both sides of a comparison go through it, so a wrong guess is wrong on both.
struct TitleKey: Sendable, Equatable {
    /// Folded words in the order of the title.
    let words: [String]
    /// Whether the title names a training position (internship, apprenticeship).
    let isTraining: Bool

    init(_ title: String, lexicons: Lexicons) {
        let all = Self.words(of: title).map { Self.neutral($0, lexicons: lexicons) }
        isTraining = all.contains { Self.training.contains($0) }
        let telling = all.filter {
            !Self.seniority.contains($0) && !Self.training.contains($0) && !Self.fillers.contains($0)
        }
        words = telling.isEmpty ? all.filter { !Self.fillers.contains($0) } : telling
    }

    /// Folded words without marks of gender: `H/F`, `(e)`, `·e`, `/euse`.
    private static func words(of title: String) -> [String] {
        Folding.words(title).flatMap { word -> [String] in
            guard let dot = word.lastIndex(of: "."), marks.contains(String(word[word.index(after: dot)...])) else {
                return [word]
            }
            return [String(word[..<dot])]
        }
        .filter { !marks.contains($0) }
    }

    /// The masculine or common form of one folded word: by the lexicon's pair, else by its ending.
    ///
    /// A pair shares its first letters; the lexicon's translations (`buyer` for `acheteur`) do not and stay as they are.
    private static func neutral(_ word: String, lexicons: Lexicons) -> String {
        if let known = irregular[word] { return known }
        if let entry = lexicons[.titles].entry(key: word) {
            let canonical = Folding.key(entry.canonical)
            if !canonical.contains(" "), canonical.hasPrefix(word.prefix(3)) { return canonical }
        }
        return neutral(word)
    }

    /// The masculine or common form of one folded word, by its ending.
    static func neutral(_ word: String) -> String {
        if let known = irregular[word] { return known }
        // Most words end otherwise, and every word of every CV comes here.
        guard let last = word.utf8.last, lastBytes.contains(last) else { return word }
        for (feminine, masculine) in endings where word.utf8.count > feminine.utf8.count + 2 {
            guard word.utf8.suffix(feminine.utf8.count).elementsEqual(feminine.utf8) else { continue }
            return word.dropLast(feminine.utf8.count) + masculine
        }
        return word
    }

    private static let lastBytes = Set(endings.compactMap(\.0.utf8.last))

    /// Longest first where one ends the other.
    ///
    /// Folded: `-ée` is `-ee`.
    private static let endings: [(String, String)] = [
        ("trice", "teur"), ("euse", "eur"), ("iere", "ier"), ("ienne", "ien"), ("enne", "en"), ("onne", "on"),
        ("ere", "er"),
        ("ante", "ant"), ("ente", "ent"), ("ee", "e"), ("ive", "if"), ("elle", "el"), ("ale", "al"), ("woman", "man"),
        ("women", "man"), ("ress", "er"), ("men", "man"),
    ]

    private static let marks: Set<String> = [
        "h", "f", "m", "w", "x", "e", "ne", "se", "te", "euse", "rice", "trice", "ere", "iere", "ienne", "enne", "nne",
        "esse",
        "ve", "fe", "ee", "es", "hf", "fh", "mf", "fm", "nb",
    ]

    private static let irregular: [String: String] = [
        "cheffe": "chef", "barmaid": "barman", "chefe": "chef", "hotesse": "hote", "maitresse": "maitre",
        "directress": "director",
        "actress": "actor", "stewardess": "steward", "hostess": "host", "employee": "employe", "doctoresse": "docteur",
        "autrice": "auteur", "manageuse": "manager", "technico": "technico", "nurse": "nurse", "trainee": "trainee",
        "press": "press", "express": "express", "female": "male", "wordpress": "wordpress", "femme": "agent",
        "homme": "agent",
        "salesman": "salesperson", "saleswoman": "salesperson", "foreman": "foreman", "forewoman": "foreman",
        "ingenieure": "ingenieur", "professeure": "professeur", "teleconseillere": "teleconseiller",
        "sale": "sale", "wholesale": "wholesale", "data": "data", "architecte": "architecte", "agente": "agent",
        "adjointe": "adjoint", "preventrice": "preventeur", "avocate": "avocat", "cliente": "client", "vente": "vente",
        "attente": "attente", "rente": "rente", "independante": "independant", "competente": "competent",
        "sante": "sante",
        "executive": "executive", "creative": "creative", "operative": "operative", "representative": "representative",
        "administrative": "administrative", "automotive": "automotive", "digitale": "digital",
        "commerciale": "commercial",
        "decisionnelle": "decisionnel", "sage": "sage", "coffee": "coffee", "committee": "committee",
    ]

    private static let seniority: Set<String> = [
        "junior", "senior", "confirme", "experimente", "debutant", "lead", "principal", "experienced", "graduate", "jr",
        "sr",
        "ii", "iii", "i", "entry", "level", "mid", "intermediate", "cdi", "cdd",
    ]

    private static let training: Set<String> = [
        "stagiaire", "alternant", "apprenti", "apprentice", "intern", "internship", "stage", "alternance", "trainee",
        "apprentissage", "interne", "placement",
    ]

    private static let fillers: Set<String> = [
        "a", "au", "aux", "chez", "d", "de", "des", "du", "en", "et", "la", "le", "les", "l", "and", "at", "for", "in",
        "of",
        "the", "to", "un", "une", "dans", "pour", "sur",
    ]
}
