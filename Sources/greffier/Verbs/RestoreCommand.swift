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
    @Flag(name: .long, help: "Take the folders that the settings in the backup name, also outside of the workspace.")
    var originalPaths = false
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
            let outcome = try await restore.into(try into ?? options.open().root, keepingPaths: originalPaths)
            if output.json { try Terminal.json(outcome) } else { show(outcome) }
        } catch let failure as BackupFailure {
            throw Ending(failure)
        } catch let mistakes as Mistakes {
            throw Ending.notReady(
                ReportLanguage.ofProcess.text(
                    "les réglages sont inutilisables : \(mistakes.descriptionFR)",
                    "the settings do not load: \(mistakes)"
                )
            )
        }
    }

    private static var whole: String {
        ReportLanguage.ofProcess.text(
            "chaque fichier est comme le dit le manifeste",
            "every file is as the manifest says"
        )
    }

    private func show(_ outcome: Daemon.Restore.Outcome) {
        let language = ReportLanguage.ofProcess
        let name = Terminal.safe(outcome.workspace)
        Terminal.print(
            name + language.plainColon
                + language.counted(outcome.files, ("fichier", "fichiers"), ("file", "files"))
                + language.text(", état du \(outcome.madeAt) ; ", ", as of \(outcome.madeAt); ")
                + language.counted(
                    outcome.resumed,
                    ("tâche en cours reprend", "tâches en cours reprennent"),
                    ("job that was running goes on", "jobs that were running go on")
                )
        )
        if outcome.reindexed > 0 {
            let count = outcome.reindexed
            Terminal.print(
                language.counted(
                    count,
                    ("passage est indexé de nouveau", "passages sont indexés de nouveau"),
                    ("run is indexed anew", "runs are indexed anew")
                )
            )
        }
        if outcome.otherPaths {
            Terminal.print(
                language.text(
                    "Les dossiers sont ceux d’ici ; ceux de la sauvegarde sont en commentaire dans greffier.yaml.",
                    "The folders are those of this place; those of the backup stand in a comment of greffier.yaml."
                )
            )
        }
        for file in outcome.keptAside { Terminal.print(language.text("gardé : ", "kept: ") + Terminal.safe(file)) }
        if !outcome.damaged.isEmpty {
            let count = outcome.damaged.count
            Terminal.print(
                language.counted(
                    count,
                    ("fichier manquait déjà", "fichiers manquaient déjà"),
                    ("stored file was missing already", "stored files were missing already")
                ) + language.text(" quand la sauvegarde a été faite", " when the backup was made")
            )
        }
        let start = "greffier daemon --workspace '\(name)'"
        Terminal.print(language.text("Pour démarrer : \(start)", "Start it with: \(start)"))
    }
}
