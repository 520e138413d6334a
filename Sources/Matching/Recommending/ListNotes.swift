// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// What a list of candidates does not show, in sentences.
struct ListNotes {
    let language: ReportLanguage
    /// The most names that a sentence holds.
    private static let most = 12

    init(_ language: ReportLanguage) { self.language = language }

    /// A list of sentences, empty where there is nothing to say.
    func html(_ remarks: Recommendations.Remarks) -> String {
        let lines = held(remarks) + gone(remarks) + rejected(remarks)
        return lines.isEmpty ? "" : "<ul class=\"aside\">" + lines.map { "<li>\($0)</li>" }.joined() + "</ul>\n"
    }

    private func held(_ remarks: Recommendations.Remarks) -> [String] {
        let (alike, crowded) = (
            remarks.heldBack.filter { $0.reason == .likeness }, remarks.heldBack.filter { $0.reason == .exposure }
        )
        return [
            sentence(
                alike,
                fr: (
                    "mis de côté, très semblable à d’autres de la liste",
                    "mis de côté, très semblables à d’autres de la liste"
                ),
                en: ("set aside, much like others in the list", "set aside, much like others in the list")
            ),
            sentence(
                crowded,
                fr: (
                    "mis de côté, déjà proposé pour assez d’autres offres où il convient mieux",
                    "mis de côté, déjà proposés pour assez d’autres offres où ils conviennent mieux"
                ),
                en: (
                    "set aside, proposed already for enough offers that suit better",
                    "set aside, proposed already for enough offers that suit better"
                )
            ),
        ].compactMap(\.self)
    }

    private func gone(_ remarks: Recommendations.Remarks) -> [String] {
        [
            sentence(
                remarks.gone.filter { $0.reason == .overtaken },
                fr: (
                    "n’est plus dans la liste, dépassé par d’autres",
                    "ne sont plus dans la liste, dépassés par d’autres"
                ),
                en: ("no longer in the list, overtaken by others", "no longer in the list, overtaken by others")
            ),
            sentence(
                remarks.gone.filter { $0.reason == .withdrawn },
                fr: (
                    "n’est plus dans la liste, document retiré ou remplacé",
                    "ne sont plus dans la liste, documents retirés ou remplacés"
                ),
                en: (
                    "no longer in the list, document withdrawn or replaced",
                    "no longer in the list, documents withdrawn or replaced"
                )
            ),
        ].compactMap(\.self)
    }

    private func rejected(_ remarks: Recommendations.Remarks) -> [String] {
        guard remarks.rejected > 0 else { return [] }
        let count = remarks.rejected
        return [
            language.text(
                "\(count) candidat\(count > 1 ? "s déjà écartés" : " déjà écarté") par une personne, non proposé\(count > 1 ? "s" : "")",
                "\(count) candidate\(count == 1 ? "" : "s") rejected by a person already, not proposed"
            )
        ]
    }

    /// `2 mis de côté, …: Ali Benoît (66,7), …`.
    private func sentence(
        _ mentions: [Recommendations.Mention],
        fr: (String, String),
        en: (String, String)
    ) -> String? {
        guard !mentions.isEmpty else { return nil }
        let isOne = mentions.count == 1
        let words = language.text(isOne ? fr.0 : fr.1, isOne ? en.0 : en.1)
        let names = mentions.prefix(Self.most).map {
            "<bdi>\(HTML.escape($0.name))</bdi>\u{A0}(\(Labels.points($0.score, language)))"
        }
        let rest = mentions.count > Self.most ? ", …" : ""
        return
            "\(mentions.count) \(HTML.escape(words))\(language.colon)\(names.joined(separator: ", "))\(rest)"
    }
}
