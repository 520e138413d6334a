// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import JobModel

/// The nightly digest in at most ten lines, in French or English.
package struct DigestText: Sendable {
    private let language: ReportLanguage

    /// So many lines at most, whatever happened.
    package static let mostLines = 10
    private static let mostRefusals = 3
    private static let lineLength = 200

    package init(language: ReportLanguage) { self.language = language }

    /// Subject and lines; the first line says how much there is, and names nobody.
    package func words(_ news: NightNews) -> Happening.Words {
        let head = head(news)
        var refused = news.refusals.prefix(Self.mostRefusals).map(line)
        let further = news.refusals.dropFirst(Self.mostRefusals).reduce(0) { $0 + $1.count }
        if further > 0 {
            refused.append(
                text("Refusés pour d’autres raisons : \(further). ", "Refused for other reasons: \(further). ")
                    + text("Voir « greffier runs list --failed ».", "See `greffier runs list --failed`.")
            )
        }
        let folder = news.folder.map { text("Tout le détail : ", "All of it: ") + FileNames.shown($0) }
        // What is left of ten lines is for the matches; one of them says how many more there are.
        let room = Self.mostLines - 1 - refused.count - (folder == nil ? 0 : 1)
        let isWhole = news.matches.count <= room
        var lines = [head] + news.matches.prefix(isWhole ? room : room - 1).map(line)
        if !isWhole {
            let more = news.matches.count - (room - 1)
            lines.append(
                "… " + text("et ", "and ")
                    + language.counted(
                        more,
                        ("autre proposition.", "autres propositions."),
                        ("more proposal.", "more proposals.")
                    )
            )
        }
        lines += refused + [folder].compactMap { $0 }
        let shown = lines.map { MessageWriter.line($0, most: Self.lineLength) }
        return .init(
            subject: "Greffier" + language.colon + head,
            text: shown.joined(separator: "\n") + "\n"
        )
    }

    private func head(_ news: NightNews) -> String {
        let (new, refused) = (news.matches.count, news.refusals.reduce(0) { $0 + $1.count })
        let matches =
            new == 0
            ? text("aucune nouvelle proposition", "no new proposal")
            : language.counted(
                new,
                ("nouvelle proposition", "nouvelles propositions"),
                ("new proposal", "new proposals")
            )
        let offers =
            text("pour ", "for ") + language.counted(news.offers, ("offre", "offres"), ("offer", "offers"))
        let files =
            refused == 0
            ? text("aucun fichier refusé", "no file refused")
            : language.counted(
                refused,
                ("fichier refusé", "fichiers refusés"),
                ("file refused", "files refused")
            )
        return "\(matches) \(offers), \(files)"
    }

    private func line(_ match: NightNews.Match) -> String {
        let reasons = match.reasons.prefix(3).joined(separator: " · ")
        return "\(match.score)  \(match.candidate) → \(match.offer)"
            + (reasons.isEmpty ? "" : language.colon + reasons)
    }

    private func line(_ refusal: NightNews.Refusal) -> String {
        let names = refusal.files.prefix(3).map { FileNames.shown($0) }.joined(separator: ", ")
        let more = refusal.count - min(3, refusal.files.count)
        let rest = more > 0 ? text(" et \(more) de plus", " and \(more) more") : ""
        return text("Refusé : ", "Refused: ") + "\(names)\(rest). \(refusal.reason) \(refusal.remedy)"
    }

    private func text(_ french: String, _ english: String) -> String { language.text(french, english) }
}
