// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc

/// The folders of the workspace: whether they are there, may be written, and by nobody else.
extension Doctor {
    func folders() -> [Finding] {
        let places = [
            ("inbox", workspace.inbox), ("outbox", workspace.outbox), ("state", workspace.state),
            ("submissions", workspace.submissions),
        ]
        return places.map { folder($0, $1) } + [openToAll(), secrets()].compactMap { $0 }
    }

    private func folder(_ name: String, _ path: String) -> Finding {
        var isFolder: ObjCBool = false
        if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            return .fail(name, "\(path) does not exist", "greffier init \(Remedy.quoted(workspace.root))")
                .inFrench("\(path) n’existe pas")
        }
        if !isFolder.boolValue {
            return .fail(name, "\(path) is not a folder", "mv \(Remedy.quoted(path)) \(Remedy.quoted(path + ".moved"))")
                .inFrench("\(path) n’est pas un dossier")
        }
        if let mount = MountPoint(holding: path), mount.isReadOnly {
            // What others keep there is copied and stays.
            if name == "inbox" {
                return .ok(name, "\(path), mounted read-only: files are copied and stay")
                    .inFrench("\(path), en lecture seule : les fichiers sont copiés et restent")
            }
            return .fail(
                name,
                "\(path) is on a file system that is mounted read-only",
                "sudo mount -o remount,rw \(Remedy.quoted(mount.path))"
            )
            .inFrench("\(path) est sur un système de fichiers monté en lecture seule")
        }
        if !FileManager.default.isWritableFile(atPath: path) {
            return .fail(name, "\(path) cannot be written by this user", remedy(forUnwritable: path))
                .inFrench("cet utilisateur ne peut pas écrire dans \(path)")
        }
        return name == "state" ? privacy(of: path) : .ok(name, path)
    }

    /// The state holds the text of every CV.
    private func privacy(of path: String) -> Finding {
        guard let bits = Self.permissions(path), bits & 0o077 != 0 else { return .ok("state", path) }
        let shown = String(bits, radix: 8)
        return .warn("state", "\(path) is open to other accounts (mode \(shown))", "chmod 700 \(Remedy.quoted(path))")
            .inFrench("\(path) est ouvert à d’autres comptes (droits \(shown))")
    }

    /// Who may write into these decides what is done with documents.
    private func openToAll() -> Finding? {
        let paths = [
            workspace.root, workspace.root + "/" + Workspace.fileName, workspace.pipelines, workspace.outbox,
            workspace.submissions,
        ]
        let open = paths.filter { path in
            // The sticky bit keeps others' files safe, as in /tmp.
            Self.permissions(path).map { $0 & 0o002 != 0 && $0 & 0o1000 == 0 } ?? false
        }
        guard !open.isEmpty else { return nil }
        let list = open.joined(separator: ", ")
        return .warn(
            "permissions",
            "every account of this machine may write \(list)",
            "chmod o-w \(open.map(Remedy.quoted).joined(separator: " "))"
        )
        .inFrench("tout compte de cette machine peut écrire dans \(list)")
    }

    /// Files of `state/` that only the service may read.
    private func secrets() -> Finding? {
        let names = ["log-key", "http-token"]
        let open = names.map { workspace.state + "/" + $0 }.filter { (Self.permissions($0) ?? 0) & 0o077 != 0 }
        guard !open.isEmpty else { return nil }
        let list = open.joined(separator: ", ")
        return .warn(
            "permissions",
            "other accounts may read \(list)",
            "chmod 600 \(open.map(Remedy.quoted).joined(separator: " "))"
        )
        .inFrench("d’autres comptes peuvent lire \(list)")
    }

    private static func permissions(_ path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    }

    /// Who looks may be another user than the service: taking its folders away would mend nothing.
    func remedy(forUnwritable path: String) -> String {
        let owner = FileOwner.name(path) ?? NSUserName()
        return owner == NSUserName() ? "chmod u+rwx \(Remedy.quoted(path))" : "sudo -u \(owner) greffier doctor"
    }

    func fileSystem() -> Finding? {
        guard let kind = try? FileSystemKind(holding: FilePath(workspace.state)) else { return nil }
        if !kind.hasTrustedLocks {
            return .fail(
                "state disk",
                "state/ is on a network file system (\(kind.name))",
                edit("paths.state: a folder on a local disk")
            )
            .inFrench(
                "state/ est sur un disque réseau (\(kind.name))",
                edit("paths.state : un dossier d’un disque local")
            )
        }
        return .ok("state disk", "local").inFrench("local")
    }

    /// The editor on greffier.yaml, and what is to be set there.
    func edit(_ words: String) -> String { Remedy.edit(workspace.root + "/" + Workspace.fileName, words) }
}
