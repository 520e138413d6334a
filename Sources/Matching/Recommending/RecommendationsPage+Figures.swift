// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

extension RecommendationsPage {
    /// Offers for which nobody is recommended, and how many a person rejected.
    func closed(_ recommendations: Recommendations) -> String {
        var lines: [String] = []
        let closed = recommendations.offersLeftOut
        if !closed.isEmpty {
            let names = closed.prefix(20).map { "<bdi>\(HTML.escape($0.source))</bdi>" }.joined(separator: ", ")
            let words = language.text(
                closed.count > 1
                    ? "offres closes ou échues, sans proposition\u{A0}:"
                    : "offre close ou échue, sans proposition\u{A0}:",
                closed.count > 1 ? "closed offers, without proposals:" : "closed offer, without proposals:"
            )
            lines.append("\(closed.count) \(words) \(names)\(closed.count > 20 ? ", …" : ".")")
        }
        let rejected = recommendations.offers.reduce(0) { $0 + $1.remarks.rejected }
        if rejected > 0 {
            lines.append(
                language.text(
                    "\(rejected) rapprochement\(rejected > 1 ? "s déjà écartés" : " déjà écarté") par une personne, non proposé\(rejected > 1 ? "s" : "").",
                    "\(rejected) match\(rejected == 1 ? "" : "es") rejected by a person already, not proposed."
                )
            )
        }
        return lines.map { "<p class=\"note\">\($0)</p>\n" }.joined()
    }

    /// How varied and even the lists are, at the foot of the page.
    func figures(_ recommendations: Recommendations) -> String {
        guard let exposure = recommendations.exposure, !recommendations.candidates.isEmpty else { return "" }
        var lines: [String] = []
        if let diversity = recommendations.diversity, diversity.share < 1 {
            lines.append(
                language.text(
                    "Variété\u{A0}: les listes sont choisies à \(percent(diversity.share)) sur le score et à \(percent(1 - diversity.share)) contre la ressemblance entre candidats\u{A0}; l’écart moyen entre candidats d’une liste est de \(percent(diversity.variety)) (\(percent(diversity.varietyByScore)) au seul score). Les scores affichés n’en dépendent pas.",
                    "Variety: lists are chosen \(percent(diversity.share)) by score and \(percent(1 - diversity.share)) against likeness between candidates; candidates of one list differ by \(percent(diversity.variety)) on average (\(percent(diversity.varietyByScore)) by score alone). The scores shown do not depend on it."
                )
            )
        }
        let people = exposure.candidates
        lines.append(
            language.text(
                "Partage\u{A0}: un candidat est proposé pour \(people.cap) offres au plus\u{A0}; \(percent(people.coverage)) des candidats sont dans une liste au moins (\(percent(people.coverageByScore)) au seul score).",
                "Sharing: a candidate is proposed for \(people.cap) offers at most; \(percent(people.coverage)) of the candidates stand in a list (\(percent(people.coverageByScore)) by score alone)."
            )
        )
        return "<footer class=\"soft\">\n" + lines.map { "<p>\(HTML.escape($0))</p>" }.joined(separator: "\n")
            + "\n</footer>\n"
    }

    private func percent(_ share: Double) -> String {
        "\(Int((share * 100).rounded()))\(language.text("\u{A0}%", "%"))"
    }
}
