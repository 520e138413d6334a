// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import ProfileModel
import Stages
import TestLexicons
import Testing

/// The flat JSON of French HR tools, taken where a profile is.
@Suite("Flat profiles as profiles")
struct FlatProfileTests {
    private static func example(_ name: String) throws -> Profile {
        let file = ShippedLexicons.root.appending(path: "Tests/Fixtures/profiles/\(name).json")
        return try CanonicalJSON.decode(Profile.self, from: try Data(contentsOf: file))
    }

    private static func read(_ json: Data) throws -> Profile {
        try CanonicalJSON.decode(Profile.self, from: try HandwrittenProfile(json).json)
    }

    @Test(
        "what is written flat and read again is written flat as before",
        arguments: ["soazig-le-goff", "george-morris", "malgorzata-nowak"]
    )
    func back(name: String) throws {
        let profile = try Self.example(name)
        let flat = FlatProfile(profile)
        let again = try Self.read(try CanonicalJSON.pretty(flat))
        #expect(FlatProfile(again) == flat)
        #expect(again.basics?.name == profile.basics?.name && again.basics?.email == profile.basics?.email)
        #expect(again.work?.map(\.position) == profile.work?.map(\.position))
        #expect(again.work?.map { $0.greffier?.contract } == profile.work?.map { $0.greffier?.contract })
        #expect(again.skills?.map(\.keywords) == profile.skills?.map(\.keywords))
        #expect(try HandwrittenProfile(CanonicalJSON.pretty(flat)).doubts.isEmpty)
    }

    @Test("another tool's file lacks parts, and gives its name in two")
    func foreign() throws {
        let json = """
            {"identite": {"prenom": "Zoé", "nom": "Le Goff"}, "experiences": [{"poste": "Grutière"}], "langues": null}
            """
        let profile = try Self.read(Data(json.utf8))
        #expect(profile.basics?.name == "Zoé Le Goff" && profile.work?.first?.position == "Grutière")
        #expect(profile.education == nil && profile.languages == nil)
    }

    @Test("a value of the wrong kind is a mistake, and other JSON is what it was")
    func wrong() throws {
        #expect(throws: ProfileMistake.self) { try Self.read(Data(#"{"identite": 3}"#.utf8)) }
        let resume = #"{"basics": {"name": "A"}, "identite": {"nom": "B"}}"#
        #expect(try Self.read(Data(resume.utf8)).basics?.name == "A")
    }
}
