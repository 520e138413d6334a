// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import Foundation
import SeededRandom

/// Logs that tests write.
enum SampleLog {
    /// 2026-11-20, the day on which all logs of the tests are handed over.
    static let now: Int64 = 1_795_132_800

    static func options(_ change: (inout EventLogOptions) -> Void = { _ in }) -> EventLogOptions {
        var options = EventLogOptions(now: now)
        change(&options)
        return options
    }

    static func read(_ text: String, _ change: (inout EventLogOptions) -> Void = { _ in }) throws -> EventLog {
        try EventLogReader.read(Data(text.utf8), options(change))
    }

    /// `2026-11-20` less some days.
    static func day(_ daysAgo: Int) -> String {
        let date = Date(timeIntervalSince1970: Double(now) - Double(daysAgo) * 86_400)
        return String(date.formatted(.iso8601).prefix(10))
    }

    /// Cases of three steps with random lengths; some go on.
    static func permits(_ cases: Int, seed: UInt64 = 1) -> [String] {
        var random = SplitMix64(seed: seed)
        var lines: [String] = []
        for number in 0..<cases {
            var start = 700 - random.below(690)
            let person = "p\(random.below(max(1, cases / 3)))"
            let group = random.pick(["maison", "extension", "clôture"])
            for step in ["réception", "instruction", "décision"] {
                let length = random.below(step == "instruction" ? 60 : 12) + (group == "maison" ? 5 : 0)
                let isOpen = start - length < 0
                lines.append("d\(number);\(person);\(step);\(day(start));\(isOpen ? "" : day(start - length));\(group)")
                if isOpen { break }
                start -= length
            }
        }
        return lines
    }

    static let header = "dossier;usager;étape;début;fin;catégorie"

    static func text(_ lines: [String]) -> String { ([header] + lines).joined(separator: "\n") + "\n" }
}
