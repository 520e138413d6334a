// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import Lexicons
import PipelineModel
import ProfileModel
import Stages
import TestLexicons
import Testing

@Suite("Offers that people correct, close and open")
struct OfferStageTests {
    /// An offer that went through, with what people dropped since.
    private struct Workbench {
        let document: Data
        let run: ULID
        private(set) var corrections: [String: Data] = [:]
        private(set) var order: [String] = []
        var day = "2026-11-22"

        init(_ text: String = Workbench.text) throws {
            let blocks = text.split(separator: "\n", omittingEmptySubsequences: false).split { $0.isEmpty }.map {
                Block(kind: .paragraph, lines: $0.map { Line(spans: [Span(text: String($0))]) })
            }
            document = Document(mediaType: "text/plain", pages: [.init(number: 1, blocks: blocks)]).json
            run = ULID(date: Date(timeIntervalSince1970: 1_790_000_000))
        }

        static let text = """
            Soudeur TIG (H/F)

            Entreprise : Chantiers du Ponant
            Lieu : Brest
            Contrat : CDI

            Compétences requises :
            - Soudure TIG
            - Lecture de plans
            """

        /// What the stage gives a run of the offer, the first one or a later one.
        func output(of run: ULID? = nil) async throws -> StageOutput {
            let bytes = corrections
            let document = document
            var input = StageInput(
                run: run ?? self.run,
                pipeline: "offers",
                stage: StageSpec(name: "offer", kind: "offer", from: [:], options: [:]),
                file: RunInput(name: "poste.txt", sha256: "in", bytes: 1, mediaType: "text/plain"),
                artifacts: [
                    Artifact(
                        name: "document.json",
                        sha256: "doc",
                        bytes: 0,
                        stage: "text",
                        mediaType: "application/json"
                    )
                ],
                submittedAt: try #require(Timestamp.date("\(day)T12:00:00.000Z")),
                read: { $0 == "doc" ? document : bytes[$0] ?? Data() }
            )
            input.corrections = order
            let lexicons = FixedLexicons(try ShippedLexicons.shared.get(), digest: "fixed")
            let stage = OfferStage(lexicons: lexicons, timeZone: .gmt)
            _ = await stage.memoInputs(input)
            return try await stage.run(input)
        }

        func offer(of run: ULID? = nil) async throws -> (offer: Offer, evidence: Evidence) {
            let output = try await output(of: run)
            return (
                try CanonicalJSON.decode(Offer.self, from: output.artifacts[0].data),
                try CanonicalJSON.decode(Evidence.self, from: output.artifacts[1].data)
            )
        }

        /// A moment after everything that was dropped so far.
        var later: ULID { ULID(date: Date(timeIntervalSince1970: 1_790_000_100 + Double(order.count) * 100)) }

        mutating func drop(_ data: Data, mark: String? = nil) async throws {
            let result = PublishedResult(run: run, data: try await output().artifacts[0].data)
            let dropped = DroppedCorrection(data, mark: mark, run: later)
            try OfferCorrector().check(dropped)
            let made = try OfferCorrector().correction(dropped, of: [result])
            let name = "c\(order.count)"
            corrections[name] = made.data
            order.append(name)
        }

        mutating func drop(mark: String) async throws { try await drop(Data(), mark: mark) }

        mutating func edit(_ change: (inout [String: Any]) -> Void) async throws {
            let data = try await output().artifacts[0].data
            var offer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            change(&offer)
            try await drop(JSONSerialization.data(withJSONObject: offer))
        }
    }

    private static func own(_ offer: inout [String: Any], _ key: String, _ value: Any) {
        var own = offer["x-greffier"] as? [String: Any] ?? [:]
        own[key] = value
        offer["x-greffier"] = own
    }

    @Test("an offer says that it is open; an empty file closes it, another opens it, by a person's word")
    func marks() async throws {
        var bench = try Workbench()
        #expect(try await bench.offer().offer.greffier?.status == "open")
        #expect(try await bench.offer().evidence["/x-greffier/status"]?.source == .rules)
        try await bench.drop(mark: "closed")
        let closed = try await bench.offer()
        #expect(closed.offer.greffier?.status == "closed")
        #expect(closed.evidence["/x-greffier/status"]?.source == .person)
        #expect(closed.offer.title == "Soudeur TIG")
        try await bench.drop(mark: "open")
        #expect(try await bench.offer().offer.greffier?.status == "open")
    }

    @Test("the same offer dropped again after it was closed is open; doing the old run again leaves it closed")
    func droppedAgain() async throws {
        var bench = try Workbench()
        try await bench.drop(mark: "closed")
        let again = bench.later
        #expect(try await bench.offer(of: again).offer.greffier?.status == "open")
        #expect(try await bench.offer().offer.greffier?.status == "closed")
        try await bench.edit { Self.own(&$0, "status", "closed") }
        #expect(try await bench.offer(of: bench.later).offer.greffier?.status == "open")
    }

    @Test("an edited offer.json closes the offer, sets its last day and corrects what was read, and keeps other proofs")
    func edited() async throws {
        var bench = try Workbench()
        let before = try await bench.offer()
        try await bench.edit { offer in
            offer["title"] = "Soudeuse ou soudeur TIG"
            Self.own(&offer, "valid_until", "2026-12-15")
            Self.own(&offer, "status", "closed")
        }
        let after = try await bench.offer()
        #expect(after.offer.title == "Soudeuse ou soudeur TIG")
        #expect(after.offer.greffier?.validUntil == "2026-12-15")
        #expect(after.offer.greffier?.status == "closed")
        #expect(
            after.evidence["/title"]
                == .init(
                    page: nil,
                    line: nil,
                    bbox: nil,
                    quote: "Soudeuse ou soudeur TIG",
                    confidence: 1,
                    source: .person
                )
        )
        #expect(after.evidence["/skills/0/name"] == before.evidence["/skills/0/name"])
        #expect(after.offer.skills == before.offer.skills)
    }

    @Test("after its last day an offer says that it is closed and how to open it; opening takes the day away")
    func expired() async throws {
        var bench = try Workbench()
        try await bench.edit { Self.own(&$0, "valid_until", "2026-11-22") }
        #expect(try await bench.output().warnings.map(\.code) == [])
        bench.day = "2026-11-23"
        #expect(try await bench.output().warnings.map(\.code) == ["offer.expired"])
        try await bench.drop(mark: "open")
        let opened = try await bench.offer().offer.greffier
        #expect(opened?.status == "open" && opened?.validUntil == nil)
    }

    @Test(
        "what is no offer is refused with its place, in both languages",
        arguments: [
            ("", "correction.empty", ""), ("{\"title\": ", "correction.not_json", "line 1"),
            ("[]", "correction.invalid", "object"), ("{}", "correction.empty", ""),
            (#"{"basics":{"name":"Jean"}}"#, "correction.misplaced", ""),
            (#"{"titel":"Soudeur"}"#, "correction.invalid", "no part of an offer"),
            (#"{"title":"A","x-greffier":{"status":"clos"}}"#, "correction.invalid", "/x-greffier/status"),
            (#"{"title":"A","x-greffier":{"valid_until":"2026-02-31"}}"#, "correction.invalid", "valid_until"),
            (#"{"title":"A","skills":[{"name":"B","level":"must"}]}"#, "correction.invalid", "/skills/0/level"),
            (#"{"title":["A"]}"#, "correction.invalid", "/title"),
        ]
    )
    func refused(text: String, code: String, words: String) throws {
        let error = #expect(throws: GreffierError.self) {
            try OfferCorrector().check(DroppedCorrection(Data(text.utf8), run: ULID()))
        }
        #expect(error?.code.name == code)
        #expect(words.isEmpty || error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(error?.messageFR.isEmpty == false)
    }

    @Test("an offer for another job is refused, and names that offers do not have are told")
    func otherOffer() async throws {
        var bench = try Workbench()
        let other = #"{"title":"Juriste","company":"Étude Le Bihan","type":"CDD","skills":[{"name":"Droit social"}]}"#
        await #expect(throws: GreffierError(.correctionOtherOffer)) { try await bench.drop(Data(other.utf8)) }
        let result = PublishedResult(run: ULID(), data: try await bench.output().artifacts[0].data)
        let misspelt = #"{"title":"Soudeur TIG (H/F)","x-greffier":{"statut":"closed"}}"#
        let made = try OfferCorrector().correction(DroppedCorrection(Data(misspelt.utf8), run: ULID()), of: [result])
        #expect(made.warnings.map(\.code) == ["offer.unknown_names"])
        #expect(made.warnings.first?.message.contains("x-greffier.statut") == true)
    }
}
