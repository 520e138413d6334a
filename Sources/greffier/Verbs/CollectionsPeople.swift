// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import Matching

/// `greffier collections people`: who has several documents, and which pairs wait for a decision.
struct CollectionsPeople: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "Show who has several documents in a collection, and which pairs wait for a yes or no.",
        discussion: "Example: greffier collections people"
    )
    @OptionGroup var choice: CollectionOption
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let language = ReportLanguage.spoken(in: workspace)
        let people = try await CollectionBook(workspace, readOnly: true).people(in: choice.collection)
        if output.json { return try Terminal.json(people) }
        let several = people.people.filter { $0.versions.count > 1 }
        Terminal.print(
            language.counted(people.people.count, ("personne", "personnes"), ("person", "people"))
                + language.text(
                    ", dont \(several.count) avec plusieurs documents",
                    ", \(several.count) of them with several documents"
                )
        )
        for person in several { Self.show(person, language) }
        Self.show(people.doubtful, language)
    }

    static func show(_ person: CollectionPeople.Person, _ language: ReportLanguage) {
        Terminal.print(Terminal.colored(Terminal.safe(person.name), .bold))
        for (index, version) in person.versions.enumerated() {
            let day = version.documentDate ?? ""
            let mark = index == 0 ? language.text("  ← la plus récente", "  ← newest") : ""
            Terminal.print("  \(version.shortID)  \(day)  \(Terminal.safe(version.source))\(mark)")
        }
    }

    /// The pairs with the commands that decide about them.
    static func show(_ pairs: [CollectionPeople.Pair], _ language: ReportLanguage) {
        guard !pairs.isEmpty else { return }
        Terminal.print("")
        Terminal.print(
            Terminal.colored(
                language.text(
                    "\(pairs.count) doute\(pairs.count > 1 ? "s" : "") : est-ce la même personne ?",
                    "\(pairs.count) doubt\(pairs.count == 1 ? "" : "s"): is it the same person?"
                ),
                .yellow
            )
        )
        for pair in pairs.prefix(50) {
            let reason = PersonMatch(rawValue: pair.reason)?.words(language) ?? pair.reason
            Terminal.print(
                "  \(pair.first.shortID) \(Terminal.safe(pair.first.title)) (\(Terminal.safe(pair.first.source)))"
                    + " – \(pair.second.shortID) \(Terminal.safe(pair.second.title)) (\(Terminal.safe(pair.second.source)))"
                    + " : \(reason)"
            )
        }
        if pairs.count > 50 { Terminal.print("  …") }
        Terminal.print(
            language.text(
                "Oui : greffier collections merge A B.  Non : greffier collections split A.",
                "Yes: greffier collections merge A B.  No: greffier collections split A."
            )
        )
    }
}

/// The collection of people that a verb is about.
struct CollectionOption: ParsableArguments {
    @Option(name: .long, help: "The collection.") var collection = "candidates"
}
