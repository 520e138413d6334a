// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Engine
import Foundation
import Intake
import JobModel
import JobStore
import JobStoreSQLite
import LanguageModels
import Lexicons
import Logging
import Matching
import Outbox
import PipelineModel
import ProfileModel
import Retrieval
import Stages
import WebService
import WorkerPool

/// Everything that a process which runs jobs consists of, wired together.
struct ServiceParts {
    let workspace: Workspace
    let store: SQLiteJobStore
    let blobs: BlobStore
    let library: Library
    let workers: WorkerPool
    let kinds: [String: StageKindDescription]
    let pipelines: LivePipelines
    /// How the daemon stands to what people set it by.
    let keeper: ConfigurationKeeper
    let outbox: Outbox
    let engine: Engine
    /// Tells people what they asked to be told.
    let notifier: Notifier
    let calls: ModelCallLog
    let metrics: ServiceMetrics
    /// What answers prompts of people, every call on record; by their names in greffier.yaml.
    let models: [String: any ChatModel]
    /// The language models, by their names in greffier.yaml.
    let pools: [String: ModelPool]
    /// Answers of models, for those who ask and for maintenance: one cache, so that its bytes are counted once.
    let answers: AnswerCache
    let clock: any WallClock = ServiceFactory.clock
    let logger: Logger

    /// Opens and wires all parts.
    ///
    /// Nothing runs yet. `logsPipelines` has mistakes in pipeline files logged. Throws `GreffierError`, `LexiconError` and `Mistakes`.
    init(workspace: Workspace, logger: Logger, logsPipelines: Bool = true) async throws {
        self.workspace = workspace
        self.logger = logger
        store = try ServiceFactory.engineStore(workspace)
        blobs = ServiceFactory.blobs(workspace)
        _ = try await Reindexing.mendIfDamaged(workspace, store, now: Date(), logger: logger)
        library = try ServiceFactory.library(workspace, readOnly: false)
        workers = ServiceFactory.workers(workspace)
        let scratch = ServiceFactory.scratch(workspace)
        try await FileQueues(label: "greffier.scratch", width: 1).run { OfficeConverter.clear(scratch) }
        let calls = ModelCallLog(store, logger: logger)
        self.calls = calls
        pools = try ServiceFactory.models(workspace)
        answers = ServiceFactory.answers(workspace)
        let metrics = ServiceMetrics()
        self.metrics = metrics
        let models = ServiceFactory.working(pools, cache: answers) { call in
            calls.add(call)
            metrics.count(call)
        }
        self.models = models
        let kinds = StageCatalogue.descriptions(hasModels: !models.isEmpty)
        self.kinds = kinds
        let keeper = ConfigurationKeeper(workspace, clock: ServiceFactory.clock, logger: logger)
        self.keeper = keeper
        pipelines = LivePipelines(
            folder: PipelineFolder(workspace, kinds: kinds),
            blobs: blobs,
            workers: workers,
            logger: logsPipelines ? logger : nil,
            tell: { await keeper.note($0) }
        )
        outbox = Outbox(
            directory: workspace.outbox,
            blobs: blobs,
            timeZone: workspace.timeZone,
            language: ReportLanguage(setting: workspace.settings.language),
            clock: clock,
            logger: logger
        )
        notifier = ServiceFactory.notifier(
            workspace,
            store: store,
            blobs: blobs,
            outbox: outbox,
            metrics: metrics,
            logger: logger
        )
        engine = Engine(
            EngineParts(
                store: store,
                blobs: blobs,
                stages: try Self.stages(
                    workspace: workspace,
                    store: store,
                    blobs: blobs,
                    library: library,
                    workers: workers,
                    models: models,
                    notifier: notifier,
                    logger: logger
                ),
                delivery: outbox,
                correctors: [
                    ProfileCorrector(keepsSensitive: workspace.settings.privacy.keepSensitive), OfferCorrector(),
                ],
                parse: { try PipelineFile.parse($0.text, file: "pipeline", kinds: kinds) },
                clock: clock,
                logger: logger
            ),
            settings: EngineSettings(workspace.settings)
        )
    }

    /// The HTTP server; `nil` where the settings want none.
    ///
    /// Throws where its token cannot be kept.
    func web(_ intake: Intake) async throws -> WebServer? {
        let settings = workspace.settings.http
        guard settings.isEnabled, let address = WebAddress(settings.listen) else { return nil }
        let tokens = try await HTTPToken(state: workspace.state).tokens(ProcessInfo.processInfo.environment)
        let access = WebAccess(tokens: tokens, hosts: settings.hosts + [address.name])
        let metrics = metrics
        let note = HTTPAddressNote(state: workspace.state)
        return WebServer(
            address: address,
            routes: HTTPRoutes(parts: self, intake: intake, links: access.links).all,
            access: access,
            language: ReportLanguage(setting: workspace.settings.language),
            logger: logger,
            observe: { metrics.count($0) },
            onListening: { port in note.write(WebAddress(host: address.host, port: port)) }
        )
    }

    /// The service that fires schedules.
    var scheduler: Scheduler {
        Scheduler(
            store: store,
            catalogue: pipelines,
            timeZone: workspace.timeZone.identifier,
            clock: clock,
            logger: logger
        )
    }

    /// The service that removes what is old and checks the databases.
    var maintenance: Maintenance {
        Maintenance(
            Maintaining(
                workspace: workspace,
                store: store,
                library: library,
                blobs: blobs,
                answers: answers,
                outbox: outbox,
                pipelines: pipelines,
                options: .init(trigger: .schedule),
                clock: clock
            ),
            logger: logger
        )
    }

    /// The service that gets to know the servers of language models.
    var modelWatch: ModelWatch { ModelWatch(pools: pools.values.map { $0 }) }

    /// The service that makes the vectors that collections lack.
    var vectorKeeper: VectorKeeper { VectorKeeper(library: library, logger: logger) }

    /// The service that lets go what a burst of files made the daemon keep in memory.
    var memoryKeeper: MemoryKeeper { MemoryKeeper(library: library) }

    /// The service that takes files from the inboxes.
    var intake: Intake {
        Intake(
            inbox: workspace.inbox,
            state: workspace.state,
            registry: store,
            catalogue: pipelines,
            blobs: blobs,
            options: IntakeOptions(workspace.settings.intake),
            clock: clock,
            logger: logger
        )
    }

    /// The service that takes rows of other programs.
    var door: SubmissionDoor {
        SubmissionDoor(
            directory: workspace.submissions,
            outbox: workspace.outbox,
            submitter: FileSubmitter(registry: store, catalogue: pipelines, blobs: blobs, clock: clock),
            allowed: workspace.submittable,
            forbidden: [workspace.state],
            clock: clock,
            logger: logger
        )
    }

    private static func stages(
        workspace: Workspace,
        store: any RunQueries,
        blobs: BlobStore,
        library: Library,
        workers: WorkerPool,
        models: [String: any ChatModel],
        notifier: Notifier,
        logger: Logger
    ) throws -> [any Stage] {
        let lexicons = try LiveLexicons(workspace, logger: logger)
        let language = ReportLanguage(setting: workspace.settings.language)
        let printer = ServiceFactory.officePrinter(workspace)
        return [
            ExtractStage(reading: DocumentReading(workers: workers, office: ServiceFactory.office(workspace))),
            ProfileStage(
                lexicons: lexicons,
                models: models,
                prompts: models.isEmpty ? nil : try PromptFiles.load(workspace),
                keepsSensitive: workspace.settings.privacy.keepSensitive,
                logger: logger
            ),
            OfferStage(
                lexicons: lexicons,
                timeZone: workspace.timeZone,
                models: models,
                prompts: models.isEmpty ? nil : try PromptFiles.offers(workspace),
                logger: logger
            ),
            IndexStage(library: library, lexicons: lexicons, timeZone: workspace.timeZone),
            ShortlistStage(library: library, lexicons: lexicons, language: language, timeZone: workspace.timeZone),
            ScoreStage(library: library, lexicons: lexicons, language: language, timeZone: workspace.timeZone),
            RecommendStage(
                library: library,
                lexicons: lexicons,
                language: language,
                timeZone: workspace.timeZone,
                cache: workspace.state + "/cache/recommendations",
                note: { counts in
                    logger.info(
                        "recommended",
                        metadata: ["scored": "\(counts.scored)", "read": "\(counts.read)"]
                    )
                }
            ) { pipeline, run in try await previousMatches(pipeline, before: run, store: store, blobs: blobs) },
            FeedbackStage(library: library, lexicons: lexicons),
            RenderStage(
                workers: workers,
                office: printer,
                language: workspace.settings.language,
                lexicons: lexicons,
                library: library
            ),
            LetterStage(
                workers: workers,
                office: printer,
                language: workspace.settings.language,
                timeZone: workspace.timeZone,
                lexicons: lexicons,
                library: library
            ),
            ReportStage(
                workers: workers,
                language: workspace.settings.language,
                timeZone: workspace.timeZone,
                lexicons: lexicons,
                library: library
            ),
            BookStage(workers: workers, language: workspace.settings.language),
            PickStage(), CollectStage(language: language),
            PromptStage(
                models: models,
                library: library,
                language: workspace.settings.language,
                timeZone: workspace.timeZone
            ),
            SegmentStage(language: language) { pipeline, run in
                let last = try await lastMade("segments.json", by: pipeline, before: run, store: store)
                guard let last else { return nil }
                return try await blobs.read(last.artifact.sha256)
            },
            DelaysStage(language: language),
            ServiceFactory.notifyStage(notifier, store: store, language: language),
        ]
    }

    /// recommendations.json of the last run of `pipeline` that succeeded before `run`.
    private static func previousMatches(
        _ pipeline: String,
        before run: ULID,
        store: any RunQueries,
        blobs: BlobStore
    ) async throws -> PublishedMatches? {
        guard let last = try await lastMade("recommendations.json", by: pipeline, before: run, store: store) else {
            return nil
        }
        return PublishedMatches(run: last.run, sha256: last.artifact.sha256) {
            try? CanonicalJSON.decode(Recommendations.self, from: try await blobs.read(last.artifact.sha256))
        }
    }

    /// The artifact of this name of the last run of `pipeline` that succeeded before `run`.
    private static func lastMade(
        _ name: String,
        by pipeline: String,
        before run: ULID,
        store: any RunQueries
    ) async throws -> (run: ULID, artifact: Artifact)? {
        var filter = RunFilter()
        filter.pipeline = pipeline
        filter.statuses = [.succeeded]
        filter.before = run
        filter.limit = 1
        guard let last = try await store.runs(filter).first else { return nil }
        return try await store.artifact(name, of: last.id).map { (last.id, $0) }
    }
}
