// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

/// The folders of docs/install.md among the users of a machine: the service, a member of its group, a stranger.
///
/// Needs root, to become each of them; numbers of users need no names.
@Suite("Folders, modes and the users of a machine", .ownThreads, .enabled(if: geteuid() == 0), .timeLimit(.minutes(10)))
struct ModesTests {
    private static let service = ["--user", "64001:64000", "--unit"]
    private static let member = ["--user", "64002:64002,64000"]
    private static let stranger = ["--user", "64003:64003"]

    /// What `docs/install.md` has an administrator make, elsewhere.
    private final class Machine {
        let root = "/tmp/greffier-modes-" + UUID().uuidString
        var base: String { root + "/var" }
        var settings: String { root + "/etc" }

        init() throws {
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
            let page = try String(contentsOfFile: Programs.checkout + "/docs/install.md", encoding: .utf8)
            let lines = page.split(separator: "\n").filter { line in
                line.hasPrefix("sudo setfacl")
                    || line.hasPrefix("sudo install -d") && line.contains("/var/lib/greffier")
            }
            try #require(lines.count == 3, "the lines of docs/install.md that make the folders")
            for line in lines {
                let words = line.dropFirst(5).replacing("/var/lib/greffier", with: base)
                    .replacing("-o greffier -g greffier", with: "-o 64001 -g 64000").split(separator: " ")
                let made = try Programs.run("/usr/bin/env", words.map(String.init))
                try #require(made.status == 0, "\(line): \(made.errors)")
            }
            try #require(Programs.run(Programs.greffier, ["init", settings]).status == 0)
            try """
            http: {enabled: false}
            intake: {settle: 100ms, give_up: 1s}
            paths: {inbox: \(base)/inbox, outbox: \(base)/outbox, state: \(base)/state, submissions: \(base)/submissions}
            """.write(toFile: settings + "/greffier.yaml", atomically: true, encoding: .utf8)
            for name in ["inbox", "outbox", "state", "submissions"] {
                try? FileManager.default.removeItem(atPath: settings + "/" + name)
            }
            try #require(Programs.run("/bin/chgrp", ["-R", "64000", settings]).status == 0)
            try #require(Programs.run("/bin/chmod", ["-R", "g+rX,o=", settings]).status == 0)
        }

        deinit { try? FileManager.default.removeItem(atPath: root) }

        /// The daemon as its unit starts it, until all is done.
        func drain() throws -> Programs.Outcome {
            try OddMachine.run(
                ModesTests.service,
                [Programs.greffier, "daemon", "--drain", "--workspace", settings],
                environment: ["TMPDIR": "/tmp", "HOME": base, "TZ": "UTC"]
            )
        }

        /// A shell's line as somebody; whether it went through.
        func can(_ who: [String], _ line: String) throws -> Bool {
            try OddMachine.run(who, ["/bin/sh", "-c", "umask 077; " + line]).status == 0
        }

        /// `2770 64001:64000` of something below the folders.
        func rights(_ path: String) throws -> String {
            try Programs.run("/usr/bin/stat", ["-c", "%a %u:%g", base + "/" + path]).output
                .trimmingCharacters(in: .newlines)
        }
    }

    @Test("below the unit the service makes its folders with the rights that people need, and no more")
    func rights() throws {
        let machine = try Machine()
        let drained = try machine.drain()
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        for inbox in ["cv", "offers", "feedback"] {
            #expect(try machine.rights("inbox/" + inbox) == "2770 64001:64000")
        }
        #expect(try machine.rights("state") == "700 64001:64000")
        #expect(try machine.rights("submissions") == "2770 64001:64000")
        #expect(try machine.rights("submissions/submissions.sqlite") == "660 64001:64000")
        #expect(try machine.rights("outbox") == "750 64001:64000")
    }

    @Test(
        "a person of the group drops and opens whatever her umask; results and state she cannot change; a stranger sees nothing"
    )
    func people() throws {
        let machine = try Machine()
        _ = try machine.drain()
        let base = machine.base
        #expect(try machine.can(Self.member, "printf 'Camille Exemple\\nComptable\\n' > \(base)/inbox/cv/camille.txt"))
        let folder = base + "/inbox/cv/2026"
        #expect(try machine.can(Self.member, "mkdir \(folder); printf 'Zoe Exemple\\nJuriste\\n' > \(folder)/zoe.txt"))
        #expect(try !machine.can(Self.stranger, "echo Paul > \(base)/inbox/cv/paul.txt"))
        #expect(try !machine.can(Self.stranger, "ls \(base)"))
        let drained = try machine.drain()
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let folders = try FileManager.default.subpathsOfDirectory(atPath: base + "/outbox/cv")
            .filter { $0.hasSuffix("/run.json") }.map { "outbox/cv/" + ($0 as NSString).deletingLastPathComponent }
        #expect(folders.count == 2)
        for folder in folders {
            #expect(try machine.rights(folder) == "750 64001:64000")
            #expect(try machine.rights(folder + "/run.json") == "640 64001:64000")
            #expect(try machine.can(Self.member, "cat \(base)/\(folder)/run.json"))
            #expect(try !machine.can(Self.member, "echo x > \(base)/\(folder)/run.json"))
            #expect(try !machine.can(Self.member, "mv \(base)/\(folder) \(base)/\(folder)-2"))
            #expect(try !machine.can(Self.stranger, "cat \(base)/\(folder)/run.json"))
        }
        for path in ["state", "state/jobs.sqlite", "state/log-key"] {
            #expect(try !machine.can(Self.member, "cat \(base)/\(path) || ls \(base)/\(path)"), "\(path)")
        }
    }

    @Test("a row may name files that people put there, and never one of the state or of the rest of the machine")
    func rows() throws {
        let machine = try Machine()
        _ = try machine.drain()
        let base = machine.base
        #expect(
            try machine.can(Self.member, "printf 'Camille Exemple\\nComptable\\n' > \(base)/submissions/camille.txt")
        )
        for path in ["submissions/camille.txt", "state/log-key", "../etc/greffier.yaml"] {
            let row = "INSERT INTO submissions(pipeline, path) VALUES ('cv', '\(base)/\(path)')"
            #expect(try machine.can(Self.member, "sqlite3 \(base)/submissions/submissions.sqlite \"\(row)\""))
        }
        #expect(try !machine.can(Self.stranger, "sqlite3 \(base)/submissions/submissions.sqlite .tables"))
        _ = try machine.drain()
        let door = base + "/submissions/submissions.sqlite"
        let rows = try Programs.sqlite(door, "SELECT status, substr(error, 1, 18) FROM submissions ORDER BY id")
        #expect(rows == "succeeded|\nrefused|intake.not_allowed\nrefused|intake.not_allowed\n")
    }
}
