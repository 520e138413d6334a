// SPDX-License-Identifier: GPL-3.0-or-later

/// What becomes of a new greffier.yaml in a daemon that runs: some settings hold at once, the others after a restart.
struct SettingsChange: Equatable, Sendable {
    /// Those that are in force from now on: where the daemon cannot change them as it runs, as they were.
    private(set) var inForce: Settings
    /// What holds at once, by the names of greffier.yaml.
    private(set) var taken: [String] = []
    /// What only a restart takes over.
    private(set) var waiting: [String] = []

    /// `inForce` is what the daemon works by, `wanted` what the file says now.
    init(from inForce: Settings, to wanted: Settings) {
        self.inForce = inForce
        take("queues", \.queues, wanted)
        take("engine", \.engine, wanted)
        take("rates", \.rates, wanted)
        take("submissions", \.submissions, wanted)
        take("retention", \.retention, wanted)
        take("maintenance", \.maintenance, wanted)
        take("intake", \.intake.times, wanted)
        leave("intake.mode", \.intake.mode, wanted)
        leave("language", \.language, wanted)
        leave("timezone", \.timeZone, wanted)
        leave("paths", \.paths, wanted)
        leave("workers", \.workers, wanted)
        leave("models", \.models, wanted)
        leave("embedding", \.embedding, wanted)
        leave("privacy", \.privacy, wanted)
        leave("search", \.search, wanted)
        leave("http", \.http, wanted)
        leave("notifications", \.notifications, wanted)
    }

    private mutating func take<Value: Equatable>(
        _ name: String,
        _ part: WritableKeyPath<Settings, Value>,
        _ wanted: Settings
    ) {
        guard inForce[keyPath: part] != wanted[keyPath: part] else { return }
        inForce[keyPath: part] = wanted[keyPath: part]
        taken.append(name)
    }

    private mutating func leave<Value: Equatable>(
        _ name: String,
        _ part: KeyPath<Settings, Value>,
        _ wanted: Settings
    ) {
        if inForce[keyPath: part] != wanted[keyPath: part] { waiting.append(name) }
    }
}

extension Settings.Intake {
    /// All but the means: that one is chosen when the watching begins.
    fileprivate var times: Self {
        get {
            var times = self
            times.mode = ""
            return times
        }
        set {
            let mode = mode
            self = newValue
            self.mode = mode
        }
    }
}
