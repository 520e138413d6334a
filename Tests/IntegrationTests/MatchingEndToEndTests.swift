// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("From odd documents to scores", .ownThreads)
struct MatchingEndToEndTests {
    private func drain(_ workspace: ScratchWorkspace) throws {
        let drained = try workspace.greffier("daemon", "--drain")
        try #require(drained.status == 0, "\(drained.output) \(drained.errors)")
    }

    private func folder(_ stem: String, _ inbox: String, in workspace: ScratchWorkspace) throws -> String {
        try #require(workspace.published(inbox).first { $0.contains("/\(stem)-") })
    }

    private func candidates(_ workspace: ScratchWorkspace) throws -> [String] {
        let found = try workspace.greffier("recommend", "--for", "offers", "--json").object()
        let offers = try #require(found["offers"] as? [[String: Any]])
        return offers.flatMap { $0["candidates"] as? [[String: Any]] ?? [] }
            .compactMap { ($0["candidate"] as? [String: Any])?["source"] as? String }
    }

    @Test("the same CV as PDF and as DOCX is one candidate with two versions, and stands in lists once")
    func formats() throws {
        let origin = try ScratchWorkspace()
        try origin.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try drain(origin)
        let dossier = try folder("huong", "cv", in: origin)
        let workspace = try ScratchWorkspace()
        let offer = "Développeuse Java (H/F)\n\nCompétences requises : Java, Spring Boot, Kubernetes\n"
        try workspace.drop(bytes: Data(offer.utf8), as: "poste.txt", into: "offers")
        try drain(workspace)
        try workspace.drop(dossier + "/profile.pdf", as: "huong.pdf")
        try workspace.drop(dossier + "/profile.docx", as: "huong.docx")
        try drain(workspace)
        let found = try workspace.greffier("collections", "people", "--json").object()
        let people = try #require(found["people"] as? [[String: Any]])
        let versions = try #require(people.first?["versions"] as? [[String: Any]])
        #expect(people.count == 1 && (found["doubtful"] as? [Any])?.isEmpty == true)
        #expect(Set(versions.compactMap { $0["source"] as? String }) == ["huong.pdf", "huong.docx"])
        #expect(try candidates(workspace).count == 1)
        let list = try Programs.object(try folder("poste", "offers", in: workspace) + "/shortlist.json")
        #expect((list["candidates"] as? [Any])?.isEmpty == true, "it says as of when it is")
    }

    @Test("a candidate without skills is scored by the rest, and what the CV does not say is unknown, not missing")
    func withoutSkills() throws {
        let workspace = try ScratchWorkspace()
        let offer = """
            Plongeur (H/F)

            Lieu : Brest

            Compétences requises : HACCP
            Expérience : 2 ans

            """
        try workspace.drop(bytes: Data(offer.utf8), as: "poste.txt", into: "offers")
        try drain(workspace)
        let cv = """
            Paul Témoin
            paul.temoin@courriel.example

            EXPÉRIENCE PROFESSIONNELLE

            Plongeur, Hôtel du Port, janvier 2019 - décembre 2024

            """
        try workspace.drop(bytes: Data(cv.utf8), as: "paul.txt")
        try drain(workspace)
        let scores = try Programs.object(try folder("paul", "cv", in: workspace) + "/scores.json")
        let pair = try #require((scores["offers"] as? [[String: Any]])?.first)
        #expect(try #require(pair["score"] as? Double) > 0)
        let demands = try #require(pair["must_haves"] as? [[String: Any]])
        #expect(demands.first { $0["text"] as? String == "HACCP" }?["verdict"] as? String == "unknown")
        #expect(try candidates(workspace) == ["paul.txt"])
    }

    @Test(
        "offers that are only a title, or in German, have scores, and their run says what is missing in both languages"
    )
    func oddOffers() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(Programs.fixture("offers/seulement-un-titre.txt"), as: "titre.txt", into: "offers")
        try workspace.drop(Programs.fixture("offers/titel.txt"), as: "titel.txt", into: "offers")
        try drain(workspace)
        for (stem, code) in [("titre", "offer.no_demands"), ("titel", "offer.language")] {
            let report = try workspace.report(try folder(stem, "offers", in: workspace))
            let warnings = try #require(report["warnings"] as? [[String: Any]])
            let told = try #require(warnings.first { $0["code"] as? String == code }, "\(warnings)")
            let (english, french) = (told["message"] as? String, told["message_fr"] as? String)
            #expect(english?.isEmpty == false && french?.isEmpty == false && english != french)
        }
        let cv = """
            Paul Témoin
            Plombier chauffagiste
            paul.temoin@courriel.example

            EXPÉRIENCE PROFESSIONNELLE

            Plombier chauffagiste, Thermie Ouest, janvier 2019 - décembre 2018

            """
        try workspace.drop(bytes: Data(cv.utf8), as: "paul.txt")
        try drain(workspace)
        let scores = try Programs.object(try folder("paul", "cv", in: workspace) + "/scores.json")
        let pairs = try #require(scores["offers"] as? [[String: Any]])
        #expect(pairs.count == 2)
        let title = try #require(pairs.first { ($0["offer"] as? [String: Any])?["source"] as? String == "titre.txt" })
        #expect(title["score"] as? Double == 100, "a title is all that is asked for; the dates contradict each other")
    }
}
