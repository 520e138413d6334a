// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// Why a score is what it is, in few lines: what speaks for it, what is missing, what is not stated.
struct Reasons {
    let lines: [String]

    /// Up to four proofs by their points, three gaps and two questions, in the words of both documents.
    init(_ score: Scores.OfferScore, _ language: ReportLanguage) {
        let items = score.categories.flatMap { category in category.items.map { (category: category.name, item: $0) } }
        func ranked(_ verdict: Scores.Item.Verdict) -> [(category: String, item: Scores.Item)] {
            items.enumerated().filter { $0.element.item.verdict == verdict && $0.element.item.offerQuote != nil }
                .sorted { ($1.element.item.points, $0.offset) < ($0.element.item.points, $1.offset) }.map(\.element)
        }
        func line(_ mark: String, _ entry: (category: String, item: Scores.Item)) -> String {
            let label = Labels.reason(of: entry.category, language)
            return mark + language.text(" : ", ": ") + label + entry.item.text + Self.quote(entry.item, language)
        }
        let proofs = ranked(.matched).prefix(4).map { line(language.text("Oui", "Yes"), $0) }
        let parts = ranked(.partly).prefix(2).map { line(language.text("En partie", "In part"), $0) }
        let gaps = ranked(.missing).prefix(3).map { line(language.text("Manque", "Missing"), $0) }
        let questions = ranked(.unknown).prefix(2).map { line(language.text("Non précisé", "Not stated"), $0) }
        lines = proofs + parts + gaps + questions
    }

    /// The CV's words, where they say more than the demand does.
    private static func quote(_ item: Scores.Item, _ language: ReportLanguage) -> String {
        guard let quote = item.cvQuote, quote != item.text else { return "" }
        let short = quote.count <= 90 ? quote : String(quote.prefix(89)) + "…"
        return language.text(" – «\u{A0}\(short)\u{A0}»", " – “\(short)”")
    }
}

/// Names of categories and verdicts for people.
enum Labels {
    static func category(_ name: String, _ language: ReportLanguage) -> String {
        switch ScoreCategory(rawValue: name) {
        case .skills: language.text("Compétences", "Skills")
        case .experience: language.text("Expérience", "Experience")
        case .title: language.text("Métier", "Occupation")
        case .education: language.text("Diplôme", "Education")
        case .languages: language.text("Langues", "Languages")
        case .meaning: language.text("Proximité de sens", "Closeness of meaning")
        case .location: language.text("Lieu", "Location")
        case nil: name
        }
    }

    /// What stands before an item's text where the text alone would not tell what it is about.
    static func reason(of name: String, _ language: ReportLanguage) -> String {
        switch ScoreCategory(rawValue: name) {
        case .title, .education, .location: category(name, language) + language.text(" : ", ": ")
        default: ""
        }
    }

    static func verdict(_ verdict: Scores.Item.Verdict, _ language: ReportLanguage) -> String {
        switch verdict {
        case .matched: language.text("Oui", "Yes")
        case .partly: language.text("En partie", "In part")
        case .missing: language.text("Manque", "Missing")
        case .unknown: language.text("Non précisé", "Not stated")
        }
    }

    static func verdict(_ verdict: Scores.MustHave.Verdict, _ language: ReportLanguage) -> String {
        switch verdict {
        case .met: language.text("Oui", "Yes")
        case .partly: language.text("En partie", "In part")
        case .missing: language.text("Manque", "Missing")
        case .unknown: language.text("Non précisé", "Not stated")
        }
    }

    /// Points with one decimal, `87,4` in French.
    static func points(_ value: Double, _ language: ReportLanguage) -> String {
        let text = "\(value)"
        return language == .french ? text.replacing(".", with: ",") : text
    }
}
