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

    /// A folder with the worker, and a link that starts it on such a kernel.
    private final class Kernel {
        let folder = "/tmp/greffier-kernel-" + UUID().uuidString
        var worker: String { folder + "/worker" }

        init() throws {
            let manager = FileManager.default
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try manager.createSymbolicLink(
                atPath: worker,
                withDestinationPath: Programs.fixture("workers/unconfined")
            )
            try manager.createSymbolicLink(
                atPath: folder + "/greffier-worker",
                withDestinationPath: Programs.worker
            )
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }
    }

    @Test("where the sandbox is preferred documents are read, and doctor says what is not confined")
    func preferred() throws {
        let kernel = try Kernel()
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_WORKER": kernel.worker])
        try workspace.drop(bytes: cv, as: "camille.txt")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        #expect(workspace.published().count == 1)
        let doctor = try workspace.greffier("doctor")
        #expect(doctor.output.contains("works but is not fully confined: reads_files, makes_files, opens_sockets"))
        #expect(doctor.status == 0, "\(doctor.output)")
    }

    @Test("where it is required no document is read or lost, and doctor names the layers")
    func required() throws {
        let kernel = try Kernel()
        let workspace = try ScratchWorkspace(
            environment: ["GREFFIER_WORKER": kernel.worker, "GREFFIER_WORKERS_SANDBOX": "required"]
        )
        let doctor = try workspace.greffier("doctor")
        #expect(doctor.output.contains("this system does not confine it: landlock, seccomp missing"))
        #expect(doctor.status != 0, "\(doctor.output)")
        let file = workspace.root + "/camille.txt"
        try cv.write(to: URL(fileURLWithPath: file))
        let extracted = try workspace.greffier("extract", file)
        #expect(extracted.status != 0 && extracted.output.isEmpty)
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
