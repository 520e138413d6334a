// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

/// Whether the options of a stage go together, and name what there is.
extension PipelineFile {
    mutating func checkOptions(of stage: StageSpec, _ kind: StageKindDescription, at node: Node) {
        for option in kind.requiredOptions where stage.options[option] == nil {
            reader.complain(
                "stage '\(stage.name)' (\(kind.kind)) does not say '\(option)'",
                at: node,
                remedy: "add `\(option): \(example(of: kind.options[option]))`",
                french: (
                    "l’étape « \(stage.name) » (\(kind.kind)) ne dit pas « \(option) »",
                    "ajoutez `\(option): \(example(of: kind.options[option]))`"
                )
            )
        }
        for (option, others) in kind.optionsTogether.sorted(by: { $0.key < $1.key }) where stage.options[option] != nil
        {
            for other in others where stage.options[other] == nil {
                reader.complain(
                    "option '\(option)' of stage '\(stage.name)' goes with '\(other)'",
                    at: node.mapping?[Node(option)] ?? node,
                    remedy: "add `\(other): …`, or remove `\(option)`",
                    french: (
                        "l’option « \(option) » de l’étape « \(stage.name) » va avec « \(other) »",
                        "ajoutez `\(other): …`, ou retirez `\(option)`"
                    )
                )
            }
        }
        checkModel(of: stage, kind, at: node)
    }

    private func example(of kind: OptionKind?) -> String {
        kind == .file ? "folder/file" : "…"
    }

    private mutating func checkModel(of stage: StageSpec, _ kind: StageKindDescription, at node: Node) {
        guard !models.isEmpty else { return }
        for (option, optionKind) in kind.options where optionKind == .model {
            guard let name = stage.options[option]?.string ?? kind.model(with: stage.options), !models.contains(name)
            else { continue }
            let near = Nearest.question(for: name, among: models)
            let known = models.sorted().joined(separator: ", ")
            reader.complain(
                "greffier.yaml names no model '\(name)'",
                at: node.mapping?[Node(option)] ?? node,
                remedy: near.english + "name one of it (`\(option): …`): \(known)",
                french: (
                    "greffier.yaml ne nomme pas de modèle « \(name) »",
                    near.french + "nommez l’un des siens (`\(option): …`) : \(known)"
                )
            )
        }
    }
}
