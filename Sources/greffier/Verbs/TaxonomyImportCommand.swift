// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier taxonomy import`: tables of ESCO or ROME become a lexicon of the workspace.
struct TaxonomyImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read the CSV files of ESCO or ROME into the workspace, in the place of an earlier import.",
        discussion: """
            Examples: greffier taxonomy import skills_fr.csv broaderRelationsSkillPillar_fr.csv occupations_fr.csv
                      greffier taxonomy import unix_referentiel_appellation_v460_utf8.csv
            """
    )

    @Argument(help: "CSV files of one classification.") var files: [String]
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    func run() async throws {
        let workspace = try options.open(usingState: false)
        do {
            let summary = try TaxonomyFiles.importing(files, into: workspace)
            if output.json { return try Terminal.json(summary) }
            let counts = [summary.skills, summary.occupations, summary.known, summary.implications, summary.leftOut]
            Terminal.print(
                speech.language.text(
                    "\(summary.source) : \(counts[0]) compétences et \(counts[1]) métiers nouveaux, \(counts[2]) déjà connus, \(counts[3]) liens, \(counts[4]) lignes laissées de côté",
                    "\(summary.source): \(counts[0]) new skills and \(counts[1]) new titles, \(counts[2]) known before, \(counts[3]) links, \(counts[4]) rows left out"
                )
            )
            for listing in TaxonomyFiles.list(workspace) where listing.name == summary.source {
                Terminal.print(listing.attribution)
            }
        } catch let error as GreffierError {
            let text = Terminal.safe(speech.language.words(of: error))
            throw error.code == .taxonomyUnwritable ? Ending.notReady(text) : Ending.documentsFailed(text)
        }
    }
}
