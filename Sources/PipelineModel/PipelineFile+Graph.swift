// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Yams

/// Whether the stages fit together.
extension PipelineFile {
    mutating func checkGraph(_ pipeline: Pipeline, publishNode: Node?) {
        var graph = pipeline
        for (index, stage) in pipeline.stages.enumerated() {
            let others = pipeline.stages.map(\.name).filter { $0 != stage.name }
            for source in stage.sources where pipeline.stage(source) == nil {
                reader.complain(
                    "stage '\(stage.name)' takes from '\(source)', which does not exist",
                    at: stageNodes[stage.name],
                    remedy: Nearest.remedy(for: source, among: others),
                    french: (
                        "l’étape « \(stage.name) » prend de « \(source) », qui n’existe pas",
                        Nearest.remedyFR(for: source, among: others)
                    )
                )
            }
            // What has its own complaint is no circle besides.
            if stage.forEach?.stage == stage.name { graph.stages[index].forEach = nil }
        }
        if let cycle = graph.cycle() {
            reader.complain(
                "the stages wait for each other in a circle: \(cycle.joined(separator: " → "))",
                at: cycle.first.flatMap { stageNodes[$0] },
                remedy: "remove one `from` or `for_each` of the circle",
                french: (
                    "les étapes s’attendent en rond : \(cycle.joined(separator: " → "))",
                    "retirez un `from` ou un `for_each` de la ronde"
                )
            )
            return
        }
        let made = pipeline.artifacts(kinds: kinds)
        checkMakers(pipeline, made, publishNode: publishNode)
        for stage in pipeline.stages where !unreadLists.contains(stage.name) {
            checkList(of: stage, pipeline, made)
            checkInputs(of: stage, pipeline, made)
            checkJSON(of: stage, pipeline, made)
            checkSingles(of: stage, pipeline, made)
        }
    }

    private mutating func checkMakers(_ pipeline: Pipeline, _ made: [String: [String]], publishNode: Node?) {
        var makers: [String: String] = [:]
        for stage in pipeline.stages {
            for name in made[stage.name] ?? [] {
                if let other = makers[name] {
                    reader.complain(
                        "stages '\(other)' and '\(stage.name)' both make \(name)",
                        at: stageNodes[stage.name],
                        remedy: "give one of them another name with `as: …`",
                        french: (
                            "les étapes « \(other) » et « \(stage.name) » produisent toutes deux \(name)",
                            "donnez un autre nom à l’un avec `as: …`"
                        )
                    )
                }
                makers[name] = stage.name
            }
        }
        for name in pipeline.publish where makers[name] == nil {
            reader.complain(
                "publish names \(name), which no stage makes",
                at: publishNode,
                remedy: Nearest.remedy(for: name, among: Array(makers.keys)),
                french: (
                    "publish nomme \(name), qu’aucune étape ne produit",
                    Nearest.remedyFR(for: name, among: Array(makers.keys))
                )
            )
        }
    }

    // MARK: Inputs

    private mutating func checkInputs(of stage: StageSpec, _ pipeline: Pipeline, _ made: [String: [String]]) {
        let single = singleArtifacts(for: stage, pipeline, made)
        for input in kinds[stage.kind]?.inputs ?? [] where !single.contains(input.artifact) {
            if let source = fanned(stage, pipeline).first(where: { made[$0]?.contains(input.artifact) == true }) {
                complainOfMany(input.artifact, from: source, to: stage)
            } else if input.isRequired {
                let missing = remedy(forMissing: input.artifact, made: made)
                reader.complain(
                    "stage '\(stage.name)' needs \(input.artifact), which no stage it takes from makes",
                    at: stageNodes[stage.name],
                    remedy: missing.english,
                    french: (
                        "l’étape « \(stage.name) » demande \(input.artifact), qu’aucune des étapes dont elle prend ne produit",
                        missing.french
                    )
                )
            }
        }
    }

    /// A kind that takes everything takes one of each name.
    private mutating func checkSingles(of stage: StageSpec, _ pipeline: Pipeline, _ made: [String: [String]]) {
        guard kinds[stage.kind]?.takesEverything == true else { return }
        for source in fanned(stage, pipeline) {
            if let artifact = made[source]?.first { complainOfMany(artifact, from: source, to: stage) }
        }
    }

    /// What the stage gets one of, by name: of the stages that are done once, and its item.
    private func singleArtifacts(for stage: StageSpec, _ pipeline: Pipeline, _ made: [String: [String]]) -> Set<String>
    {
        let many = fanned(stage, pipeline)
        let names = stage.from.values.filter { !many.contains($0) }.flatMap { made[$0] ?? [] }
        return Set(names).union([stage.forEach?.item].compactMap { $0 })
    }

    /// The stages in `from` that are done for each item of a list.
    private func fanned(_ stage: StageSpec, _ pipeline: Pipeline) -> [String] {
        stage.sources.filter { pipeline.stage($0)?.forEach != nil }
    }

    private mutating func complainOfMany(_ artifact: String, from source: String, to stage: StageSpec) {
        reader.complain(
            "stage '\(stage.name)' takes one \(artifact), and '\(source)' makes one for each item",
            at: stageNodes[stage.name],
            remedy: "gather them with `use: collect, from: \(source)`, or take from a stage that is done once",
            french: (
                "l’étape « \(stage.name) » prend un seul \(artifact), et « \(source) » en produit un par élément",
                "réunissez-les avec `use: collect, from: \(source)`, ou prenez d’une étape qui se fait une fois"
            )
        )
    }

    private mutating func checkJSON(of stage: StageSpec, _ pipeline: Pipeline, _ made: [String: [String]]) {
        guard let kind = kinds[stage.kind], let json = kind.json else { return }
        let sources = stage.sources
        var names = Set(sources.flatMap { made[$0] ?? [] }.filter { $0.hasSuffix(".json") })
        if let list = stage.forEach, json == .one || sources.isEmpty { names = [list.item] }
        let wanted = stage.options["artifact"]?.string
        let chosen = wanted.map { names.contains($0) ? [$0] : [] } ?? names.sorted()
        if let name = chosen.first, chosen.count == 1 {
            guard json == .one, stage.forEach == nil else { return }
            let many = fanned(stage, pipeline).first { made[$0]?.contains(name) == true }
            if let many { complainOfMany(name, from: many, to: stage) }
        } else if let wanted {
            reader.complain(
                "stage '\(stage.name)' takes \(wanted), which no stage it takes from makes",
                at: stageNodes[stage.name],
                remedy: Nearest.remedy(for: wanted, among: names.sorted()),
                french: (
                    "l’étape « \(stage.name) » prend \(wanted), qu’aucune des étapes dont elle prend ne produit",
                    Nearest.remedyFR(for: wanted, among: names.sorted())
                )
            )
        } else if chosen.isEmpty {
            reader.complain(
                "stage '\(stage.name)' takes JSON, and no stage it takes from makes any",
                at: stageNodes[stage.name],
                remedy: "add `from:` with a stage that makes JSON",
                french: (
                    "l’étape « \(stage.name) » prend du JSON, et aucune des étapes dont elle prend n’en produit",
                    "ajoutez `from:` avec une étape qui produit du JSON"
                )
            )
        } else {
            reader.complain(
                "stage '\(stage.name)' could take \(chosen.joined(separator: " or "))",
                at: stageNodes[stage.name],
                remedy: "add `artifact: \(chosen[0])` or another of them",
                french: (
                    "l’étape « \(stage.name) » pourrait prendre \(chosen.joined(separator: " ou "))",
                    "ajoutez `artifact: \(chosen[0])` ou un autre d’entre eux"
                )
            )
        }
    }

    // MARK: Lists

    private mutating func checkList(of stage: StageSpec, _ pipeline: Pipeline, _ made: [String: [String]]) {
        guard let list = stage.forEach else { return }
        let node = stageNodes[stage.name]?.mapping?["for_each"]
        let others = pipeline.stages.map(\.name).filter { $0 != stage.name }
        if list.stage == stage.name {
            reader.complain(
                "stage '\(stage.name)' goes through a list of its own",
                at: node,
                remedy: "name the stage that makes the list",
                french: ("l’étape « \(stage.name) » parcourt sa propre liste", "nommez l’étape qui produit la liste")
            )
            return
        }
        guard let source = pipeline.stage(list.stage) else {
            reader.complain(
                "for_each goes through a list of '\(list.stage)', which does not exist",
                at: node,
                remedy: Nearest.remedy(for: list.stage, among: others),
                french: (
                    "for_each parcourt une liste de « \(list.stage) », qui n’existe pas",
                    Nearest.remedyFR(for: list.stage, among: others)
                )
            )
            return
        }
        let names = made[source.name] ?? []
        if !names.contains(list.artifact) {
            reader.complain(
                "stage '\(source.name)' makes no \(list.artifact)",
                at: node,
                remedy: Nearest.remedy(for: list.artifact, among: names.filter { $0.hasSuffix(".json") }),
                french: (
                    "l’étape « \(source.name) » ne produit pas \(list.artifact)",
                    Nearest.remedyFR(for: list.artifact, among: names.filter { $0.hasSuffix(".json") })
                )
            )
        } else if source.forEach != nil {
            reader.complain(
                "stage '\(source.name)' makes one \(list.artifact) for each item of a list itself",
                at: node,
                remedy: "gather them with `use: collect, from: \(source.name)`, and go through what that makes",
                french: (
                    "l’étape « \(source.name) » produit elle-même un \(list.artifact) par élément d’une liste",
                    "réunissez-les avec `use: collect, from: \(source.name)`, et parcourez ce qui en sort"
                )
            )
        }
        if let clash = stage.sources.first(where: { made[$0]?.contains(list.item) == true }) {
            reader.complain(
                "stage '\(stage.name)' takes \(list.item) from '\(clash)', and its item has that name too",
                at: node,
                remedy: "give the item another name with `item: …`",
                french: (
                    "l’étape « \(stage.name) » prend \(list.item) de « \(clash) », et son élément porte aussi ce nom",
                    "donnez un autre nom à l’élément avec `item: …`"
                )
            )
        }
    }

    private func remedy(forMissing artifact: String, made: [String: [String]]) -> ErrorDetail {
        if let maker = made.keys.sorted().first(where: { made[$0]?.contains(artifact) == true }) {
            return ErrorDetail("add `from: \(maker)`", french: "ajoutez `from: \(maker)`")
        }
        guard let kind = kinds.values.filter({ $0.makes.contains(artifact) }).map(\.kind).min() else {
            return ErrorDetail("no stage kind makes it", french: "aucun genre d’étape ne le produit")
        }
        return ErrorDetail(
            "add a stage with `use: \(kind)` and take from it",
            french: "ajoutez une étape avec `use: \(kind)` et prenez d’elle"
        )
    }
}
