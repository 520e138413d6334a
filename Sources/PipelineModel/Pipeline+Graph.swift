// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

extension Pipeline {
    /// The reserved name and kind of the job that ends every run.
    package static let deliveryStage = "publish"

    /// Names of the stages that `stage` waits for, sorted: those it takes from, and the one whose list it goes through.
    package func sources(of stage: StageSpec) -> [String] {
        Set(stage.from.values).union([stage.forEach?.stage].compactMap { $0 }).sorted()
    }

    /// Names of stages that wait for each other in a circle, the first one repeated at the end; `nil` when there is none.
    package func cycle() -> [String]? {
        var finished: Set<String> = []
        var path: [String] = []
        func visit(_ name: String) -> [String]? {
            if finished.contains(name) { return nil }
            if let start = path.firstIndex(of: name) { return path[start...] + [name] }
            path.append(name)
            defer { path.removeLast() }
            for source in stage(name).map(sources) ?? [] {
                if let cycle = visit(source) { return cycle }
            }
            finished.insert(name)
            return nil
        }
        for stage in stages {
            if let cycle = visit(stage.name) { return cycle }
        }
        return nil
    }

    /// File names that each stage makes, by stage name.
    package func artifacts(kinds: [String: StageKindDescription]) -> [String: [String]] {
        var made: [String: [String]] = [:]
        for stage in stages { made[stage.name] = artifacts(of: stage, kinds: kinds) }
        return made
    }

    private func artifacts(of stage: StageSpec, kinds: [String: StageKindDescription]) -> [String] {
        guard let description = kinds[stage.kind] else { return [] }
        return description.makes(with: stage.options).flatMap { pattern -> [String] in
            let named = pattern.replacing("<as>", with: baseName(of: stage, description: description))
            guard named.contains("<formats>") else { return [named] }
            return (stage.options["formats"]?.strings ?? description.usualFormats).map { format in
                named.replacing("<formats>", with: description.formatSuffixes[format] ?? format)
            }
        }
    }

    /// What `<as>` stands for: the option `as`, or the stem of the first artifact that the kind reads.
    package func baseName(of stage: StageSpec, description: StageKindDescription) -> String {
        if let name = stage.options["as"]?.string { return name }
        let input = description.inputs.first?.artifact ?? stage.name
        return input.split(separator: ".").first.map(String.init) ?? stage.name
    }

    /// One job a stage in file order, then the delivery.
    package func jobs(kinds: [String: StageKindDescription]) -> [NewJob] {
        let jobs = stages.map { stage in
            NewJob(
                stage: stage.name,
                kind: stage.kind,
                queue: kinds[stage.kind]?.queue(for: stage.options) ?? "cpu",
                dependsOn: sources(of: stage),
                isOptional: stage.isOptional,
                maxAttempts: retry.attempts,
                timeout: stage.timeout ?? timeout,
                concurrency: stage.concurrency,
                rate: stage.rate,
                forEach: stage.forEach
            )
        }
        let delivery = NewJob(
            stage: Self.deliveryStage,
            kind: Self.deliveryStage,
            queue: "cpu",
            dependsOn: stages.map(\.name),
            isOptional: false,
            maxAttempts: retry.attempts,
            timeout: timeout
        )
        return jobs + [delivery]
    }
}
