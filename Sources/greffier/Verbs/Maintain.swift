// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier maintain`: removes what is old, checks and compacts the databases, now.
struct Maintain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove what is older than the settings keep, check and compact the databases, now.",
        discussion: "Example: greffier maintain --dry-run"
    )
    @Flag(name: .long, help: "Change nothing; say what would go.") var dryRun = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let report: MaintenanceReport
        do {
            report = try await ManualMaintenance(workspace: workspace).run(dryRun: dryRun)
        } catch let failure as ManualMaintenance.Failure {
            throw Self.ending(failure)
        }
        if output.json { try Terminal.json(report) } else { show(report, workspace) }
        if report.outcome != .ok { throw Ending(code: 1, message: nil) }
    }

    static func ending(_ failure: ManualMaintenance.Failure) -> Ending {
        let language = ReportLanguage.ofProcess
        switch failure {
        case .busy(let holder):
            let who = holder?.words ?? language.text("un autre processus", "another process")
            return .notReady(
                language.text(
                    "un entretien ou une sauvegarde est en cours : \(who)",
                    "a maintenance or a backup is under way: \(who)"
                )
            )
        case .unavailable(let reason):
            return .notReady(
                language.text(
                    "le dossier d’état ne peut être verrouillé : \(reason)",
                    "the state folder cannot be locked: \(reason)"
                )
            )
        }
    }

    private func show(_ report: MaintenanceReport, _ workspace: Workspace) {
        let language = ReportLanguage.spoken(in: workspace)
        for (file, verdict) in report.integrity.sorted(by: { $0.key < $1.key }) {
            let color: Terminal.Color = verdict == "ok" ? .green : .red
            Terminal.print("\(file): \(Terminal.colored(Terminal.safe(verdict), color))")
        }
        Self.table(report, language).print()
        let given = "\(report.compactedBytes >> 10)"
        if report.compactedBytes > 0 {
            Terminal.print(language.text("rendus : \(given) Kio", "given back: \(given) KiB"))
        }
        if report.reclaimableBytes >= 1 << 20 {
            let isAlone = DaemonLock.holder(path: workspace.lockFile) == nil
            let hint = isAlone ? "" : language.text(", service arrêté", " with the daemon stopped")
            let size = report.reclaimableBytes >> 20
            Terminal.print(
                language.text(
                    "\(size) Mio peuvent être rendus : greffier maintain\(hint)",
                    "\(size) MiB can be given back: greffier maintain\(hint)"
                )
            )
        }
        for problem in report.problems { Terminal.error(Terminal.safe(problem)) }
        if report.outcome == .damaged {
            Terminal.error(
                language.text(
                    "Une base est endommagée : rien n’a été supprimé. Arrêtez le service et restaurez une sauvegarde.",
                    "A database is damaged, so nothing was removed. Stop the service and restore a backup."
                )
            )
        }
    }

    private static func table(_ report: MaintenanceReport, _ language: ReportLanguage) -> TextTable {
        let removed = report.removed
        var table = TextTable(
            report.dryRun ? language.text("PARTIRAIENT", "WOULD GO") : language.text("SUPPRIMÉS", "REMOVED"),
            ""
        )
        table.add(language.text("passages", "runs"), "\(removed.runs)")
        table.add(language.text("résultats gardés pour réemploi", "memo entries"), "\(removed.memos)")
        table.add(language.text("appels à des modèles", "calls to models"), "\(removed.calls)")
        table.add(language.text("réponses de modèles", "answers of models"), "\(removed.answers)")
        table.add(language.text("dossiers de résultats", "result folders"), "\(removed.results)")
        table.add(language.text("originaux dans les sorties", "originals in the outbox"), "\(removed.originals)")
        let size = "\(removed.blobs), \(removed.blobBytes >> 10) "
        table.add(language.text("contenus", "blobs"), size + language.text("Kio", "KiB"))
        table.add(language.text("fichiers temporaires", "temporary files"), "\(removed.temporaries)")
        return table
    }
}
