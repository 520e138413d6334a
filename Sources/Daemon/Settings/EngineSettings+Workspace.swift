// SPDX-License-Identifier: GPL-3.0-or-later
import Engine

extension EngineSettings {
    /// As greffier.yaml has it.
    init(_ settings: Settings) {
        self.init(
            slots: settings.queues.limits,
            grace: settings.engine.grace,
            breakerBase: settings.engine.pause,
            breakerCap: max(settings.engine.pause, settings.engine.longestPause),
            rates: settings.rates
        )
    }
}
