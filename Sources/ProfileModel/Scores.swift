// SPDX-License-Identifier: GPL-3.0-or-later

/// scores.json: one candidate against every open offer, each number with its reasons.
package struct Scores: Codable, Sendable, Equatable {
    /// The version of the scoring rules: equal versions and inputs give equal bytes.
    package var version: String
    /// The day the score speaks of, `YYYY-MM-DD`.
    package var asOf: String
    /// Best first.
    package var offers: [OfferScore]

    package init(version: String, asOf: String, offers: [OfferScore]) {
        self.version = version
        self.asOf = asOf
        self.offers = offers
    }

    private enum CodingKeys: String, CodingKey {
        case version, offers
        case asOf = "as_of"
    }

    /// Names an entry of a collection to a reader.
    package struct OfferReference: Codable, Sendable, Hashable {
        package var id: String
        /// The original file name.
        package var source: String
        package var title: String

        package init(id: String, source: String, title: String) {
            self.id = id
            self.source = source
            self.title = title
        }
    }

    /// One pair.
    package struct OfferScore: Codable, Sendable, Equatable {
        package var offer: OfferReference
        /// 0 to 100 with one decimal: the sum of the categories' points.
        package var score: Double
        package var mustHaves: [MustHave]
        package var categories: [Category]
        /// What would raise the score, most first; `nil` where nobody asked for it.
        package var changes: [Change]?

        package init(
            offer: OfferReference,
            score: Double,
            mustHaves: [MustHave],
            categories: [Category],
            changes: [Change]? = nil
        ) {
            self.offer = offer
            self.score = score
            self.mustHaves = mustHaves
            self.categories = categories
            self.changes = changes
        }

        private enum CodingKeys: String, CodingKey {
            case offer, score, categories, changes
            case mustHaves = "must_haves"
        }
    }

    /// Something the offer insists on.
    package struct MustHave: Codable, Sendable, Equatable {
        package var text: String
        package var verdict: Verdict
        package var cvQuote: String?
        package var offerQuote: String?

        package init(text: String, verdict: Verdict, cvQuote: String?, offerQuote: String?) {
            self.text = text
            self.verdict = verdict
            self.cvQuote = cvQuote
            self.offerQuote = offerQuote
        }

        package enum Verdict: String, Codable, Sendable { case met, partly, missing, unknown }

        private enum CodingKeys: String, CodingKey {
            case text, verdict
            case cvQuote = "cv_quote"
            case offerQuote = "offer_quote"
        }
    }

    /// A part of the score.
    package struct Category: Codable, Sendable, Equatable {
        package var name: String
        /// The weight asked for; the weights of all categories sum to 100.
        package var weight: Double
        /// The weight after categories without data gave theirs away.
        package var appliedWeight: Double
        package var points: Double
        package var items: [Item]
        /// Whether the offer says nothing of it, so that its weight went to the others.
        package var noData: Bool?

        package init(
            name: String,
            weight: Double,
            appliedWeight: Double,
            points: Double,
            items: [Item],
            noData: Bool? = nil
        ) {
            self.name = name
            self.weight = weight
            self.appliedWeight = appliedWeight
            self.points = points
            self.items = items
            self.noData = noData
        }

        private enum CodingKeys: String, CodingKey {
            case name, weight, points, items
            case appliedWeight = "applied_weight"
            case noData = "no_data"
        }
    }

    /// One comparison within a category.
    package struct Item: Codable, Sendable, Equatable {
        package var text: String
        package var verdict: Verdict
        package var points: Double
        package var cvQuote: String?
        package var offerQuote: String?
        /// Of the skill or title asked for, in the classifications that the workspace has imported.
        package var codes: [TaxonomyCode]?
        /// How closeness of meaning was measured: `lexical`, or the model whose vectors were compared.
        package var by: String?

        package init(text: String, verdict: Verdict, points: Double, cvQuote: String?, offerQuote: String?) {
            self.text = text
            self.verdict = verdict
            self.points = points
            self.cvQuote = cvQuote
            self.offerQuote = offerQuote
        }

        package enum Verdict: String, Codable, Sendable { case matched, partly, missing, unknown }

        private enum CodingKeys: String, CodingKey {
            case text, verdict, points, codes, by
            case cvQuote = "cv_quote"
            case offerQuote = "offer_quote"
        }
    }

    /// Something that the CV could prove, and what that would bring.
    package struct Change: Codable, Sendable, Equatable {
        /// The category of the demand.
        package var category: String
        /// The demand, as the item names it.
        package var text: String
        /// How it stands now: never `matched`.
        package var verdict: Item.Verdict
        /// The points that it would bring, found by scoring again.
        package var gain: Double
        /// The score there would be.
        package var score: Double
        /// The same in words.
        package var sentence: String

        package init(
            category: String,
            text: String,
            verdict: Item.Verdict,
            gain: Double,
            score: Double,
            sentence: String
        ) {
            self.category = category
            self.text = text
            self.verdict = verdict
            self.gain = gain
            self.score = score
            self.sentence = sentence
        }
    }
}
