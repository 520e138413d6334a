// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import Pages

/// What `models usage` prints.
struct ModelUsageReport: Encodable {
    var since: String
    var by: String
    var groups: [Row]
    var total: Row

    /// The sums of some calls.
    struct Row: Encodable {
        /// What they have in common; none for calls without, and for all of them.
        var key: String?
        /// Names under which servers answered.
        var models: [String]
        var calls: Int
        var failed: Int
        var cancelled: Int
        /// Answered from memory.
        var cached: Int
        var tokensIn: Int
        /// How many of `tokens_in` the servers had kept from earlier prompts.
        var tokensKept: Int
        var tokensOut: Int
        /// What memory saved, prompts and answers.
        var tokensSaved: Int
        var durationMS: Int
        /// Written a second.
        var tokensPerSecond: Double?
        /// By currency.
        var cost: [String: Double]

        init(_ key: String?, _ usage: ModelUsage) {
            self.key = key
            models = usage.models.sorted()
            calls = usage.calls
            failed = usage.failed
            cancelled = usage.cancelled
            cached = usage.cached
            tokensIn = usage.promptTokens
            tokensKept = usage.keptTokens
            tokensOut = usage.outputTokens
            tokensSaved = usage.savedTokens
            durationMS = usage.milliseconds
            tokensPerSecond = usage.tokensPerSecond.map { ($0 * 10).rounded() / 10 }
            cost = usage.cost.mapValues { ($0 * 1e9).rounded() / 1e9 }
        }

        /// `4 calls, 1 from memory; 1200 tokens read, 300 written; 1.5 s; 0.0125 EUR`.
        func sentence(_ language: ReportLanguage) -> String {
            let counts = [
                (cached, language.text("de mémoire", "from memory")), (failed, language.text("en échec", "failed")),
                (cancelled, language.text("annulés", "cancelled")),
            ].filter { $0.0 > 0 }
            let called = "\(calls) " + language.text("appel", "call") + (calls == 1 ? "" : "s")
            let parts = [
                ([called] + counts.map { "\($0.0) \($0.1)" }).joined(separator: ", "),
                language.text(
                    "\(tokensIn) jetons lus, \(tokensOut) écrits",
                    "\(tokensIn) tokens read, \(tokensOut) written"
                ),
                Times.duration(milliseconds: durationMS, in: language),
            ]
            let price = cost.isEmpty ? [] : [ModelUsageReport.amounts(cost, in: language)]
            return (parts + price).joined(separator: language.text(" ; ", "; "))
        }

        private enum CodingKeys: String, CodingKey {
            case key, models, calls, failed, cancelled, cached, cost
            case tokensIn = "tokens_in"
            case tokensKept = "tokens_kept"
            case tokensOut = "tokens_out"
            case tokensSaved = "tokens_saved"
            case durationMS = "duration_ms"
            case tokensPerSecond = "tokens_per_s"
        }
    }

    init(_ groups: [ModelUsage.Group], since: Date, by: ModelsUsage.By) {
        self.since = Timestamp.text(since)
        self.by = by.rawValue
        self.groups = groups.map { Row($0.key, $0.usage) }
        total = Row(nil, groups.reduce(into: ModelUsage()) { $0 += $1.usage })
    }

    /// For people, within 80 columns where the amounts allow it.
    func table(in language: ReportLanguage) -> TextTable {
        let heads =
            language == .french
            ? [frenchBy, "APPELS", "ÉCHECS", "REPRIS", "LUS", "ÉCRITS", "TEMPS", "JET/S", "COÛT"]
            : [by.uppercased(), "CALLS", "FAIL", "KEPT", "IN", "OUT", "TIME", "TOK/S", "COST"]
        var table = TextTable(header: heads)
        for row in groups { table.add(cells(row, title(row), language)) }
        if groups.count > 1 { table.add(cells(total, "total", language)) }
        table.narrow(column: 0, least: 12)
        return table
    }

    private var frenchBy: String {
        switch ModelsUsage.By(rawValue: by) {
        case .model, nil: "MODÈLE"
        case .day: "JOUR"
        case .pipeline: "TRAITEMENT"
        case .endpoint: "ADRESSE"
        }
    }

    /// What the figures of the table leave open; `nil` where nothing is.
    func note(in language: ReportLanguage) -> String? {
        guard total.tokensSaved > 0 else { return nil }
        return language == .french
            ? "Les réponses reprises de la mémoire ont épargné \(total.tokensSaved) jetons."
            : "Answers from memory saved \(total.tokensSaved) tokens."
    }

    private func title(_ row: Row) -> String {
        guard let key = row.key else { return "–" }
        return by == ModelsUsage.By.model.rawValue && !row.models.isEmpty
            ? "\(key): \(row.models.map(Self.shortened).joined(separator: ", "))" : key
    }

    /// llama.cpp's server calls a model by the path of its file: the folders would push the figures off the screen.
    private static func shortened(_ model: String) -> String {
        model.hasPrefix("/") ? model.split(separator: "/").last.map(String.init) ?? model : model
    }

    private func cells(_ row: Row, _ title: String, _ language: ReportLanguage) -> [String] {
        [
            title, "\(row.calls)", "\(row.failed)", row.cached == 0 ? "–" : "\(row.cached * 100 / row.calls) %",
            "\(row.tokensIn)", "\(row.tokensOut)", Times.duration(milliseconds: row.durationMS, in: language),
            row.tokensPerSecond.map { language.number(String(format: "%.1f", $0)) } ?? "–",
            Self.amounts(row.cost, in: language),
        ]
    }

    /// `0.0125 EUR`: two digits after the point, more where the amount would be nothing else.
    private static func amounts(_ cost: [String: Double], in language: ReportLanguage) -> String {
        let texts = cost.sorted { $0.key < $1.key }.map { currency, amount in
            let digits = amount >= 1 || amount == 0 ? 2 : amount >= 0.01 ? 4 : 6
            return language.number(String(format: "%.\(digits)f", amount)) + " \(currency)"
        }
        return texts.isEmpty ? "–" : texts.joined(separator: language == .french ? " ; " : ", ")
    }
}
