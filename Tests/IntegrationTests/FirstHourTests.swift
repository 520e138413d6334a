// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import TestThreads
import Testing

/// What docs/first-hour.md promises, on a workspace where one file runs, one failed, one waits and one is refused.
@Suite("The questions of the first hour", .ownThreads)
struct FirstHourTests {
    /// Words that must be said, by language.
    private struct Words {
        var locale: String
        var running, failed, waiting, refused, model: [String]
    }

    private static let languages = [
        Words(
            locale: "fr_FR.UTF-8",
            running: ["en marche", "1 en cours"],
            failed: ["vide.pdf", "Le fichier est vide.", "greffier retry "],
            waiting: ["attente.txt", "la file cpu, qui est en pause", "greffier queues resume cpu"],
            refused: ["perdu.pdf", "Aucun traitement ne porte ce nom.", "greffier pipelines list"],
            model: ["personne n’y écoute"]
        ),
        Words(
            locale: "en_GB.UTF-8",
            running: ["running (process", "1 running"],
            failed: ["vide.pdf", "The file is empty.", "greffier retry "],
            waiting: ["attente.txt", "the queue cpu, which is paused", "greffier queues resume cpu"],
            refused: ["perdu.pdf", "No pipeline has this name.", "greffier pipelines list"],
            model: ["nobody listens there"]
        ),
    ]

    @Test("each is answered by its one command, with the file's name, the reason and the next step", arguments: 0..<2)
    func answered(index: Int) throws {
        let words = Self.languages[index]
        let port = try UnusedPort.take()
        let workspace = try ScratchWorkspace(
            environment: [
                "LC_ALL": words.locale, "GREFFIER_WORKERS_PROCESSES": "1", "GREFFIER_QUEUES_CPU": "1",
                "GREFFIER_ENGINE_GRACE": "1s",
            ]
        )
        try workspace.useModel("http://127.0.0.1:\(port)", analysis: "rules")
        let daemon = try workspace.startDaemon()
        try prepare(workspace, daemon)
        let commands = try documented()
        #expect(commands.count >= 5)

        func answer(_ command: [String], about file: String? = nil) throws -> String {
            let typed = command.map { $0 == "jean.pdf" ? file ?? $0 : $0 }
            let outcome = try workspace.greffier(typed)
            return outcome.output + outcome.errors
        }
        let why = try #require(commands.first { $0.first == "why" })
        let status = try answer(["status"])
        expect(words.running + Array(words.failed.prefix(2)), in: status)
        #expect(try answer(["runs", "list", "--status", "running"]).contains("cours.txt"))
        expect(["cours.txt"], in: try answer(why, about: "cours.txt"))
        expect(words.failed, in: try answer(why, about: "vide.pdf"))
        expect(words.waiting, in: try answer(why, about: "attente.txt"))
        expect(words.refused, in: try answer(why, about: "perdu.pdf"))
        let retry = try #require(commands.first { $0.first == "retry" }).map { $0 == "jean.pdf" ? "vide.pdf" : $0 }
        #expect(try workspace.greffier(retry).status == 0)
        expect(words.model, in: try answer(["models", "test"]))
        #expect(daemon.stop() == 0)
        expect(["greffier daemon"], in: try answer(["status"]))
    }

    private func expect(_ words: [String], in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let flat = text.replacing(/\s+/, with: " ")
        for word in words { #expect(flat.contains(word), "\(word) in \(text)", sourceLocation: sourceLocation) }
    }

    /// One file of each kind, reached in an order that does not depend on how fast the machine is.
    private func prepare(_ workspace: ScratchWorkspace, _ daemon: DaemonProcess) throws {
        try workspace.drop(bytes: Data(), as: "vide.pdf")
        try Programs.wait(for: "the failure") { try state("vide.pdf", workspace) == "failed" }
        try workspace.drop(bytes: Self.curriculum, as: "fait.txt")
        try Programs.wait(for: "a result") { try state("fait.txt", workspace) == "succeeded" }
        // A worker that answers nothing any more holds its job.
        let worker = try #require(Self.children(of: daemon.process.processIdentifier).first)
        kill(worker, SIGSTOP)
        try workspace.drop(bytes: Self.curriculum + Data("Nantes\n".utf8), as: "cours.txt")
        try Programs.wait(for: "the file that runs") { try state("cours.txt", workspace) == "running" }
        #expect(try workspace.greffier("queues", "pause", "cpu").status == 0)
        try workspace.drop(bytes: Self.curriculum + Data("Brest\n".utf8), as: "attente.txt")
        try Programs.wait(for: "the file that waits") { try state("attente.txt", workspace) == "queued" }
        try FileManager.default.createDirectory(
            atPath: workspace.root + "/inbox/personne",
            withIntermediateDirectories: true
        )
        try workspace.drop(bytes: Self.curriculum, as: "perdu.pdf", into: "personne")
        try Programs.wait(for: "the file of no pipeline") {
            try workspace.greffier("why", "perdu.pdf", "--json").output.contains("intake.unknown_pipeline")
        }
    }

    private static let curriculum = Data("Camille Exemple\nComptable\ncamille@courriel.example\n".utf8)

    private func state(_ file: String, _ workspace: ScratchWorkspace) throws -> String? {
        let outcome = try workspace.greffier("why", file, "--json")
        let story = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return (story?["run"] as? [String: Any])?["status"] as? String
    }

    private static func children(of parent: Int32) -> [Int32] {
        let path = "/proc/\(parent)/task/\(parent)/children"
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let named = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: " ").compactMap { Int32($0) }
        if let named, !named.isEmpty { return named }
        return all.compactMap(Int32.init).filter { pid in
            let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
            return status.contains("\nPPid:\t\(parent)\n") && status.contains("greffier-work")
        }
    }

    /// The commands in the page's blocks, without the name of the program.
    private func documented() throws -> [[String]] {
        let page = try #require(try MarkdownPage.all().first { $0.path == "docs/first-hour.md" })
        return page.shellLines.flatMap { ShellLine($0.text).calls } + [["status"]]
    }
}
