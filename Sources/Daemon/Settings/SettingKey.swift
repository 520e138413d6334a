// SPDX-License-Identifier: GPL-3.0-or-later
package import PipelineModel

/// One key of greffier.yaml: its path, what it accepts, what it means, and where it goes.
package struct SettingKey: Sendable {
    /// As in `workers.processes`.
    package let path: String
    package let kind: OptionKind
    /// For the settings reference.
    package let meaning: String
    /// The default, as one would write it.
    package let standard: String
    let apply: @Sendable (inout Settings, OptionValue) -> Void

    /// The environment variable that overrides the file: `GREFFIER_WORKERS_PROCESSES`.
    package var variable: String { "GREFFIER_" + path.uppercased().replacing(".", with: "_") }

    /// All keys but the models, in the order of the reference.
    package static let all: [SettingKey] = [
        text("language", .choice(["fr", "en"]), "fr", "language of pages, reasons and messages") { $0.language = $1 },
        text("timezone", .string, "the machine's", "IANA time zone of schedules and day folders") { $0.timeZone = $1 },
        text("paths.pipelines", .string, "pipelines", "folder of pipeline files, templates, prompts and lexicons") {
            $0.paths.pipelines = $1
        },
        text("paths.inbox", .string, "inbox", "folder of the inboxes") { $0.paths.inbox = $1 },
        text("paths.outbox", .string, "outbox", "folder of the results") { $0.paths.outbox = $1 },
        text("paths.state", .string, "state", "folder of databases, blobs and spool; on a local disk") {
            $0.paths.state = $1
        },
        text("paths.submissions", .string, "submissions", "folder of submissions.sqlite") { $0.paths.submissions = $1 },
        int("workers.processes", "2", "child processes that read and draw documents") {
            $0.workers.processes = max(1, $1)
        },
        int("workers.memory", "536870912", "bytes of memory of each") { $0.workers.memory = $1 },
        text(
            "workers.sandbox",
            .choice(["preferred", "required"]),
            "preferred",
            "without Landlock or seccomp, children work with a warning (preferred) or not at all (required)"
        ) { $0.workers.sandbox = $1 },
        text(
            "workers.libreoffice",
            .string,
            "auto",
            "reads old Word files: the path of soffice, auto (looked for in PATH) or never"
        ) { $0.workers.libreoffice = $1 },
        int("workers.recycle_after", "50", "documents before a child is replaced") {
            $0.workers.recycleAfter = max(1, $1)
        },
        int("queues.cpu", "2", "jobs at once that use the processor") { $0.queues.cpu = max(1, $1) },
        int("queues.model", "1", "jobs at once that ask a language model") { $0.queues.model = max(1, $1) },
        int("queues.render", "2", "jobs at once that draw documents") { $0.queues.render = max(1, $1) },
        int("queues.notify", "1", "notifications at once") { $0.queues.notify = max(1, $1) },
        seconds("engine.grace", "20s", "how long running stages may go on when the daemon is told to stop") {
            $0.engine.grace = $1
        },
        seconds("engine.pause", "5s", "first pause of a queue when the machine or a server is at fault; doubles") {
            $0.engine.pause = max(0.01, $1)
        },
        seconds("engine.longest_pause", "5m", "longest pause of a queue") {
            $0.engine.longestPause = max(0.01, $1)
        },
        text(
            "intake.mode",
            .choice(["auto", "events", "poll"]),
            "auto",
            "how news of the inboxes comes; auto polls folders whose file system sends no events"
        ) { $0.intake.mode = $1 },
        seconds("intake.poll", "5s", "time between two looks at folders that are polled") {
            $0.intake.poll = max(0.1, $1)
        },
        seconds("intake.settle", "2s", "how long a file must be still before it is taken") { $0.intake.settle = $1 },
        seconds("intake.give_up", "60s", "after how long an incomplete file is taken as it is") {
            $0.intake.giveUp = $1
        },
        seconds("intake.rescan", "5m", "how often the inboxes are read anew, events or not") {
            $0.intake.rescan = max(1, $1)
        },
        SettingKey(
            path: "submissions.allow",
            kind: .strings,
            meaning: "folders that submitted paths must lie under; never those of state, whatever is named here",
            standard: "the submissions folder and the inboxes"
        ) { $0.submissions.allow = $1.strings },
        age("retention.rows", "90d", "how long ended runs stay in the job table; at least 1h") {
            $0.retention.rows = $1.map { max(3600, $0) }
        },
        age("retention.cache", "30d", "how long a stage's result is kept for reuse after its last use") {
            $0.retention.cache = $1
        },
        age("retention.results", "never", "when folders leave the outbox, and their runs the job table") {
            $0.retention.results = $1
        },
        age("retention.originals", "never", "when files that were handed in leave store and outbox") {
            $0.retention.originals = $1
        },
        text("maintenance", .scheduleOrNever, "30 3 * * *", "when what is old is removed and the databases are checked")
        {
            $0.maintenance = $1 == OptionKind.never ? nil : $1
        },
        SettingKey(path: "privacy.log_names", kind: .bool, meaning: "write file names to the log", standard: "false") {
            $0.privacy.logNames = $1.bool ?? false
        },
        SettingKey(
            path: "privacy.keep_sensitive",
            kind: .bool,
            meaning: "keep birth dates, nationalities and the like in profiles, under x-greffier.sensitive",
            standard: "false"
        ) {
            $0.privacy.keepSensitive = $1.bool ?? false
        },
        share(
            "search.words.fr",
            "0.7 beside a model, else 1",
            "share of the words in the rank of French searches; vectors have the rest"
        ) {
            $0.search.frenchWords = $1
        },
        share(
            "search.words.en",
            "0.7 beside a model, else 1",
            "share of the words in the rank of English searches; vectors have the rest"
        ) {
            $0.search.englishWords = $1
        },
        SettingKey(
            path: "http.enabled",
            kind: .bool,
            meaning: "serve health, metrics, uploads and results over HTTP; `http: false` is short for it",
            standard: "true"
        ) {
            $0.http.isEnabled = $1.bool ?? true
        },
        text("http.listen", .string, "127.0.0.1:9108", "address and port of the HTTP server") { $0.http.listen = $1 },
        SettingKey(
            path: "http.hosts",
            kind: .strings,
            meaning: "names and addresses under which the HTTP server may be asked, beside those of this machine",
            standard: "none"
        ) { $0.http.hosts = $1.strings ?? [] },
        int("http.max_upload", "67108864", "bytes of one file that is sent over HTTP") {
            $0.http.maxUpload = max(1, $1)
        },
    ]

    private static func text(
        _ path: String,
        _ kind: OptionKind,
        _ standard: String,
        _ meaning: String,
        _ apply: @escaping @Sendable (inout Settings, String) -> Void
    ) -> SettingKey {
        SettingKey(path: path, kind: kind, meaning: meaning, standard: standard) { settings, value in
            if let text = value.string { apply(&settings, text) }
        }
    }

    private static func share(
        _ path: String,
        _ standard: String,
        _ meaning: String,
        _ apply: @escaping @Sendable (inout Settings, Double) -> Void
    ) -> SettingKey {
        SettingKey(path: path, kind: .share, meaning: meaning, standard: standard) { settings, value in
            if let number = value.double { apply(&settings, number) }
        }
    }

    private static func int(
        _ path: String,
        _ standard: String,
        _ meaning: String,
        _ apply: @escaping @Sendable (inout Settings, Int) -> Void
    ) -> SettingKey {
        SettingKey(path: path, kind: .int, meaning: meaning, standard: standard) { settings, value in
            if let number = value.int { apply(&settings, number) }
        }
    }

    private static func seconds(
        _ path: String,
        _ standard: String,
        _ meaning: String,
        _ apply: @escaping @Sendable (inout Settings, Double) -> Void
    ) -> SettingKey {
        SettingKey(path: path, kind: .duration, meaning: meaning, standard: standard) { settings, value in
            if let seconds = Durations.seconds(value) { apply(&settings, seconds) }
        }
    }

    /// A duration, or `never`, which is `nil`.
    private static func age(
        _ path: String,
        _ standard: String,
        _ meaning: String,
        _ apply: @escaping @Sendable (inout Settings, Double?) -> Void
    ) -> SettingKey {
        SettingKey(path: path, kind: .durationOrNever, meaning: meaning, standard: standard) { settings, value in
            apply(&settings, value.string == OptionKind.never ? nil : Durations.seconds(value))
        }
    }

    private init(
        path: String,
        kind: OptionKind,
        meaning: String,
        standard: String,
        apply: @escaping @Sendable (inout Settings, OptionValue) -> Void
    ) {
        self.path = path
        self.kind = kind
        self.meaning = meaning
        self.standard = standard
        self.apply = apply
    }
}
