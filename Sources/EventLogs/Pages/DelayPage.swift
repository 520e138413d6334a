// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// delays.html: how long steps take, what is left after some time, and the cases that go on.
package struct DelayPage {
    private let report: DelayReport
    private let language: ReportLanguage
    private let words: Wording

    /// Cases that the page shows; delays.csv has all.
    private static let mostOpen = 50

    package init(_ report: DelayReport, language: ReportLanguage) {
        self.report = report
        self.language = language
        words = Wording(language)
    }

    /// What a group is called: its step, or the whole case.
    static func name(_ group: DelayReport.Group, _ language: ReportLanguage) -> String {
        group.step ?? language.text("Dossier entier", "Whole case")
    }

    /// What a segment is called.
    package static func segmentName(_ segment: String, _ language: ReportLanguage) -> String {
        if segment == DelayOptions.unassigned { return language.text("Sans segment", "Unassigned") }
        return SegmentCell.all.first { $0.id == segment }?.name(language) ?? segment
    }

    /// The whole page.
    package var html: String {
        let log = LogSection(facts: report.log, language: language)
        return Markup.page(
            title: language.text("Délais par étape", "Delays by step"),
            language: language,
            body: [
                log.summary(asOf: report.asOf), coverage, chart, groups, given,
                open, log.problems,
            ].joined()
        )
    }

    private var chart: String {
        let label = language.text("Part encore en cours, par étape", "Share still open, by step")
        return Markup.figure(DelayChart(report, language: language).svg, label: label)
    }

    private func heading(_ french: String, _ english: String) -> String {
        "<h2>\(Markup.escape(language.text(french, english)))</h2>\n"
    }

    private var coverage: String {
        let coverage = report.coverage
        let day = SegmentPage.day(coverage.splitAt, language)
        let count = words.grouped(coverage.n)
        guard let share = coverage.share else {
            let text = language.text(
                "Trop peu de passages récents (\(count)) pour vérifier le P80 sur des dossiers plus récents.",
                "Too few recent passages (\(count)) to check the P80 on later cases."
            )
            return "<p class=\"note\">\(Markup.escape(text))</p>\n"
        }
        let text = language.text(
            "Vérification : estimé avec ce qui était connu le \(day), le P80 a été tenu dans \(words.percent(share)) des \(count) passages commencés ensuite (attendu : 80 %).",
            "Check: estimated from what was known on \(day), the P80 held in \(words.percent(share)) of the \(count) passages begun since (expected: 80%)."
        )
        return "<p class=\"note\">\(Markup.escape(text))</p>\n"
    }

    // MARK: Groups

    private var groups: String {
        let rows = report.groups.map { group -> [Markup.Cell] in
            let segment = group.segment.map { Self.segmentName($0, language) }
            var cells: [Markup.Cell] = [
                .init(text: Self.name(group, language), note: segment ?? ""),
                .init(text: words.grouped(group.n), isNumber: true),
                .init(text: words.grouped(group.open), isNumber: true),
            ]
            if group.status == .estimated {
                cells += [group.p50, group.p80, group.p95].map { estimate($0, group) }
                cells.append(covered(group.coverage))
            } else {
                let reason =
                    group.status == .tooFewCases
                    ? language.text("trop peu de cas", "too few cases")
                    : language.text("aucun terminé", "none has ended")
                cells +=
                    [.init(text: reason, isNumber: true)] + Array(repeating: .init(text: "–", isNumber: true), count: 3)
            }
            return cells
        }
        let left = report.groupsLeftOut
        let more =
            left > 0
            ? "<p class=\"soft\">"
                + language.text(
                    "\(left) groupes plus petits ne sont pas montrés.",
                    "\(left) smaller groups are not shown."
                )
                + "</p>\n" : ""
        return heading("Durées", "Lengths of time")
            + Markup.table(
                caption: language.text(
                    "Délai dans lequel la moitié (P50), 80 % et 95 % des passages se terminent, avec l’intervalle à 95 % ; les passages en cours comptent jusqu’à ce jour.",
                    "Time within which half (P50), 80% and 95% of the passages end, with 95% limits; those still open count until this day."
                ),
                headings: [
                    language.text("Étape", "Step"), language.text("Passages", "Passages"),
                    language.text("En cours", "Open"), "P50", "P80", "P95",
                    language.text("P80 tenu", "P80 held"),
                ],
                numbersFrom: 1,
                rows: rows
            ) + more
            + "<p class=\"soft\">"
            + Markup.escape(
                language.text(
                    "Sous \(report.minimumCases) passages, rien n’est estimé. Chaque segment est complété par \(words.number(report.priorCases)) passages de l’étape tous segments réunis.",
                    "Under \(report.minimumCases) passages nothing is estimated. Each segment is completed by \(words.number(report.priorCases)) passages of the step in all segments."
                )
            ) + "</p>\n"
    }

    private func estimate(_ estimate: DelayReport.Estimate?, _ group: DelayReport.Group) -> Markup.Cell {
        guard let estimate else {
            return .init(
                text: "> " + words.days(group.longestDays),
                note: language.text("non atteint", "not reached"),
                isNumber: true
            )
        }
        return .init(text: words.days(estimate.days), note: words.range(estimate.low, estimate.high), isNumber: true)
    }

    private func covered(_ coverage: DelayReport.Coverage?) -> Markup.Cell {
        guard let coverage else { return .init(text: "–", isNumber: true) }
        let text = coverage.share.map { words.percent($0) } ?? language.text("trop peu", "too few")
        return .init(text: text, note: "n = " + words.grouped(coverage.n), isNumber: true)
    }

    // MARK: After some time

    private var given: String {
        let rows = report.groups.filter { $0.segment == nil }.flatMap { group in
            group.given.map { given -> [Markup.Cell] in
                [
                    .init(text: Self.name(group, language)),
                    .init(text: words.days(given.elapsedDays), isNumber: true),
                    .init(text: words.grouped(given.atRisk), isNumber: true),
                ] + remaining(given.remaining)
            }
        }
        guard !rows.isEmpty else { return "" }
        return heading("Ce qui reste, selon le temps déjà écoulé", "What is left, by the time elapsed")
            + Markup.table(
                caption: language.text("Tous segments réunis.", "All segments together."),
                headings: [
                    language.text("Étape", "Step"), language.text("Déjà écoulé", "Elapsed"),
                    language.text("Passages", "Passages"), "P50", "P80", "P95",
                ],
                numbersFrom: 1,
                rows: rows
            )
    }

    private func remaining(_ remaining: DelayReport.Remaining) -> [Markup.Cell] {
        [remaining.p50, remaining.p80, remaining.p95].map { days in
            .init(text: days.map(words.days) ?? "?", isNumber: true)
        }
    }

    // MARK: Open cases

    private var open: String {
        guard !report.open.isEmpty else { return "" }
        let rows = report.open.prefix(Self.mostOpen).map { open -> [Markup.Cell] in
            let steps = open.steps.map(\.step).joined(separator: ", ")
            return [
                .init(text: open.case, note: steps),
                .init(text: words.days(open.elapsedDays), note: SegmentPage.day(open.since, language), isNumber: true),
            ] + outlook(open.outlook)
        }
        return heading("Dossiers en cours", "Open cases")
            + Markup.table(
                caption: language.text(
                    "Les \(words.grouped(rows.count)) plus anciens sur \(words.grouped(report.openCases)) ; delays.csv les contient tous.",
                    "The \(words.grouped(rows.count)) oldest of \(words.grouped(report.openCases)); delays.csv has all."
                ),
                headings: [
                    language.text("Dossier", "Case"), language.text("Ouvert depuis", "Open for"),
                    language.text("Reste (P50)", "Left (P50)"), language.text("Reste (P80)", "Left (P80)"),
                    language.text("Reste (P95)", "Left (P95)"), language.text("Fini à 80 % le", "Done by (80%)"),
                ],
                numbersFrom: 1,
                rows: Array(rows)
            )
    }

    private func outlook(_ outlook: OpenCase.Outlook) -> [Markup.Cell] {
        let reason: String
        switch outlook.basis {
        case .segment, .all:
            let day = outlook.p80Day.map { SegmentPage.day($0, language) } ?? "?"
            return remaining(outlook.remaining) + [.init(text: day, isNumber: true)]
        case .tooFewCases: reason = language.text("trop peu de cas", "too few cases")
        case .noneClosed: reason = language.text("aucun terminé", "none has ended")
        case .longerThanAny: reason = language.text("plus long que tous les autres", "longer than any other")
        }
        return [.init(text: reason, isNumber: true)] + Array(repeating: .init(text: "–", isNumber: true), count: 3)
    }
}
