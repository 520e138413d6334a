// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import PipelineModel
import ProfileModel
import Profiles
import Stages
import TestLexicons
import Testing

@Suite("Corrections of profiles")
struct CorrectionTests {
    private static func edit(_ list: String, _ profile: inout [String: Any], _ change: (inout [[String: Any]]) -> Void)
    {
        var items = profile[list] as? [[String: Any]] ?? []
        change(&items)
        profile[list] = items
    }

    @Test("a profile that comes back as it was keeps all its values and proofs, and nobody need look any more")
    func confirmed() async throws {
        var reading = try await CorrectedReading("Camille Exemple\nComptable\n\nLANGUES\nAnglais : courant\n")
        let before = reading
        try #require(before.profile.greffier?.review?.isEmpty == false)
        try reading.correct { _ in }
        var expected = before.profile
        expected.greffier?.review = nil
        #expect(reading.profile == expected && reading.said.isEmpty)
        #expect(reading.evidence == before.evidence.filter { !$0.key.hasPrefix("/x-greffier/review/") })
        #expect(!before.outcome.warnings.isEmpty && reading.outcome.warnings.isEmpty)
    }

    @Test(
        "changed values are the person's and stand for themselves; the others keep their proof, also in the same entry"
    )
    func changed() async throws {
        var reading = try await CorrectedReading()
        let before = reading
        try #require(before.profile.work?.count == 2)
        try reading.correct { profile in
            var basics = profile["basics"] as? [String: Any] ?? [:]
            basics["label"] = "Cheffe comptable"
            profile["basics"] = basics
            Self.edit("work", &profile) { $0[0]["name"] = "Fiduciaire Durand" }
        }
        #expect(reading.said == ["/basics/label": "Cheffe comptable", "/work/0/name": "Fiduciaire Durand"])
        let entry = try #require(reading.evidence["/work/0/name"])
        #expect(entry.page == nil && entry.line == nil && entry.bbox == nil && entry.confidence == 1)
        #expect(entry.derivation == nil && reading.profile.work?.first?.name == "Fiduciaire Durand")
        #expect(reading.evidence["/work/0/position"] == before.evidence["/work/0/position"])
        #expect(reading.profile.greffier?.monthsTotal == before.profile.greffier?.monthsTotal)
    }

    @Test("an entry taken out stays out, an added one is the person's, and the proofs move with their entries")
    func entries() async throws {
        var reading = try await CorrectedReading()
        let before = reading
        try reading.correct { profile in
            Self.edit("work", &profile) { work in
                work.removeFirst()
                work.append([
                    "name": "Mairie de Nantes", "position": "Régisseuse", "startDate": "2015-01", "endDate": "2016-12",
                ])
            }
            Self.edit("languages", &profile) { $0 = [] }
        }
        #expect(reading.profile.work?.compactMap(\.name).last == "Mairie de Nantes" && reading.profile.work?.count == 2)
        #expect(reading.profile.languages == nil)
        #expect(reading.evidence["/work/0/position"] == before.evidence["/work/1/position"])
        #expect(reading.said["/work/1/position"] == "Régisseuse")
        #expect(!reading.evidence.keys.contains { $0.hasPrefix("/languages") })
        let again = try await reading.over(CorrectedReading.cv + "\nEspagnol : notions")
        #expect(again.profile.work == reading.profile.work && again.profile.languages == nil)
    }

    @Test("what follows from corrected values is worked out anew, what a person states of it stays")
    func followUp() async throws {
        var reading = try await CorrectedReading()
        let (months, level) = (
            reading.profile.greffier?.monthsTotal ?? 0, reading.profile.education?.first?.greffier?.eqf
        )
        #expect(reading.profile.work?.last?.greffier?.current == true && level == 6)
        try reading.correct { profile in
            Self.edit("work", &profile) { $0[1]["endDate"] = "2022-04" }
            Self.edit("education", &profile) { $0[0]["studyType"] = "Master" }
            Self.edit("languages", &profile) { $0[0]["fluency"] = "C2" }
            Self.edit("skills", &profile) { $0.append(["name": "Kubernetes"]) }
        }
        #expect(reading.profile.work?.last?.greffier?.current == nil)
        #expect(try #require(reading.profile.greffier?.monthsTotal) < months)
        #expect(reading.profile.education?.first?.greffier?.eqf == 7)
        #expect(reading.profile.languages?.first?.greffier?.cefr == "C2")
        let last = try #require(reading.profile.skills?.indices.last)
        #expect(reading.profile.skills?[last].greffier?.canonical == ["Kubernetes"])
        let proof = try #require(reading.evidence["/skills/\(last)/x-greffier/canonical/0"])
        #expect(proof.source == .person && proof.derivation == "canonical_skill" && proof.quote == "Kubernetes")
        try reading.correct { profile in
            var own = profile["x-greffier"] as? [String: Any] ?? [:]
            own["months_total"] = 99
            profile["x-greffier"] = own
            Self.edit("education", &profile) { $0[0]["x-greffier"] = ["eqf": 5] }
        }
        #expect(reading.profile.greffier?.monthsTotal == 99 && reading.profile.education?.first?.greffier?.eqf == 5)
        #expect(reading.said["/x-greffier/months_total"] == "99")
    }

    @Test("corrections hold over another reading of the file: theirs stay, the rest is read anew")
    func reread() async throws {
        var reading = try await CorrectedReading()
        try reading.correct { profile in
            var basics = profile["basics"] as? [String: Any] ?? [:]
            basics["phone"] = nil
            basics["name"] = "Camille Vraie"
            profile["basics"] = basics
        }
        try reading.correct { Self.edit("skills", &$0) { $0.append(["name": "Ciel"]) } }
        let other = CorrectedReading.cv.replacing(
            "Comptable\ncamille@courriel",
            with: "Contrôleuse de gestion\nc.exemple@courriel"
        )
        let again = try await reading.over(other)
        #expect(again.profile.basics?.name == "Camille Vraie" && again.profile.basics?.phone == nil)
        #expect(again.profile.basics?.email == "c.exemple@courriel.example")
        #expect(again.profile.skills?.last?.name == "Ciel")
        #expect(again.evidence["/basics/email"]?.source != .person)
    }

    @Test("a person's words are proof in a corrected profile alone, and only as what they are")
    func forged() async throws {
        var reading = try await CorrectedReading()
        try reading.correct { Self.edit("interests", &$0) { $0 = [["name": "Judo"]] } }
        func reasons(_ isCorrected: Bool, _ change: (inout EvidenceEntry) -> Void = { _ in }) -> [String] {
            var evidence = reading.evidence
            evidence["/interests/0/name"].map {
                var entry = $0
                change(&entry)
                evidence["/interests/0/name"] = entry
            }
            return Grounding.check(
                reading.profile,
                evidence: evidence,
                document: reading.document,
                isCorrected: isCorrected
            ).map(\.pointer)
        }
        #expect(reasons(true).isEmpty && reasons(false) == ["/interests/0/name"])
        #expect(reasons(true) { $0.quote = "Karaté" } == ["/interests/0/name"])
        #expect(reasons(true) { $0.confidence = 0.9 } == ["/interests/0/name"])
        #expect(reasons(true) { $0.page = 1 } == ["/interests/0/name"])
        #expect(reasons(true) { $0.line = 1 } == ["/interests/0/name"])
        #expect(reasons(true) { $0.source = .rules } == ["/interests/0/name"])
        #expect(reasons(true) { $0.derivation = "guess" } == ["/interests/0/name"])
    }

    // MARK: What is dropped

    private func code(_ data: Data) -> (ErrorCode, String)? {
        do {
            try ProfileCorrector().check(data)
            return nil
        } catch let error as GreffierError {
            return (error.code, error.detail)
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    @Test("what is no profile is refused with its place")
    func refused() throws {
        let cases: [(String, ErrorCode, String)] = [
            ("", .correctionEmpty, ""), (" \n", .correctionEmpty, ""), ("{}", .correctionEmpty, ""),
            ("{\"basics\": {\"name\": null, \"label\": \" \"}}", .correctionEmpty, ""),
            ("{\n \"basics\": {\n  \"name\": \"é\",,\n", .correctionNotJSON, "line 3, column 15"),
            ("{\"basics\": {\"name\": \"x\"}", .correctionNotJSON, "line 1"),
            ("[]", .correctionInvalid, "no JSON object"), ("7", .correctionInvalid, "no JSON object"),
            ("{\"offers\": [{\"score\": 3}]}", .correctionInvalid, "no part of a profile"),
            ("{\"basics\": {\"name\": [\"x\"]}}", .correctionInvalid, "/basics/name is not a text"),
            ("{\"work\": {\"name\": \"x\"}}", .correctionInvalid, "/work is not a list"),
            ("{\"work\": [{\"highlights\": \"x\"}]}", .correctionInvalid, "/work/0/highlights is not a list"),
            ("{\"work\": [{\"endDate\": \"05/2024\"}]}", .correctionInvalid, "/work/0/endDate is not YYYY"),
            ("{\"education\": [{\"x-greffier\": {\"eqf\": 9}}]}", .correctionInvalid, "/education/0/x-greffier/eqf"),
        ]
        for (text, expected, detail) in cases {
            let found = try #require(code(Data(text.utf8)), "\(text)")
            #expect(found.0 == expected && (detail.isEmpty || found.1.contains(detail)), "\(text): \(found)")
        }
    }

    @Test("what editors write is read: a mark at the start, two bytes a letter, the old letters of Windows")
    func encodings() throws {
        let text = "{\"basics\": {\"name\": \"Zoé Lefèvre\"}}"
        let result = PublishedResult(run: ULID(), data: Data("{}".utf8))
        let plain = try ProfileCorrector().correction(Data(text.utf8), of: [result]).data
        #expect(String(decoding: plain, as: UTF8.self).contains("Zoé Lefèvre"))
        let others = [
            Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), try #require(text.data(using: .utf16)),
            try #require(text.data(using: .windowsCP1252)),
        ]
        for data in others { #expect(try ProfileCorrector().correction(data, of: [result]).data == plain) }
    }

    @Test("names that a profile does not have are left out and told")
    func unknownNames() throws {
        let text =
            "{\"$schema\": \"x\", \"basics\": {\"nmae\": \"x\", \"name\": \"y\"}, \"work\": [{\"salary\": 3, \"name\": \"z\"}]}"
        let result = PublishedResult(run: ULID(), data: Data("{}".utf8))
        let made = try ProfileCorrector().correction(Data(text.utf8), of: [result])
        #expect(made.warnings.map(\.code) == ["profile.unknown_names"])
        #expect(made.warnings[0].messageFR.contains("basics.nmae, work[0].salary"))
    }

    @Test("what the published schema refuses is refused")
    func schema() async throws {
        let file = ShippedLexicons.root.appendingPathComponent("docs/schemas/profile.schema.json")
        let schema = try JSONSchema(parsing: Data(contentsOf: file))
        let profile = try await CorrectedReading().published()
        let tree = try JSONValue(parsing: JSONSerialization.data(withJSONObject: profile))
        #expect(schema.errors(in: tree).isEmpty && code(Data(tree.text.utf8)) == nil)
        var refused = 0
        for place in tree.places {
            for value: JSONValue in [
                7, "not a value", true, ["x"], ["x": "y"], -1, 9, "2024", "2024-05", "2024-05-03x",
            ] {
                let changed = tree.setting(value, at: place)
                guard !schema.errors(in: changed).isEmpty else { continue }
                refused += 1
                #expect(code(Data(changed.text.utf8))?.0 == .correctionInvalid, "\(place) \(value.text)")
            }
        }
        #expect(refused > 200)
    }
}

extension JSONValue {
    /// The places of all leaves and lists.
    fileprivate var places: [[String]] {
        switch self {
        case .object(let object): object.members.flatMap { key, value in value.places.map { [key] + $0 } }
        case .array(let items):
            [[]] + items.enumerated().flatMap { place, item in item.places.map { ["\(place)"] + $0 } }
        case .null, .bool, .integer, .number, .string: [[]]
        }
    }

    fileprivate func setting(_ value: JSONValue, at place: [String]) -> JSONValue {
        guard let first = place.first else { return value }
        let rest = Array(place.dropFirst())
        switch self {
        case .object(var object):
            object[first] = object[first]?.setting(value, at: rest)
            return .object(object)
        case .array(var items):
            if let index = Int(first) { items[index] = items[index].setting(value, at: rest) }
            return .array(items)
        case .null, .bool, .integer, .number, .string: return self
        }
    }
}
