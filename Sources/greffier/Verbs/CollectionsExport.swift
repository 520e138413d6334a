// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier collections export`: a collection as one file.
struct CollectionsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a collection with its passages and vectors into one file.",
        discussion: "Example: greffier collections export candidates candidates.jsonl"
    )
    @Argument(help: "The collection.") var collection: String
    @Argument(help: "The file to make; it must not exist yet.") var file: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let language = ReportLanguage.spoken(in: workspace)
        do {
            let report = try await CollectionFile(workspace, readOnly: true).write(collection, to: file)
            if output.json { return try Terminal.json(report) }
            Terminal.print("\(Terminal.safe(file)): \(Self.words(report, language))")
        } catch let failure as CollectionFile.Failure {
            throw Self.ending(failure, file, language)
        }
    }

    static func words(_ report: CollectionFile.Report, _ language: ReportLanguage) -> String {
        let name = Terminal.safe(report.collection)
        return language.text(
            "\(name), \(report.entries) entrées, \(report.vectors) vecteurs (\(report.embedder ?? "aucun"))",
            "\(name), \(report.entries) entries, \(report.vectors) vectors (\(report.embedder ?? "none"))"
        )
    }

    static func unknown(_ collection: String, _ language: ReportLanguage) -> Ending {
        let name = Terminal.safe(collection)
        return .usage(
            language.text("il n’y a pas de collection « \(name) »", "there is no collection '\(name)'")
        )
    }

    static func ending(_ failure: CollectionFile.Failure, _ file: String, _ language: ReportLanguage) -> Ending {
        let name = Terminal.safe(file)
        switch failure {
        case .unknownCollection(let collection): return unknown(collection, language)
        case .exists: return .usage(language.text("\(name) existe déjà", "\(name) exists already"))
        case .notWhole(let line):
            return Ending(
                code: 1,
                message: language.text(
                    "\(name) n’est pas une collection exportée entière et inchangée (ligne \(line)) ; rien n’a été modifié",
                    "\(name) is no exported collection, whole and unchanged (line \(line)); nothing was changed"
                )
            )
        }
    }
}
