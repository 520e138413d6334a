// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
package import Lexicons
import Matching
package import PipelineModel
import ProfileModel
package import Retrieval

/// `feedback`: takes what people decided about candidates for offers from a CSV or JSON file → feedback.json.
///
/// Rejected candidates are not proposed for the offer any more, and the weights of the score are learned anew.
package struct FeedbackStage: Stage {
    private let library: Library
    private let lexicons: any LexiconSource

    package init(library: Library, lexicons: any LexiconSource) {
        self.library = library
        self.lexicons = lexicons
    }

    package static let kind = StageKindDescription(
        kind: "feedback",
        version: 1,
        options: ["candidates": .strings, "offers": .strings],
        hasEffects: true,
        makes: ["feedback.json"]
    )

    package var description: StageKindDescription { Self.kind }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let lines = try Self.lines(try await input.original())
        let options = input.stage.options
        let offers = try await outlines(options["offers"]?.strings ?? ["offers"])
        let collections = options["candidates"]?.strings ?? ["candidates"]
        let resolver = FeedbackResolver(
            offers: offers,
            candidates: try await outlines(collections),
            emails: lines.contains { $0.candidate.contains("@") } ? try await emails(collections) : [:]
        )
        var report = FeedbackReport(taken: [], refused: [])
        var judgements: [StoredJudgement] = []
        for line in lines {
            switch resolver.resolve(line) {
            case .success(let found):
                report.taken.append(.init(line, found.offer, found.candidate, found.outcome))
                judgements.append(
                    StoredJudgement(
                        run: input.run.text,
                        line: line.number,
                        file: input.file?.name ?? "",
                        offer: found.offer,
                        candidate: found.candidate,
                        outcome: found.outcome.rawValue,
                        reason: line.reason
                    )
                )
            case .failure(let refusal): report.refused.append(refusal.report)
            }
        }
        try await library.keep(judgements, of: input.run.text)
        let day = String(Timestamp.text(input.submittedAt).prefix(10))
        let learning = FeedbackLearning(library: library, lexicons: await lexicons.current().lexicons)
        report.weights = try await learning.learn(asOf: day)
        return StageOutput(
            artifacts: [
                .init(name: "feedback.json", mediaType: "application/json", data: try CanonicalJSON.pretty(report))
            ],
            warnings: Self.warnings(report)
        )
    }

    private static func lines(_ data: Data) throws -> [FeedbackLine] {
        do {
            return try FeedbackFile(data).lines
        } catch .missingColumns(let names) {
            throw GreffierError(.feedbackColumns, detail: names.joined(separator: ", "))
        } catch .unreadable {
            throw GreffierError(.feedbackUnreadable)
        }
    }

    private func outlines(_ collections: [String]) async throws -> [LibraryEntry] {
        var entries: [LibraryEntry] = []
        for collection in collections { entries += try await library.outlines(in: collection) }
        return entries
    }

    private func emails(_ collections: [String]) async throws -> [String: String] {
        var emails: [String: String] = [:]
        for collection in collections {
            for entry in try await library.entries(in: collection) {
                emails[entry.id] = entry.candidateEntry?.profile.basics?.email
            }
        }
        return emails
    }

    /// One for all lines, with the reasons of the first.
    private static func warnings(_ report: FeedbackReport) -> [RunWarning] {
        guard !report.refused.isEmpty else { return [] }
        let first = report.refused.prefix(10)
        let rest = report.refused.count > 10 ? " …" : ""
        return [
            RunWarning(
                .feedbackRefused,
                count: report.refused.count,
                detail: first.map { "line \($0.line): \($0.message)" }.joined(separator: "; ") + rest,
                french: first.map { "ligne \($0.line)\u{A0}: \($0.messageFR)" }.joined(separator: "\u{A0}; ") + rest
            )
        ]
    }
}

extension FeedbackReport.Taken {
    fileprivate init(_ line: FeedbackLine, _ offer: String, _ candidate: String, _ outcome: Recommendations.Outcome) {
        self.init(
            line: line.number,
            offer: offer,
            candidate: candidate,
            outcome: outcome.rawValue,
            reason: line.reason
        )
    }
}
