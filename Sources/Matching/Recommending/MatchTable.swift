// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// Rows of candidates for one offer, as the overview and the shortlists show them.
struct MatchTable {
    let language: ReportLanguage
    /// Where all is new, as in the first night, a mark on every line would say nothing.
    var marksNew = true
    /// The most reasons a row shows; `nil` shows all.
    var reasons: Int?
    /// Numbers the rows by their place in the table; else each has the place that its score gives.
    var isNumbered = true

    /// The table with a caption for those who do not see it.
    func html(_ matches: [Recommendations.ForOffer.Match], caption: String) -> String {
        let head = labels.enumerated().map {
            "<th scope=\"col\"\($0.offset == 3 ? " class=\"n\"" : "")>\($0.element)</th>"
        }.joined()
        let rows = matches.enumerated().map { row($0.element, place: $0.offset + 1, of: matches.count) }
        return "<table class=\"wide matches\"><caption class=\"unseen\">\(HTML.escape(caption))</caption>"
            + "<thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>\n"
    }

    private var labels: [String] {
        language == .french
            ? ["Candidat", "Indispensables", "Raisons", "Score"] : ["Candidate", "Must-haves", "Reasons", "Score"]
    }

    private func row(_ match: Recommendations.ForOffer.Match, place: Int, of count: Int) -> String {
        let isMet = match.mustHaves.allSatisfy { $0.verdict == .met }
        let marks = (match.new && marksNew ? " data-new" : "") + (isMet ? " data-met" : "")
        let number = isNumbered ? place : match.standing.rank ?? place
        return "<tr data-row\(marks)><th scope=\"row\">\(number). <bdi>\(HTML.escape(match.candidate.name))</bdi>"
            + badges(match, isNew: match.new && marksNew, place: place, of: count)
            + "<br><span class=\"soft\">\(HTML.escape(match.candidate.source))</span></th>"
            + "<td data-label=\"\(labels[1])\">\(mustHaves(match.mustHaves))</td>"
            + "<td data-label=\"\(labels[2])\">\(list(speaking(match)))</td>"
            + "<td class=\"n\" data-label=\"\(labels[3])\">\(HTML.bar(match.score, of: 100, language))"
            + "\(change(match.standing, match.score))</td></tr>"
    }

    /// What is to be known of the candidate beside the score.
    private func badges(
        _ match: Recommendations.ForOffer.Match,
        isNew: Bool,
        place: Int,
        of count: Int
    ) -> String {
        var badges: [(kind: String, text: String)] = []
        if let outcome = match.standing.outcome { badges.append(("done", outcome.text(language))) }
        if isNew { badges.append(("new", language.text("nouveau", "new"))) }
        if isNumbered, let rank = match.standing.rank, rank > count {
            let ordinal = language.text("\(rank)ᵉ au score", "no. \(rank) by score")
            badges.append(("moved", language.text("avancé, \(ordinal)", "moved up, \(ordinal)")))
        }
        return badges.map { " <span class=\"\($0.kind)\">\(HTML.escape($0.text))</span>" }.joined()
    }

    /// `+2,5` since the run before.
    private func change(_ standing: Recommendations.Standing, _ score: Double) -> String {
        guard let before = standing.previousScore else { return "" }
        let tenths = Int(((score - before) * 10).rounded())
        let text = (tenths > 0 ? "+" : "−") + Labels.points(Double(abs(tenths)) / 10, language)
        let since = language.text("depuis la fois précédente", "since the run before")
        return "<br><span class=\"soft change\">\(text) <span class=\"unseen\">\(since)</span></span>"
    }

    /// How many are met, and by name those that are not.
    private func mustHaves(_ mustHaves: [Scores.MustHave]) -> String {
        guard !mustHaves.isEmpty else { return "" }
        let met = mustHaves.count { $0.verdict == .met }
        let open = mustHaves.filter { $0.verdict != .met }.map { must in
            "<li>\(HTML.verdict(must.verdict.rawValue, Labels.verdict(must.verdict, language))) – \(HTML.escape(must.text))</li>"
        }
        let count = "\(met) / \(mustHaves.count) \(language.text(met > 1 ? "remplis" : "rempli", "met"))"
        return "<span>\(count)</span>"
            + (open.isEmpty ? "" : "<ul class=\"plain\">\(open.joined())</ul>")
    }

    /// The reasons without the gaps that the column of must-haves names already.
    private func speaking(_ match: Recommendations.ForOffer.Match) -> [String] {
        let open = match.mustHaves.filter { $0.verdict != .met }.map(\.text)
        let speaking = match.reasons.filter { reason in !open.contains { reason.hasSuffix(": " + $0) } }
        return Array(speaking.prefix(reasons ?? speaking.count))
    }

    private func list(_ lines: [String]) -> String {
        lines.isEmpty ? "" : "<ul>" + lines.map { "<li>\(HTML.escape($0))</li>" }.joined() + "</ul>"
    }
}
