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
    let environment: [String: String]

    package init(
        workspace: Workspace,
        isThorough: Bool = false,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.workspace = workspace
        self.isThorough = isThorough
        self.environment = environment
    }

    /// Every finding, in the order a person would look.
    ///
    /// Takes at most a few seconds, unless it is thorough and the collections are large.
    package func examine() async -> [Finding] {
        var findings = [workspaceFound()]
        findings += settings()
        findings += folders()
        findings += [fileSystem()].compactMap { $0 }
        findings += await machine()
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
        findings += await notifications()
        findings += [daemon(), http()]
        return findings
    }

    private func workspaceFound() -> Finding { .ok("workspace", workspace.root) }

    private func pipelines() -> [Finding] {
        let entries = PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries()
        if entries.isEmpty {
            return [
                .fail(
                    "pipelines",
                    "no pipeline file in \(workspace.pipelines)",
                    "greffier init \(Remedy.quoted(workspace.root))"
                )
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
                        "\(warning.file):\(warning.line): \(warning.messageFR)",
                        warning.remedyFR
                    )
            }
    }

    private static let soffice = "/usr/bin/soffice"

    private func office() -> Finding {
        let setting = workspace.settings.workers.libreoffice
        if let program = OfficeConverter.locate(setting) {
            return .ok("libreoffice", "\(program), for old Word files and `pdf: libreoffice`")
                .inFrench("\(program), pour les anciens fichiers Word et « pdf: libreoffice »")
        }
        guard ["auto", "never"].contains(setting) else {
            return .fail("libreoffice", "\(setting) cannot be run", edit("workers.libreoffice: \(Self.soffice)"))
                .inFrench("\(setting) ne peut être lancé", edit("workers.libreoffice : \(Self.soffice)"))
        }
        return Self.withoutOffice(PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries(), setting)
    }

    private func lexicons() -> Finding {
        do {
            let loaded = try LexiconFiles.load(workspace)
            let count = loaded.lexicons[.skills].entries.count
            return .ok("lexicons", "\(count) skills").inFrench("\(count) compétences")
        } catch {
            let check = "greffier pipelines check"
            return .fail(
                "lexicons",
                "\(error)",
                Remedy.command(check, "mend the file, or remove it for the shipped one")
            )
            .inFrench("\(error)", Remedy.command(check, "réparez le fichier, ou supprimez-le pour celui d’origine"))
        }
    }

    /// What to do about a database that nothing can mend.
    static let restoring = Remedy.command(
        "sudo systemctl stop greffier; greffier restore BACKUP --into WORKSPACE",
        "a backup, and a workspace without runs"
    )
    static let restoringFR = Remedy.command(
        "sudo systemctl stop greffier; greffier restore SAUVEGARDE --into ESPACE",
        "une sauvegarde, et un espace de travail sans passages"
    )

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
                    Self.restoring
                )
                .inFrench("jobs.sqlite est endommagée : \(verdict)", Self.restoringFR)
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
        return .warn(
            "daemon",
            "not running: dropped files wait",
            "greffier daemon --workspace \(Remedy.quoted(workspace.root))"
        )
        .inFrench("arrêté : les fichiers déposés attendent")
    }
}
