// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import PipelineModel
import ProfileModel
import Stages
import Testing

/// What of a person's name, contact, dates and sensitive data a correction may say.
@Suite("Corrections of persons and dates")
struct CorrectedContactTests {
    private static func set(_ basics: [String: Any], in profile: inout [String: Any]) {
        var own = profile["basics"] as? [String: Any] ?? [:]
        own.merge(basics) { $1 }
        profile["basics"] = own
    }

    private func failure(
        _ base: String,
        _ dropped: String,
        keepsSensitive: Bool = false
    ) throws -> (error: GreffierError?, warnings: [RunWarning]) {
        let result = PublishedResult(run: ULID(), data: Data(base.utf8))
        let corrector = ProfileCorrector(keepsSensitive: keepsSensitive)
        do {
            return (nil, try corrector.correction(Data(dropped.utf8), of: [result]).warnings)
        } catch let error as GreffierError {
            return (error, [])
        }
    }

    private func basics(_ values: String...) -> String { "{\"basics\": {\(values.joined(separator: ", "))}}" }

    // MARK: Whose it is

    @Test("a profile of which neither name, e-mail nor phone is that of the run's is refused as someone else's")
    func otherPerson() throws {
        let base = basics(
            "\"name\": \"Camille Exemple\"",
            "\"email\": \"camille@courriel.example\"",
            "\"phone\": \"+33639980001\""
        )
        let (name, email, phone) = (
            "\"name\": \"Camille Autre\"", "\"email\": \"c.autre@courriel.example\"", "\"phone\": \"06 39 98 00 02\""
        )
        for other in [basics(name, email, phone), basics(name, email), basics(name, phone), basics(email, phone)] {
            let error = try #require(try failure(base, other).error, "\(other)")
            #expect(error.code == .correctionOtherPerson && error.detailFR?.hasPrefix("comparés : ") == true)
        }
        let kept = [
            basics("\"name\": \"EXEMPLE Camille\"", email, phone),
            basics(name, "\"email\": \"Camille@Courriel.example\"", phone),
            basics(name, email, "\"phone\": \"06 39 98 00 01\""), basics(name), basics("\"label\": \"Comptable\""),
            basics("\"name\": \"Camille Exemple Nouveau\"", email, phone),
        ]
        for own in kept { #expect(try failure(base, own).error == nil, "\(own)") }
        let unnamed = basics("\"label\": \"Comptable\"")
        #expect(try failure(unnamed, basics(name, email, phone)).error == nil)
        #expect(try failure(basics("\"name\": \"Camille Exemple\""), basics(name, email, phone)).error == nil)
    }

    @Test("of several files of one name the nearest is compared, and refused where that is someone else's too")
    func otherOfSeveral() throws {
        let bases = ["camille", "dominique"].map { name in
            let text = basics(
                "\"name\": \"\(name) Exemple\"",
                "\"email\": \"\(name)@courriel.example\"",
                "\"label\": \"Comptable\""
            )
            return PublishedResult(run: ULID(), data: Data(text.utf8))
        }
        let third = basics("\"name\": \"Zoé Tiers\"", "\"email\": \"zoe@courriel.example\"", "\"label\": \"Comptable\"")
        #expect(throws: GreffierError(.correctionOtherPerson, detail: "compared: name, e-mail")) {
            try ProfileCorrector().correction(Data(third.utf8), of: bases)
        }
    }

    // MARK: Place

    private static let placed = CorrectedReading.cv.replacing(
        "06 12 34 56 78",
        with: "06 12 34 56 78\nLyon, France"
    )

    private static func move(_ place: [String: Any], in profile: inout [String: Any]) {
        var basics = profile["basics"] as? [String: Any] ?? [:]
        var location = basics["location"] as? [String: Any] ?? [:]
        location.merge(place) { $1 }
        basics["location"] = location.filter { !($0.value is NSNull) }
        profile["basics"] = basics
    }

    @Test("the country of a town that a person replaced does not stay, stated or left as it was, now or later")
    func movedAbroad() async throws {
        for left in [[:], ["countryCode": NSNull()]] as [[String: Any]] {
            var reading = try await CorrectedReading(Self.placed)
            try #require(reading.profile.basics?.location?.countryCode == "FR")
            try reading.correct { Self.move(left.merging(["city": "Genève"]) { $1 }, in: &$0) }
            for one in [reading, try await reading.over(Self.placed)] {
                #expect(one.profile.basics?.location?.city == "Genève")
                #expect(one.profile.basics?.location?.countryCode == nil)
                #expect(one.evidence["/basics/location/countryCode"] == nil)
            }
        }
        // The first reading saw no country, a later one does.
        var reading = try await CorrectedReading(Self.placed.replacing("Lyon, France", with: "69003 Lyon"))
        try #require(reading.profile.basics?.location?.countryCode == nil)
        try reading.correct { Self.move(["city": "Genève", "postalCode": "1201"], in: &$0) }
        let later = try await reading.over(Self.placed)
        #expect(later.profile.basics?.location?.city == "Genève" && later.profile.basics?.location?.countryCode == nil)
    }

    @Test("the country stays where the person states it, and where the town is but spelt anew")
    func sameCountry() async throws {
        var stated = try await CorrectedReading(Self.placed)
        try stated.correct { Self.move(["city": "Genève", "countryCode": "CH"], in: &$0) }
        #expect(stated.profile.basics?.location?.countryCode == "CH")
        #expect(stated.evidence["/basics/location/countryCode"]?.source == .person)
        var spelt = try await CorrectedReading(Self.placed)
        try spelt.correct { Self.move(["city": "Lyonn"], in: &$0) }
        #expect(spelt.profile.basics?.location?.city == "Lyonn" && spelt.profile.basics?.location?.countryCode == "FR")
        let coded = Self.placed.replacing("Lyon, France", with: "69100 Lyon, France")
        var same = try await CorrectedReading(coded)
        try #require(same.profile.basics?.location?.postalCode == "69100")
        try same.correct { Self.move(["city": "Villeurbanne"], in: &$0) }
        #expect(same.profile.basics?.location?.countryCode == "FR")
    }

    // MARK: Phone

    @Test("a phone number that is taken out takes its printed form along, in profile and proof")
    func phoneTakenOut() async throws {
        var reading = try await CorrectedReading()
        try #require(reading.profile.basics?.greffier?.phoneWritten == "06 12 34 56 78")
        try reading.correct { Self.set(["phone": NSNull()], in: &$0) }
        #expect(reading.profile.basics?.phone == nil && reading.profile.basics?.greffier == nil)
        #expect(!reading.evidence.keys.contains { $0.contains("phone") })
        let again = try await reading.over(CorrectedReading.cv)
        #expect(again.profile.basics?.phone == nil && again.profile.basics?.greffier == nil)
    }

    @Test("a changed phone number becomes E.164 with the form that was typed beside it, both the person's")
    func phoneChanged() async throws {
        var reading = try await CorrectedReading()
        try reading.correct { Self.set(["phone": "07.00.00.00.01"], in: &$0) }
        #expect(reading.profile.basics?.phone == "+33700000001")
        #expect(reading.profile.basics?.greffier?.phoneWritten == "07.00.00.00.01")
        let proof = try #require(reading.evidence["/basics/phone"])
        #expect(proof.source == .person && proof.derivation == "e164" && proof.quote == "07.00.00.00.01")
        #expect(
            reading.evidence["/basics/x-greffier/phone_written"]
                == .some(
                    EvidenceEntry(
                        page: nil,
                        line: nil,
                        bbox: nil,
                        quote: "07.00.00.00.01",
                        confidence: 1,
                        source: .person
                    )
                )
        )
        // Dropped back as it was, and changed again in another value: the number stays.
        try reading.correct { Self.set(["label": "Cheffe comptable"], in: &$0) }
        #expect(reading.profile.basics?.phone == "+33700000001")
        #expect(reading.profile.basics?.greffier?.phoneWritten == "07.00.00.00.01")
        let again = try await reading.over(CorrectedReading.cv)
        #expect(again.profile.basics?.phone == "+33700000001")
        #expect(again.profile.basics?.greffier?.phoneWritten == "07.00.00.00.01")
    }

    @Test("a number typed as E.164, or one of no known form, has no other form beside it")
    func phonePlain() async throws {
        for typed in ["+33700000001", "poste 4242"] {
            var reading = try await CorrectedReading()
            try reading.correct { Self.set(["phone": typed], in: &$0) }
            #expect(reading.profile.basics?.phone == typed && reading.profile.basics?.greffier == nil)
            #expect(reading.evidence["/basics/phone"]?.derivation == nil)
        }
    }

    @Test("a printed form that the person states stays as stated")
    func phoneStated() async throws {
        var reading = try await CorrectedReading()
        try reading.correct {
            Self.set(["phone": "0700000001", "x-greffier": ["phone_written": "07 00 00 00 01 (soir)"]], in: &$0)
        }
        #expect(reading.profile.basics?.phone == "+33700000001")
        #expect(reading.profile.basics?.greffier?.phoneWritten == "07 00 00 00 01 (soir)")
    }

    // MARK: Values that cannot be true

    @Test(
        "a date that there is not, and an e-mail address without @, are refused with their place in both languages",
        arguments: [
            ("{\"work\": [{\"name\": \"x\"}, {\"startDate\": \"2021-02-31\"}]}", "/work/1/startDate"),
            ("{\"work\": [{\"endDate\": \"2018-00\"}]}", "/work/0/endDate"),
            ("{\"education\": [{\"endDate\": \"2999-01\"}]}", "/education/0/endDate"),
            ("{\"certificates\": [{\"date\": \"2023-02-29\"}]}", "/certificates/0/date"),
            ("{\"publications\": [{\"releaseDate\": \"1024\"}]}", "/publications/0/releaseDate"),
            ("{\"x-greffier\": {\"reference_date\": \"2024-13-01\"}}", "/x-greffier/reference_date"),
            ("{\"basics\": {\"email\": \"pas-un-email\"}}", "/basics/email"),
        ]
    )
    func untruths(dropped: String, place: String) throws {
        let error = try #require(try failure("{\"basics\": {\"name\": \"x\"}}", dropped).error)
        #expect(error.code == .correctionInvalid && error.detail.hasPrefix("\(place) is not "))
        #expect(error.detailFR?.hasPrefix("\(place) n’est pas ") == true)
    }

    @Test("days at the edge are taken, and so is what the document itself states wrongly")
    func truths() throws {
        let fine =
            "{\"work\": [{\"startDate\": \"2024-02-29\", \"endDate\": \"2100\"}], \"basics\": {\"email\": \"a@b\"}}"
        #expect(try failure("{}", fine).error == nil)
        let odd = "{\"work\": [{\"startDate\": \"2021-02-31\"}], \"basics\": {\"email\": \"chez moi\"}}"
        #expect(try failure(odd, odd).error == nil)
    }

    @Test("an end before its start is taken with a warning, where it is dropped and in the corrected profile")
    func reversed() async throws {
        let dropped = "{\"work\": [{\"startDate\": \"2020-05\", \"endDate\": \"2020-04\"}]}"
        #expect(try failure("{}", dropped).warnings.map(\.code) == ["profile.dates"])
        let open = "{\"work\": [{\"startDate\": \"2020-05\", \"endDate\": \"2020\"}]}"
        #expect(try failure("{}", open).warnings.isEmpty)
        var reading = try await CorrectedReading()
        try reading.correct { profile in
            var work = profile["work"] as? [[String: Any]] ?? []
            work[0]["endDate"] = "2019-12"
            profile["work"] = work
        }
        #expect(
            reading.outcome.warnings.map(\.code) == ["profile.dates"] && reading.profile.work?[0].endDate == "2019-12"
        )
    }

    // MARK: Sensitive data

    @Test("sensitive data are left out with a warning, unless the settings keep them")
    func sensitive() throws {
        let dropped =
            "{\"basics\": {\"name\": \"Zoé\"}, \"x-greffier\": {\"sensitive\": {\"birth_date\": \"1990-04-02\"}}}"
        let result = PublishedResult(run: ULID(), data: Data("{}".utf8))
        let made = try ProfileCorrector().correction(Data(dropped.utf8), of: [result])
        #expect(made.warnings.map(\.code) == ["profile.sensitive_dropped"])
        #expect(
            made.warnings[0].messageFR.contains("birth_date")
                && !String(decoding: made.data, as: UTF8.self).contains("1990")
        )
        let kept = try ProfileCorrector(keepsSensitive: true).correction(Data(dropped.utf8), of: [result])
        #expect(kept.warnings.isEmpty && String(decoding: kept.data, as: UTF8.self).contains("1990-04-02"))
    }

    @Test("what was stated while the settings kept sensitive data goes once they do not")
    func sensitiveLater() async throws {
        var reading = try await CorrectedReading()
        try reading.correct(keepsSensitive: true) { profile in
            var own = profile["x-greffier"] as? [String: Any] ?? [:]
            own["sensitive"] = ["birth_date": "1990-04-02"]
            profile["x-greffier"] = own
        }
        #expect(reading.profile.greffier?.sensitive == nil)
        #expect(!reading.evidence.keys.contains { $0.hasPrefix("/x-greffier/sensitive") })
    }

    // MARK: Words

    @Test("what is wrong with a dropped file is told in French too")
    func french() throws {
        let cases: [(String, String)] = [
            (
                "{\n\"work\": []\n\"skills\": []}",
                "ligne 3, colonne 1 : une virgule ou une accolade fermante est attendue ici"
            ),
            ("{\"basics\": {\"name\": 7}}", "/basics/name n’est pas un texte"),
            ("{\"work\": {}, \"x\": 1}", "il ne contient aucune partie d’un profil"),
            (
                "{\"work\": [{\"startDate\": \"mai 2024\"}]}",
                "/work/0/startDate n’est pas de la forme AAAA, AAAA-MM ou AAAA-MM-JJ"
            ),
            ("[1]", "ce n’est pas un objet JSON entre { et }"),
        ]
        for (text, expected) in cases {
            let error = try #require(try failure("{}", text).error, "\(text)")
            #expect(error.detailFR == expected && error.messageFR == "\(error.code.messageFR) (\(expected))")
        }
    }
}
