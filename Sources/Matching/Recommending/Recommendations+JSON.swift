// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import ProfileModel

extension Recommendations {
    /// recommendations.json, as `CanonicalJSON.pretty` would write it.
    package var json: Data {
        let matches =
            offers.reduce(0) { $0 + $1.candidates.count + $1.others.count }
            + candidates.reduce(0) { $0 + $1.offers.count }
        var text = JSONText(capacity: (matches + candidates.count) * Self.usualBytesOfMatch)
        text.object { text in
            text.member("as_of", asOf)
            text.member("candidates") { $0.list(candidates) { $0.write($1) } }
            if let diversity { text.member("diversity") { $0.write(diversity) } }
            if let exposure { text.member("exposure") { $0.write(exposure) } }
            text.member("generated_at", generatedAt)
            if let gone { text.member("gone") { $0.write(gone) } }
            text.member("left_out") { $0.list(leftOut) { $0.write($1) } }
            text.member("offers") { $0.list(offers) { $0.write($1) } }
            text.member("offers_left_out") { $0.list(offersLeftOut) { $0.write($1) } }
        }
        return text.file()
    }

    /// With its demands, quotes and reasons.
    private static let usualBytesOfMatch = 3 << 10
}

extension JSONText {
    fileprivate mutating func write(_ list: Recommendations.ForOffer) {
        object { text in
            text.member("candidates") { $0.list(list.candidates) { $0.write($1) } }
            text.write(list.remarks) { text in
                text.member("offer") { $0.write(list.offer) }
                text.member("others") { $0.list(list.others) { $0.write($1) } }
            }
        }
    }

    fileprivate mutating func write(_ list: Recommendations.ForCandidate) {
        object { text in
            text.member("candidate") { $0.write(list.candidate) }
            text.write(list.remarks) { text in text.member("offers") { $0.list(list.offers) { $0.write($1) } } }
        }
    }

    /// The remarks, with the members between them in the order of keys.
    private mutating func write(_ remarks: Recommendations.Remarks, _ between: (inout JSONText) -> Void) {
        member("gone") { $0.list(remarks.gone) { $0.write($1) } }
        member("held_back") { $0.list(remarks.heldBack) { $0.write($1) } }
        member("new", remarks.isNew)
        between(&self)
        member("rejected", remarks.rejected)
    }

    fileprivate mutating func write(_ match: Recommendations.ForOffer.Match) {
        object { text in
            text.member("candidate") { $0.write(match.candidate) }
            text.member("must_haves") { $0.list(match.mustHaves) { $0.write($1) } }
            text.member("new", match.new)
            text.member("outcome", match.standing.outcome?.rawValue)
            text.member("previous_score", match.standing.previousScore)
            text.member("rank_by_score", match.standing.rank)
            text.member("reasons") { $0.list(match.reasons) { $0.string($1) } }
            text.member("score", match.score)
        }
    }

    fileprivate mutating func write(_ match: Recommendations.ForCandidate.Match) {
        object { text in
            text.member("must_haves") { $0.list(match.mustHaves) { $0.write($1) } }
            text.member("new", match.new)
            text.member("offer") { $0.write(match.offer) }
            text.member("outcome", match.standing.outcome?.rawValue)
            text.member("previous_score", match.standing.previousScore)
            text.member("rank_by_score", match.standing.rank)
            text.member("reasons") { $0.list(match.reasons) { $0.string($1) } }
            text.member("score", match.score)
        }
    }

    private mutating func write(_ must: Scores.MustHave) {
        object { text in
            text.member("cv_quote", must.cvQuote)
            text.member("offer_quote", must.offerQuote)
            text.member("text", must.text)
            text.member("verdict", must.verdict.rawValue)
        }
    }

    private mutating func write(_ mention: Recommendations.Mention) {
        object { text in
            text.member("id", mention.id)
            text.member("name", mention.name)
            text.member("reason", mention.reason.rawValue)
            text.member("score", mention.score)
            text.member("source", mention.source)
        }
    }

    fileprivate mutating func write(_ document: Recommendations.LeftOut) {
        object { text in
            text.member("id", document.id)
            text.member("reason", document.reason)
            text.member("source", document.source)
        }
    }

    private mutating func write(_ offer: Scores.OfferReference) {
        object { text in
            text.member("id", offer.id)
            text.member("source", offer.source)
            text.member("title", offer.title)
        }
    }

    private mutating func write(_ candidate: Recommendations.CandidateReference) {
        object { text in
            text.member("id", candidate.id)
            text.member("name", candidate.name)
            text.member("person", candidate.person)
            text.member("source", candidate.source)
        }
    }

    fileprivate mutating func write(_ gone: Recommendations.Gone) {
        object { text in
            text.member("candidates") { $0.list(gone.candidates) { $0.write($1) } }
            text.member("offers") { $0.list(gone.offers) { $0.write($1) } }
        }
    }

    fileprivate mutating func write(_ diversity: Recommendations.Diversity) {
        object { text in
            text.member("share", diversity.share)
            text.member("variety", diversity.variety)
            text.member("variety_by_score", diversity.varietyByScore)
        }
    }

    fileprivate mutating func write(_ exposure: Recommendations.Exposure) {
        object { text in
            text.member("candidates") { $0.write(exposure.candidates) }
            text.member("offers") { $0.write(exposure.offers) }
        }
    }

    private mutating func write(_ figures: Recommendations.Exposure.Figures) {
        object { text in
            text.member("cap", figures.cap)
            text.member("coverage", figures.coverage)
            text.member("coverage_by_score", figures.coverageByScore)
            text.member("gini", figures.gini)
            text.member("gini_by_score", figures.giniByScore)
            text.member("held_back", figures.heldBack)
        }
    }
}
