// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JSONSchemas
package import JobModel
private import Matching
package import PipelineModel

/// `collect`: what a stage made for all items of its list → `<as>.json`, an array in the order of the list, and
/// `<as>.csv` of what is flat.
package struct CollectStage: Stage {
    private let language: ReportLanguage

    /// `language` is that of the spreadsheets that open the table: it decides on the separator and the decimal point.
    package init(language: ReportLanguage) { self.language = language }

    package static let kind = StageKindDescription(
        kind: "collect",
        version: 1,
        options: ["artifact": .string, "as": .string],
        json: .every,
        makes: ["<as>.json", "<as>.csv"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        ["\(language)", JSONSource.baseName(input)]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let source = JSONSource(input, Self.kind)
        var items: [JSONValue] = []
        for artifact in source.artifacts {
            try Task.checkCancellation()
            items.append(try await source.value(of: artifact).canonical)
        }
        let name = JSONSource.baseName(input)
        let text = "[" + items.map { "\n  " + $0.text }.joined(separator: ",") + (items.isEmpty ? "]\n" : "\n]\n")
        let table = FlatTable(items, language: language).text
        return StageOutput(artifacts: [
            .init(name: "\(name).json", mediaType: "application/json", data: Data(text.utf8)),
            .init(name: "\(name).csv", mediaType: "text/csv", data: Data(table.utf8)),
        ])
    }
}
