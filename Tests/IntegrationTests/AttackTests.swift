// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

/// The daemon with workers that obey the documents they read.
@Suite("A daemon whose workers are taken over", .ownThreads, .timeLimit(.minutes(10)))
struct AttackTests {
    private static let captured = Programs.products + "/captured-worker"
    /// What a worker is told to do, and whether its document is read in spite of it.
    private static let attacks: [(name: String, isRefused: Bool)] = [
        ("kill-parent", true), ("fork", true), ("limits", true), ("memory", false), ("flood", false), ("leave", false),
        ("crash", false), ("spin", false),
    ]

    private func play(_ workspace: ScratchWorkspace) throws {
        for attack in Self.attacks {
            try workspace.drop(bytes: Data("ATTACK \(attack.name)\nCamille Exemple\n".utf8), as: "\(attack.name).txt")
        }
        try workspace.drop(bytes: Data("Camille Exemple\nComptable\n".utf8), as: "good.txt")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 3, "\(drained.output) \(drained.errors)")
        func names(_ folders: [String]) -> Set<String> {
            Set(folders.map { String(($0 as NSString).lastPathComponent.dropLast(9)) })
        }
        let read = Self.attacks.filter(\.isRefused).map(\.name) + ["good"]
        #expect(names(workspace.published()) == Set(read))
        #expect(names(workspace.published(failed: true)) == Set(Self.attacks.filter { !$0.isRefused }.map(\.name)))
        let runs = try Programs.sqlite(workspace.root + "/state/jobs.sqlite", "SELECT count(*) FROM runs")
        #expect(runs == "\(Self.attacks.count + 1)\n")
    }

    @Test("every document ends exactly once, those that attack and the one between them, and the daemon lives on")
    func attacks() throws {
        let workspace = try ScratchWorkspace(
            environment: ["GREFFIER_WORKER": Self.captured, "GREFFIER_WORKERS_SANDBOX": "required"]
        )
        try play(workspace)
    }

    @Test("on a kernel without Landlock the filter of calls alone keeps the daemon alive")
    func withoutLandlock() throws {
        let machine = try OddMachine(Self.captured, "--lacking", "landlock")
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_WORKER": machine.program])
        try play(workspace)
    }
}
