// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import Foundation
package import JobModel
package import LanguageModels
package import Lexicons
package import Logging
private import PipelineModel
package import ProfileModel
import Profiles

/// Reads one CV into a profile with its proof, by rules, by a language model, or by both.
package struct ProfileAnalysis: Sendable {
    private let reader: RulesReader
    let derived: DerivedValues
    let keepsSensitive: Bool
    let coding: TaxonomyCoding
    private let dates: PrintedDates
    private let models: [String: any ChatModel]
    /// What the model is asked with; part of the memo.
    let prompts: CVPrompts?
    private let logger: Logger

    /// `prompts` may be `nil` where no model is configured.
    package init(
        lexicons: Lexicons,
        models: [String: any ChatModel],
        prompts: CVPrompts?,
        keepsSensitive: Bool = false,
        logger: Logger
    ) {
        reader = RulesReader(lexicons: lexicons, keepsSensitive: keepsSensitive)
        self.keepsSensitive = keepsSensitive
        derived = DerivedValues(lexicons: lexicons)
        coding = TaxonomyCoding(lexicons: lexicons)
        dates = PrintedDates(lexicons: lexicons)
        self.models = models
        self.prompts = prompts
        self.logger = logger
    }

    /// Who reads, and the name of the model in greffier.yaml.
    package struct Method: Sendable {
        package var mode: Mode
        package var model: String

        package init(_ mode: Mode = .merge, model: String = StageKindDescription.usualModel) {
            self.mode = mode
            self.model = model
        }

        /// `merge` never waits for a model that does not answer; `model` does.
        package enum Mode: String, Sendable, CaseIterable { case rules, model, merge }
    }

    /// What was read, every value with its proof.
    package struct Outcome: Sendable {
        package var profile: Profile
        package var evidence: Evidence
        package var warnings: [RunWarning]
        /// `model` where one should have answered and did not.
        package var degraded: [String] = []
        /// Of the model, as the server counted them.
        package var tokens = 0

        init(_ rules: ProfileReading) {
            profile = rules.profile
            evidence = rules.evidence
            warnings = rules.warnings
        }

        /// What the document itself is, whoever reads it: no CV, or of several people.
        private mutating func keepReasons(of rules: ProfileReading) {
            let kinds = WarningKind.ofDocument
            let reasons = Set(kinds.map(\.reason))
            var kept: [String] = []
            for (index, reason) in (rules.profile.greffier?.review ?? []).enumerated() where reasons.contains(reason) {
                evidence["/x-greffier/review/\(kept.count)"] = rules.evidence["/x-greffier/review/\(index)"]
                kept.append(reason)
            }
            profile.greffier?.review = kept.isEmpty ? nil : kept
            let codes = Set(kinds.map(\.code))
            warnings += rules.warnings.filter { codes.contains($0.code) }
        }

        /// What no model is asked for: the reference date, the language, licences, and what was left out.
        mutating func keepFacts(of rules: ProfileReading) {
            profile.greffier = rules.profile.greffier
            profile.greffier?.monthsTotal = nil
            keepReasons(of: rules)
            for (pointer, entry) in rules.evidence where pointer.hasPrefix("/x-greffier/") {
                let isDropped = pointer.hasPrefix("/x-greffier/review/") || pointer == "/x-greffier/months_total"
                if !isDropped { evidence[pointer] = entry }
            }
        }
    }

    /// Reads `document`; without a model of that name, `merge` is `rules`.
    ///
    /// `submittedAt` is the reference date where the document has none. A value without proof is taken out, never handed
    /// on. Throws `model.unconfigured` where the settings have no such model and `model` insists on it, and with `model` what the
    /// model throws. `id` says in the log what was read; `watcher` sees what the model answers.
    package func read(
        _ document: Document,
        submittedAt: Date,
        by method: Method,
        id: String,
        watcher: AnswerWatcher? = nil
    ) async throws -> Outcome {
        if method.mode == .model, model(method) == nil {
            throw GreffierError.unconfigured(model: method.model, known: models.keys)
        }
        var outcome = try await outcome(document, submittedAt: submittedAt, by: method, id: id, watcher)
        let grounded = try GroundedProfile(outcome.profile, outcome.evidence, in: document)
        outcome.profile = grounded.profile
        outcome.evidence = grounded.evidence
        outcome.warnings += grounded.warnings
        return outcome
    }

    private func outcome(
        _ document: Document,
        submittedAt: Date,
        by method: Method,
        id: String,
        _ watcher: AnswerWatcher?
    ) async throws -> Outcome {
        let rules = reader.read(document, submittedAt: submittedAt)
        // A model is given the whole text: of several people it would make one.
        let isOfSeveral = rules.profile.greffier?.review?.contains(WarningKind.severalPeople.reason) == true
        guard let model = model(method), let prompts, !(isOfSeveral && method.mode == .merge) else {
            return Outcome(rules)
        }
        do {
            let reading = try await fitting(model) { try await read(rules.openLines, by: model, prompts, watcher) }
            var outcome = combined(rules, reading, method.mode)
            outcome.tokens = reading.calls.reduce(0) { $0 + $1.usedTokens }
            derived.complete(&outcome.profile, &outcome.evidence, in: document)
            return outcome
        } catch let error as GreffierError where method.mode == .merge {
            logger.warning("model gave no reading", metadata: ["run": "\(id)", "code": "\(error.code)"])
            var outcome = Outcome(rules)
            outcome.degraded = ["model"]
            outcome.warnings.append(RunWarning(error))
            return outcome
        }
    }

    /// What `work` makes; a text that does not fit is no fault of its own where the model's window is too small for any.
    private func fitting<Value>(_ model: any ChatModel, _ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as GreffierError where error.code == .modelContext {
            guard let identity = try? await model.identity(), let window = identity.context,
                window < ModelReader.smallestWindow
            else { throw error }
            throw GreffierError(
                .modelUnfit,
                ErrorDetail(
                    "\(identity.endpoint): its context of \(window) tokens is too small for CVs",
                    french: "\(identity.endpoint) : contexte de \(window) jetons, trop petit pour des CV"
                )
            )
        }
    }

    private func read(
        _ lines: [TextLine],
        by model: any ChatModel,
        _ prompts: CVPrompts,
        _ watcher: AnswerWatcher?
    ) async throws -> ModelReading {
        let dates = dates
        let reader = ModelReader(model: model, prompts: prompts, watcher: watcher) { text in
            switch dates.read(text) {
            case .date(let date): .date(date)
            case .ongoing: .ongoing
            case .period(let start, let end): .period(start: start, end: end)
            case nil: NormalizedDate.read(text)
            }
        }
        return try await reader.read(lines)
    }

    private func combined(_ rules: ProfileReading, _ model: ModelReading, _ mode: Method.Mode) -> Outcome {
        var outcome = Outcome(rules)
        let exact = ProfileParts.exact(rules.evidence)
        if mode == .model {
            outcome.profile = model.profile
            outcome.evidence = model.evidence
            outcome.warnings = model.warnings
            for parts in [exact, .unasked] {
                parts.put((rules.profile, rules.evidence), into: &outcome.profile, &outcome.evidence)
            }
            outcome.keepFacts(of: rules)
            return outcome
        }
        var model = model
        exact.remove(from: &model.profile, &model.evidence)
        let merged = ProfileMerge.merge(
            rules: (rules.profile, rules.evidence),
            model: (model.profile, model.evidence)
        )
        outcome.profile = merged.profile
        outcome.evidence = merged.evidence
        outcome.warnings += model.warnings + merged.conflicts.map(\.warning)
        return outcome
    }

    /// The model that would be asked, if any.
    func model(_ method: Method) -> (any ChatModel)? { method.mode == .rules ? nil : models[method.model] }
}
