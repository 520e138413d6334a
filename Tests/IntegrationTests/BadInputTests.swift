// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Bad input", .ownThreads)
struct BadInputTests {
    private static let goodText = """
        Camille Exemple
        Comptable
        camille@courriel.example

        EXPÉRIENCE
        Comptable – Société Exemple, Nantes
        mars 2019 – juin 2024
        """

    private func onlyReport(_ workspace: ScratchWorkspace, failed: Bool) throws -> [String: Any] {
        let folders = workspace.published(failed: failed)
        #expect(folders.count == 1)
        return try workspace.report(try #require(folders.first))
    }

    @Test(
        "a file that cannot be read ends in failed/ with its code and both languages, the original beside it",
        arguments: [
            ("empty.pdf", "document.empty"), ("encrypted.pdf", "document.encrypted"),
            ("truncated.pdf", "document.truncated"),
            ("not-a-zip.docx", "document.corrupt"), ("image-only.pdf", "document.no_text"),
            ("zero-pages.pdf", "document.corrupt"),
            ("unknown.xyz", "document.unsupported"),
        ]
    )
    func refused(name: String, code: String) throws {
        let workspace = try ScratchWorkspace()
        let source = Programs.fixture("bad/" + name)
        try workspace.drop(source, as: name)
        try workspace.drop(bytes: Data(Self.goodText.utf8), as: "good.txt")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 3, "\(drained.output) \(drained.errors)")

        let report = try onlyReport(workspace, failed: true)
        let error = try #require(report["error"] as? [String: Any])
        #expect(error["code"] as? String == code)
        let folder = try #require(workspace.published(failed: true).first)
        let text = try String(contentsOfFile: folder + "/ERROR.txt", encoding: .utf8)
        #expect(text.contains(try #require(error["message"] as? String)))
        #expect(text.contains(try #require(error["message_fr"] as? String)))
        #expect(text.contains(try #require(error["hint_fr"] as? String)))
        #expect(FileManager.default.contentsEqual(atPath: folder + "/" + name, andPath: source))
        #expect(workspace.published().count == 1, "the good one goes through")
    }

    @Test(
        "a file keeps any name it was given",
        arguments: [
            "avec espaces.txt", "l'été \"chez\" nous.txt", "🦊 CV.txt", "deux\nlignes.txt", "-rf.txt", "$(reboot).txt",
            String(repeating: "é", count: 125) + ".txt", "CV", "e\u{301}le\u{300}ve.txt",
        ]
    )
    func names(name: String) throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(Self.goodText.utf8), as: name)
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let report = try onlyReport(workspace, failed: false)
        #expect((report["input"] as? [String: Any])?["name"] as? String == name)
        let folder = try #require(workspace.published().first)
        #expect(FileManager.default.fileExists(atPath: folder + "/" + name))
        #expect((folder as NSString).lastPathComponent.utf8.count <= 90)
    }

    @Test("the same bytes twice make two folders, the second from the memo and named a duplicate, and one candidate")
    func sameBytesTwice() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(Self.goodText.utf8), as: "first.txt")
        try workspace.greffier("daemon", "--drain")
        try workspace.drop(bytes: Data(Self.goodText.utf8), as: "second.txt")
        try workspace.greffier("daemon", "--drain")
        let reports = try workspace.published().map(workspace.report)
        #expect(reports.count == 2)
        let second = try #require(reports.first { ($0["input"] as? [String: Any])?["name"] as? String == "second.txt" })
        let first = try #require(reports.first { ($0["input"] as? [String: Any])?["name"] as? String == "first.txt" })
        #expect(second["duplicate_of"] as? String == first["run"] as? String)
        let stages = try #require(second["stages"] as? [[String: Any]])
        for stage in stages where ["extract", "profile", "render"].contains(stage["kind"] as? String) {
            #expect(stage["cached"] as? Bool == true, "\(stage)")
        }
        let candidates = try workspace.greffier("search", "comptable", "--json")
        let hits = try #require(try candidates.object()["hits"] as? [[String: Any]])
        #expect(Set(hits.compactMap { $0["entry"] as? String }).count == 1)
    }

    @Test("two different files of one name get a folder each")
    func sameName() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(Self.goodText.utf8), as: "cv.txt")
        try workspace.greffier("daemon", "--drain")
        try workspace.drop(bytes: Data((Self.goodText + "\nAnglais courant").utf8), as: "cv.txt")
        try workspace.greffier("daemon", "--drain")
        #expect(workspace.published().count == 2)
    }

    @Test("a folder dropped whole is taken, its name a tag, and temporary names are left alone")
    func wholeFolder() throws {
        let workspace = try ScratchWorkspace()
        let staging = workspace.root + "/staging/printemps/nantes"
        try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
        try Data(Self.goodText.utf8).write(to: URL(fileURLWithPath: staging + "/cv.txt"))
        for name in ["~$cv.docx", "cv.pdf.part", ".hidden.txt", "cv.crdownload"] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: staging + "/" + name))
        }
        try FileManager.default.moveItem(
            atPath: workspace.root + "/staging/printemps",
            toPath: workspace.root + "/inbox/cv/printemps"
        )
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let report = try onlyReport(workspace, failed: false)
        #expect(report["tags"] as? [String] == ["printemps", "nantes"])
        let left = try FileManager.default.contentsOfDirectory(atPath: workspace.root + "/inbox/cv/printemps/nantes")
        #expect(Set(left) == ["~$cv.docx", "cv.pdf.part", ".hidden.txt", "cv.crdownload"])
    }

    @Test("a failed folder dropped back whole starts its document again, not the notes beside it")
    func failedFolderComesBack() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(), as: "vide.pdf")
        try workspace.greffier("daemon", "--drain")
        let failed = try #require(workspace.published(failed: true).first)
        let note = try String(contentsOfFile: failed + "/ERROR.txt", encoding: .utf8)
        #expect(note.contains("Le fichier est vide.\n"))
        try FileManager.default.moveItem(atPath: failed, toPath: workspace.root + "/inbox/cv/encore")
        try workspace.greffier("daemon", "--drain")
        let runs = try workspace.greffier("runs", "list").output
        #expect(!runs.contains("ERROR.txt") && !runs.contains("run.json"), "\(runs)")
        #expect(workspace.published(failed: true).count == 1)
    }

    @Test("a link that leads out of the inbox is refused and its target never read")
    func link() throws {
        let workspace = try ScratchWorkspace()
        try FileManager.default.createSymbolicLink(
            atPath: workspace.root + "/inbox/cv/passwd.txt",
            withDestinationPath: "/etc/passwd"
        )
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 3, "\(drained.output) \(drained.errors)")
        let report = try onlyReport(workspace, failed: true)
        #expect((report["error"] as? [String: Any])?["code"] as? String == "intake.outside")
        let found = try Programs.run("/bin/grep", ["-rl", "root:x:0:0", workspace.root])
        #expect(found.output.isEmpty)
    }
}
