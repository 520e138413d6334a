// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

extension RecommendationsPage {
    /// How many documents are no candidates, why, which, and what to do about it; empty where there are none.
    func leftOut(_ recommendations: Recommendations) -> String {
        paragraph(
            recommendations,
            .notACV,
            fr: ("ne ressemble pas à un CV et n’a été comparé", "ne ressemblent pas à un CV et n’ont été comparés"),
            en: ("does not look like a CV and was", "do not look like CVs and were"),
            remedy: language.text(
                "Si c’est bien un CV, redéposez son «\u{A0}profile.json\u{A0}» sous le nom du document, corrigé au besoin.",
                "If it is a CV, drop its profile.json back under the document’s name, corrected where it is wrong."
            )
        )
            + paragraph(
                recommendations,
                .noPerson,
                fr: (
                    "ne dit pas de qui il parle et n’a été comparé",
                    "ne disent pas de qui ils parlent et n’ont été comparés"
                ),
                en: ("does not say whose it is and was", "do not say whose they are and were"),
                remedy: WarningKind.noPerson.hint(in: language)
            )
    }

    /// What is said of those that were left out for one reason; the words are for one document and for several.
    private func paragraph(
        _ recommendations: Recommendations,
        _ kind: WarningKind,
        fr: (String, String),
        en: (String, String),
        remedy: String
    ) -> String {
        let count = recommendations.leftOut.count { $0.reason == kind.reason }
        guard count > 0 else { return "" }
        let names = recommendations.namesLeftOut(because: kind.reason) { "<bdi>\(HTML.escape($0))</bdi>" }
        let text = language.text(
            "\(count) document\(count > 1 ? "s \(fr.1)" : " \(fr.0)") à aucune offre\u{A0}:",
            "\(count) document\(count > 1 ? "s \(en.1)" : " \(en.0)") compared with no offer:"
        )
        return "<p class=\"note\">\(HTML.escape(text)) \(names). \(HTML.escape(remedy))</p>\n"
    }
}
