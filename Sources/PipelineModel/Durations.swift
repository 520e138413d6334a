// SPDX-License-Identifier: GPL-3.0-or-later

/// Durations as people write them in settings and pipelines.
package enum Durations {
    private static let units: [(suffix: String, seconds: Double)] = [
        ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400),
    ]

    /// Seconds for `500ms`, `10s`, `5m`, `1h`, `90d` or a bare number of seconds; `nil` for anything else or below zero.
    package static func seconds(_ text: String) -> Double? {
        for unit in units where text.hasSuffix(unit.suffix) {
            guard let number = Double(text.dropLast(unit.suffix.count)), number >= 0, number.isFinite else { continue }
            return number * unit.seconds
        }
        return Double(text).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
    }

    /// The same for a YAML value: a number is seconds.
    package static func seconds(_ value: OptionValue) -> Double? {
        value.string.flatMap(seconds) ?? value.double.flatMap { $0 >= 0 ? $0 : nil }
    }
}
