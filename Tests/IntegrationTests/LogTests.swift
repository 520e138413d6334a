// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("The log of a real run", .ownThreads)
struct LogTests {
    /// One CV that is read, an empty file, a broken one, one that cannot be opened and one in a folder of somebody's name.
    private func drained(_ arguments: String..., settings: String = "") throws -> [String] {
        let workspace = try ScratchWorkspace()
        if !settings.isEmpty {
            try settings.write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        }
        try workspace.drop(bytes: Data(Self.curriculum.utf8), as: "Jeanne Petit-Lenoir.md")
        try workspace.drop(bytes: Data(), as: "Zoé Vide.pdf")
        try workspace.drop(bytes: Data("%PDF-1.7 no".utf8), as: "Omar Cassé.pdf")
        let folder = workspace.root + "/inbox/cv/Lucie Dossier"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(Self.curriculum.utf8).write(to: URL(fileURLWithPath: folder + "/cv.txt"))
        try FileManager.default.createSymbolicLink(
            atPath: workspace.root + "/inbox/cv/Paul Lien.pdf",
            withDestinationPath: "/nowhere/Paul.pdf"
        )
        let outcome = try workspace.greffier(["daemon", "--drain"] + arguments)
        #expect([3, 4].contains(outcome.status))
        return outcome.errors.split(separator: "\n").map(String.init)
    }

    private static let curriculum = """
        # Jeanne Petit-Lenoir
        Développeuse Swift, Nantes, jeanne.petit@example.org, 06 12 34 56 78

        ## Expérience
        2019 – 2024 Développeuse, Aérospatiale Morvan, Nantes

        ## Formation
        2018 Master informatique, Université de Nantes
        """

    @Test("names no file, nobody and no path at the usual level, and follows each run by its number")
    func privacy() throws {
        let lines = try drained("--log", "json")
        let text = lines.joined(separator: "\n")
        let secrets = [
            "Jeanne", "Petit", "Lenoir", "Zoé", "Vide", "Omar", "Cassé", "Lucie", "Dossier", "Paul", "Lien", "Morvan",
            "example.org", "06 12", "inbox/", "spool/", "/tmp/",
        ]
        for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
        let objects = try lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String], "\($0)")
        }
        for object in objects {
            for key in ["time", "level", "logger", "message"] { #expect(object[key]?.isEmpty == false, "\(object)") }
        }
        let failed = try #require(objects.first { $0["code"] == "document.empty" && $0["message"] == "a stage failed" })
        let own = objects.filter { $0["run"] == failed["run"] }.compactMap { $0["message"] }
        // The engine may begin a run before the inbox that took its file in has said so.
        #expect(own.filter { $0 != "a file was taken in" } == ["a run began", "a stage failed", "a run ended"])
        #expect(own.count { $0 == "a file was taken in" } == 1)
        #expect(objects.count { $0["message"] == "a run ended" } >= 4)
        let hashes = objects.filter { $0["run"] == failed["run"] }.compactMap { $0["file"] }
        #expect(hashes.count == 2 && Set(hashes).count == 1 && hashes[0].hasPrefix("#"))
    }

    @Test("shows names where privacy.log_names allows it")
    func shown() throws {
        let lines = try drained(settings: "privacy: {log_names: true}\n")
        let line = try #require(lines.first { $0.contains("a file was taken in") && $0.contains("Zoé") }, "\(lines)")
        #expect(line.contains(" info ") && line.contains("file=\"Zoé Vide.pdf\"") && line.contains("pipeline=cv"))
    }

    @Test("is for the journal where standard error leads there")
    func journal() throws {
        let workspace = try ScratchWorkspace()
        let log = workspace.root + "/journal"
        // systemd names device and inode of what standard error is.
        let script = """
            exec 2>'\(log)'; export JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2)
            exec '\(Programs.greffier)' daemon --drain --workspace '\(workspace.root)'
            """
        try workspace.drop(bytes: Data(), as: "vide.pdf")
        let outcome = try Programs.run("/bin/bash", ["-c", script], environment: workspace.environment)
        #expect(outcome.status == 3)
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(!lines.isEmpty && lines.allSatisfy { $0.firstMatch(of: /^<[2-7]>/) != nil }, "\(lines)")
    }
}
