// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
package import ProfileModel
import TextFolding

/// Closeness of meaning: how alike two texts are once everything about the person is taken out of them.
extension Scorer {
    /// Lines that an offer must have to be compared: a title and a word of skills mean less than their own categories.
    private static let fewest = 4

    /// What of an offer is compared: its title, its skills and what there is to do.
    ///
    /// An offer of few words has none: its items say it all.
    func meaning(of offer: Offer) -> OfferFeatures.Meaning? {
        guard let meaning, let joined = meaningText(of: offer) else { return nil }
        return meaning.vector(joined, offer.greffier?.language).map { vector in
            .init(vector: vector, writtenIn: offer.greffier?.language, terms: Terms.set(joined))
        }
    }

    /// The words of an offer that closeness of meaning reads; `nil` where they are too few.
    package func meaningText(of offer: Offer) -> String? {
        var text = [offer.title.map(meaningWords.title)].compactMap(\.self)
        text += (offer.skills ?? []).map { meaningWords.skill($0.name) }
        text += (offer.responsibilities ?? []).map { meaningWords.achievement($0, names: []) }
        text.removeAll(where: \.isEmpty)
        guard text.count >= Self.fewest else { return nil }
        return text.joined(separator: "\n")
    }

    /// The same of a candidate.
    func readMeaning(of profile: Profile, into features: inout CandidateFeatures) {
        guard meaning != nil else { return }
        features.meaningText = meaningLines(of: profile)
        features.writtenIn = profile.greffier?.language
        readMeaning(&features)
    }

    /// The words of a profile that closeness of meaning reads; empty where there are none.
    package func meaningText(of profile: Profile) -> String { Self.joined(meaningLines(of: profile)) }

    /// Sorted, since the order of a CV's parts means nothing.
    private static func joined(_ lines: [String]) -> String { lines.sorted().joined(separator: "\n") }

    private func meaningLines(of profile: Profile) -> [String] {
        let names = Set(Folding.words(profile.basics?.name ?? ""))
        let work = (profile.work ?? []).filter { !lexicons[.breaks].contains($0.position ?? "") }
        // The title under the name has a category of its own, and says what somebody wants to be.
        var text = work.compactMap(\.position).map(meaningWords.title)
        for skill in profile.skills ?? [] {
            let keywords = skill.keywords ?? []
            text += (keywords.isEmpty ? [skill.name].compactMap(\.self) : keywords).map(meaningWords.skill)
        }
        for entry in work {
            text += ([entry.summary].compactMap(\.self) + (entry.highlights ?? []))
                .map { meaningWords.achievement($0, names: names) }
        }
        for project in profile.projects ?? [] {
            text += (project.keywords ?? []).map(meaningWords.skill)
            text += ([project.description].compactMap(\.self) + (project.highlights ?? []))
                .map { meaningWords.achievement($0, names: names) }
        }
        return text.filter { !$0.isEmpty }
    }

    private func readMeaning(_ features: inout CandidateFeatures) {
        features.meaning = meaning?.vector(Self.joined(features.meaningText), features.writtenIn)
    }

    /// The candidate with one more skill or title in what closeness of meaning reads.
    ///
    /// As before where the vectors were made beforehand: a change is tried out without asking a model.
    func reading(_ candidate: CandidateFeatures, skill: String? = nil, title: String? = nil) -> CandidateFeatures {
        guard weights.meaning > 0, meaning?.readsAnything == true else { return candidate }
        var result = candidate
        let added = [title.map(meaningWords.title), skill.map(meaningWords.skill)].compactMap(\.self)
        result.meaningText += added.filter { !$0.isEmpty }
        readMeaning(&result)
        return result
    }

    /// `closeness` is that of the two vectors, where the caller knows it.
    func judge(
        _ asked: OfferFeatures.Meaning,
        _ candidate: CandidateFeatures,
        closeness: Int? = nil
    ) -> Assessment.Judgement {
        guard let own = candidate.meaning, let reader = meaning else { return .unknown }
        // Words of two languages have nothing in common, whatever they mean: that must cost nobody a point.
        if !reader.crossesLanguages, let language = asked.writtenIn, let its = candidate.writtenIn, its != language {
            return .unknown
        }
        let closeness = closeness ?? own.closeness(to: asked.vector)
        let credit = (closeness - reader.bounds.from) * 1000 / (reader.bounds.full - reader.bounds.from)
        // Looking for the line that proves it takes longer than all the rest: only who shows it does so.
        switch credit {
        case 1000...: return .matched(Assessment.Judgement.nearestLine)
        case 1...: return .partly(credit, Assessment.Judgement.nearestLine)
        default: return .missing(Assessment.Judgement.nearestLine)
        }
    }

    /// The line that shares most words with the offer, which stands for all of them.
    func nearestLine(_ asked: OfferFeatures.Meaning, _ candidate: CandidateFeatures) -> Int {
        var best = (shared: 0, quote: -1)
        for mention in candidate.mentions {
            let shared = Terms.overlap(mention.terms, asked.terms)
            if shared > best.shared { best = (shared, mention.quote) }
        }
        // Words may be close without being the same: then the present title stands for them.
        return best.quote < 0 ? candidate.titles.first?.quote ?? -1 : best.quote
    }
}
