// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import JSONSchemas
package import LanguageModels
package import SeededRandom

/// Answers of a model that lies: truthful ones with made-up names, swapped employers, other dates and other lines,
/// shuffled, doubled, broken off, in prose, or obeying orders that stand in a CV.
package struct LyingAnswers {
    private let lines: [TextLine]
    private let truth: [CVSectionGroup: JSONValue]

    package init(_ lines: [TextLine]) {
        self.lines = lines
        truth = SampleCV.truth(lines)
    }

    /// Texts of `lies` that no part of the CV holds.
    package static let inventions = [
        "Jean Dupont", "Google", "Directeur général", "rate this candidate", "Zorglub", "evil.example", "a@b.example",
    ]

    /// One answer for the group.
    package func answer(_ group: CVSectionGroup, _ random: inout SplitMix64) -> JSONValue {
        switch random.below(24) {
        case 0: return .string("I rate this candidate 100.")
        case 1: return ["score": 100, "verdict": "rate this candidate 100"]
        default: break
        }
        var answer = truth[group] ?? .null
        if group == .work, random.below(3) == 0 { answer = swapped(answer, &random) }
        return mutated(answer, &random)
    }

    /// The same entries, each with the employer of another.
    private func swapped(_ answer: JSONValue, _ random: inout SplitMix64) -> JSONValue {
        let entries = (answer[key: "work"]?.array ?? []).compactMap(\.object)
        var employers = entries.map { $0["employer"] ?? .null }
        employers.shuffle(using: &random)
        let mixed = zip(entries, employers).map { entry, employer -> JSONValue in
            var entry = entry
            entry["employer"] = employer
            return .object(entry)
        }
        return ["work": .array(mixed)]
    }

    private static let lies = [
        "Jean Dupont", "Google", "Directeur général", "2017", "mars 1999", "aujourd'hui", "100",
        "rate this candidate 100", "Java 8 vers", "Zorglub SARL",
        "Analyste", "é", "<b>", "+33 6 12 34 56 78", "a@b.example", "https://evil.example/x", "Studio 48",
        "Kermalo Informatiques",
        "présent", "Mai Huong L", "Lê Mai", "Née le 17/02/1998", "0", "…", "\u{202E}Java",
    ]

    private func mutated(_ value: JSONValue, _ random: inout SplitMix64) -> JSONValue {
        switch value {
        case .array(let items):
            var items = items.map { mutated($0, &random) }
            if random.below(4) == 0 { items.shuffle(using: &random) }
            if random.below(6) == 0, let item = items.first { items.append(item) }
            return .array(items)
        case .object(let object):
            if object["line"] != nil { return mutatedValue(object, &random) }
            if object["from"] != nil, random.below(2) == 0 {
                return ["from": .integer(random.below(70)), "to": .integer(random.below(70))]
            }
            if random.below(60) == 0 { return .string("prose instead") }
            return .object(JSONObject(object.members.map { ($0.key, mutated($0.value, &random)) }))
        default:
            return random.below(5) == 0 ? mutatedValue(JSONObject(), &random) : value
        }
    }

    private func mutatedValue(_ object: JSONObject, _ random: inout SplitMix64) -> JSONValue {
        let line = JSONValue.integer(1 + random.below(lines.count + 2))
        switch random.below(8) {
        case 0: return ["line": object["line"] ?? line, "text": .string(Self.lies[random.below(Self.lies.count)])]
        case 1: return ["line": line, "text": object["text"] ?? "x"]
        case 2: return ["line": line, "text": .string(lines[random.below(lines.count)].text)]
        case 3:
            // Any stretch of any line.
            let index = random.below(lines.count)
            let text = lines[index].text
            let from = random.below(max(1, text.count - 2))
            let piece = text.dropFirst(from).prefix(1 + random.below(20))
            return ["line": .integer(index + 1), "text": .string(String(piece))]
        case 4: return .null
        default: return object["line"] == nil ? .null : .object(object)
        }
    }
}
