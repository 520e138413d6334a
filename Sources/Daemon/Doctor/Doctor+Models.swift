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
            let known = GreffierError.wrapping(error)
            var finding = Finding.fail("models", known.message, known.code.hint)
            finding.detailFR = known.messageFR
            finding.remedyFR = known.code.hintFR
            return [finding]
        }
        let needed = insistedUpon()
        var findings: [Finding] = []
        for configuration in configurations {
            let surveys = await ServiceFactory.survey(of: configuration).look()
            let isNeeded = needed.contains(configuration.name) && !surveys.contains(where: \.answersPrompts)
            findings += surveys.map { Self.finding($0, of: configuration.name, isNeeded: isNeeded) }
        }
        let names = Set(configurations.map(\.name))
        findings += needed.subtracting(names).sorted().map(Self.unconfigured)
        return findings
    }

    /// The models that some pipeline does not do without.
    private func insistedUpon() -> Set<String> {
        let stages = PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries()
            .flatMap { $0.pipeline?.stages ?? [] }
        return Set(stages.compactMap { ProfileStage.insistedModel($0) })
    }

    private static func unconfigured(_ name: String) -> Finding {
        failure("model \(name)", .modelUnconfigured)
    }

    private static func failure(_ check: String, _ code: ErrorCode) -> Finding {
        var finding = Finding.fail(check, code.message, code.hint)
        finding.detailFR = code.messageFR
        finding.remedyFR = code.hintFR
        return finding
    }

    /// What a look at one endpoint says to whoever keeps the service.
    static func finding(_ survey: EndpointSurvey, of name: String, isNeeded: Bool) -> Finding {
        let check = "model \(name)"
        if let error = survey.error {
            let command = command(for: survey, error, model: name)
            let remedy = command ?? error.code.hint
            var finding: Finding =
                isNeeded ? .fail(check, error.message, remedy) : .warn(check, error.message, remedy)
            finding.detailFR = error.messageFR
            finding.remedyFR = command ?? error.code.hintFR
            return finding
        }
        if survey.isEmbedder, isNeeded { return failure(check, .modelUnfit) }
        let server = [survey.label?.rawValue, survey.version].compactMap { $0 }.joined(separator: " ")
        let model = survey.identity?.model ?? "?"
        let tokens = survey.identity?.context
        var finding = Finding.ok(
            check,
            "\(model) at \(survey.endpoint) (\(server)\(tokens.map { ", \($0) tokens" } ?? ""))"
        )
        finding.detailFR = "\(model) sur \(survey.endpoint) (\(server)\(tokens.map { ", \($0) jetons" } ?? ""))"
        guard !survey.holdsCVs else { return finding }
        finding.verdict = .warn
        finding.detail += ": too small for CVs"
        finding.detailFR? += " : trop petit pour des CV"
        finding.remedy = "load the model with a context of 8192 tokens, or raise `context` in greffier.yaml"
        finding.remedyFR =
            "chargez le modèle avec un contexte de 8192 jetons, ou augmentez « context » dans greffier.yaml"
        return finding
    }

    /// What can be pasted into a shell to mend the usual cases.
    private static func command(for survey: EndpointSurvey, _ error: GreffierError, model: String) -> String? {
        let isLocal = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains {
            survey.endpoint.hasPrefix($0)
        }
        switch error.code {
        case .modelUnreachable where isLocal && survey.endpoint.hasSuffix(":11434"):
            return "sudo systemctl start ollama"
        case .modelUnreachable where isLocal && survey.endpoint.hasSuffix(":1234"): return "lms server start"
        case .modelMissing where survey.label == .ollama:
            let wanted = error.missingModel ?? "mistral"
            return "greffier models pull \(wanted) --endpoint \(survey.endpoint)"
        default: return nil
        }
    }
}

extension GreffierError {
    /// The name in `… has no model NAME; …`.
    fileprivate var missingModel: String? {
        guard let start = detail.firstRange(of: " has no model ")?.upperBound,
            let end = detail[start...].firstIndex(of: ";")
        else { return nil }
        let name = String(detail[start..<end])
        // Only what is a name goes into a command to paste.
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._:/-".contains($0)) } ? name : nil
    }
}
