// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
package import Lexicons
import Matching
package import PipelineModel
import ProfileModel
package import Retrieval

/// `feedback`: takes what people decided about candidates for offers from a CSV or JSON file → feedback.json; a file
/// `{"undo": "NAME"}` takes back what an earlier one brought.
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
        version: 2,
        options: ["candidates": .strings, "offers": .strings],
        hasEffects: true,
        makes: ["feedback.json"]
    )

    package var description: StageKindDescription { Self.kind }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let file = try Self.file(try await input.original())
        var report: FeedbackReport
        if let name = file.undoes {
            let count = try await library.removeJudgements(of: name, before: input.run.text)
            report = FeedbackReport(undone: .init(feedback: name, decisions: count))
        } else {
            report = try await decisions(file.lines, input.stage.options)
            let judgements = report.judgements(of: input.run.text, file: input.file?.name ?? "")
            try await library.keep(judgements, of: input.run.text)
        }
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

    /// Whom the lines mean.
    private func decisions(_ lines: [FeedbackLine], _ options: [String: OptionValue]) async throws -> FeedbackReport {
        let offers = try await outlines(options["offers"]?.strings ?? ["offers"])
        let collections = options["candidates"]?.strings ?? ["candidates"]
        let resolver = FeedbackResolver(
            offers: offers,
            candidates: try await outlines(collections),
            emails: lines.contains { $0.candidate.contains("@") } ? try await emails(collections) : [:]
        )
        var report = FeedbackReport()
        for line in lines {
            switch resolver.resolve(line) {
            case .success(let taken): report.taken.append(taken)
            case .failure(let refusal): report.refused.append(refusal.report)
            }
        }
        return report
    }

    private static func file(_ data: Data) throws -> FeedbackFile {
        do {
            return try FeedbackFile(data)
        } catch .missingColumns(let columns) {
            throw GreffierError(
                .feedbackColumns,
                ErrorDetail(
                    columns.map(\.rawValue).joined(separator: ", "),
                    french: columns.map(\.french).joined(separator: ", ")
                )
            )
        } catch .empty {
            throw GreffierError(.feedbackEmpty)
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

    /// One for all lines, with the reasons of the first; or that nothing is known of what is to be taken back.
    private static func warnings(_ report: FeedbackReport) -> [RunWarning] {
        if let undone = report.undone, undone.decisions == 0 {
            return [RunWarning(.nothingUndone, detail: undone.feedback)]
        }
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
