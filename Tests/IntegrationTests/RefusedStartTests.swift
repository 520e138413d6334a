// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("A daemon that cannot start", .ownThreads)
struct RefusedStartTests {
    private static let isRoot = geteuid() == 0

    /// Runs the daemon in `workspace` as a shell would, after `first`; once in each language.
    private func starts(
        _ workspace: ScratchWorkspace,
        after first: String = "true",
        as user: String = ""
    ) throws -> (english: Programs.Outcome, french: Programs.Outcome) {
        func start(_ locale: String) throws -> Programs.Outcome {
            try Programs.run(
                "/usr/bin/unshare",
                (Self.isRoot ? ["-m"] : ["-r", "-m"]) + [
                    "/bin/sh", "-c",
                    "mount --make-rprivate / && \(first) && exec \(user) \(Programs.greffier) daemon --drain --workspace \(workspace.root)",
                ],
                environment: workspace.environment.merging(["LC_ALL": locale]) { $1 }
            )
        }
        return (try start("en_GB.UTF-8"), try start("fr_FR.UTF-8"))
    }

    @Test("a damaged database is refused, untouched, and the command that restores is named")
    func damaged() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data("Camille Exemple\n".utf8), as: "camille.txt")
        _ = try workspace.greffier("daemon", "--drain")
        let file = workspace.root + "/state/jobs.sqlite"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + suffix) }
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        bytes.replaceSubrange(0..<4096, with: Data(repeating: 0x5A, count: 4096))
        try bytes.write(to: URL(fileURLWithPath: file))
        let english = try Programs.run(
            Programs.greffier,
            ["daemon", "--workspace", workspace.root],
            environment: ["LC_ALL": "en_GB.UTF-8"]
        )
        #expect(english.status == 2, "\(english.errors)")
        #expect(english.errors.contains("store.damaged") && english.errors.contains("greffier restore BACKUP"))
        let french = try Programs.run(
            Programs.greffier,
            ["daemon", "--workspace", workspace.root],
            environment: ["LC_ALL": "fr_FR.UTF-8"]
        )
        #expect(french.errors.contains("est endommagée") && french.errors.contains("greffier restore SAUVEGARDE"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
    }

    @Test("a database on a disk that is mounted read-only is refused with what to do", .enabled(if: isRoot))
    func readOnly() throws {
        let workspace = try ScratchWorkspace()
        _ = try workspace.greffier("daemon", "--drain")
        let state = workspace.root + "/state"
        // Its lock can be taken all the same, as where the database alone was made read-only.
        let file = state + "/jobs.sqlite"
        let mount = "mount --bind \(file) \(file) && mount -o remount,ro,bind \(file)"
        let (english, french) = try starts(workspace, after: mount)
        #expect(english.status == 4, "\(english.errors)")
        #expect(english.errors.contains("store.read_only") && english.errors.contains("chown"), "\(english.errors)")
        #expect(french.errors.contains("lecture seule"), "\(french.errors)")
    }

    @Test("a full disk is named, and no document is lost by it", .enabled(if: isRoot))
    func full() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data("Camille Exemple\n".utf8), as: "camille.txt")
        let state = workspace.root + "/state"
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        let (english, french) = try starts(workspace, after: "mount -t tmpfs -o size=16k,mode=700 tmpfs \(state)")
        #expect(english.status == 4, "\(english.output) \(english.errors)")
        #expect(english.errors.contains("store.full"), "\(english.errors)")
        #expect(french.errors.contains("Le disque est plein"), "\(french.errors)")
        // With room for the database, and no more: the inbox waits.
        let waiting = try starts(workspace, after: "mount -t tmpfs -o size=16m,mode=700 tmpfs \(state)").english
        #expect(waiting.status == 4, "\(waiting.output) \(waiting.errors)")
        #expect(waiting.output.contains("camille.txt: store.full: The disk is full"), "\(waiting.output)")
        #expect(FileManager.default.fileExists(atPath: workspace.root + "/inbox/cv/camille.txt"))
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
    }

    @Test(
        "the state of another user is left alone, and the command that starts as its owner is named",
        .enabled(if: isRoot)
    )
    func foreign() throws {
        let workspace = try ScratchWorkspace()
        let state = workspace.root + "/state"
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
            [.ownerAccountID: 65534, .groupOwnerAccountID: 65534, .posixPermissions: 0o755],
            ofItemAtPath: state
        )
        let root = try starts(workspace)
        #expect(root.english.status == 4)
        #expect(
            root.english.errors.contains(
                "belongs to nobody: start the daemon as that user, `sudo -u nobody greffier daemon`"
            )
        )
        #expect(root.french.errors.contains("appartient à nobody"), "\(root.french.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: state) == [])

        try FileManager.default.setAttributes([.ownerAccountID: 0], ofItemAtPath: state)
        let stranger = try starts(workspace, as: "setpriv --reuid=65534 --regid=65534 --clear-groups")
        #expect(stranger.english.status == 4)
        #expect(stranger.english.errors.contains("belongs to root"), "\(stranger.english.errors)")
    }
}
