// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension RecommendationsPage {
    /// How many documents are no candidates, why, which, and what to do about it; empty where there are none.
    func leftOut(_ recommendations: Recommendations) -> String {
        let count = recommendations.leftOut.count
        guard count > 0 else { return "" }
        let names = recommendations.namesLeftOut { "<bdi>\(HTML.escape($0))</bdi>" }
        let text = language.text(
            count > 1
                ? "\(count) documents ne ressemblent pas à un CV et n’ont été comparés à aucune offre\u{A0}:"
                : "1 document ne ressemble pas à un CV et n’a été comparé à aucune offre\u{A0}:",
            count > 1
                ? "\(count) documents do not look like CVs and were compared with no offer:"
                : "1 document does not look like a CV and was compared with no offer:"
        )
        let remedy = language.text(
            "Si c’est bien un CV, redéposez son «\u{A0}profile.json\u{A0}» sous le nom du document, corrigé au besoin.",
            "If it is a CV, drop its profile.json back under the document’s name, corrected where it is wrong."
        )
        return "<p class=\"note\">\(HTML.escape(text)) \(names). \(HTML.escape(remedy))</p>\n"
    }
}
