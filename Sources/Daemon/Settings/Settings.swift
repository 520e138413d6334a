// SPDX-License-Identifier: GPL-3.0-or-later
package import JobStore

/// Everything that greffier.yaml can set, with the defaults that hold for an empty file.
package struct Settings: Sendable, Equatable {
    /// `fr` or `en`: what people read in the outbox and in the terminal.
    package var language = "fr"
    /// IANA name; `nil` takes the machine's.
    package var timeZone: String?
    package var paths = Paths()
    package var workers = Workers()
    package var queues = Queues()
    package var engine = Engine()
    package var intake = Intake()
    package var submissions = Submissions()
    package var retention = Retention()
    /// When maintenance runs, as a cron expression in the workspace's time zone; `nil` is never.
    package var maintenance: String? = "30 3 * * *"
    package var models: [String: Model] = [:]
    /// The model that gives collections their vectors; `nil` is the lexical embedding, which needs none.
    package var embedding: Model?
    /// By name, sorted.
    package var rates: [RateLimit] = []
    package var privacy = Privacy()
    package var search = Search()
    package var http = HTTP()
    package var notifications = Notifications()

    package init() {}

    /// Folders; relative ones are relative to the workspace.
    package struct Paths: Sendable, Equatable {
        package var pipelines = "pipelines"
        package var inbox = "inbox"
        package var outbox = "outbox"
        package var state = "state"
        package var submissions = "submissions"
    }

    /// The pool of child processes that read and draw documents.
    package struct Workers: Sendable, Equatable {
        package var processes = 2
        /// Bytes of memory each.
        package var memory = 512 << 20
        /// `preferred` or `required`: what becomes of work on a system without Landlock or seccomp.
        package var sandbox = "preferred"
        /// `auto`, `never`, or the path of soffice: what reads old Word files.
        package var libreoffice = "auto"
        /// Documents before a worker is replaced.
        package var recycleAfter = 50
    }

    /// Jobs at once, by resource.
    package struct Queues: Sendable, Equatable {
        package var cpu = 2
        package var model = 1
        package var render = 2
        package var notify = 1

        /// The limits by queue name.
        package var limits: [String: Int] { ["cpu": cpu, "model": model, "render": render, "notify": notify] }
    }

    /// How patient the engine is.
    ///
    /// Seconds.
    package struct Engine: Sendable, Equatable {
        /// How long running stages may go on when the daemon is told to stop.
        package var grace = 20.0
        /// First pause of a queue when the machine or a server is at fault, doubled each time.
        package var pause = 5.0
        /// Longest of these pauses.
        package var longestPause = 300.0
    }

    /// When a dropped file is taken.
    ///
    /// Seconds.
    package struct Intake: Sendable, Equatable {
        /// `auto`, `events` or `poll`.
        package var mode = "auto"
        package var settle = 2.0
        package var giveUp = 60.0
        package var poll = 5.0
        package var rescan = 300.0
    }

    /// The job table for other programs.
    package struct Submissions: Sendable, Equatable {
        /// Folders that submitted paths must lie under; `nil` allows every path that the service can read.
        package var allow: [String]?
    }

    /// How long what is kept, in seconds; `nil` is for ever.
    package struct Retention: Sendable, Equatable {
        /// Runs in the job table, with their jobs and tries.
        package var rows: Double? = 90 * 86_400
        /// Stage results that nothing used again.
        package var cache: Double? = 30 * 86_400
        /// Folders of the outbox.
        package var results: Double?
        /// The files that were handed in, as kept in the store and in the folders of the outbox.
        package var originals: Double?
    }

    /// How searches rank.
    package struct Search: Sendable, Equatable {
        /// The share of the words against the likeness of vectors, for French and English queries.
        ///
        /// `nil` for what is usual.
        package var frenchWords: Double?
        package var englishWords: Double?
    }

    /// The HTTP server of the daemon.
    package struct HTTP: Sendable, Equatable {
        package var isEnabled = true
        /// An address and a port.
        package var listen = "127.0.0.1:9108"
        /// Names under which it may be asked, beside those of this machine.
        package var hosts: [String] = []
        /// Bytes of one upload.
        package var maxUpload = 64 << 20
    }

    package struct Privacy: Sendable, Equatable {
        /// Whether file names appear in logs.
        package var logNames = false
        /// Whether profiles hold birth dates, nationalities and the like.
        package var keepSensitive = false
    }
}
