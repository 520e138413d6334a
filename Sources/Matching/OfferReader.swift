// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import JobModel
package import Lexicons
package import ProfileModel

/// Reads a job offer by rules, in French or English.
///
/// Every value stands in the document or is derived from words that do; the evidence names the line, page and box.
/// Never throws: what is not found stays absent, and a warning says what was not found.
package struct OfferReader: Sendable {
    let lexicons: Lexicons

    package init(lexicons: Lexicons) { self.lexicons = lexicons }

    /// Reads the visible text of `document`.
    package func read(_ document: Document) -> OfferReading {
        let lines = document.rendering.lines.prefix(Self.mostLines).map(Self.cut)
        let outline = OfferOutline(lines, lexicons: lexicons)
        var draft = OfferDraft()
        readLanguage(of: lines, &draft)
        readHeader(outline.items, &draft)
        readDemands(outline.items, &draft)
        readSkills(outline.items, &draft)
        readDuties(outline.items, &draft)
        readDates(outline.items, &draft)
        readFacts(outline.items, lines, &draft)
        return OfferReading(offer: draft.offer, evidence: draft.evidence, warnings: warnings(draft))
    }

    /// More lines than any offer has.
    private static let mostLines = 5_000

    /// A line as far as a line of an offer can reach.
    private static func cut(_ line: TextLine) -> TextLine {
        guard line.text.utf8.count > 20_000 else { return line }
        var line = line
        line.text = String(line.text.prefix(20_000))
        return line
    }

    private func readDuties(_ items: [OfferItem], _ draft: inout OfferDraft) {
        for item in items.lazy.filter({ $0.context == .missions && $0.text.utf8.count <= 500 }).prefix(Self.mostSkills)
        {
            let index = draft.offer.responsibilities?.count ?? 0
            draft.offer.responsibilities = (draft.offer.responsibilities ?? []) + [item.text]
            draft.prove("/responsibilities/\(index)", by: item, item.text, 0.9)
        }
        for item in items.lazy.filter(\.isQualification).prefix(Self.mostSkills) {
            let index = draft.offer.qualifications?.count ?? 0
            draft.offer.qualifications = (draft.offer.qualifications ?? []) + [item.text]
            draft.prove("/qualifications/\(index)", by: item, item.text, 0.85)
        }
    }

    /// Of an offer in a language that the rules do not know one warning says all.
    private func warnings(_ draft: OfferDraft) -> [RunWarning] {
        let offer = draft.offer
        if let language = offer.greffier?.language, !Self.knownLanguages.contains(language) {
            return [RunWarning(.offerLanguage, detail: language)]
        }
        var warnings: [RunWarning] = []
        if draft.contradictsDates || offer.contradictsDates { warnings.append(RunWarning(.offerDates)) }
        if draft.hasTooMany { warnings.append(RunWarning(.offerTooLong, detail: "\(Self.mostSkills)")) }
        return warnings + offer.gaps
    }
}

extension Offer {
    /// Whether people could apply before the offer was published, or only after the work began.
    fileprivate var contradictsDates: Bool {
        guard let last = greffier?.validUntil else { return false }
        if let date, last < date { return true }
        return greffier?.startDate.map { last.prefix($0.count) > $0 } ?? false
    }

    /// Says what no score can do without, where it is missing.
    package var gaps: [RunWarning] {
        (title == nil ? [RunWarning(.offerWithoutTitle)] : [])
            + (hasDemands ? [] : [RunWarning(.offerWithoutDemands)])
    }

    /// Whether it names a skill, experience or a degree to compare candidates by.
    package var hasDemands: Bool { skills != nil || greffier?.years != nil || greffier?.eqf != nil }
}

extension OfferItem {
    /// Whether it goes into `qualifications`: a demand that is a sentence or fact, not a list of skills or languages.
    fileprivate var isQualification: Bool {
        switch context {
        case .degree, .experience, .profile, .soft: text.count <= 400
        case .required: isBullet && !isLabelled && text.split(separator: " ").count > 5 && text.count <= 400
        default: false
        }
    }
}
