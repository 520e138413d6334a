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
                return Terminal.print(output.json ? "{}" : "every file is as the manifest says")
            }
            let outcome = try await restore.into(try into ?? options.open().root)
            if output.json { try Terminal.json(outcome) } else { show(outcome) }
        } catch let failure as BackupFailure {
            throw Ending(failure)
        } catch let mistakes as Mistakes {
            throw Ending.notReady("the settings in the backup do not load: \(mistakes)")
        }
    }

    private func show(_ outcome: Daemon.Restore.Outcome) {
        Terminal.print(
            "\(Terminal.safe(outcome.workspace)): \(outcome.files) files, as of \(outcome.madeAt); "
                + "\(outcome.resumed) jobs that were running go on"
        )
        if outcome.reindexed > 0 { Terminal.print("\(outcome.reindexed) runs are indexed anew") }
        for name in outcome.keptAside { Terminal.print("kept: \(Terminal.safe(name))") }
        if !outcome.damaged.isEmpty {
            Terminal.print("\(outcome.damaged.count) stored files were missing already when the backup was made")
        }
        Terminal.print("Start it with: greffier daemon --workspace '\(Terminal.safe(outcome.workspace))'")
    }
}
