// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("What somebody has done again", .ownThreads)
struct RetryTests {
    /// A worker that greets and crashes at its first request, until it is mended.
    private final class FragileWorker {
        private let folder = "/tmp/greffier-fragile-" + UUID().uuidString
        var path: String { folder + "/worker" }

        init() throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let body = """
                [ -e '\(folder)/mended' ] && exec '\(Programs.worker)' "$@"
                '\(Programs.worker)' "$@" </dev/null
                head -c 1 >/dev/null
                kill -SEGV $$
                """
            try body.write(toFile: folder + "/body", atomically: true, encoding: .utf8)
            // A link: a file that was just written cannot be run while some forked process holds it open.
            let script = Programs.fixture("workers/pretender")
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: script)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func mend() throws { try Data().write(to: URL(fileURLWithPath: folder + "/mended")) }
    }

    @Test("a document that crashed its worker is read again when its run is retried, and is not refused from memory")
    func poisoned() throws {
        let worker = try FragileWorker()
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_WORKER": worker.path])
        let daemon = try workspace.startDaemon()
        try workspace.drop(bytes: Data("Camille Exemple\nComptable\n".utf8), as: "camille.txt")
        try Programs.wait(for: "the failure") { !workspace.published(failed: true).isEmpty }
        let failed = try #require(workspace.published(failed: true).first)
        #expect((try workspace.report(failed)["error"] as? [String: Any])?["code"] as? String == "worker.crashed")
        try worker.mend()
        #expect(try workspace.greffier("retry", "camille.txt").status == 0)
        let status = {
            try (workspace.greffier("why", "camille.txt", "--json").object()["run"] as? [String: Any])?["status"]
        }
        try Programs.wait(for: "the end") { ["succeeded", "failed"].contains(try status() as? String) }
        #expect(try status() as? String == "succeeded")
        #expect(daemon.stop() == 0)
    }

    @Test(
        "a run is read anew with the lexicons of now, under a daemon that runs, and as before once they are as before"
    )
    func lexicons() throws {
        let workspace = try ScratchWorkspace()
        let daemon = try workspace.startDaemon()
        let cv = "Camille Exemple\ncamille@example.org\n\nCompétences\nZorglub, Java\n\nLangues\nAnglais : courant\n"
        try workspace.drop(bytes: Data(cv.utf8), as: "camille.txt")
        try Programs.wait(for: "the result") { !workspace.published().isEmpty }
        let folder = try #require(workspace.published().first)
        func profile() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder + "/profile.json")) }
        /// The canonical names of the skills, by the words that the CV has.
        func skills() throws -> [String: [String]] {
            let profile = try #require(try JSONSerialization.jsonObject(with: profile()) as? [String: Any])
            let skills = try #require(profile["skills"] as? [[String: Any]])
            return skills.reduce(into: [:]) { names, skill in
                let own = skill["x-greffier"] as? [String: Any]
                names[skill["name"] as? String ?? ""] = own?["canonical"] as? [String] ?? []
            }
        }
        func isCached(_ stage: String) throws -> Bool? {
            let stages = try #require(try workspace.report(folder)["stages"] as? [[String: Any]])
            return stages.first { $0["name"] as? String == stage }?["cached"] as? Bool
        }
        /// Has the profile read again until it is other than `before`: the daemon looks at the files now and then.
        func readAgain(until isDone: () throws -> Bool) throws {
            let run = String(folder.suffix(8))
            try Programs.wait(for: "the profile by the lexicons of now") {
                try #require(try workspace.greffier("retry", run, "--stage", "profile").status == 0)
                try Programs.wait(for: "the end") {
                    let story = try workspace.greffier("why", "camille.txt", "--json").object()["run"] as? [String: Any]
                    return story?["status"] as? String == "succeeded"
                }
                return try isDone()
            }
        }
        let first = try profile()
        try #require(try skills()["Zorglub"] == [])
        let own = workspace.root + "/pipelines/lexicons/own.lex"
        try "[skills]\nZorglub Suite = zorglub\n".write(toFile: own, atomically: true, encoding: .utf8)
        try readAgain { try profile() != first }
        #expect(try skills()["Zorglub"] == ["Zorglub Suite"])
        #expect(try isCached("profile") == false)
        try FileManager.default.removeItem(atPath: own)
        try readAgain { try profile() == first }
        #expect(try isCached("profile") == true)
        #expect(daemon.stop() == 0)
    }
}
