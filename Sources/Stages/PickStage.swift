// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JSONSchemas
private import JobModel
package import PipelineModel

/// `pick`: some values of one JSON artifact, or of the item of a list, under new names → `<as>.json`.
package struct PickStage: Stage {
    package init() {}

    package static let kind = StageKindDescription(
        kind: "pick",
        version: 1,
        options: ["fields": .pointers, "artifact": .string, "as": .string],
        json: .one,
        makes: ["<as>.json"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] { [JSONSource.baseName(input)] }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let source = JSONSource(input, Self.kind)
        guard let artifact = source.artifacts.first, source.artifacts.count == 1 else {
            throw GreffierError(.stageInput, detail: "stage \(input.stage.name) takes one JSON artifact")
        }
        let value = try await source.value(of: artifact)
        let name = JSONSource.baseName(input)
        let data = Data((picked(from: value, input.stage.options["fields"]?.map ?? [:]).text + "\n").utf8)
        return StageOutput(artifacts: [.init(name: "\(name).json", mediaType: "application/json", data: data)])
    }

    /// An object of these fields, `null` where there is nothing; all of the value where none are named.
    private func picked(from value: JSONValue, _ fields: [String: OptionValue]) -> JSONValue {
        if fields.isEmpty { return value.canonical }
        let members = fields.compactMap { name, pointer in
            pointer.string.map { (name, value.value(at: $0) ?? .null) }
        }
        return JSONValue.object(JSONObject(members)).canonical
    }
}
