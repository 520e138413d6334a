// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Doctor", .ownThreads)
struct DoctorTests {
    private func findings(_ workspace: ScratchWorkspace) throws -> (status: Int32, all: [[String: Any]]) {
        let outcome = try workspace.greffier("doctor", "--json")
        let list = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
        return (outcome.status, try #require(list, "\(outcome.output) \(outcome.errors)"))
    }

    @Test("names every fault of a broken workspace, each in both languages with a command to paste")
    func broken() throws {
        let workspace = try ScratchWorkspace()
        let manager = FileManager.default
        let root = workspace.root
        try "queues: {cpu: 4000}\nmaintenance: never\ntimezone: Europe/Pari\n"
            .write(toFile: root + "/greffier.yaml", atomically: true, encoding: .utf8)
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root + "/state")
        try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: root + "/pipelines")
        try manager.removeItem(atPath: root + "/outbox")
        try Data("no database".utf8).write(to: URL(fileURLWithPath: root + "/state/jobs.sqlite"))
        try Data("no key".utf8).write(to: URL(fileURLWithPath: root + "/state/http-token"))
        try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: root + "/state/http-token")
        try "stages: [".write(toFile: root + "/pipelines/cv.yaml", atomically: true, encoding: .utf8)
        let (status, all) = try findings(workspace)
        #expect(status == 4)
        let wrong = all.filter { $0["verdict"] as? String != "ok" }
        let checks = wrong.map { "\($0["verdict"] ?? "") \($0["check"] ?? "")" }
        for expected in [
            "fail setting timezone", "warn setting queues.cpu", "fail outbox", "warn state", "warn permissions",
            "fail pipelines", "fail database", "warn maintenance", "warn daemon",
        ] { #expect(checks.contains(expected), "\(expected) in \(checks)") }
        #expect(checks.count { $0 == "warn permissions" } == 2)
        for finding in wrong {
            for key in ["remedy", "remedy_fr"] {
                let remedy = try #require(finding[key] as? String, "\(finding)")
                #expect(Self.isCommand(remedy), "\(remedy)")
            }
            #expect(finding["detail_fr"] is String, "\(finding)")
        }
    }

    /// Whether a shell takes the words before `#` for a command of a program that there is.
    private static func isCommand(_ remedy: String) -> Bool {
        let programs = [
            "greffier", "sudo", "chmod", "mkdir", "mv", "du", "df", "ulimit", "unset", "uname", "fuser", "lms", "ss",
            "${EDITOR:-nano}",
        ]
        guard let first = remedy.split(separator: " ").first, programs.contains(String(first)) else { return false }
        return (try? Programs.run("/bin/bash", ["-n", "-c", remedy]))?.status == 0
    }

    @Test("a sound workspace ends with 0, and so do its warnings")
    func sound() throws {
        let workspace = try ScratchWorkspace()
        let (status, all) = try findings(workspace)
        let checks = Set(all.compactMap { $0["check"] as? String })
        #expect(status == 0, "\(all.filter { $0["verdict"] as? String == "fail" })")
        #expect(
            checks.isSuperset(of: [
                "workspace", "settings", "inbox", "outbox", "state", "submissions", "state disk", "disk space",
                "memory",
                "open files", "clock", "fonts", "pipelines", "worker", "recognition", "lexicons", "vectors",
                "collections", "database", "maintenance", "submissions file", "daemon", "http",
            ]),
            "\(checks)"
        )
        let warned = all.filter { $0["verdict"] as? String == "warn" }
        for finding in warned { #expect(Self.isCommand(finding["remedy"] as? String ?? ""), "\(finding)") }
    }

    @Test("mistakes of greffier.yaml are findings, told at their place", arguments: ["fr", "en"])
    func settings(language: String) throws {
        let workspace = try ScratchWorkspace()
        try "langage: fr\n".write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let outcome = try workspace.greffier("doctor", "--language", language)
        let check = language == "fr" ? "fail  réglages : " : "fail  settings: "
        #expect(outcome.status == 4 && outcome.output.hasPrefix(check), "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.contains("→ ${EDITOR:-nano} +1 '\(workspace.root)/greffier.yaml'"))
    }
}
