// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import Retrieval

/// `greffier collections rebuild`: makes what collections are searched by again.
struct CollectionsRebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the word index and damaged or all vectors of collections again, or everything from the runs.",
        discussion: """
            Searches go on meanwhile. Entries that an earlier version wrote are given the fields by which they are found, \
            and whose they are. Vectors of a model that does not answer are made by the daemon later. With \
            --from-runs the present file is set aside and every kept run indexes its document again, which is what a \
            library.sqlite that cannot be read needs; no daemon may run then. Decisions of people come along: from that file \
            where it can be read, else from the runs that took feedback, while those on whose CVs are whose are lost.

            Example: greffier collections rebuild candidates
            """
    )
    @Argument(help: "The collection; all of them without one.") var collection: String?
    @Flag(name: .long, help: "Make all vectors again, not the damaged and missing ones alone.") var vectors = false
    @Flag(name: .long, help: "Make everything again from what the runs have kept.") var fromRuns = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// What `--json` prints.
    struct Report: Encodable {
        var collections: [Line] = []
        /// Where the file was set aside.
        var aside: String?
        /// Runs that index their document again.
        var runs: Int?
        /// Decisions of people that were brought over.
        var decisions: Int?

        struct Line: Encodable {
            var name: String
            var vectorsRemoved: Int
            var entriesRenewed: Int

            private enum CodingKeys: String, CodingKey {
                case name
                case vectorsRemoved = "vectors_removed"
                case entriesRenewed = "entries_renewed"
            }
        }
    }

    func validate() throws {
        if fromRuns, collection != nil || vectors {
            throw ValidationError(
                "--from-runs makes all collections again: it goes with no name and not with --vectors"
            )
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let language = ReportLanguage.spoken(in: workspace)
        let rebuild = CollectionRebuild(workspace)
        if fromRuns { return try await everything(rebuild, language) }
        let done = try await rebuild.indexes(of: collection, allVectors: vectors)
        if let collection, done.isEmpty { throw CollectionsExport.unknown(collection, language) }
        if output.json {
            return try Terminal.json(
                Report(
                    collections: done.map {
                        .init(name: $0.name, vectorsRemoved: $0.repair.vectors, entriesRenewed: $0.renewed)
                    }
                )
            )
        }
        for done in done {
            var words = language.text(
                "index des mots refait, \(done.repair.vectors) vecteurs retirés pour être refaits",
                "word index made again, \(done.repair.vectors) vectors taken out to be made again"
            )
            if done.renewed > 0 {
                words += language.text(
                    ", \(done.renewed) entrées d’une version antérieure complétées",
                    ", \(done.renewed) entries of an earlier version completed"
                )
            }
            Terminal.print("\(Terminal.safe(done.name)): \(words)")
        }
    }

    private func everything(_ rebuild: CollectionRebuild, _ language: ReportLanguage) async throws {
        do {
            let (aside, runs, decisions) = try await rebuild.everything()
            if output.json { return try Terminal.json(Report(aside: aside, runs: runs, decisions: decisions)) }
            if let aside {
                Terminal.print(language.text("mis de côté : ", "set aside: ") + Terminal.safe(aside))
            }
            Terminal.print(
                language.text(
                    "\(runs) traitements indexeront de nouveau leur document au prochain démarrage du service",
                    "\(runs) runs will index their documents again when the daemon starts"
                )
            )
            Terminal.print(
                language.text("décisions reprises\u{A0}: \(decisions)", "decisions brought over: \(decisions)")
            )
        } catch let failure as CollectionRebuild.Failure {
            switch failure {
            case .running(let holder):
                let who = holder?.words ?? "?"
                throw Ending.notReady(
                    language.text("arrêtez d’abord le service (\(who))", "stop the daemon first (\(who))")
                )
            case .unavailable(let reason): throw Ending.notReady(Terminal.safe(reason))
            }
        }
    }
}
