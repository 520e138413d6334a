// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// One kind of stage: maps artifacts to artifacts.
///
/// A stage knows nothing of jobs, leases or folders. It may run twice for the same input (after a crash), so its
/// effects must be idempotent; its outputs are published only when the engine commits them. `run` must honour task
/// cancellation within seconds, and must never block its thread: blocking calls go to threads of their own.
package protocol Stage: Sendable {
    /// What the kind is called, which options it takes, and what it makes.
    var description: StageKindDescription { get }

    /// Runs once. Throws `GreffierError` for failures, whose class decides what happens next; any other error counts as
    /// a defect. Throws `CancellationError` when cancelled.
    func run(_ input: StageInput) async throws -> StageOutput

    /// What else the output depends on, beyond the input and the options: a model's identity, a collection's revision.
    /// Part of the memo key. Default: nothing.
    func memoInputs(_ input: StageInput) async -> [String]
}

extension Stage {
    package func memoInputs(_ input: StageInput) async -> [String] { [] }
}

/// What is known of a stage kind before any stage of it runs.
package struct StageKindDescription: Sendable, Equatable {
    /// As in `use: extract`.
    package var kind: String
    /// Raised whenever the same input may give another output; part of the memo key.
    package var version: Int
    /// The resource queue: cpu, model, render, notify.
    package var queue: String
    /// Queues for certain values of options: option → value → queue; the first that applies stands before `queue`.
    package var queueByOption: [String: [String: String]] = [:]
    /// The options it takes, by name.
    package var options: [String: OptionKind]
    /// Artifacts it takes from earlier stages; empty when it reads the run's own input.
    package var inputs: [Input]
    /// Whether it takes JSON whatever its name, one artifact or those of all items; `nil` when it does not.
    ///
    /// The option `artifact` says which, where there are several names.
    package var json: JSONInput?
    /// Whether people may correct what it makes: corrections of its results are handed to it.
    package var isCorrectable: Bool
    /// Whether people may also mark what it makes as closed or open, by the name of a file alone.
    package var isMarkable = false
    /// Whether it changes something outside its artifacts (a collection, a mail): such stages are never memoised.
    package var hasEffects: Bool
    /// Whether it tells what it does while it works: who watches its run sees it begin, and a model's answer grow.
    package var tellsProgress = false
    /// Options that it cannot do without.
    package var requiredOptions: [String] = []
    /// Options that mean nothing without certain others: each with those others.
    package var optionsTogether: [String: [String]] = [:]
    /// Whether it takes whatever the stages named in `from` made, one artifact of each name.
    package var takesEverything = false
    /// Whether it can do nothing without a language model: the one that its option `model` names, or `default`.
    package var asksModel = false
    /// What it makes instead of `makes` where an option is given and is not `false`, by option.
    package var makesByOption: [String: [String]] = [:]
    /// What stands for a format in file names where that is not its own word, by format.
    package var formatSuffixes: [String: String] = [:]
    /// The formats of a stage that names none.
    package var usualFormats: [String] = []
    /// File names of what it makes.
    ///
    /// `<as>` stands for the option `as` or the stem of what it reads, `<formats>` for one name per item of the option
    /// `formats`.
    package var makes: [String]

    package init(
        kind: String,
        version: Int,
        queue: String = "cpu",
        options: [String: OptionKind] = [:],
        inputs: [Input] = [],
        json: JSONInput? = nil,
        isCorrectable: Bool = false,
        hasEffects: Bool = false,
        makes: [String] = [],
        queueByOption: [String: [String: String]] = [:]
    ) {
        self.queueByOption = queueByOption
        self.kind = kind
        self.version = version
        self.queue = queue
        self.options = options
        self.inputs = inputs
        self.json = json
        self.isCorrectable = isCorrectable
        self.hasEffects = hasEffects
        self.makes = makes
    }

    /// The queue for a stage with these options.
    package func queue(for options: [String: OptionValue]) -> String {
        for (option, queues) in queueByOption.sorted(by: { $0.key < $1.key }) {
            if let value = options[option]?.string, let queue = queues[value] { return queue }
        }
        return queue
    }

    /// What it makes with these options, as in `makes`.
    package func makes(with options: [String: OptionValue]) -> [String] {
        let chosen = makesByOption.sorted { $0.key < $1.key }.first { name, _ in
            options[name].map { $0.bool != false } ?? false
        }
        return chosen?.value ?? makes
    }

    /// The name of the model that a stage with these options asks; `nil` for a kind that can do without.
    package func model(with options: [String: OptionValue]) -> String? {
        asksModel ? options["model"]?.string ?? Self.usualModel : nil
    }

    /// The model of stages that name none.
    package static let usualModel = "default"

    /// How many JSON artifacts of one name a kind takes.
    package enum JSONInput: Sendable {
        case one
        /// As many as the stages it takes from made: one an item, where they go through a list.
        case every
    }

    /// An artifact that the kind takes, found among the outputs of the stages named in `from`.
    package struct Input: Sendable, Equatable {
        /// The artifact's file name, as in `document.json`.
        package var artifact: String
        package var isRequired: Bool

        package init(_ artifact: String, isRequired: Bool = true) {
            self.artifact = artifact
            self.isRequired = isRequired
        }
    }

    /// Options whose values are files of the pipelines folder; their hashes enter the memo key.
    package var fileOptions: [String] { options.filter { $0.value == .file }.map(\.key).sorted() }

    /// As written to run.json: `extract/3`.
    package var versionText: String { "\(kind)/\(version)" }
}

/// All that a stage is given.
package struct StageInput: Sendable {
    package var run: ULID
    package var pipeline: String
    package var stage: StageSpec
    /// The run's own file; `nil` for a scheduled run.
    package var file: RunInput?
    package var tags: [String]
    package var payload: String?
    /// Artifacts of the stages named in `from`; when `from` is empty and the kind has inputs, of all earlier stages.
    package var artifacts: [Artifact]
    /// What people corrected in the results of this stage for this file, oldest first, by hash in the blob store.
    package var corrections: [String] = []
    /// File kinds that the pipeline takes; empty takes all.
    package var accept: [String] = []
    /// SHA-256 by path of the files that the pipeline's options name, as the run is pinned to them.
    package var files: [String: String]
    /// When the run was submitted: the day that "today" means in documents without a date of their own.
    package var submittedAt: Date
    /// Where the run's file was found, when it lay in that of another run.
    package var parent: RunParent?
    /// 1 for the first attempt.
    package var attempt: Int
    /// Reads bytes from the blob store by SHA-256.
    package var read: @Sendable (_ sha256: String) async throws -> Data
    /// Keeps bytes in the blob store and gives their SHA-256; for files found in the run's file.
    package var keep: @Sendable (_ data: Data) async throws -> String = { _ in
        throw GreffierError(.stageDefect, detail: "nothing can be kept here")
    }

    /// Tells those who watch the run what is being done; returns at once, and what is told may be lost.
    package var tell: @Sendable (RunEvent) -> Void = { _ in }

    package init(
        run: ULID,
        pipeline: String,
        stage: StageSpec,
        file: RunInput?,
        tags: [String] = [],
        payload: String? = nil,
        artifacts: [Artifact],
        files: [String: String] = [:],
        submittedAt: Date,
        attempt: Int = 1,
        read: @escaping @Sendable (_ sha256: String) async throws -> Data
    ) {
        self.run = run
        self.pipeline = pipeline
        self.stage = stage
        self.file = file
        self.tags = tags
        self.payload = payload
        self.artifacts = artifacts
        self.files = files
        self.submittedAt = submittedAt
        self.attempt = attempt
        self.read = read
    }

    /// The bytes of the run's own file.
    ///
    /// Throws `stage.input` where the run has none, and `intake.outside` where a link, a pipe or a device was dropped.
    package func original() async throws -> Data {
        guard let file else { throw GreffierError(.stageInput, detail: "the run has no file") }
        guard !file.isNote else { throw GreffierError(.intakeOutside, detail: file.mediaType) }
        return try await read(file.sha256)
    }

    /// The artifact of this file name, or `nil`.
    package func artifact(_ name: String) -> Artifact? { artifacts.last { $0.name == name } }

    /// The bytes of the artifact of this name.
    ///
    /// Throws `stage.input` where it is missing.
    package func data(_ name: String) async throws -> Data {
        guard let artifact = artifact(name) else {
            throw GreffierError(.stageInput, detail: "stage \(stage.name) needs \(name)")
        }
        return try await read(artifact.sha256)
    }
}

/// All that a stage gives back.
package struct StageOutput: Sendable {
    package var artifacts: [Made]
    package var warnings: [RunWarning]
    /// What was done with less than asked, as in `["model"]`.
    package var degraded: [String]
    /// Why a person should look.
    package var review: [String]
    /// How much of the result is likely right, from 0 to 1, where the stage can tell.
    package var quality: Double?
    /// Entry ids by collection.
    package var collections: [String: String]
    /// Tokens of language models that were used, to be booked on the stage's rate.
    package var tokens: Int
    /// Files found in the run's file, each to become a run of its own, in order.
    package var parts: [Part] = []
    /// Whether the parts take the place of the run's file, so that later stages have nothing to do.
    package var isHandedOver = false

    package init(
        artifacts: [Made] = [],
        warnings: [RunWarning] = [],
        degraded: [String] = [],
        review: [String] = [],
        collections: [String: String] = [:],
        tokens: Int = 0
    ) {
        self.tokens = tokens
        self.artifacts = artifacts
        self.warnings = warnings
        self.degraded = degraded
        self.review = review
        self.collections = collections
    }

    /// A file found in the run's file and kept in the blob store.
    package struct Part: Sendable, Equatable {
        /// Its name is without folders.
        package var file: RunInput
        /// The folders that it lay in.
        package var tags: [String]

        package init(_ file: RunInput, tags: [String] = []) {
            self.file = file
            self.tags = tags
        }
    }

    /// An artifact's bytes before they are stored.
    package struct Made: Sendable {
        package var name: String
        package var mediaType: String
        package var data: Data

        package init(name: String, mediaType: String, data: Data) {
            self.name = name
            self.mediaType = mediaType
            self.data = data
        }
    }
}
