// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier collections import`: brings a collection in from a file.
struct CollectionsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a file of `collections export` into a collection, in place of entries of the same documents.",
        discussion: """
            Vectors come along where both workspaces use the same embedder, and are made again otherwise. The file is \
            checked to its end before anything is changed.

            Example: greffier collections import candidates.jsonl
            """
    )
    @Argument(help: "The file.") var file: String
    @Option(name: .customLong("as"), help: "The collection to fill; the name in the file without it.") var name: String?
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let language = ReportLanguage.spoken(in: workspace)
        do {
            let report = try await CollectionFile(workspace, readOnly: false).read(file, into: name)
            if output.json { return try Terminal.json(report) }
            Terminal.print("\(Terminal.safe(file)): \(CollectionsExport.words(report, language))")
        } catch let failure as CollectionFile.Failure {
            throw CollectionsExport.ending(failure, file, language)
        }
    }
}
