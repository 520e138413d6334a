// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import TextFolding

/// Writes a CV as a person of the other gender would: titles, pronouns and participles.
struct GenderSwap: Sendable {
    /// Folded word → the form of the other gender.
    private var others: [String: String] = [:]

    init(lexicons: Lexicons) {
        for entry in lexicons[.titles].entries where !entry.canonical.contains(where: { $0 == " " || $0 == "-" }) {
            let masculine = entry.canonical
            let feminine = entry.aliases.first { alias in
                !alias.contains(" ") && alias.hasPrefix(masculine.prefix(3)) && Self.isFeminine(alias, of: masculine)
            }
            if let feminine { pair(masculine, feminine) }
        }
        for (masculine, feminine) in Self.words { pair(masculine, feminine) }
    }

    private mutating func pair(_ masculine: String, _ feminine: String) {
        if others[Folding.key(masculine)] == nil { others[Folding.key(masculine)] = feminine }
        if others[Folding.key(feminine)] == nil { others[Folding.key(feminine)] = masculine }
    }

    /// Whether the word ends as the feminine form of a French title does.
    private static func isFeminine(_ word: String, of masculine: String) -> Bool {
        word != masculine && word.hasSuffix("e")
            && (word == masculine + "e"
                || ["euse", "rice", "ère", "enne", "onne", "fe"].contains { word.hasSuffix($0) })
    }

    /// The profile in the words of the other gender.
    func swapped(_ profile: Profile) -> Profile {
        profile.mapping { text in text.replacingWords(other) }
    }

    /// The other form of a word, with its capital; `nil` for words that tell no gender.
    private func other(_ word: String) -> String? {
        guard let other = others[Folding.key(word)] else { return nil }
        return word.first?.isUppercase == true ? other.prefix(1).uppercased() + other.dropFirst() : other
    }

    private static let words: [(String, String)] = [
        ("il", "elle"), ("ils", "elles"), ("lui", "elle"), ("he", "she"), ("his", "her"), ("him", "her"),
        ("himself", "herself"), ("monsieur", "madame"), ("m", "mme"), ("mr", "ms"), ("homme", "femme"),
        ("père", "mère"), ("diplômé", "diplômée"), ("motivé", "motivée"), ("passionné", "passionnée"),
        ("expérimenté", "expérimentée"), ("certifié", "certifiée"), ("formé", "formée"), ("nommé", "nommée"),
        ("promu", "promue"), ("spécialisé", "spécialisée"), ("organisé", "organisée"), ("impliqué", "impliquée"),
        ("chargé", "chargée"), ("attaché", "attachée"), ("délégué", "déléguée"), ("habilité", "habilitée"),
        ("reconnu", "reconnue"), ("recruté", "recrutée"), ("curieux", "curieuse"), ("rigoureux", "rigoureuse"),
        ("sérieux", "sérieuse"), ("dynamique", "dynamique"), ("étudiant", "étudiante"), ("salesman", "saleswoman"),
    ]
}
