// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import TestThreads
import Testing

@Suite("Offers from their inbox to their shortlist", .ownThreads)
struct OfferTests {
    private static let offer = """
        Développeuse Java (H/F)

        Lieu : Rennes

        Compétences requises : Java, Spring Boot, Kubernetes, COBOL

        """

    private func drain(_ workspace: ScratchWorkspace) throws {
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
    }

    /// A workspace in which an offer and then a CV went through.
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(Self.offer.utf8), as: "poste.txt", into: "offers")
        try drain(workspace)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try drain(workspace)
        return workspace
    }

    private func folder(_ stem: String, _ inbox: String, in workspace: ScratchWorkspace) throws -> String {
        try #require(
            workspace.published(inbox).first { ($0 as NSString).lastPathComponent.hasPrefix(stem + "-") }
        )
    }

    private func own(_ folder: String) throws -> [String: Any] {
        try #require(try Programs.object(folder + "/offer.json")["x-greffier"] as? [String: Any])
    }

    private func recommended(_ workspace: ScratchWorkspace) throws -> Int {
        let found = try workspace.greffier("recommend", "--for", "offers", "--json").object()
        return try #require(found["offers"] as? [Any]).count
    }

    @Test(
        "an empty file closes an offer and another opens it: recommendations, shortlist and offer.json follow at once"
    )
    func closed() throws {
        let workspace = try workspace()
        let folder = try folder("poste", "offers", in: workspace)
        #expect(try recommended(workspace) == 1)
        #expect(try own(folder)["status"] as? String == "open")
        try workspace.drop(bytes: Data(), as: "poste.closed", into: "offers")
        try drain(workspace)
        #expect(try own(folder)["status"] as? String == "closed")
        #expect(try recommended(workspace) == 0)
        #expect(try Programs.object(folder + "/shortlist.json")["open"] as? Bool == false)
        try workspace.drop(bytes: Data(), as: "poste.open", into: "offers")
        try drain(workspace)
        #expect(try recommended(workspace) == 1)
        #expect(try own(folder)["status"] as? String == "open")
        let list = try Programs.object(folder + "/shortlist.json")
        #expect((list["candidates"] as? [Any])?.count == 1)
        try workspace.drop(bytes: Data(), as: "poste.txt.closed", into: "offers")
        try drain(workspace)
        #expect(try recommended(workspace) == 0)
        try workspace.drop(bytes: Data(Self.offer.utf8), as: "poste.txt", into: "offers")
        try drain(workspace)
        #expect(try recommended(workspace) == 1, "the same offer dropped again is open")
    }

    @Test("closing an offer by its name closes every version of it; opening it opens the newest")
    func versions() throws {
        let workspace = try ScratchWorkspace()
        let first = Self.offer.replacing("COBOL", with: "Fortran")
        for text in [first, Self.offer] {
            try workspace.drop(bytes: Data(text.utf8), as: "poste.txt", into: "offers")
            try drain(workspace)
        }
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try drain(workspace)
        #expect(try recommended(workspace) == 2)
        try workspace.drop(bytes: Data(), as: "poste.closed", into: "offers")
        try drain(workspace)
        #expect(try recommended(workspace) == 0)
        let states = try workspace.published("offers").filter { $0.contains("/poste-") }
            .filter { FileManager.default.fileExists(atPath: $0 + "/offer.json") }.map {
                try own($0)["status"] as? String
            }
        #expect(states == ["closed", "closed"])
        try workspace.drop(bytes: Data(), as: "poste.open", into: "offers")
        try drain(workspace)
        #expect(try recommended(workspace) == 1)
        try #require(try workspace.greffier("retry", "poste.closed").status == 0)
        try drain(workspace)
        #expect(try recommended(workspace) == 1, "a mark done again undoes nothing that came after it")
    }

    @Test("an offer that is closed leaves the scores of later CVs, and those of earlier ones stay as they were")
    func scores() throws {
        let workspace = try workspace()
        let before = try folder("huong", "cv", in: workspace) + "/scores.json"
        let bytes = try Data(contentsOf: URL(filePath: before))
        #expect((try Programs.object(before)["offers"] as? [Any])?.count == 1)
        try workspace.drop(bytes: Data(), as: "poste.closed", into: "offers")
        try workspace.drop(bytes: Data("Cuisinier\n\nCompétences requises : HACCP\n".utf8), as: "b.txt", into: "offers")
        try drain(workspace)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "encore.txt")
        try drain(workspace)
        #expect(try Data(contentsOf: URL(filePath: before)) == bytes)
        let after = try Programs.object(try folder("encore", "cv", in: workspace) + "/scores.json")
        let titles = try #require(after["offers"] as? [[String: Any]]).map {
            ($0["offer"] as? [String: Any])?["title"] as? String
        }
        #expect(titles == ["Cuisinier"])
        #expect((after["as_of"] as? String)?.count == 10)
    }

    @Test("an offer.json dropped back corrects its offer, by a person's word, also when the run is done again")
    func corrected() throws {
        let workspace = try workspace()
        let folder = try folder("poste", "offers", in: workspace)
        var offer = try Programs.object(folder + "/offer.json")
        offer["title"] = "Développeuse ou développeur Java"
        var own = try #require(offer["x-greffier"] as? [String: Any])
        own["valid_until"] = "2020-01-31"
        offer["x-greffier"] = own
        try workspace.drop(bytes: JSONSerialization.data(withJSONObject: offer), as: "poste.json", into: "offers")
        try drain(workspace)
        func check() throws {
            #expect(
                try Programs.object(folder + "/offer.json")["title"] as? String == "Développeuse ou développeur Java"
            )
            let proof = try #require(try Programs.object(folder + "/evidence.json")["/title"] as? [String: Any])
            #expect(proof["source"] as? String == "person")
            #expect(try recommended(workspace) == 0, "its last day is over")
            let codes = try #require(try workspace.report(folder)["warnings"] as? [[String: Any]])
            #expect(codes.contains { $0["code"] as? String == "offer.expired" })
        }
        try check()
        try #require(try workspace.greffier("retry", String(folder.suffix(8)), "--stage", "offer").status == 0)
        try drain(workspace)
        try check()
    }

    /// What a careful model says to the offer, and a skill that no line of it names.
    private static let reading: FakeModel.Answers = { lines in
        let none = NSNull()
        func skill(_ text: String, on line: String? = nil) -> [String: Any] {
            lines.value(text, on: line).merging(["level": "required"]) { $1 }
        }
        return [
            "offer": [
                "title": lines.value("Développeuse Java"), "company": none, "city": lines.value("Rennes"),
                "contract": none, "salary": none, "remote": none, "reference": none, "deadline": none, "start": none,
                "experience": none, "degree": none, "languages": [Any](),
                "skills": [skill("Java", on: "Compétences"), skill("COBOL"), skill("Fortran", on: "COBOL")],
            ] as [String: Any]
        ]
    }

    @Test(
        "an offer is read by the model too, merged with its proof; a server that is away costs a mark until it is back"
    )
    func readByModel() throws {
        let port = try UnusedPort.take()
        let workspace = try ScratchWorkspace()
        try workspace.useModel("http://127.0.0.1:\(port)")
        try workspace.drop(bytes: Data(Self.offer.utf8), as: "poste.txt", into: "offers")
        try drain(workspace)
        let folder = try folder("poste", "offers", in: workspace)
        #expect(try workspace.report(folder)["degraded"] as? [String] == ["model"])
        let skills = try #require(try Programs.object(folder + "/offer.json")["skills"] as? [Any])
        let fake = try FakeModel(port: port, answers: Self.reading)
        try #require(try workspace.greffier("retry", "poste.txt", "--stage", "offer").status == 0)
        try drain(workspace)
        #expect(fake.promptCount == 1)
        let report = try workspace.report(folder)
        #expect(report["degraded"] as? [String] == [])
        let codes = try #require(report["warnings"] as? [[String: Any]]).map { $0["code"] as? String }
        #expect(codes.contains("model.ungrounded"), "the invented skill is counted: \(codes)")
        let proof = try Programs.object(folder + "/evidence.json")
        #expect((proof["/title"] as? [String: Any])?["source"] as? String == "both")
        #expect((proof["/skills/0/name"] as? [String: Any])?["source"] as? String == "both")
        let merged = try #require(try Programs.object(folder + "/offer.json")["skills"] as? [Any])
        #expect(merged.count == skills.count)
    }

    @Test(
        "a shortlist without candidates says so; a mark without an offer, and one where nothing is marked, are refused"
    )
    func nothingThere() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(Self.offer.utf8), as: "poste.txt", into: "offers")
        try drain(workspace)
        let folder = try folder("poste", "offers", in: workspace)
        let page = try String(contentsOfFile: folder + "/shortlist.html", encoding: .utf8)
        #expect(page.contains("pas encore de candidat"))
        let warnings = try #require(try workspace.report(folder)["warnings"] as? [[String: Any]])
        #expect(warnings.map { $0["code"] as? String }.contains("shortlist.no_candidates"))
        try workspace.drop(bytes: Data(), as: "autre.closed", into: "offers")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let failed = try #require(workspace.published("offers", failed: true).first)
        let error = try #require(try workspace.report(failed)["error"] as? [String: Any])
        #expect(error["code"] as? String == "correction.unmatched")
    }
}
