// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel
import PipelineModel

/// `greffier restore`: brings a backup back.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a backup back into a workspace that holds no runs.",
        discussion: "Example: greffier restore /mnt/backup/greffier-2026-11-20 --into ~/recrutement"
    )
    @Argument(help: "The backup's folder.") var backup: String
    @Option(
        name: .long,
        help: ArgumentHelp("The workspace folder; made where it does not exist. Default: this one.", valueName: "dir")
    )
    var into: String?
    @Flag(name: .long, help: "Only compare every file with the manifest.") var verify = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        do {
            let restore = try Daemon.Restore(from: backup)
            if verify {
                try await restore.verify()
                return Terminal.print(output.json ? "{}" : Self.whole)
            }
            let outcome = try await restore.into(try into ?? options.open().root)
            if output.json { try Terminal.json(outcome) } else { show(outcome) }
        } catch let failure as BackupFailure {
            throw Ending(failure)
        } catch let mistakes as Mistakes {
            throw Ending.notReady(
                MessageLanguage.ofProcess.text(
                    "les réglages de la sauvegarde sont inutilisables : \(mistakes.descriptionFR)",
                    "the settings in the backup do not load: \(mistakes)"
                )
            )
        }
    }

    private static var whole: String {
        MessageLanguage.ofProcess.text(
            "chaque fichier est comme le dit le manifeste",
            "every file is as the manifest says"
        )
    }

    private func show(_ outcome: Daemon.Restore.Outcome) {
        let language = MessageLanguage.ofProcess
        let name = Terminal.safe(outcome.workspace)
        Terminal.print(
            language.text(
                "\(name) : \(outcome.files) fichiers, état du \(outcome.madeAt) ; \(outcome.resumed) tâches en cours reprennent",
                "\(name): \(outcome.files) files, as of \(outcome.madeAt); \(outcome.resumed) jobs that were running go on"
            )
        )
        if outcome.reindexed > 0 {
            let count = outcome.reindexed
            Terminal.print(language.text("\(count) passages sont indexés de nouveau", "\(count) runs are indexed anew"))
        }
        for file in outcome.keptAside { Terminal.print(language.text("gardé : ", "kept: ") + Terminal.safe(file)) }
        if !outcome.damaged.isEmpty {
            let count = outcome.damaged.count
            Terminal.print(
                language.text(
                    "\(count) fichiers manquaient déjà quand la sauvegarde a été faite",
                    "\(count) stored files were missing already when the backup was made"
                )
            )
        }
        let start = "greffier daemon --workspace '\(name)'"
        Terminal.print(language.text("Pour démarrer : \(start)", "Start it with: \(start)"))
    }
}
