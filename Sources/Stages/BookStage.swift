// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
private import FoundationEssentials
private import JobModel
package import PipelineModel
package import WorkerPool
private import WorkerProtocol

/// `book`: a manuscript in Markdown, or the chapters that a stage made for the items of its list → `<as>.epub`.
///
/// Title, author and language come from the options, else from the document, else from the text and the file's name.
package struct BookStage: Stage {
    private let workers: WorkerPool
    private let language: String

    /// `language` (`fr` or `en`) is the workspace's, for manuscripts that state none.
    package init(workers: WorkerPool, language: String) {
        self.workers = workers
        self.language = language
    }

    package static let kind: StageKindDescription = {
        var kind = StageKindDescription(
            kind: "book",
            version: 1,
            queue: "render",
            options: [
                "title": .string, "author": .string, "language": .string, "cover": .file, "artifact": .string,
                "as": .string,
            ],
            makes: ["<as>.epub"]
        )
        kind.takesEverything = true
        return kind
    }()

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        [language, JSONSource.baseName(input), input.file?.name ?? ""]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let texts = try await texts(input)
        let metadata = try await metadata(input)
        func option(_ name: String) -> String? { input.stage.options[name]?.string }
        let options = BookOptions(
            title: option("title"),
            usualTitle: metadata?.title ?? Self.stem(input.file?.name) ?? JSONSource.baseName(input),
            author: option("author") ?? metadata?.author,
            language: [option("language"), metadata?.language].compactMap { $0 }.first(where: Self.isTag) ?? language,
            date: Timestamp.text(input.submittedAt)
        )
        let data = try await workers.renderBook(
            texts: texts,
            cover: try await input.file("cover"),
            options: options,
            for: input.workerAttempt
        )
        let name = JSONSource.baseName(input) + ".epub"
        return StageOutput(artifacts: [.init(name: name, mediaType: RenderFormat.epub.mediaType, data: data)])
    }

    /// The Markdown of the stages named in `from`, in the order of their lists.
    ///
    /// Throws `stage.input` where there is none.
    private func texts(_ input: StageInput) async throws -> [String] {
        let wanted = input.stage.options["artifact"]?.string
        let artifacts = input.artifacts.filter { artifact in
            guard let wanted else { return artifact.name.hasSuffix(".md") || artifact.name.hasSuffix(".txt") }
            return artifact.name == wanted || ItemName.isNumbered(artifact.name, from: wanted)
        }
        var texts: [String] = []
        for artifact in artifacts {
            try Task.checkCancellation()
            texts.append(String(decoding: try await input.read(artifact.sha256), as: UTF8.self))
        }
        guard !texts.isEmpty else {
            throw GreffierError(
                .stageInput,
                ErrorDetail(
                    "stage \(input.stage.name) finds no \(wanted ?? "Markdown")",
                    french: "l’étape \(input.stage.name) ne trouve pas de \(wanted ?? "Markdown")"
                )
            )
        }
        return texts
    }

    private func metadata(_ input: StageInput) async throws -> Document.Metadata? {
        guard let artifact = input.artifact("document.json") else { return nil }
        return try CanonicalJSON.decode(Document.self, from: try await input.read(artifact.sha256)).metadata
    }

    /// The file's name without its ending.
    private static func stem(_ name: String?) -> String? {
        guard let name else { return nil }
        return name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? name
    }

    /// Whether a text is made as a language tag (BCP 47): `fr`, `pt-BR`.
    private static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) }
        } && !first.contains(where: \.isNumber)
    }
}
