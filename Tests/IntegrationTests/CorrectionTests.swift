// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Profiles that a person corrects and drops back", .ownThreads)
struct CorrectionTests {
    /// A workspace in which `huong.txt` and an offer went through.
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        let offer = "Développeuse Java (H/F)\n\nCompétences requises : Java, Spring Boot, Kubernetes, COBOL\n"
        try workspace.drop(bytes: Data(offer.utf8), as: "offre.txt", into: "offers")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        return workspace
    }

    private func folder(_ stem: String, in workspace: ScratchWorkspace, failed: Bool = false) throws -> String {
        let all = workspace.published(failed: failed)
        return try #require(all.first { ($0 as NSString).lastPathComponent.hasPrefix(stem + "-") && !isCorrection($0) })
    }

    private func isCorrection(_ folder: String) -> Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted().first?.hasSuffix(".json") == true
            && !FileManager.default.fileExists(atPath: folder + "/profile.json")
    }

    private func name(_ folder: String) throws -> String? {
        (try Programs.object(folder + "/profile.json")["basics"] as? [String: Any])?["name"] as? String
    }

    private func score(_ folder: String) throws -> Double {
        let offers = try #require(try Programs.object(folder + "/scores.json")["offers"] as? [[String: Any]])
        return try #require(offers.first?["score"] as? Double)
    }

    /// Drops the published profile back as `name`, changed, and has everything done.
    @discardableResult
    private func correct(
        _ folder: String,
        as name: String,
        in workspace: ScratchWorkspace,
        _ change: (inout [String: Any]) -> Void
    ) throws -> Int32 {
        var profile = try Programs.object(folder + "/profile.json")
        change(&profile)
        try workspace.drop(bytes: JSONSerialization.data(withJSONObject: profile), as: name)
        return try workspace.greffier("daemon", "--drain").status
    }

    private static func rename(_ profile: inout [String: Any], to name: String) {
        var basics = profile["basics"] as? [String: Any] ?? [:]
        basics["name"] = name
        profile["basics"] = basics
    }

    @Test(
        "the values that a person changed are hers, the others keep their proof; score, dossier, index and review follow"
    )
    func corrected() throws {
        let workspace = try workspace()
        let folder = try folder("huong", in: workspace)
        let (before, proofs, scoreBefore) = (
            try Programs.object(folder + "/profile.json"), try Programs.object(folder + "/evidence.json"),
            try score(folder)
        )
        let works = try #require(before["work"] as? [[String: Any]])
        try #require(works.count >= 2)
        let status = try correct(folder, as: "huong.json", in: workspace) { profile in
            Self.rename(&profile, to: "Huong Corrigée")
            var work = profile["work"] as? [[String: Any]] ?? []
            work.removeFirst()
            profile["work"] = work
            profile["skills"] = (profile["skills"] as? [Any] ?? []) + [["name": "Kubernetes"]]
        }
        #expect(status == 0)
        let after = try Programs.object(folder + "/profile.json")
        #expect(try name(folder) == "Huong Corrigée")
        #expect((after["work"] as? [[String: Any]])?.count == works.count - 1)
        let evidence = try Programs.object(folder + "/evidence.json")
        let proof = try #require(evidence["/basics/name"] as? [String: Any])
        #expect(proof["source"] as? String == "person" && proof["quote"] as? String == "Huong Corrigée")
        #expect(proof["confidence"] as? Double == 1 && proof["page"] is NSNull && proof["line"] is NSNull)
        #expect(evidence["/basics/email"] as? NSDictionary == proofs["/basics/email"] as? NSDictionary)
        #expect(evidence["/work/0/name"] as? NSDictionary == proofs["/work/1/name"] as? NSDictionary)
        #expect(try score(folder) != scoreBefore)
        let report = try workspace.report(folder)
        #expect((report["corrected"] as? [String: Any])?["file"] as? String == "huong.json")
        #expect((report["review"] as? [String]) == [])
        let dossier = try Programs.run(Programs.greffier, ["extract", folder + "/profile.docx", "--format", "text"])
        #expect(dossier.output.contains("Huong Corrigée"))
        let found = try workspace.greffier("recommend", "--for", "offers", "--json").output
        #expect(found.contains("Huong Corrigée") && !found.contains("Mai Huong"))
        #expect(try workspace.greffier("why", "huong.txt").output.contains("corrected  by huong.json"))
        #expect(try workspace.greffier("why", "huong.json").output.contains("corrects   huong.txt"))
        let page = try String(contentsOfFile: workspace.root + "/outbox/cv/index.html", encoding: .utf8)
        #expect(page.contains("Corrigé d’après « huong.json ».") && page.contains("Corrige « huong.txt »."))
    }

    @Test("a correction survives doing the run or one stage again, the same file dropped anew, and an edited lexicon")
    func survives() throws {
        let workspace = try workspace()
        let folder = try folder("huong", in: workspace)
        try correct(folder, as: "huong.json", in: workspace) { Self.rename(&$0, to: "Huong Corrigée") }
        let run = String(folder.suffix(8))
        #expect(try workspace.greffier("retry", run).status == 0)
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        #expect(try name(folder) == "Huong Corrigée")
        // Other words to read by: nothing comes from the memo.
        try "[languages]\nklingon | iso: tlh\n"
            .write(toFile: workspace.root + "/pipelines/lexicons/own.lex", atomically: true, encoding: .utf8)
        #expect(try workspace.greffier("retry", run, "--stage", "profile").status == 0)
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        #expect(try name(folder) == "Huong Corrigée")
        let stages = try #require(try workspace.report(folder)["stages"] as? [[String: Any]])
        #expect(stages.first { $0["name"] as? String == "profile" }?["cached"] as? Bool == false)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "encore.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let again = try self.folder("encore", in: workspace)
        #expect(try name(again) == "Huong Corrigée")
        #expect((try workspace.report(again)["corrected"] as? [String: Any])?["file"] as? String == "huong.json")
    }

    @Test("a correction ends the review of a run, also one that changes nothing, and a newer one is made of the first")
    func review() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(
            bytes: Data("Camille Exemple\nComptable\n\nLangues\nAnglais : courant\n".utf8),
            as: "camille.txt"
        )
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        let waiting = { try workspace.greffier("status", "--json").object()["review"] as? Int }
        #expect(try waiting() == 1)
        let folder = try folder("camille", in: workspace)
        #expect(try correct(folder, as: "camille.json", in: workspace) { _ in } == 0)
        #expect(try waiting() == 0)
        #expect(try workspace.greffier("runs", "--review", "--json").output.contains("run") == false)
        let own = (folder as NSString).lastPathComponent + ".json"
        #expect(try correct(folder, as: own, in: workspace) { Self.rename(&$0, to: "Camille Deux") } == 0)
        #expect(
            try correct(folder, as: "camille.txt.json", in: workspace) { $0["interests"] = [["name": "Judo"]] } == 0
        )
        let profile = try Programs.object(folder + "/profile.json")
        #expect(try name(folder) == "Camille Deux")
        #expect((profile["interests"] as? [[String: Any]])?.first?["name"] as? String == "Judo")
        #expect((try workspace.report(folder)["corrected"] as? [String: Any])?["file"] as? String == "camille.txt.json")
    }

    @Test("what cannot be taken is refused with its reason in both languages, and the corrected run stays as it was")
    func refused() throws {
        let workspace = try workspace()
        try workspace.drop(Programs.fixture("bad/encrypted.pdf"), as: "secret.pdf")
        let dropped: [(name: String, text: String, code: String)] = [
            ("huong.json", "", "correction.empty"), ("huong.json", "{ }", "correction.empty"),
            ("huong.json", "{\"basics\": {\"name\": \"Huong\",}}", "correction.not_json"),
            ("huong.json", "[1]", "correction.invalid"), ("huong.json", "{\"offers\": []}", "correction.empty"),
            ("huong.json", "{\"work\": [{\"startDate\": \"mai 2024\"}]}", "correction.invalid"),
            ("huong.json", "{\"basics\": {\"name\": 7}}", "correction.invalid"),
            ("personne.json", "{\"basics\": {\"name\": \"Huong\"}}", "correction.unmatched"),
            ("offre.json", "{\"basics\": {\"name\": \"Huong\"}}", "correction.unmatched"),
            ("secret.json", "{\"basics\": {\"name\": \"Huong\"}}", "correction.no_result"),
            ("huong.json", "{\"work\": [{\"startDate\": \"2021-02-31\"}]}", "correction.invalid"),
            (
                "huong.json",
                "{\"basics\": {\"name\": \"Zoé Tiers\", \"email\": \"zoe@tiers.example\", \"phone\": \"+33639980099\"}}",
                "correction.other_person"
            ),
            ("huong.json", "{\"a\": \"" + String(repeating: "x", count: 4 << 20) + "\"}", "correction.too_large"),
        ]
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let folder = try folder("huong", in: workspace)
        let before = try Programs.object(folder + "/profile.json") as NSDictionary
        for case_ in dropped {
            let known = Set(workspace.published(failed: true))
            try workspace.drop(bytes: Data(case_.text.utf8), as: case_.name)
            #expect(try workspace.greffier("daemon", "--drain").status == 3)
            let failed = try #require(workspace.published(failed: true).first { !known.contains($0) }, "\(case_)")
            let error = try #require(try workspace.report(failed)["error"] as? [String: Any])
            #expect(error["code"] as? String == case_.code, "\(case_)")
            let note = try String(contentsOfFile: failed + "/ERROR.txt", encoding: .utf8)
            #expect(
                note.contains(error["message_fr"] as? String ?? "?") && note.contains(error["hint"] as? String ?? "?")
            )
            #expect(FileManager.default.fileExists(atPath: failed + "/" + case_.name))
            #expect(!note.contains("Détail technique") && !note.contains("larger than the limits"))
        }
        #expect(try Programs.object(folder + "/profile.json") as NSDictionary == before)
    }

    @Test("the reason is told in French where French is read: in ERROR.txt, on the page and by why")
    func french() throws {
        let workspace = try workspace()
        let text = "{\n\"basics\": {\"name\": \"Huong\"}\n\"work\": []}"
        try workspace.drop(bytes: Data(text.utf8), as: "huong.json")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let failed = try #require(workspace.published(failed: true).first)
        let expected = "ligne 3, colonne 1 : une virgule ou une accolade fermante est attendue ici"
        let note = try String(contentsOfFile: failed + "/ERROR.txt", encoding: .utf8)
        let (french, english) = try #require(
            note.range(of: "----").map { (note[..<$0.lowerBound], note[$0.upperBound...]) }
        )
        #expect(french.contains(expected) && !french.contains("line 3"))
        #expect(english.contains("line 3, column 1: a comma or a closing brace is expected here"))
        let page = try String(contentsOfFile: workspace.root + "/outbox/cv/index.html", encoding: .utf8)
        #expect(page.contains(expected) && page.contains("Corrigez la ligne indiquée"))
        let why = try Programs.run(
            Programs.greffier,
            ["why", "huong.json", "--workspace", workspace.root],
            environment: workspace.environment.merging(["LC_ALL": "fr_FR.UTF-8"]) { $1 }
        )
        #expect(why.output.contains(expected), "\(why.output)")
    }

    @Test("a profile in the inbox of a pipeline that makes none is refused, and becomes no offer")
    func astray() throws {
        let workspace = try workspace()
        let profile = try Data(contentsOf: URL(fileURLWithPath: try folder("huong", in: workspace) + "/profile.json"))
        try workspace.drop(bytes: profile, as: "huong.json", into: "offers")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let failed = try #require(workspace.published("offers", failed: true).first)
        let error = try #require(try workspace.report(failed)["error"] as? [String: Any])
        #expect(error["code"] as? String == "correction.misplaced")
        #expect((error["hint_fr"] as? String)?.contains("là où le CV l’a été") == true)
        let found = try workspace.greffier("recommend", "--for", "candidates", "--json").output
        #expect(found.contains("offre.txt") && !found.contains("huong.json"))
    }

    @Test("of several CVs of one name the one is corrected that the dropped profile was made of")
    func nearest() throws {
        let workspace = try ScratchWorkspace()
        let people = [
            "Camille Exemple\nComptable\ncamille@courriel.example\n",
            "Dominique Autre\nSoudeur\nd.autre@courriel.example\n",
        ]
        var folders: [String] = []
        for text in people {
            try workspace.drop(bytes: Data((text + "\nLangues\nAnglais : courant\n").utf8), as: "cv.txt")
            try #require(try workspace.greffier("daemon", "--drain").status == 0)
            folders.append(try #require(workspace.published().first { !folders.contains($0) }))
        }
        try correct(folders[0], as: "cv.json", in: workspace) { $0["interests"] = [["name": "Judo"]] }
        #expect(try Programs.object(folders[0] + "/profile.json")["interests"] != nil)
        #expect(try Programs.object(folders[1] + "/profile.json")["interests"] == nil)
        try workspace.drop(bytes: Data("{\"basics\": {\"name\": \"Zoé\"}}".utf8), as: "cv.json")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let failed = try #require(workspace.published(failed: true).first)
        let error = try workspace.report(failed)["error"] as? [String: Any]
        #expect(error?["code"] as? String == "correction.ambiguous")
    }

    @Test("a correction that comes while its CV is being done is taken once that has ended")
    func underWay() throws {
        let workspace = try workspace()
        let folder = try folder("huong", in: workspace)
        let profile = try Programs.object(folder + "/profile.json")
        #expect(try workspace.greffier("queues", "pause", "render").status == 0)
        #expect(try workspace.greffier("retry", String(folder.suffix(8))).status == 0)
        let daemon = try workspace.startDaemon()
        var changed = profile
        Self.rename(&changed, to: "Huong Corrigée")
        try workspace.drop(bytes: JSONSerialization.data(withJSONObject: changed), as: "huong.json")
        let state = { try workspace.greffier("why", "huong.json", "--json").object() }
        try Programs.wait(for: "the correction to wait") {
            ((try state()["jobs"] as? [[String: Any]])?.first?["state"] as? String) == "snoozed"
        }
        #expect(try workspace.greffier("queues", "resume", "render").status == 0)
        try Programs.wait(for: "the correction") {
            try name(folder) == "Huong Corrigée"
        }
        #expect(daemon.stop() == 0)
    }
}
