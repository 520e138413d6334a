// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

/// What the command line says to people, in the language of the terminal.
@Suite("The command line in both languages", .ownThreads)
struct SpokenLanguageTests {
    private func workspace(_ locale: String) throws -> ScratchWorkspace {
        try ScratchWorkspace(environment: ["LC_ALL": locale])
    }

    @Test(
        "status and why name the file, the reason and the next step of what failed",
        arguments: [
            (
                "fr_FR.UTF-8", ["service", "0 réussi, 1 échoué, 0 annulé", "Le fichier est vide."],
                ["état", "échoué", "à faire", "relancer"]
            ),
            (
                "en_GB.UTF-8", ["daemon", "0 succeeded, 1 failed, 0 cancelled", "The file is empty."],
                ["state", "failed", "what to do", "try again"]
            ),
        ]
    )
    func failed(locale: String, glance: [String], story: [String]) throws {
        let workspace = try workspace(locale)
        try workspace.drop(bytes: Data(), as: "vide.pdf")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let status = try workspace.greffier("status").output
        for words in glance + ["vide.pdf"] { #expect(status.contains(words), "\(status)") }
        let why = try workspace.greffier("why", "vide.pdf").output
        for words in story + ["vide.pdf", glance[2], "greffier retry "] { #expect(why.contains(words), "\(why)") }
    }

    @Test(
        "why tells of a paused queue and of a file that was not taken, each with what to do",
        arguments: [
            ("fr_FR.UTF-8", "attend     la file cpu, qui est en pause", "n’a pas été pris : Le service ne tourne pas."),
            ("C.UTF-8", "waits for  the queue cpu, which is paused", "has not been taken: The daemon does not run."),
        ]
    )
    func waiting(locale: String, paused: String, untaken: String) throws {
        let workspace = try workspace(locale)
        try workspace.greffier("queues", "pause", "cpu")
        try workspace.drop(bytes: Data("Camille Exemple\nComptable\n".utf8), as: "camille.txt")
        let lying = try workspace.greffier("why", "camille.txt").output
        #expect(lying.contains(untaken) && lying.contains("greffier daemon"), "\(lying)")
        #expect(try workspace.greffier("daemon", "--drain").status == 4)
        let why = try workspace.greffier("why", "camille.txt").output
        #expect(why.contains(paused) && why.contains("greffier queues resume cpu"), "\(why)")
        // Programs read the same whatever the terminal speaks.
        let json = try workspace.greffier("why", "camille.txt", "--json").object()
        #expect(json["waits_for"] as? String == "the queue cpu, which is paused")
    }

    @Test("every finding of doctor on a new workspace is told in French, with its check")
    func doctor() throws {
        let workspace = try workspace("fr_FR.UTF-8")
        let outcome = try workspace.greffier("doctor")
        for words in ["warn  service : arrêté", "base : pas encore", "place sur le disque : ", "Gio libres"] {
            #expect(outcome.output.contains(words), "\(outcome.output)")
        }
        let found = try JSONSerialization.jsonObject(with: Data(workspace.greffier("doctor", "--json").output.utf8))
        for finding in try #require(found as? [[String: Any]]) {
            let check = finding["check"] as? String ?? ""
            // What is but a path, a list of names or a program's own words is the same in both.
            let isName = ["workspace", "inbox", "outbox", "state", "submissions", "pipelines"].contains(check)
            let isProgram = ["libreoffice", "recognition"].contains(check)
            #expect(isName || isProgram || finding["detail_fr"] is String, "\(finding)")
            if finding["remedy"] is String { #expect(finding["remedy_fr"] is String, "\(finding)") }
        }
    }

    @Test(
        "an id that nothing has, an end that several have and a missing workspace are told with the next step",
        arguments: [
            ("fr_FR.UTF-8", "aucun fichier, passage ou tâche", "aucun espace de travail ici"),
            ("en_GB.UTF-8", "no file, run or job", "no workspace here"),
        ]
    )
    func unknown(locale: String, nothing: String, lost: String) throws {
        let workspace = try workspace(locale)
        let outcome = try workspace.greffier("why", "nobody\u{1B}[2J.pdf")
        #expect(outcome.status == 2 && outcome.errors.contains(nothing), "\(outcome.errors)")
        #expect(outcome.errors.contains("greffier runs list") && !outcome.errors.contains("\u{1B}"))
        let outside = try Programs.run(Programs.greffier, ["status"], environment: ["LC_ALL": locale], directory: "/")
        #expect(outside.status == 4 && outside.errors.contains(lost) && outside.errors.contains("greffier init"))
    }

    @Test(
        "a second daemon, a backup that would replace something and figures of readings are told in the reader's language",
        arguments: [
            (
                "fr_FR.UTF-8", "un service travaille déjà", "existe déjà : nommez", "dont 0 n’a pu être lu",
                "PRÉCISION"
            ),
            (
                "en_GB.UTF-8", "a daemon works in this workspace already", "exists already: name", "0 of them",
                "PRECISION"
            ),
        ]
    )
    func administration(locale: String, second: String, taken: String, read: String, head: String) throws {
        let workspace = try workspace(locale)
        let daemon = try workspace.startDaemon()
        let refused = try workspace.greffier("daemon")
        #expect(refused.status == 4 && refused.errors.contains(second), "\(refused.errors)")
        #expect(daemon.stop() == 0)
        let backup = try workspace.greffier("backup", "/tmp")
        #expect(backup.status == 2 && backup.errors.contains(taken), "\(backup.errors)")
        let folder = try LabelledFolder("evaluation-second")
        defer { folder.remove() }
        let evaluated = try Programs.run(
            Programs.greffier,
            ["evaluate", "--documents", folder.documents, "--truth", folder.truth],
            environment: workspace.environment
        )
        #expect(evaluated.output.contains(read) && evaluated.output.contains(head), "\(evaluated.output)")
    }

    @Test("where the environment names no language, that of greffier.yaml is spoken", arguments: ["fr", "en"])
    func unnamed(language: String) throws {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": ""])
        try "language: \(language)\n".write(
            toFile: workspace.root + "/greffier.yaml",
            atomically: true,
            encoding: .utf8
        )
        let status = try workspace.greffier("status").output
        #expect(status.hasPrefix(language == "fr" ? "service  arrêté" : "daemon   not running"), "\(status)")
    }
}
