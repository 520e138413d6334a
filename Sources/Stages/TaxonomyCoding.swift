// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import Profiles

/// Writes the codes of imported classifications into profiles and offers, each proved by the words that have it.
///
/// What was there is made anew, so that a code never outlives the words that a person corrected.
struct TaxonomyCoding: Sendable {
    let lexicons: Lexicons

    /// Codes skills, keywords and positions.
    func code(_ profile: inout Profile, _ evidence: inout Evidence) {
        evidence = evidence.filter { !$0.key.contains(Self.place) }
        for (index, work) in (profile.work ?? []).enumerated() {
            let at = "/work/\(index)"
            let found = codes(work.position, at + "/position", evidence) { lexicons.codes(ofTitle: $0) }
            var own = work.greffier ?? .init()
            own.codes = prove(found, at, &evidence)
            profile.work?[index].greffier = own == .init() ? nil : own
        }
        for (index, skill) in (profile.skills ?? []).enumerated() {
            let at = "/skills/\(index)"
            var found = codes(skill.name, at + "/name", evidence) { lexicons.codes(ofSkill: $0) }
            for (place, keyword) in (skill.keywords ?? []).enumerated() where keyword != skill.name {
                found += codes(keyword, at + "/keywords/\(place)", evidence) { lexicons.codes(ofSkill: $0) }
            }
            var own = skill.greffier ?? .init()
            own.codes = prove(found, at, &evidence)
            profile.skills?[index].greffier = own == .init() ? nil : own
        }
    }

    /// Codes the title and the skills asked for.
    func code(_ offer: inout Offer, _ evidence: inout Evidence) {
        evidence = evidence.filter { !$0.key.contains(Self.place) }
        var own = offer.greffier ?? .init()
        own.codes = prove(codes(offer.title, "/title", evidence) { lexicons.codes(ofTitle: $0) }, "", &evidence)
        offer.greffier = own == .init() ? nil : own
        for (index, skill) in (offer.skills ?? []).enumerated() {
            let at = "/skills/\(index)"
            let found = codes(skill.name, at + "/name", evidence) { lexicons.codes(ofSkill: $0) }
            var own = skill.greffier ?? .init()
            own.codes = prove(found, at, &evidence)
            offer.skills?[index].greffier = own == .init() ? nil : own
        }
    }

    private static let place = "/x-greffier/codes/"

    private typealias Found = (code: TaxonomyCode, proof: EvidenceEntry)

    /// The codes of a value that has a proof.
    private func codes(
        _ text: String?,
        _ pointer: String,
        _ evidence: Evidence,
        _ look: (String) -> [Lexicons.ClassificationCode]
    ) -> [Found] {
        guard let text, var proof = evidence[pointer] else { return [] }
        proof.derivation = Derivation.taxonomy.rawValue
        return look(text).map {
            (.init(scheme: $0.scheme, code: $0.code, name: text, by: $0.isLabel ? .label : .alias), proof)
        }
    }

    private func prove(_ found: [Found], _ at: String, _ evidence: inout Evidence) -> [TaxonomyCode]? {
        for (index, one) in found.enumerated() {
            for leaf in ["scheme", "code", "name", "by"] { evidence["\(at)\(Self.place)\(index)/\(leaf)"] = one.proof }
        }
        return found.isEmpty ? nil : found.map(\.code)
    }
}
