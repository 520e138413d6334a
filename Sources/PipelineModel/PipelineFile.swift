// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Yams

/// Reads and checks one pipeline file.
///
/// The format stands in docs/pipelines.md. Nothing is thrown for the first mistake: all are collected, each with file,
/// line, column and a remedy.
package struct PipelineFile {
    var reader: YAMLReader
    let kinds: [String: StageKindDescription]
    /// The rates that the settings name; `nil` when they are not known.
    let rates: [String]?
    /// The models that the settings name; none when they are not known.
    let models: [String]
    var stageNodes: [String: Node] = [:]
    /// Stages whose `for_each` could not be read: what they are given is not known.
    var unreadLists: Set<String> = []

    private static let keys = [
        "pipeline", "description", "inbox", "schedule", "timezone", "catch_up", "priority", "accept", "stages",
        "publish",
        "retry", "timeout",
    ]
    private static let stageKeys = ["use", "from", "optional", "timeout"] + flowKeys

    private init(file: String, kinds: [String: StageKindDescription], rates: [String]?, models: [String]) {
        reader = YAMLReader(file: file)
        self.kinds = kinds
        self.rates = rates
        self.models = models
    }

    /// The pipeline of `text`, checked against the known stage kinds and the rates and models of the settings.
    ///
    /// Without `rates` any name of a rate will do, without `models` any of a model. Throws `Mistakes`.
    package static func parse(
        _ text: String,
        file: String,
        kinds: [String: StageKindDescription],
        rates: [String]? = nil,
        models: [String] = []
    ) throws(Mistakes) -> Pipeline {
        var parser = PipelineFile(file: file, kinds: kinds, rates: rates, models: models)
        let pipeline = parser.pipeline(text)
        guard let pipeline, parser.reader.mistakes.isEmpty else {
            throw Mistakes(parser.reader.mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
        }
        return pipeline
    }

    private mutating func pipeline(_ text: String) -> Pipeline? {
        guard let root = reader.compose(text) else {
            if reader.mistakes.isEmpty {
                reader.complain(
                    "the file is empty",
                    at: nil,
                    remedy: "start with `pipeline: name`",
                    french: ("le fichier est vide", "commencez par `pipeline: nom`")
                )
            }
            return nil
        }
        let pairs = reader.pairs(root, called: "the pipeline", french: "le traitement")
        reader.refuseOthers(than: Self.keys, in: pairs, of: "the pipeline", french: "le traitement")
        let nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        let name = self.name(nodes["pipeline"], root: root)
        let trigger = self.trigger(nodes)
        let stages = self.stages(nodes["stages"], root: root)
        let publish = nodes["publish"].flatMap { reader.strings($0, called: "publish") } ?? []
        var pipeline = Pipeline(
            name: name,
            description: nodes["description"].flatMap { reader.string($0, called: "description") } ?? "",
            trigger: trigger,
            accept: nodes["accept"].flatMap { reader.strings($0, called: "accept") } ?? [],
            stages: stages,
            publish: publish,
            retry: retry(nodes["retry"])
        )
        if let timeout = nodes["timeout"].flatMap({ reader.duration($0, called: "timeout") }) {
            pipeline.timeout = timeout
        }
        if let node = nodes["priority"] {
            pipeline.priority = reader.int(node, called: "priority", in: ClaimRank.bounds) ?? 0
        }
        if let node = nodes["catch_up"] { pipeline.catchUp = catchUp(node, hasSchedule: nodes["schedule"] != nil) }
        checkGraph(pipeline, publishNode: nodes["publish"])
        return pipeline
    }

    private mutating func name(_ node: Node?, root: Node) -> String {
        guard let node else {
            reader.complain(
                "the pipeline has no name",
                at: root,
                remedy: "add a line `pipeline: name`",
                french: ("le traitement n’a pas de nom", "ajoutez une ligne `pipeline: nom`")
            )
            return ""
        }
        let name = reader.string(node, called: "pipeline") ?? ""
        checkName(name, at: node, of: "a pipeline", "d’un traitement")
        return name
    }

    private mutating func checkName(_ name: String, at node: Node, of what: String, _ whatFR: String) {
        let isFine =
            !name.isEmpty && name.utf8.count <= 64
            && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
        if !isFine {
            reader.complain(
                "'\(name)' cannot be the name of \(what)",
                at: node,
                remedy: "use up to 64 lower-case letters, digits, '-' and '_'",
                french: (
                    "« \(name) » ne peut pas être le nom \(whatFR)",
                    "employez au plus 64 lettres minuscules, chiffres, « - » et « _ »"
                )
            )
        }
    }

    private mutating func trigger(_ nodes: [String: Node]) -> PipelineTrigger {
        let zone = nodes["timezone"].flatMap { reader.string($0, called: "timezone") }
        if let both = nodes["schedule"], nodes["inbox"] != nil {
            reader.complain(
                "a pipeline has either an inbox or a schedule",
                at: both,
                remedy: "remove one of the two, or make two pipelines",
                french: (
                    "un traitement a soit une boîte de dépôt, soit un horaire",
                    "retirez l’un des deux, ou faites deux traitements"
                )
            )
        }
        if let node = nodes["schedule"], let cron = reader.string(node, called: "schedule") {
            checkSchedule(cron, zone: zone, at: node, zoneNode: nodes["timezone"])
            return .schedule(cron: cron, timeZone: zone)
        }
        if let node = nodes["timezone"], nodes["schedule"] == nil {
            reader.complain(
                "timezone goes with schedule",
                at: node,
                remedy: "remove it, or add `schedule`",
                french: ("timezone va avec schedule", "retirez-le, ou ajoutez `schedule`")
            )
        }
        if let node = nodes["inbox"], let folder = reader.string(node, called: "inbox") {
            checkName(folder, at: node, of: "an inbox folder", "d’un dossier de dépôt")
            return .inbox(folder: folder)
        }
        return .submission
    }

    private mutating func checkSchedule(_ cron: String, zone: String?, at node: Node, zoneNode: Node?) {
        if let objection = ScheduleCheck.objection(to: cron) {
            reader.complain(
                "'\(cron)' is no schedule: \(objection.english)",
                at: node,
                remedy: "write minute, hour, day, month and weekday, as in `\"0 2 * * *\"` for every night at two",
                french: (
                    "« \(cron) » n’est pas un horaire : \(objection.french)",
                    "écrivez minute, heure, jour, mois et jour de la semaine, comme `\"0 2 * * *\"` pour chaque nuit à deux heures"
                )
            )
        }
        if let zone, !ScheduleCheck.isTimeZone(zone) {
            reader.complain(
                "'\(zone)' is no time zone",
                at: zoneNode,
                remedy: "write an IANA name such as Europe/Paris or UTC",
                french: ("« \(zone) » n’est pas un fuseau horaire", "écrivez un nom IANA tel que Europe/Paris ou UTC")
            )
        }
    }

    private mutating func catchUp(_ node: Node, hasSchedule: Bool) -> CatchUp {
        if !hasSchedule {
            reader.complain(
                "catch_up goes with schedule",
                at: node,
                remedy: "remove it, or add `schedule`",
                french: ("catch_up va avec schedule", "retirez-le, ou ajoutez `schedule`")
            )
        }
        if let policy = node.string.flatMap(CatchUp.init(rawValue:)) { return policy }
        let words = CatchUp.allCases.map(\.rawValue).joined(separator: ", ")
        reader.complain(
            "catch_up takes one of \(words)",
            at: node,
            remedy: "write `catch_up: once` or another of them",
            french: ("catch_up demande l’un de ces mots : \(words)", "écrivez `catch_up: once` ou un autre d’entre eux")
        )
        return .once
    }

    private mutating func retry(_ node: Node?) -> RetryPolicy {
        var policy = RetryPolicy()
        let pairs = reader.pairs(node, called: "retry")
        reader.refuseOthers(than: ["attempts", "base", "cap"], in: pairs, of: "retry")
        for pair in pairs {
            switch pair.key {
            case "attempts":
                policy.attempts = reader.int(pair.value, called: "attempts", in: 1...100) ?? policy.attempts
            case "base": policy.base = reader.duration(pair.value, called: "base") ?? policy.base
            case "cap": policy.cap = reader.duration(pair.value, called: "cap") ?? policy.cap
            default: break
            }
        }
        return policy
    }

    // MARK: Stages

    private mutating func stages(_ node: Node?, root: Node) -> [StageSpec] {
        let pairs = reader.pairs(node, called: "stages")
        if pairs.isEmpty {
            reader.complain(
                "the pipeline has no stages",
                at: node ?? root,
                remedy: "add `stages:` with lines such as `text: {use: extract}`",
                french: (
                    "le traitement n’a pas d’étapes",
                    "ajoutez `stages:` avec des lignes telles que `text: {use: extract}`"
                )
            )
        }
        return pairs.compactMap { pair in
            stageNodes[pair.key] = pair.value
            checkName(pair.key, at: pair.keyNode, of: "a stage", "d’une étape")
            if pair.key == Pipeline.deliveryStage {
                reader.complain(
                    "'\(pair.key)' is the name of the delivery at the end of every run",
                    at: pair.keyNode,
                    remedy: "choose another name for the stage",
                    french: (
                        "« \(pair.key) » est le nom de la remise qui termine chaque traitement",
                        "donnez un autre nom à l’étape"
                    )
                )
            }
            return stage(pair.key, pair.value)
        }
    }

    private mutating func stage(_ name: String, _ node: Node) -> StageSpec? {
        let pairs = reader.pairs(node, called: "stage '\(name)'", french: "l’étape « \(name) »")
        let nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        guard let useNode = nodes["use"], let kind = reader.string(useNode, called: "use") else {
            reader.complain(
                "stage '\(name)' does not say what it does",
                at: node,
                remedy: "add `use: extract` or another kind",
                french: ("l’étape « \(name) » ne dit pas ce qu’elle fait", "ajoutez `use: extract` ou un autre genre")
            )
            return nil
        }
        var spec = StageSpec(name: name, kind: kind)
        if let node = nodes["from"] { spec.from = sources(node, stage: name) }
        if let node = nodes["optional"] { spec.isOptional = reader.bool(node, called: "optional") ?? false }
        if let node = nodes["timeout"] { spec.timeout = reader.duration(node, called: "timeout") }
        readFlow(nodes, into: &spec)
        guard let description = kinds[kind] else {
            reader.complain(
                "unknown stage kind '\(kind)'",
                at: useNode,
                remedy: Nearest.remedy(for: kind, among: Array(kinds.keys)),
                french: ("genre d’étape inconnu : « \(kind) »", Nearest.remedyFR(for: kind, among: Array(kinds.keys)))
            )
            return spec
        }
        reader.refuseOthers(
            than: Self.stageKeys + description.options.keys.sorted(),
            in: pairs,
            of: "stage '\(name)' (\(kind))",
            french: "l’étape « \(name) » (\(kind))"
        )
        for pair in pairs {
            guard let optionKind = description.options[pair.key] else { continue }
            let value = YAMLReader.value(of: pair.value)
            spec.options[pair.key] = value
            if let words = optionKind.objection(to: value) {
                reader.complain(
                    "option '\(pair.key)' of stage '\(name)' takes \(words)",
                    at: pair.value,
                    remedy: "write \(words)",
                    french: (
                        "l’option « \(pair.key) » de l’étape « \(name) » demande \(optionKind.wordsFR)",
                        "écrivez \(optionKind.wordsFR)"
                    )
                )
            }
        }
        checkOptions(of: spec, description, at: node)
        return spec
    }

    private mutating func sources(_ node: Node, stage: String) -> [String: String] {
        switch YAMLReader.value(of: node) {
        case .string(let name): return [name: name]
        case .list(let items):
            let names = items.compactMap(\.string)
            if names.count == items.count {
                return Dictionary(names.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
            }
        case .map(let map):
            let names = map.compactMapValues(\.string)
            if names.count == map.count { return names }
        default: break
        }
        reader.complain(
            "`from` of stage '\(stage)' must name stages",
            at: node,
            remedy: "write `from: text`, `from: [text, profile]` or `from: {text: text, profile: profile}`",
            french: (
                "`from` de l’étape « \(stage) » doit nommer des étapes",
                "écrivez `from: text`, `from: [text, profile]` ou `from: {text: text, profile: profile}`"
            )
        )
        return [:]
    }
}
