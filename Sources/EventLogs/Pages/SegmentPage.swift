// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// segments.html: the segments with what is typical of them, the rules, and the proposal.
package struct SegmentPage {
    private let report: SegmentReport
    private let language: ReportLanguage
    private let words: Wording

    package init(_ report: SegmentReport, language: ReportLanguage) {
        self.report = report
        self.language = language
        words = Wording(language)
    }

    /// `2026-11-20T…` as people write days.
    static func day(_ moment: String, _ language: ReportLanguage) -> String {
        let parts = moment.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let start = CalendarDay.start(year: parts[0], month: parts[1], day: parts[2]) else {
            return moment
        }
        return CalendarDay.text(start, language)
    }

    /// The whole page.
    package var html: String {
        let log = LogSection(facts: report.log, language: language)
        let body = [
            log.summary(asOf: report.asOf), chart, table, rules, changes,
            proposal, log.problems,
        ]
        return Markup.page(
            title: language.text("Segments des usagers", "Segments of persons"),
            language: language,
            body: body.joined()
        )
    }

    private var chart: String {
        let label = language.text("Personnes par segment", "Persons by segment")
        return Markup.figure(SegmentChart(report, language: language).svg, label: label)
    }

    private func heading(_ french: String, _ english: String) -> String {
        "<h2>\(Markup.escape(language.text(french, english)))</h2>\n"
    }

    private func paragraph(_ text: String) -> String { "<p>\(Markup.escape(text))</p>\n" }

    private var table: String {
        let count = words.grouped(report.unassigned.persons)
        let why =
            report.unassigned.tooFewPersons
            ? language.text(
                "moins de \(Segmenter.leastPersons) personnes ont assez d’événements",
                "fewer than \(Segmenter.leastPersons) persons have enough events"
            )
            : language.text(
                "moins de \(report.minimumEvents) événements",
                "fewer than \(report.minimumEvents) events"
            )
        let unassigned = language.text("Sans segment : \(count) (\(why)).", "Unassigned: \(count) (\(why)).")
        return segments(
            report.segments,
            language.text("Ce qui est typique de chaque segment", "What is typical of each")
        )
            + paragraph(unassigned)
    }

    private func segments(_ segments: [Segment], _ caption: String) -> String {
        guard !segments.isEmpty else { return "" }
        let rows = segments.map { segment -> [Markup.Cell] in
            [
                .init(text: language.text(segment.nameFR, segment.name), note: segment.id),
                .init(text: language.text(segment.descriptionFR, segment.description)),
                .init(text: words.grouped(segment.persons), isNumber: true),
                .init(text: words.percent(segment.share), isNumber: true),
            ]
        }
        return Markup.table(
            caption: caption,
            headings: [
                "Segment", language.text("Description", "Description"), language.text("Personnes", "Persons"),
                language.text("Part", "Share"),
            ],
            numbersFrom: 2,
            rows: rows
        )
    }

    private var rules: String {
        guard let rules = report.rules else { return "" }
        let day = Self.day(rules.setAt, language)
        func row(_ name: String, _ bounds: [String]) -> [Markup.Cell] {
            [.init(text: name)] + bounds.map { .init(text: $0, isNumber: true) }
        }
        let numbers = { (bounds: [Double]) in bounds.map { words.number($0, decimals: 2) } }
        return heading("Règles", "Rules")
            + Markup.table(
                caption: language.text(
                    "Bornes fixées le \(day)\(rules.kept ? ", conservées du passage précédent" : "").",
                    "Bounds set on \(day)\(rules.kept ? ", kept from the run before" : "")."
                ),
                headings: [
                    language.text("Mesure", "Measure"), language.text("Premier tiers jusqu’à", "First third up to"),
                    language.text("Deuxième tiers jusqu’à", "Second third up to"),
                ],
                numbersFrom: 1,
                rows: [
                    row(language.text("Récence", "Recency"), rules.recency.map(words.days)),
                    row(language.text("Fréquence (dossiers)", "Frequency (cases)"), numbers(rules.frequency)),
                    row(
                        language.text("Intensité (événements par dossier)", "Intensity (events a case)"),
                        numbers(rules.intensity)
                    ),
                ]
            )
            + paragraph(
                language.text(
                    "Activité : les niveaux de fréquence et d’intensité (1 à 3) s’ajoutent ; jusqu’à 3 faible, 4 moyenne, à partir de 5 forte.",
                    "Activity: the levels of frequency and intensity (1 to 3) are added; up to 3 is low, 4 medium, from 5 high."
                )
            )
    }

    private var changes: String {
        guard let changes = report.changes else { return "" }
        let day = Self.day(changes.since, language)
        let moved = changes.moves.reduce(0) { $0 + $1.persons }
        let text = language.text(
            "\(words.grouped(moved)) personnes ont changé de segment, \(words.grouped(changes.newPersons)) sont nouvelles, \(words.grouped(changes.gonePersons)) ne figurent plus dans le journal.",
            "\(words.grouped(moved)) persons changed their segment, \(words.grouped(changes.newPersons)) are new, \(words.grouped(changes.gonePersons)) are no longer in the log."
        )
        let rows = changes.moves.prefix(20).map { move -> [Markup.Cell] in
            [
                .init(text: name(move.from)), .init(text: name(move.to)),
                .init(text: words.grouped(move.persons), isNumber: true),
            ]
        }
        let table =
            rows.isEmpty
            ? ""
            : Markup.table(
                caption: language.text("Passages les plus nombreux", "Most frequent moves"),
                headings: [
                    language.text("De", "From"), language.text("Vers", "To"), language.text("Personnes", "Persons"),
                ],
                numbersFrom: 2,
                rows: Array(rows)
            )
        return heading("Depuis le \(day)", "Since \(day)") + paragraph(text) + table
    }

    private func name(_ id: String) -> String {
        if id == Segmenter.unassigned { return language.text("Sans segment", "Unassigned") }
        return report.segments.first { $0.id == id }.map { language.text($0.nameFR, $0.name) } ?? id
    }

    private var proposal: String {
        let proposal = report.proposal
        var text = heading("Proposition de regroupement", "Proposed grouping")
        if let reason = language == .french ? proposal.reasonFR : proposal.reason {
            text += paragraph(language.text("Aucune proposition. ", "No proposal. ") + reason)
        }
        let figures = [
            proposal.silhouette.map { language.text("silhouette ", "silhouette ") + words.number($0, decimals: 2) },
            proposal.stability.map { language.text("stabilité ", "stability ") + words.number($0, decimals: 2) },
            proposal.agreement.map {
                language.text("accord avec les règles ", "agreement with the rules ") + words.number($0, decimals: 2)
            },
        ].compactMap { $0 }.joined(separator: ", ")
        if !figures.isEmpty { text += "<p class=\"soft\">\(Markup.escape(figures.capitalizedFirst)).</p>\n" }
        if proposal.accepted, report.method == .rules {
            text += segments(
                proposal.clusters,
                language.text(
                    "Groupes trouvés par k-moyennes ; ils ne remplacent pas les règles.",
                    "Groups found by k-means; they do not take the place of the rules."
                )
            )
        }
        return text
    }
}
