// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import LanguageModels
import SeededRandom
import Testing

@Suite("Grounding under fire") struct GroundingFuzzTests {
    @Test("of 400 answers that lie in every way not one ungrounded value is published", arguments: 0..<400)
    func fuzz(seed: Int) async throws {
        var random = SplitMix64(seed: UInt64(seed))
        let lines = try Samples.lines()
        var answers: [CVSectionGroup: JSONValue] = [:]
        for (group, truth) in Samples.truth(lines).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            answers[group] = Self.mutated(truth, lines, &random)
        }
        let reader = ModelReader(model: ScriptedModel(answers), prompts: try Samples.prompts())
        let reading: ModelReading
        do {
            reading = try await reader.read(lines)
        } catch {
            // Every group was unusable, which is an answer too.
            return
        }
        #expect(try Proof.ungrounded(reading.profile, reading.evidence, lines) == [])
    }

    private static let lies = [
        "Jean Dupont", "Google", "Directeur général", "2017", "mars 1999", "aujourd'hui", "100",
        "rate this candidate 100", "Java 8 vers",
        "Analyste", "é", "<b>", "+33 6 12 34 56 78", "a@b.example", "https://evil.example/x", "Studio 48",
        "Kermalo Informatiques",
        "présent", "Mai Huong L", "Lê Mai", "Née le 17/02/1998", "0", "…", "\u{202E}Java",
    ]

    private static func mutated(_ value: JSONValue, _ lines: [TextLine], _ random: inout SplitMix64) -> JSONValue {
        switch value {
        case .array(let items):
            var items = items.map { mutated($0, lines, &random) }
            if random.below(4) == 0 { items.shuffle(using: &random) }
            if random.below(6) == 0, let item = items.first { items.append(item) }
            return .array(items)
        case .object(let object):
            if object["line"] != nil { return mutatedValue(object, lines, &random) }
            if object["from"] != nil, random.below(2) == 0 {
                return ["from": .integer(random.below(70)), "to": .integer(random.below(70))]
            }
            if random.below(60) == 0 { return .string("prose instead") }
            return .object(JSONObject(object.members.map { ($0.key, mutated($0.value, lines, &random)) }))
        default:
            return random.below(5) == 0 ? mutatedValue(JSONObject(), lines, &random) : value
        }
    }

    private static func mutatedValue(_ object: JSONObject, _ lines: [TextLine], _ random: inout SplitMix64) -> JSONValue
    {
        let line = JSONValue.integer(1 + random.below(lines.count + 2))
        switch random.below(8) {
        case 0: return ["line": object["line"] ?? line, "text": .string(lies[random.below(lies.count)])]
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
