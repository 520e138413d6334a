// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Lexicons
import PipelineModel
import Stages
import WorkerPool

/// Looks at everything the service depends on and says what is wrong and how to mend it.
package struct Doctor: Sendable {
    let workspace: Workspace
    /// Whether the indexes of the collections are compared with their texts and vectors, which takes longer.
    let isThorough: Bool

    package init(workspace: Workspace, isThorough: Bool = false) {
        self.workspace = workspace
        self.isThorough = isThorough
    }

    /// Every finding, in the order a person would look.
    ///
    /// Takes at most a few seconds, unless it is thorough and the collections are large.
    package func examine() async -> [Finding] {
        var findings = [workspaceFound()]
        findings += folders()
        findings += [fileSystem(), headroom()].compactMap { $0 }
        findings += pipelines()
        findings += await workerFindings()
        findings.append(office())
        findings.append(lexicons())
        findings.append(kernel())
        findings += await collections()
        findings.append(database())
        findings.append(maintenance())
        findings += await [profiles()].compactMap { $0 }
        findings += intake()
        findings.append(submissions())
        findings += await models()
        findings.append(daemon())
        return findings
    }

    private func workspaceFound() -> Finding { .ok("workspace", workspace.root) }

    private func folders() -> [Finding] {
        let paths = [
            ("inbox", workspace.inbox), ("outbox", workspace.outbox), ("state", workspace.state),
            ("submissions", workspace.submissions),
        ]
        return paths.map { name, path in
            var isFolder: ObjCBool = false
            if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
                return .fail(name, "\(path) does not exist", "greffier init '\(workspace.root)'")
                    .inFrench("\(path) n’existe pas")
            }
            if !isFolder.boolValue {
                return .fail(name, "\(path) is not a folder", "mv '\(path)' '\(path).moved'")
                    .inFrench("\(path) n’est pas un dossier")
            }
            if !FileManager.default.isWritableFile(atPath: path) {
                return .fail(name, "\(path) cannot be written by this user", remedy(forUnwritable: path))
                    .inFrench("cet utilisateur ne peut pas écrire dans \(path)")
            }
            return .ok(name, path)
        }
    }

    /// Who looks may be another user than the service: taking its folders away would mend nothing.
    func remedy(forUnwritable path: String) -> String {
        let owner = FileOwner.name(path) ?? NSUserName()
        return owner == NSUserName() ? "chmod u+rwx '\(path)'" : "sudo -u \(owner) greffier doctor"
    }

    private func fileSystem() -> Finding? {
        guard let kind = try? FileSystemKind(holding: FilePath(workspace.state)) else { return nil }
        if !kind.hasTrustedLocks {
            return .fail(
                "state disk",
                "state/ is on a network file system (\(kind.name))",
                "set paths.state to a folder on a local disk"
            )
            .inFrench(
                "state/ est sur un disque réseau (\(kind.name))",
                "réglez paths.state sur un dossier d’un disque local"
            )
        }
        return .ok("state disk", "local").inFrench("local")
    }

    private func headroom() -> Finding? {
        guard let free = try? Files.freeBytes(FilePath(workspace.state)) else { return nil }
        let gib = Double(free) / Double(1 << 30)
        let figure = String(format: "%.1f", gib)
        let shown = "\(figure) GiB free"
        let shownFR = "\(figure.replacing(".", with: ",")) Gio libres"
        return gib < 1
            ? .fail(
                "disk space",
                shown + ": intake waits below 1 GiB",
                "free some space on the disk of \(workspace.state)"
            )
            .inFrench(
                shownFR + " : plus rien n’est pris en dessous de 1 Gio",
                "libérez de la place sur le disque de \(workspace.state)"
            )
            : .ok("disk space", shown).inFrench(shownFR)
    }

    private func pipelines() -> [Finding] {
        let entries = PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries()
        if entries.isEmpty {
            return [
                .fail("pipelines", "no pipeline file in \(workspace.pipelines)", "greffier init '\(workspace.root)'")
                    .inFrench("aucun fichier de traitement dans \(workspace.pipelines)")
            ]
        }
        let broken = entries.filter { $0.pipeline == nil }.map(\.file)
        let checked: Finding =
            broken.isEmpty
            ? .ok("pipelines", entries.compactMap(\.pipeline?.name).joined(separator: ", "))
            : .fail("pipelines", "does not check: \(broken.joined(separator: ", "))", "greffier pipelines check")
                .inFrench("contient des erreurs : \(broken.joined(separator: ", "))")
        return [checked]
            + entries.flatMap(\.warnings).map { warning in
                .warn("pipelines", "\(warning.file):\(warning.line): \(warning.message)", warning.remedy)
                    .inFrench(
                        "\(warning.file):\(warning.line): \(warning.messageFR ?? warning.message)",
                        warning.remedyFR ?? warning.remedy
                    )
            }
    }

    private func workerFindings() async -> [Finding] {
        let path = ProgramPath.worker()
        guard FileManager.default.isExecutableFile(atPath: path) else {
            return [
                .fail(
                    "worker",
                    "\(path) is missing",
                    "install greffier-worker beside greffier, or set GREFFIER_WORKER"
                )
                .inFrench(
                    "\(path) manque",
                    "installez greffier-worker à côté de greffier, ou réglez GREFFIER_WORKER"
                )
            ]
        }
        let pool = ServiceFactory.workers(workspace)
        var findings = [await probe(pool, path)]
        if findings[0].verdict != .fail { findings.append(await recognition(by: pool)) }
        await pool.shutdown()
        return findings
    }

    private func probe(_ pool: WorkerPool, _ path: String) async -> Finding {
        do {
            _ = try await pool.extract(Data("Greffier".utf8), name: "probe.txt")
            let escapes = try await pool.escapes()
            guard escapes.isEmpty else {
                return .warn(
                    "worker",
                    "\(path) works but is not fully confined: \(escapes.joined(separator: ", "))",
                    "use a kernel of 5.13 or later with Landlock and seccomp, and let containers pass them"
                )
                .inFrench(
                    "\(path) marche mais n’est pas tout à fait confiné : \(escapes.joined(separator: ", "))",
                    "prenez un noyau 5.13 ou plus récent avec Landlock et seccomp, que les conteneurs laissent passer"
                )
            }
            return .ok("worker", "\(path), confined by Landlock and seccomp")
                .inFrench("\(path), confiné par Landlock et seccomp")
        } catch {
            return .fail(
                "worker",
                "\(path) does not start: \(error)",
                "reinstall Greffier: both programs must be of one build"
            )
            .inFrench(
                "\(path) ne démarre pas : \(error)",
                "réinstallez Greffier : ses deux programmes doivent venir d’une même construction"
            )
        }
    }

    private func office() -> Finding {
        let setting = workspace.settings.workers.libreoffice
        if let program = OfficeConverter.locate(setting) {
            return .ok("libreoffice", "\(program), for old Word files and `pdf: libreoffice`")
        }
        guard ["auto", "never"].contains(setting) else {
            return .fail("libreoffice", "\(setting) cannot be run", "set workers.libreoffice to the path of soffice")
        }
        return Self.withoutOffice(PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries(), setting)
    }

    private func lexicons() -> Finding {
        do {
            let loaded = try LexiconFiles.load(workspace)
            let count = loaded.lexicons[.skills].entries.count
            return .ok("lexicons", "\(count) skills").inFrench("\(count) compétences")
        } catch {
            return .fail("lexicons", "\(error)", "correct the file named, or remove it to use the shipped one")
                .inFrench("\(error)", "corrigez le fichier nommé, ou supprimez-le pour reprendre celui d’origine")
        }
    }

    private func database() -> Finding {
        guard FileManager.default.fileExists(atPath: workspace.jobsDatabase) else {
            return .ok("database", "none yet: made at the first start")
                .inFrench("pas encore : créée au premier démarrage")
        }
        do {
            let verdict = try ServiceFactory.integrity(workspace)
            return verdict == "ok"
                ? .ok("database", "jobs.sqlite is intact").inFrench("jobs.sqlite est intacte")
                : .fail(
                    "database",
                    "jobs.sqlite is damaged: \(verdict)",
                    "stop the service and restore a backup: greffier restore"
                )
                .inFrench(
                    "jobs.sqlite est endommagée : \(verdict)",
                    "arrêtez le service et restaurez une sauvegarde : greffier restore"
                )
        } catch {
            return .fail(
                "database",
                "jobs.sqlite cannot be read: \(error)",
                remedy(forUnwritable: workspace.jobsDatabase)
            )
            .inFrench("jobs.sqlite ne peut être lue : \(error)")
        }
    }

    private func daemon() -> Finding {
        if let holder = DaemonLock.holder(path: workspace.lockFile) {
            return .ok("daemon", "running as \(holder.words)")
                .inFrench("en marche : processus \(holder.pid) depuis \(holder.since)")
        }
        return .warn("daemon", "not running: dropped files wait", "greffier daemon --workspace '\(workspace.root)'")
            .inFrench("arrêté : les fichiers déposés attendent")
    }
}
