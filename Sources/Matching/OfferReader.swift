// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
import JobModel
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
        let lines = document.rendering.lines
        let outline = OfferOutline(lines, lexicons: lexicons)
        var draft = OfferDraft()
        readHeader(outline.items, &draft)
        readDemands(outline.items, &draft)
        readSkills(outline.items, &draft)
        readDuties(outline.items, &draft)
        readLanguage(of: lines, &draft)
        return OfferReading(offer: draft.offer, evidence: draft.evidence, warnings: warnings(draft.offer))
    }

    private func readDuties(_ items: [OfferItem], _ draft: inout OfferDraft) {
        for item in items where item.context == .missions && item.text.count <= 400 {
            let index = draft.offer.responsibilities?.count ?? 0
            draft.offer.responsibilities = (draft.offer.responsibilities ?? []) + [item.text]
            draft.prove("/responsibilities/\(index)", by: item, item.text, 0.9)
        }
        for item in items where item.isQualification {
            let index = draft.offer.qualifications?.count ?? 0
            draft.offer.qualifications = (draft.offer.qualifications ?? []) + [item.text]
            draft.prove("/qualifications/\(index)", by: item, item.text, 0.85)
        }
    }

    private func warnings(_ offer: Offer) -> [RunWarning] {
        var warnings: [RunWarning] = []
        if offer.title == nil { warnings.append(RunWarning(.offerWithoutTitle)) }
        if !offer.hasDemands {
            warnings.append(RunWarning(.offerWithoutDemands))
        }
        return warnings
    }
}

extension Offer {
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
