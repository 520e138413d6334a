// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import Testing

@Suite("Workspace")
struct WorkspaceTests {
    private func scratch() throws -> String {
        let path = "/tmp/greffier-workspace-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path + "/a/b", withIntermediateDirectories: true)
        return path
    }

    @Test("the nearest folder above with greffier.yaml is the workspace")
    func nearest() throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(atPath: root) }
        try Data().write(to: URL(fileURLWithPath: root + "/greffier.yaml"))
        let workspace = try Workspace.open(flag: nil, directory: root + "/a/b", environment: [:])
        #expect(workspace.root == root)
        #expect(workspace.jobsDatabase == root + "/state/jobs.sqlite")
    }

    @Test("the flag goes before the variable, and a folder without settings is refused by name")
    func order() throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(atPath: root) }
        try Data("language: en".utf8).write(to: URL(fileURLWithPath: root + "/a/greffier.yaml"))
        try Data("language: fr".utf8).write(to: URL(fileURLWithPath: root + "/a/b/greffier.yaml"))
        let environment = ["GREFFIER_WORKSPACE": root + "/a/b"]
        #expect(
            try Workspace.open(flag: root + "/a", directory: "/", environment: environment).settings.language == "en"
        )
        #expect(try Workspace.open(flag: nil, directory: "/", environment: environment).settings.language == "fr")
        #expect(throws: Workspace.Failure.self) { try Workspace.open(flag: root, directory: "/", environment: [:]) }
    }

    @Test("the daemon's lock is held by one, names its holder, and is free again with it")
    func lock() throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(atPath: root) }
        let path = root + "/daemon.lock"
        var lock: DaemonLock? = try DaemonLock(path: path, now: "2026-11-21T08:00:00.000Z")
        #expect(lock != nil)
        #expect(DaemonLock.holder(path: path) == .init(pid: getpid(), since: "2026-11-21T08:00:00.000Z"))
        #expect(throws: DaemonLock.Failure.self) { try DaemonLock(path: path, now: "later") }
        lock = nil
        #expect(DaemonLock.holder(path: path) == nil)
    }
}
