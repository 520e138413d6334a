// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
import ProfileModel

/// Why a score is what it is, in few lines: what speaks for it, what is missing, what is not stated.
struct Reasons {
    let lines: [String]

    /// What a line may be about.
    struct Point {
        var category: ScoreCategory?
        var verdict: Scores.Item.Verdict
        /// Tenths.
        var points: Int
        var text: String
        var cvQuote: String?
    }

    /// Up to four proofs by their points, three gaps and two questions, in the words of both documents.
    init(_ score: Scores.OfferScore, _ language: ReportLanguage) {
        let points = score.categories.flatMap { category in
            category.items.filter { $0.offerQuote != nil }.map { item in
                Point(
                    category: ScoreCategory(rawValue: category.name),
                    verdict: item.verdict,
                    points: Int((item.points * 10).rounded()),
                    text: item.text,
                    cvQuote: item.cvQuote
                )
            }
        }
        self.init(points, language)
    }

    /// The same of points in the order of the categories, all of which the offer asks for.
    init(_ points: [Point], _ language: ReportLanguage) {
        lines = Self.shown.flatMap { verdict, most in
            Self.best(most, of: points, verdict).map { Self.line(points[$0], language) }
        }
    }

    private static let shown: [(Scores.Item.Verdict, Int)] = [
        (.matched, 4), (.partly, 2), (.missing, 3), (.unknown, 2),
    ]

    /// The places of those with most points; of equals the earlier.
    private static func best(_ most: Int, of points: [Point], _ verdict: Scores.Item.Verdict) -> [Int] {
        var best: [Int] = []
        for place in points.indices where points[place].verdict == verdict {
            let position = best.firstIndex { points[$0].points < points[place].points } ?? best.count
            guard position < most else { continue }
            best.insert(place, at: position)
            if best.count > most { best.removeLast() }
        }
        return best
    }

    private static func line(_ point: Point, _ language: ReportLanguage) -> String {
        let label = point.category.map { Labels.reason(of: $0, language) } ?? ""
        return Labels.verdict(point.verdict, language) + language.plainColon + label + point.text
            + quote(point, language)
    }

    /// The CV's words, where they say more than the demand does.
    private static func quote(_ point: Point, _ language: ReportLanguage) -> String {
        guard let quote = point.cvQuote, quote != point.text else { return "" }
        // Counting characters takes longer than bytes, of which there are never fewer.
        let short = quote.utf8.count <= 90 || quote.count <= 90 ? quote : String(quote.prefix(89)) + "…"
        return language.text(" – «\u{A0}\(short)\u{A0}»", " – “\(short)”")
    }
}

/// Names of categories and verdicts for people.
package enum Labels {
    package static func category(_ name: String, _ language: ReportLanguage) -> String {
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

    /// That a page speaks of the best `most` of so many offers; nothing where it speaks of all.
    static func nearest(_ most: Int, of all: Int, _ language: ReportLanguage) -> String {
        guard all > most else { return "" }
        return language.text(
            " · \(most == 1 ? "l’offre la plus proche" : "les \(most) offres les plus proches") sur \(all)",
            " · the \(most == 1 ? "nearest offer" : "\(most) nearest offers") of \(all)"
        )
    }

    /// What stands before an item's text where the text alone would not tell what it is about.
    static func reason(of category: ScoreCategory, _ language: ReportLanguage) -> String {
        switch category {
        case .title, .education, .location: Self.category(category.rawValue, language) + language.plainColon
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
