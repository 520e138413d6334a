// SPDX-License-Identifier: GPL-3.0-or-later

/// The contents of run.json, schema 1 (docs/schemas/run.schema.json).
///
/// Fields are only ever added.
///
/// Times are UTC in RFC 3339 with milliseconds; durations are milliseconds; sizes are bytes.
package struct RunReport: Codable, Sendable, Equatable {
    package var schema = 1
    package var run: ULID
    package var pipeline: String
    package var status: RunStatus
    package var trigger: Trigger
    package var tags: [String] = []
    /// `null` for a scheduled run.
    package var input: RunInput?
    package var submittedAt: String
    package var startedAt: String?
    package var finishedAt: String?
    package var stages: [StageReport] = []
    package var artifacts: [Artifact] = []
    package var warnings: [RunWarning] = []
    /// What was done with less than asked, as in `["model"]`.
    package var degraded: [String] = []
    /// Why a person should look at the result.
    package var review: [String] = []
    /// How much of the profile is likely right, from 0 to 1; `null` for runs that read none.
    package var quality: Double?
    /// That a person corrected the profile, and by which file last; `null` where nobody did.
    package var corrected: CorrectionNote?
    /// What the file of this run corrects; `null` for all files but corrections.
    package var corrects: CorrectedRun?
    /// The run that first brought the same bytes into the same pipeline.
    package var duplicateOf: ULID?
    package var supersedes: ULID?
    /// The run whose file held this run's file.
    package var parent: RunParent?
    /// Runs made of files in this run's file.
    package var children: [ChildRun] {
        get { knownChildren ?? [] }
        set { knownChildren = newValue }
    }
    /// `nil` in reports that were written before there were any.
    private var knownChildren: [ChildRun]?
    /// Entry ids by collection.
    package var collections: [String: String] = [:]
    package var error: ErrorReport?
    /// The version of Greffier.
    package var greffier: String

    package init(
        run: ULID,
        pipeline: String,
        status: RunStatus,
        trigger: Trigger,
        input: RunInput?,
        submittedAt: String,
        greffier: String
    ) {
        self.run = run
        self.pipeline = pipeline
        self.status = status
        self.trigger = trigger
        self.input = input
        self.submittedAt = submittedAt
        self.greffier = greffier
    }

    /// One stage as it went.
    package struct StageReport: Codable, Sendable, Equatable {
        package var name: String
        package var kind: String
        package var status: JobState
        package var attempts: Int
        package var cached: Bool
        package var durationMS: Int
        /// `kind/number`, as in `extract/3`.
        package var version: String

        package init(
            name: String,
            kind: String,
            status: JobState,
            attempts: Int,
            cached: Bool,
            durationMS: Int,
            version: String
        ) {
            self.name = name
            self.kind = kind
            self.status = status
            self.attempts = attempts
            self.cached = cached
            self.durationMS = durationMS
            self.version = version
        }

        private enum CodingKeys: String, CodingKey {
            case name, kind, status, attempts, cached, version
            case durationMS = "duration_ms"
        }
    }

    /// Why the run failed.
    package struct ErrorReport: Codable, Sendable, Equatable, BilingualMessage, BilingualHint {
        package var stage: String?
        package var errorClass: ErrorClass
        package var code: String
        package var message: String
        package var messageFR: String
        package var hint: String
        package var hintFR: String
        package var attempts: Int

        package init(_ error: GreffierError, stage: String?, attempts: Int) {
            self.stage = stage
            errorClass = error.errorClass
            code = error.code.name
            message = error.message
            messageFR = error.messageFR
            hint = error.code.hint
            hintFR = error.code.hintFR
            self.attempts = attempts
        }

        private enum CodingKeys: String, CodingKey {
            case stage, code, message, hint, attempts
            case errorClass = "class"
            case messageFR = "message_fr"
            case hintFR = "hint_fr"
        }
    }

    enum CodingKeys: String, CodingKey {
        case schema, run, pipeline, status, trigger, tags, input, stages, artifacts, warnings, degraded, review,
            quality, corrected, corrects, supersedes, parent
        case knownChildren = "children"
        case collections, error, greffier
        case submittedAt = "submitted_at"
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case duplicateOf = "duplicate_of"
    }
}
