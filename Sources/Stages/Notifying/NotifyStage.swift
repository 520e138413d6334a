// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
package import JobModel
package import Notifications
package import PipelineModel
private import ProfileModel

/// `notify`: tells people that a run has come this far, or what a night brought.
///
/// Where a stage named in `from` made recommendations.json the message is the digest of the night; else it is the option
/// `text`, or that the file is done. What is told stands in the job store when the stage ends, and is sent by and by.
package struct NotifyStage: Stage {
    /// Keeps what is to be told; of several with one `once` the first alone.
    package typealias Post = @Sendable (Happening, [NotificationTarget], _ once: String) async throws -> Void
    /// What was refused since the last digest.
    package typealias Refused = @Sendable () async throws -> [NightNews.Refusal]

    private let language: ReportLanguage
    private let post: Post
    private let refused: Refused

    /// `language` is the workspace's; a stage may name its own.
    package init(language: ReportLanguage, post: @escaping Post, refused: @escaping Refused) {
        self.language = language
        self.post = post
        self.refused = refused
    }

    package static let kind: StageKindDescription = {
        var kind = StageKindDescription(
            kind: "notify",
            version: 1,
            queue: "notify",
            options: ["to": .strings, "subject": .string, "text": .string, "language": .choice(["fr", "en"])],
            hasEffects: true
        )
        kind.requiredOptions = ["to"]
        kind.takesEverything = true
        return kind
    }()

    package var description: StageKindDescription { Self.kind }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let texts = input.stage.options["to"]?.strings ?? []
        let targets = texts.compactMap(NotificationTarget.init)
        guard !targets.isEmpty, targets.count == texts.count else {
            let wrong = texts.first { NotificationTarget($0) == nil } ?? ""
            throw GreffierError(
                .notifyUnset,
                ErrorDetail(
                    "`to` of stage \(input.stage.name): \(wrong)",
                    french: "« to » de l’étape \(input.stage.name) : \(wrong)"
                )
            )
        }
        var happening = Happening(
            kind: .message,
            run: input.run.text,
            pipeline: input.pipeline,
            at: input.submittedAt
        )
        happening.file = input.file?.name
        happening.stage = input.stage.name
        happening.request = WorkContext.current?.request
        happening.words = try await words(input)
        try await post(happening, targets, "\(input.run.text) \(input.stage.name)")
        return StageOutput()
    }

    private func words(_ input: StageInput) async throws -> Happening.Words {
        let language = input.stage.options["language"]?.string.map(ReportLanguage.init(setting:)) ?? language
        let subject = input.stage.options["subject"]?.string
        guard let night = input.artifact("recommendations.json") else {
            let name = input.file?.name ?? input.pipeline
            let text = input.stage.options["text"]?.string ?? language.text("\(name) est prêt.", "\(name) is ready.")
            return .init(subject: subject ?? "Greffier (\(input.pipeline)): \(name)", text: text + "\n")
        }
        let news = NightNews(
            try CanonicalJSON.decode(Recommendations.self, from: try await input.read(night.sha256)),
            refusals: try await refused(),
            folder: nil,
            language: language
        )
        var words = DigestText(language: language).words(news)
        if let subject { words.subject = subject }
        return words
    }
}
