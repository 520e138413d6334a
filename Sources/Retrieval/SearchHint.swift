// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What a person should know about how their search was understood.
package enum SearchHint: Sendable, Equatable {
    /// `name:` is no field, so that both sides of the colon were looked for as words.
    case unknownField(String, nearest: String?)
    /// A field stands without a value and was left out.
    case missingValue(String)
    /// A quotation mark is never closed; the phrase goes to the end.
    case openQuote
    /// Only the first so many words and conditions count.
    case tooLong(Int)
    /// There is neither a word nor a condition.
    case empty
    /// Excluded words alone find nothing.
    case onlyExclusions
    /// No entry meets this condition.
    case noneMeets(String)
    /// Each condition is met by some entry, all together by none.
    case noneMeetsAll
    /// So many entries have the words, and none of them meets the conditions.
    case onlyWithoutConditions(Int)
    /// The phrases stand nowhere word for word.
    case noPhrase

    package func text(_ language: ReportLanguage) -> String {
        switch self {
        case .unknownField(let name, let nearest):
            let known = SearchField.allCases.map { language.text($0.names[1], $0.names[0]) }.joined(separator: ", ")
            let meant =
                nearest.map { language.text(" Vouliez-vous dire « \($0): » ?", " Did you mean “\($0):”?") } ?? ""
            return language.text(
                "« \(name): » n’est pas un champ : cherché comme un mot.\(meant) Champs : \(known).",
                "“\(name):” is no field: looked for as a word.\(meant) Fields: \(known)."
            )
        case .missingValue(let name):
            return language.text(
                "« \(name): » est sans valeur et n’a pas été pris en compte.",
                "“\(name):” has no value and was left out."
            )
        case .openQuote:
            return language.text(
                "Un guillemet n’est pas fermé : l’expression va jusqu’au bout.",
                "A quotation mark is not closed: the phrase goes to the end."
            )
        case .tooLong(let limit):
            return language.text(
                "La recherche est longue : seuls les \(limit) premiers mots comptent.",
                "The search is long: only the first \(limit) words count."
            )
        case .empty:
            return language.text("Il n’y a aucun mot à chercher.", "There is no word to look for.")
        case .onlyExclusions:
            return language.text(
                "Des mots exclus ne suffisent pas : ajoutez un mot à chercher ou un champ.",
                "Excluded words are not enough: add a word to look for, or a field."
            )
        case .noneMeets(let condition):
            return language.text("Aucun document ne remplit « \(condition) ».", "No document meets “\(condition)”.")
        case .noneMeetsAll:
            return language.text(
                "Aucun document ne remplit toutes les conditions à la fois.",
                "No document meets all conditions at once."
            )
        case .onlyWithoutConditions(let count):
            return language.text(
                "Sans les conditions, les mots se trouvent dans \(count) document\(count > 1 ? "s" : "").",
                "Without the conditions, the words are in \(count) document\(count == 1 ? "" : "s")."
            )
        case .noPhrase:
            return language.text(
                "L’expression entre guillemets n’est nulle part mot à mot : essayez sans guillemets.",
                "The phrase in quotation marks is nowhere word for word: try without them."
            )
        }
    }
}
