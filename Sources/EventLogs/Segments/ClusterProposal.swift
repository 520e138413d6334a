// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Groups that persons make by themselves, as a proposal for whoever sets the rules.
package struct ClusterProposal: Codable, Sendable, Equatable {
    /// Whether there is a proposal.
    package var accepted: Bool
    /// Why there is none.
    package var refusal: Refusal?
    package var reason: String?
    package var reasonFR: String?
    /// Groups.
    package var k: Int?
    /// The best mean silhouette, from -1 to 1.
    package var silhouette: Double?
    /// The mean adjusted Rand index over resamples, of the groups proposed or else of the most stable ones.
    package var stability: Double?
    /// The adjusted Rand index between the proposal and the rules.
    package var agreement: Double?
    /// The highest number of a label that was ever given.
    package var labelsUsed: Int
    package var clusters: [Segment]
    /// Centres in days, cases and events a case, by label.
    package var centres: [String: [Double]]

    /// Why there is no proposal.
    package enum Refusal: String, Codable, Sendable {
        case tooFewPersons = "too_few_persons"
        case noSpread = "no_spread"
        case noStructure = "no_structure"
        case unstable

        /// In a sentence.
        func text(_ language: ReportLanguage) -> String {
            switch self {
            case .tooFewPersons:
                language.text(
                    "Moins de \(ClusterProposer.leastPersons) personnes : aucun groupe n’est cherché.",
                    "Fewer than \(ClusterProposer.leastPersons) persons: no groups are looked for."
                )
            case .noSpread:
                language.text(
                    "Les personnes ont toutes les mêmes valeurs : il n’y a pas de groupes à trouver.",
                    "All persons have the same values: there are no groups to find."
                )
            case .noStructure:
                language.text(
                    "Aucun découpage ne sépare nettement les personnes (silhouette inférieure à 0,25).",
                    "No grouping parts the persons clearly (silhouette below 0.25)."
                )
            case .unstable:
                language.text(
                    "Les groupes changent d’un échantillon à l’autre (indice de Rand ajusté inférieur à 0,8).",
                    "The groups change from one sample to the next (adjusted Rand index below 0.8)."
                )
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case accepted, refusal, reason, k, silhouette, stability, clusters, centres
        case agreement = "agreement_with_rules"
        case reasonFR = "reason_fr"
        case labelsUsed = "labels_used"
    }
}
