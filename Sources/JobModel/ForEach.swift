// SPDX-License-Identifier: GPL-3.0-or-later

/// The list that a stage is done for each item of: written `stage.artifact.json#/json/pointer`.
///
/// The pointer (RFC 6901) leads to an array in the artifact that the stage made. Each item becomes an artifact of its
/// own, handed to one job; a stage that takes from the fanned-out stage gets the outputs of all of them.
package struct ForEach: Codable, Sendable, Hashable, CustomStringConvertible {
    package var stage: String
    package var artifact: String
    /// Empty for the whole document, else `/` before each step.
    package var pointer: String
    /// The name of the artifact that each item is handed over as.
    ///
    /// Default `item.json`.
    package var item: String

    /// Most items of one list: a run is read as a whole at each step.
    package static let limit = 1000
    package static let defaultItem = "item.json"

    package init(stage: String, artifact: String, pointer: String, item: String = defaultItem) {
        self.stage = stage
        self.artifact = artifact
        self.pointer = pointer
        self.item = item
    }

    /// Reads `stage.artifact.json#/pointer`; `nil` where it is not of this form.
    package init?(_ text: String, item: String = defaultItem) {
        guard let hash = text.firstIndex(of: "#"), let dot = text[..<hash].firstIndex(of: ".") else { return nil }
        let pointer = text[text.index(after: hash)...]
        let artifact = text[text.index(after: dot)..<hash]
        guard dot != text.startIndex, !artifact.isEmpty, Self.isPointer(pointer) else { return nil }
        self.init(stage: String(text[..<dot]), artifact: String(artifact), pointer: String(pointer), item: item)
    }

    /// Whether `text` is a JSON pointer: empty, or `/` before each step, with `~` only as `~0` and `~1`.
    package static func isPointer(_ text: some StringProtocol) -> Bool {
        guard text.isEmpty || text.hasPrefix("/") else { return false }
        return text.split(separator: "~", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { $0.hasPrefix("0") || $0.hasPrefix("1") }
    }

    package var description: String { "\(stage).\(artifact)#\(pointer)" }

    /// The name of the job that does item `number`, from 1: `letters[3]`.
    package static func name(of stage: String, number: Int) -> String { "\(stage)[\(number)]" }
}
