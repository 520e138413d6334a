// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier backup`: a copy of everything that the service knows, made while it works.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Copy settings, pipelines, databases and stored files into a new folder, also while the daemon works.",
        discussion: "Example: greffier backup /mnt/backup/greffier-2026-11-20"
    )
    @Argument(help: "The folder to make; it must not exist yet.") var folder: String?
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("Make a folder named by day and time in this one instead.", valueName: "dir")
    )
    var series: String?
    @Option(name: .long, help: "With --in: remove the oldest such backups of this workspace beyond so many.")
    var keep: Int?
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// What `--json` prints.
    struct Report: Encodable {
        var folder: String
        var madeAt: String
        var files: Int
        var bytes: Int
        /// Stored files that the job table names and that were missing or broken.
        var damaged: [String]
        /// Older backups that were removed.
        var removed: [String]

        private enum CodingKeys: String, CodingKey {
            case folder, files, bytes, damaged, removed
            case madeAt = "made_at"
        }
    }

    func validate() throws {
        if (folder == nil) == (series == nil) {
            throw ValidationError("name the folder to make, or with --in the one to make it in")
        }
        if let keep, keep < 1 || series == nil {
            throw ValidationError("--keep takes a number from 1, and goes with --in.")
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let target = series.map { BackupSeries(folder: $0).next } ?? folder ?? ""
        let manifest: BackupManifest
        do {
            manifest = try await Daemon.Backup(workspace: workspace).make(at: target)
        } catch let failure as BackupFailure {
            throw Ending(failure)
        } catch let failure as ManualMaintenance.Failure {
            throw Maintain.ending(failure)
        }
        // A backup that lacks files takes the place of none that may have them.
        var removed: [String] = []
        if let series, let keep, manifest.damaged.isEmpty {
            removed = try await BackupSeries(folder: series).prune(keeping: keep, of: workspace)
        }
        let report = Report(
            folder: target,
            madeAt: manifest.madeAt,
            files: manifest.files.count,
            bytes: manifest.bytes,
            damaged: manifest.damaged,
            removed: removed
        )
        if output.json { try Terminal.json(report) } else { show(report, in: ReportLanguage.spoken(in: workspace)) }
        if !report.damaged.isEmpty { throw Self.ending(report.damaged, in: workspace) }
    }

    private func show(_ report: Report, in language: ReportLanguage) {
        let (name, size) = (Terminal.safe(report.folder), report.bytes >> 20)
        Terminal.print(
            name + language.plainColon
                + language.counted(report.files, ("fichier", "fichiers"), ("file", "files"))
                + language.text(
                    ", \(size) Mio, état du \(report.madeAt)",
                    ", \(size) MiB, as of \(report.madeAt)"
                )
        )
        for name in report.removed { Terminal.print(language.text("supprimé : ", "removed: ") + Terminal.safe(name)) }
        Terminal.print(
            language.text(
                "Les dossiers d’entrée et de sortie n’y sont pas : copiez-les comme tout dossier.",
                "Inboxes and outbox are not in it: copy them like any folder."
            )
        )
    }

    private static func ending(_ damaged: [String], in workspace: Workspace) -> Ending {
        let list = damaged.prefix(5).map { String($0.prefix(12)) }.joined(separator: ", ")
        let language = ReportLanguage.spoken(in: workspace)
        return Ending(
            code: 1,
            message: language.counted(
                damaged.count,
                ("fichier gardé manquait ou était abîmé", "fichiers gardés manquaient ou étaient abîmés"),
                ("stored file was missing or damaged", "stored files were missing or damaged")
            ) + language.plainColon + list
        )
    }
}

extension Ending {
    /// The ending for a backup that could not be made or brought back.
    init(_ failure: BackupFailure) {
        let words = ReportLanguage.ofProcess.text(failure.descriptionFR, failure.description)
        switch failure {
        case .exists, .inside, .noBackup, .notEmpty, .paths: self = .usage(words)
        case .broken: self.init(code: 1, message: words)
        case .newer, .running: self = .notReady(words)
        }
    }
}
