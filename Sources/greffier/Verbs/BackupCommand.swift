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
    @Argument(help: "The folder to make; it must not exist yet.") var folder: String
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

        private enum CodingKeys: String, CodingKey {
            case folder, files, bytes, damaged
            case madeAt = "made_at"
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let manifest: BackupManifest
        do {
            manifest = try await Daemon.Backup(workspace: workspace).make(at: folder)
        } catch let failure as BackupFailure {
            throw Ending(failure)
        } catch let failure as ManualMaintenance.Failure {
            throw Maintain.ending(failure)
        }
        if output.json {
            try Terminal.json(
                Report(
                    folder: folder,
                    madeAt: manifest.madeAt,
                    files: manifest.files.count,
                    bytes: manifest.bytes,
                    damaged: manifest.damaged
                )
            )
        } else {
            let (name, count, size) = (Terminal.safe(folder), manifest.files.count, manifest.bytes >> 20)
            let language = MessageLanguage.spoken(in: workspace)
            Terminal.print(
                language.text(
                    "\(name) : \(count) fichiers, \(size) Mio, état du \(manifest.madeAt)",
                    "\(name): \(count) files, \(size) MiB, as of \(manifest.madeAt)"
                )
            )
            Terminal.print(
                language.text(
                    "Les dossiers d’entrée et de sortie n’y sont pas : copiez-les comme tout dossier.",
                    "Inboxes and outbox are not in it: copy them like any folder."
                )
            )
        }
        if !manifest.damaged.isEmpty {
            let list = manifest.damaged.prefix(5).map { String($0.prefix(12)) }.joined(separator: ", ")
            let count = manifest.damaged.count
            throw Ending(
                code: 1,
                message: MessageLanguage.spoken(in: workspace).text(
                    "\(count) fichiers gardés manquaient ou étaient abîmés : \(list)",
                    "\(count) stored files were missing or damaged: \(list)"
                )
            )
        }
    }
}

extension Ending {
    /// The ending for a backup that could not be made or brought back.
    init(_ failure: BackupFailure) {
        let words = MessageLanguage.ofProcess.text(failure.descriptionFR, failure.description)
        switch failure {
        case .exists, .inside, .noBackup, .notEmpty: self = .usage(words)
        case .broken: self.init(code: 1, message: words)
        case .newer, .running: self = .notReady(words)
        }
    }
}
