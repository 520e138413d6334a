// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
private import DurableFiles
package import Foundation
private import JobModel
package import Lexicons
package import PipelineModel
private import ProfileModel
package import Retrieval

/// `index`: puts the document with its profile or offer into a collection, where later runs search and match it.
///
/// The same original file has one entry, however often it comes.
package struct IndexStage: Stage {
    private let library: Library
    private let fields: LexiconReader<FieldReader>
    private let timeZone: TimeZone

    /// `timeZone`, the workspace's, decides on the day of a run.
    package init(library: Library, lexicons: any LexiconSource, timeZone: TimeZone) {
        self.library = library
        self.timeZone = timeZone
        fields = LexiconReader(lexicons) { FieldReader($0) }
    }

    package static let kind = StageKindDescription(
        kind: "index",
        version: 2,
        options: ["collection": .string, "chunk": .passages],
        inputs: [
            .init("document.json"), .init("profile.json", isRequired: false), .init("offer.json", isRequired: false),
            .init("evidence.json", isRequired: false),
        ],
        hasEffects: true
    )

    package var description: StageKindDescription { Self.kind }

    package func run(_ input: StageInput) async throws -> StageOutput {
        guard let file = input.file else { throw GreffierError(.stageInput, detail: "the run has no file") }
        let collection = input.stage.options["collection"]?.string ?? input.pipeline
        let document = try CanonicalJSON.decode(Document.self, from: try await input.data("document.json"))
        let chunker = try Self.chunker(input.stage.options["chunk"])
        let content = try await content(input, file: file)
        let id = try await library.upsert(
            NewLibraryEntry(
                inputSHA256: file.sha256,
                source: file.name,
                run: input.run,
                language: content.language,
                artifactSHA256: SHA256.hex(content.data),
                data: content.data,
                title: content.title,
                lines: document.rendering.lines,
                fields: content.fields
            ),
            in: collection,
            chunker: chunker
        )
        if let facts = content.facts { try await library.describe(id, as: facts) }
        if content.isOfPerson { try await PersonRegister(library).identify(id, in: collection) }
        return StageOutput(collections: [collection: id])
    }

    /// `chunk: {tokens: 512, overlap: 50}`: how large passages are, and how much of one the next repeats.
    static func chunker(_ option: OptionValue?) throws -> Chunker? {
        guard let option else { return nil }
        guard let size = PassageSize(option) else {
            let kind = OptionKind.passages
            let detail = ErrorDetail("chunk takes \(kind.words)", french: "chunk demande \(kind.wordsFR)")
            throw GreffierError(.stageInput, detail)
        }
        return Chunker(limit: size.tokens, overlap: size.overlap)
    }

    private struct Content {
        var data: Data
        var title: String
        var language: String?
        var fields: [EntryField]
        var facts: EntryFacts?
        var isOfPerson: Bool { facts?.identityKeys != nil }
    }

    private func content(_ input: StageInput, file: RunInput) async throws -> Content {
        let reader = await fields.current().value
        var evidence: Evidence = [:]
        if input.artifact("evidence.json") != nil {
            evidence = try CanonicalJSON.decode(Evidence.self, from: try await input.data("evidence.json"))
        }
        if input.artifact("offer.json") != nil {
            let offer = try CanonicalJSON.decode(Offer.self, from: try await input.data("offer.json"))
            let data = try CanonicalJSON.compact(CollectionDocument(value: offer, evidence: evidence))
            return Content(
                data: data,
                title: offer.title ?? file.name,
                language: offer.greffier?.language,
                fields: reader.fields(of: offer, tags: input.tags),
                facts: EntryFacts(offer)
            )
        }
        if input.artifact("profile.json") != nil {
            let profile = try CanonicalJSON.decode(Profile.self, from: try await input.data("profile.json"))
            let data = try CanonicalJSON.compact(CollectionDocument(value: profile, evidence: evidence))
            return Content(
                data: data,
                title: profile.basics?.name ?? file.name,
                language: profile.greffier?.language,
                fields: reader.fields(of: profile, tags: input.tags),
                facts: EntryFacts(profile, day: Timestamp.day(input.submittedAt, in: timeZone))
            )
        }
        let tags = input.tags.compactMap { EntryField(.tag, $0) }
        return Content(data: Data("{}".utf8), title: file.name, language: nil, fields: tags)
    }
}
