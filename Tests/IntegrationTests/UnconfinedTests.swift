// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

/// A machine whose kernel has neither Landlock nor seccomp, as old ones and some containers.
@Suite("Workers that the kernel does not confine", .ownThreads)
struct UnconfinedTests {
    private let cv = Data(
        """
        Camille Exemple
        Comptable
        camille@courriel.example – 06 39 98 00 11

        EXPÉRIENCE PROFESSIONNELLE
        Comptable – Société Exemple, Nantes
        mars 2019 – juin 2024
        """.utf8
    )

    @Test("where the sandbox is preferred documents are read, and doctor says what is not confined")
    func preferred() throws {
        let kernel = try OddMachine(Programs.worker, "--lacking", "landlock", "--lacking", "seccomp")
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_WORKER": kernel.program])
        try workspace.drop(bytes: cv, as: "camille.txt")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        #expect(workspace.published().count == 1)
        let doctor = try workspace.greffier("doctor")
        #expect(
            doctor.output.contains(
                "works but is not fully confined: reads_files, makes_files, changes_files, opens_sockets"
            )
        )
        #expect(doctor.status == 0, "\(doctor.output)")
    }

    @Test("where it is required no document is read or lost, and doctor names the layers")
    func required() throws {
        let kernel = try OddMachine(Programs.worker, "--lacking", "landlock", "--lacking", "seccomp")
        let workspace = try ScratchWorkspace(
            environment: ["GREFFIER_WORKER": kernel.program, "GREFFIER_WORKERS_SANDBOX": "required"]
        )
        let doctor = try workspace.greffier("doctor")
        #expect(doctor.output.contains("this system does not confine it: landlock, seccomp missing"))
        #expect(doctor.status != 0, "\(doctor.output)")
        let file = workspace.root + "/camille.txt"
        try cv.write(to: URL(fileURLWithPath: file))
        let extracted = try workspace.greffier("extract", file)
        #expect(extracted.status != 0 && extracted.output.isEmpty)
    }

    @Test("where it is required dropped documents wait, and go on once the kernel confines what reads them")
    func waiting() throws {
        let kernel = try OddMachine(Programs.worker, "--lacking", "landlock")
        let workspace = try ScratchWorkspace(
            environment: ["GREFFIER_WORKER": kernel.program, "GREFFIER_WORKERS_SANDBOX": "required"]
        )
        let daemon = try workspace.startDaemon()
        try workspace.drop(bytes: cv, as: "camille.txt")
        // The stage has been tried, and is not counted against the document.
        try Programs.wait(for: "the job to wait") {
            let jobs = try workspace.greffier("jobs", "list", "--json").output
            return jobs.contains("worker.unavailable")
        }
        #expect(workspace.published().isEmpty && workspace.published(failed: true).isEmpty)
        #expect(daemon.stop() == 0)
        try FileManager.default.removeItem(atPath: kernel.program)
        try FileManager.default.createSymbolicLink(atPath: kernel.program, withDestinationPath: Programs.worker)
        let mended = try workspace.startDaemon()
        try Programs.wait(for: "the document") { workspace.published().count == 1 }
        #expect(workspace.published(failed: true).isEmpty)
        #expect(mended.stop() == 0)
    }

    @Test("the sandbox cannot be switched off: such a setting is refused with those that there are")
    func off() throws {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/greffier.yaml"
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        for value in ["off", "\"off\"", "never"] {
            try (text + "\nworkers:\n  sandbox: \(value)\n").write(toFile: file, atomically: true, encoding: .utf8)
            let status = try workspace.greffier("status")
            #expect(status.status != 0, "\(value)")
            #expect(
                status.errors.contains("workers.sandbox") && status.errors.contains("preferred"),
                "\(value): \(status.errors)"
            )
        }
    }
}
