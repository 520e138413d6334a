// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import LanguageModels
import PipelineModel
import Stages

extension Doctor {
    /// Each endpoint of each model: what it is, or what is wrong and what to do about it.
    ///
    /// No prompt is sent. A model without a single good endpoint is a failure where a pipeline insists on it, else a
    /// warning: the rules read on without it.
    func models() async -> [Finding] {
        let configurations: [ModelConfiguration]
        do {
            configurations = try ServiceFactory.modelConfigurations(workspace)
        } catch {
            return [unset("models", .wrapping(error))]
        }
        let needed = insistedUpon()
        let names = configurations.map(\.name)
        return await looks(at: configurations, needed: needed)
            + needed.subtracting(names).sorted().map { name in
                unset("model \(name)", .unconfigured(model: name, known: names))
            }
    }

    /// What only greffier.yaml can mend.
    private func unset(_ check: String, _ error: GreffierError) -> Finding {
        settling(Finding(check, .fail, error))
    }

    /// What each endpoint turned out to be, in the order of the models; all of them are looked at at once.
    private func looks(at configurations: [ModelConfiguration], needed: Set<String>) async -> [Finding] {
        await withTaskGroup(of: (Int, [Finding]).self) { group in
            for (index, configuration) in configurations.enumerated() {
                group.addTask {
                    let surveys = await ServiceFactory.survey(of: configuration).look()
                    let isNeeded =
                        needed.contains(configuration.name) && !surveys.contains(where: \.answersPrompts)
                    let findings = zip(configuration.endpoints, surveys).map { endpoint, survey in
                        finding(survey, of: configuration.narrowed(to: endpoint), isNeeded: isNeeded)
                    }
                    return (index, findings)
                }
            }
            var looks: [(Int, [Finding])] = []
            for await look in group { looks.append(look) }
            return looks.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// The models that some stage does not do without.
    private func insistedUpon() -> Set<String> {
        let kinds = StageCatalogue.descriptions
        let stages = PipelineFolder(workspace, kinds: kinds).entries().flatMap { $0.pipeline?.stages ?? [] }
        return Set(
            stages.compactMap { stage in
                ProfileStage.insistedModel(stage) ?? OfferStage.insistedModel(stage)
                    ?? kinds[stage.kind]?.model(with: stage.options)
            }
        )
    }

    /// What a look at the one endpoint of `model` says to whoever keeps the service.
    func finding(_ survey: EndpointSurvey, of model: ModelConfiguration, isNeeded: Bool) -> Finding {
        let check = "model \(model.name)"
        if let error = survey.error {
            let command = Self.command(for: survey, error.code, model: model.model ?? "mistral")
            let finding = Finding(check, isNeeded ? .fail : .warn, error, command: command)
            return command == nil ? mending(finding, error.code, model.name) : finding
        }
        if survey.isEmbedder, isNeeded { return settling(Finding(check, .fail, GreffierError(.modelUnfit))) }
        let server = [survey.label?.rawValue, survey.version].compactMap { $0 }.joined(separator: " ")
        let listed = survey.identity?.model ?? "?"
        let tokens = survey.identity?.context
        var finding = Finding.ok(
            check,
            "\(listed) at \(survey.endpoint) (\(server)\(tokens.map { ", \($0) tokens" } ?? ""))"
        )
        finding.detailFR = "\(listed) sur \(survey.endpoint) (\(server)\(tokens.map { ", \($0) jetons" } ?? ""))"
        guard !survey.holdsCVs else { return finding }
        finding.verdict = .warn
        finding.detail += ": too small for CVs"
        finding.detailFR? += " : trop petit pour des CV"
        finding.remedy = "context: 8192, and load the model with as much"
        finding.remedyFR = "context : 8192, et chargez le modèle avec autant"
        return settling(finding)
    }

    /// The command that mends what is wrong, or tells more of it, before the words of its remedy.
    private func mending(_ finding: Finding, _ code: ErrorCode, _ model: String) -> Finding {
        switch code {
        case .modelAddress, .modelMissing, .modelUnfit, .modelRefused, .modelContext, .modelCapability:
            settling(finding)
        case .modelProxy: finding.running("env | grep -i _proxy")
        default: finding.running("greffier models test \(Remedy.quoted(model))")
        }
    }

    /// What greffier.yaml mends: the editor on it.
    private func settling(_ finding: Finding) -> Finding {
        var told = finding
        told.remedy = finding.remedy.map { edit($0) }
        told.remedyFR = finding.remedyFR.map { edit($0) }
        return told
    }

    /// What can be pasted into a shell to mend the usual cases.
    private static func command(for survey: EndpointSurvey, _ code: ErrorCode, model: String) -> String? {
        let isLocal = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains {
            survey.endpoint.hasPrefix($0)
        }
        switch code {
        case .modelUnreachable where isLocal && survey.endpoint.hasSuffix(":11434"):
            return "sudo systemctl start ollama"
        case .modelUnreachable where isLocal && survey.endpoint.hasSuffix(":1234"): return "lms server start"
        case .modelMissing where survey.label == .ollama && isSafeInShell(model):
            return "greffier models pull \(model) --endpoint \(survey.endpoint)"
        case .modelMissing where survey.label == .lmStudio && isLocal && isSafeInShell(model):
            return "lms get \(model)"
        default: return nil
        }
    }

    /// Whether it is a name as Ollama's library has them, which means nothing else to a shell.
    private static func isSafeInShell(_ name: String) -> Bool {
        !name.hasPrefix("-")
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._:/-".contains($0)) }
    }
}

extension Finding {
    /// The same with a command before what its remedy says.
    fileprivate func running(_ command: String) -> Finding {
        var told = self
        told.remedy = remedy.map { Remedy.command(command, $0) }
        told.remedyFR = remedyFR.map { Remedy.command(command, $0) }
        return told
    }
}
