// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
private import JobModel
import Matching
import PipelineModel
import ProfileModel

extension RecommendationManifest {
    /// What a run is made of; its files are still missing.
    init(
        _ task: RecommendationTask,
        _ scorer: Scorer,
        _ settings: RecommendSettings,
        _ input: StageInput,
        previous: PublishedMatches?
    ) throws {
        let weights = ScoreCategory.allCases.map { ($0.rawValue, scorer.weights[$0]) }
        self.init(
            greffier: GreffierVersion.current,
            run: input.run.text,
            pipeline: input.pipeline,
            stage: input.stage.name,
            generatedAt: task.generatedAt,
            asOf: task.asOf,
            rules: Rules(scorer),
            settings: Settings(
                candidates: settings.candidates,
                offers: settings.offers,
                top: settings.lists.top,
                explained: settings.lists.explained,
                diversity: settings.lists.diversity,
                perCandidate: settings.lists.perCandidate,
                perOffer: settings.lists.perOffer,
                shortlists: settings.hasShortlists,
                weights: Dictionary(uniqueKeysWithValues: weights)
            ),
            inputs: Inputs(
                lexicons: task.basis,
                offers: task.offers.map(Document.init).sorted { $0.id < $1.id },
                candidates: task.candidates.map(Document.init).sorted { $0.id < $1.id },
                feedback: try Feedback(task.judged),
                previous: previous.map { Previous(run: $0.run.text, sha256: task.previous == nil ? nil : $0.sha256) }
            )
        )
    }

    /// The same with the files that were made.
    func listing(_ outputs: [Output]) -> RecommendationManifest {
        var manifest = self
        manifest.outputs = outputs
        return manifest
    }

    /// The file's name.
    static let fileName = "manifest.json"
}

extension RecommendationManifest.Rules {
    /// Those of this program.
    init(_ scorer: Scorer) {
        self.init(
            scorer: Scorer.version,
            stage: RecommendStage.kind.versionText,
            meaning: scorer.meaningIdentity,
            language: scorer.language.rawValue
        )
    }
}

extension RecommendationManifest.Document {
    fileprivate init(_ source: OfferSource) {
        let reference = source.entry.reference
        self.init(
            id: reference.id,
            source: reference.source,
            title: reference.title,
            closed: source.closed,
            sha256: source.fingerprint
        )
    }

    fileprivate init(_ source: CandidateSource) {
        let reference = source.reference
        self.init(
            id: reference.id,
            source: reference.source,
            title: reference.name,
            person: reference.person,
            sha256: source.fingerprint
        )
    }
}

extension RecommendationManifest.Feedback {
    init(_ judged: JudgedPairs) throws {
        self.init(judged.all.map { .init(offer: $0.offer, candidate: $0.candidate, outcome: $0.outcome) })
        sha256 = try hash()
    }

    private init(_ decisions: [RecommendationManifest.Decision]) { self.init(sha256: "", decisions: decisions) }

    /// Of the decisions, as they stand here.
    func hash() throws -> String { SHA256.hex(try CanonicalJSON.compact(decisions)) }

    var judged: JudgedPairs {
        var judged = JudgedPairs()
        for decision in decisions { judged[decision.offer, decision.candidate] = decision.outcome }
        return judged
    }
}
