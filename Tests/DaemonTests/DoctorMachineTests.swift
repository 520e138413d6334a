// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PipelineModel
import Testing

@testable import Daemon

@Suite("What doctor says of machine and settings")
struct DoctorMachineTests {
    @Test(
        "room on a disk is a warning before intake stops, and few files left are one too",
        arguments: [
            (12 << 30, 1_000_000, Finding.Verdict.ok), (2 << 30, 1_000_000, .warn), (1 << 29, 1_000_000, .fail),
            (12 << 30, 500, .warn), (12 << 30, nil, .ok),
        ] as [(Int, Int?, Finding.Verdict)]
    )
    func room(free: Int, files: Int?, verdict: Finding.Verdict) {
        let finding = Doctor.room(free: free, files: files, on: "/srv/l'état", as: "disk space")
        #expect(finding.verdict == verdict && finding.detailFR != nil)
        #expect((finding.remedy == nil) == (verdict == .ok))
        if let remedy = finding.remedy { #expect(remedy.contains("'/srv/l'\\''état'"), "\(remedy)") }
    }

    @Test("workers that may take more than the machine has are a warning with the setting")
    func memory() {
        var workers = Settings.Workers()
        let edit: (String) -> String = { "${EDITOR:-nano} greffier.yaml  # \($0)" }
        #expect(Doctor.memory(4 << 30, workers: workers, edit: edit).verdict == .ok)
        workers.processes = 16
        let finding = Doctor.memory(4 << 30, workers: workers, edit: edit)
        #expect(finding.verdict == .warn && finding.remedy?.contains("workers.processes") == true)
        #expect(finding.detailFR == "4,0 Gio, dont les ouvriers peuvent prendre 8,0")
    }

    @Test("a clock that is long behind, behind the last run, or kept by nothing")
    func clock() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        func verdict(_ now: Date, run: Date? = nil, isKept: Bool = true) -> Finding.Verdict {
            let finding = Doctor.clock(now: now, newestRun: run, isKept: isKept, zone: "Europe/Paris")
            #expect((finding.remedy == nil) == (finding.verdict == .ok) && finding.detailFR != nil)
            return finding.verdict
        }
        #expect(verdict(now) == .ok)
        #expect(verdict(now, run: now.addingTimeInterval(-60)) == .ok)
        #expect(verdict(now, run: now.addingTimeInterval(3600)) == .warn)
        #expect(verdict(now, isKept: false) == .warn)
        #expect(verdict(Date(timeIntervalSince1970: 1_000_000)) == .fail)
    }

    private func found(_ yaml: String, environment: [String: String] = [:]) throws -> [Finding] {
        let root = FileManager.default.temporaryDirectory.path + "/greffier-doctor-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        try yaml.write(toFile: root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let workspace = try Workspace.open(flag: root, directory: "/", environment: environment)
        return Doctor(workspace: workspace, environment: environment).settings()
    }

    @Test("settings that only this machine can tell are wrong are told with what to write")
    func settings() throws {
        let yaml = """
            timezone: Europe/Pari
            intake: {settle: 10s, give_up: 2s}
            queues: {cpu: 4000}
            submissions: {allow: ["/nowhere/at all"]}
            """
        let findings = try found(yaml, environment: ["GREFFIER_INTAKE_SETLE": "1s", "GREFFIER_SAMPLES": "/x"])
        let told = Dictionary(uniqueKeysWithValues: findings.map { ($0.check, $0) })
        #expect(told["settings"]?.verdict == .ok)
        #expect(told["setting timezone"]?.verdict == .fail)
        #expect(told["setting timezone"]?.remedy?.contains("# timezone: Europe/Paris") == true)
        #expect(told["setting intake.give_up"]?.verdict == .warn && told["setting queues.cpu"]?.verdict == .warn)
        #expect(told["setting submissions.allow"]?.remedy == "mkdir -p '/nowhere/at all'")
        #expect(told["setting GREFFIER_INTAKE_SETLE"]?.detail.contains("GREFFIER_INTAKE_SETTLE is") == true)
        #expect(findings.count == 6, "\(findings.map(\.check))")
        let sound = try found("language: en", environment: ["GREFFIER_INTAKE_SETTLE": "1s"])
        #expect(sound.map(\.detail) == ["greffier.yaml, GREFFIER_INTAKE_SETTLE"])
    }

    @Test("each mistake of a greffier.yaml that cannot be used opens the editor at its line")
    func mistakes() throws {
        let failure = #expect(throws: Workspace.Failure.self) { try found("intake:\n  setle: 2s\nlangage: fr\n") }
        guard case .invalid(let mistakes) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        let findings = Doctor.findings(mistakes)
        #expect(findings.count == 2 && findings.allSatisfy { $0.verdict == .fail })
        #expect(findings[0].remedy?.hasPrefix("${EDITOR:-nano} +2 '/") == true, "\(findings)")
        #expect(findings[0].remedy?.contains("# did you mean 'settle'?") == true)
    }

    @Test("HTTP that other machines reach is a warning, and one that is switched off is none")
    func http() throws {
        func verdict(_ yaml: String) throws -> Finding {
            let root = "/tmp/greffier-doctor-" + UUID().uuidString
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: root) }
            try yaml.write(toFile: root + "/greffier.yaml", atomically: true, encoding: .utf8)
            return try Doctor(workspace: .open(flag: root, directory: "/", environment: [:]), environment: [:]).http()
        }
        #expect(try verdict("").detail == "127.0.0.1:9108, this machine alone")
        #expect(try verdict("http: false").detail == "switched off")
        let open = try verdict("http: {listen: \"0.0.0.0:9108\"}")
        #expect(open.verdict == .warn && open.remedy?.contains("# http.listen: 127.0.0.1:9108") == true)
    }

    @Test("the mount of a path is the highest folder on its device")
    func mount() throws {
        let mount = try #require(MountPoint(holding: "/proc/self"))
        #expect(mount.path == "/proc")
        #expect(MountPoint(holding: "/nowhere/at/all") == nil)
    }
}
