// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
private import FoundationEssentials
private import JobModel
package import Lexicons
private import Matching
package import PipelineModel

/// `offer`: document.json → offer.json with evidence.json, by rules.
package struct OfferStage: Stage {
    private let lexicons: any LexiconSource

    /// `lexicons` are part of the memo, so that results are not used beyond a change of them.
    package init(lexicons: any LexiconSource) { self.lexicons = lexicons }

    package static let kind = StageKindDescription(
        kind: "offer",
        version: 1,
        inputs: [.init("document.json")],
        makes: ["offer.json", "evidence.json"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] { [await lexicons.current().digest] }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let document = try CanonicalJSON.decode(Document.self, from: try await input.data("document.json"))
        let reading = OfferReader(lexicons: await lexicons.current().lexicons).read(document)
        return StageOutput(
            artifacts: [
                .init(name: "offer.json", mediaType: "application/json", data: try CanonicalJSON.pretty(reading.offer)),
                .init(
                    name: "evidence.json",
                    mediaType: "application/json",
                    data: try CanonicalJSON.pretty(reading.evidence)
                ),
            ],
            warnings: reading.warnings
        )
    }
}
