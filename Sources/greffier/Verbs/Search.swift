// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import Retrieval
import Stages

/// `greffier search`: finds documents by their words and by what they hold.
struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search collections by words, fields and likeness.",
        discussion: """
            Words match in all their forms. "exact phrase", prefix*, -excluded, and fields: skill: city: title: language: name:
            employer: school: degree: source: tag: (compétence: ville: poste: langue: nom: employeur: école: diplôme: fichier:
            étiquette:). A comma stands for "or": city:Rennes,Nantes.
            Example: greffier search '"chef de projet" ville:Nantes -stage'
            """
    )
    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("Words; \"exact phrase\", prefix*, field:value, -excluded.", valueName: "query")
    )
    var query: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp("A collection; may be repeated (candidates unless stated).", valueName: "name")
    )
    var collection: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A condition besides, as skill:swift or -city:Paris; may be repeated.",
            valueName: "field:value"
        )
    )
    var filter: [String] = []
    @Option(name: .long, help: ArgumentHelp("At most this many, up to 1000.", valueName: "n")) var limit = 10
    @Option(name: .long, help: "The language of the words, fr or en (else both).") var language: QueryLanguage?
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Fit how much words and vectors count in the collection to judged queries (docs/evaluation.md).",
            valueName: "file"
        )
    )
    var refit: String?
    @Flag(name: .long, help: "Take the last --refit of the collection back.") var undoRefit = false
    @Flag(name: .long, help: "With --refit or --undo-refit: show what would change, and change nothing.")
    var dryRun = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// Whether shares are fitted, and nothing is searched.
    private var isFitting: Bool { refit != nil || undoRefit }

    enum QueryLanguage: String, ExpressibleByArgument, CaseIterable {
        case fr, en
    }

    func validate() throws {
        if let unknown = query.first(where: { $0.hasPrefix("--") }) {
            throw ValidationError("Unknown option '\(unknown)'")
        }
        if !(1...1000).contains(limit) { throw ValidationError("--limit takes a number from 1 to 1000.") }
        if isFitting {
            if refit != nil, undoRefit { throw ValidationError("--refit and --undo-refit exclude each other.") }
            if !query.isEmpty || !filter.isEmpty { throw ValidationError("--refit goes with no query and no filter.") }
            if collection.count > 1 { throw ValidationError("Shares are fitted for one --collection at a time.") }
            return
        }
        if dryRun { throw ValidationError("--dry-run goes with --refit or --undo-refit.") }
        if query.isEmpty, filter.isEmpty { throw ValidationError("Tell what to look for.") }
        if let wrong = request(in: []).wrongFilters.first {
            throw ValidationError(
                "--filter takes one field with its value, as skill:swift, not '\(Terminal.safe(wrong))'."
            )
        }
    }

    func run() async throws {
        let workspace = try options.open()
        if isFitting { return try await fit(in: workspace) }
        let library = try ServiceFactory.library(workspace, readOnly: true)
        let known = try await library.collections()
        let language = ReportLanguage.spoken(in: workspace)
        let missing = collection.filter { name in !known.contains { $0.name == name } }
        if !missing.isEmpty, !known.isEmpty {
            throw Ending.usage(
                missing.map { language.text("il n’y a pas de collection « \($0) »", "there is no collection “\($0)”") }
                    .joined(separator: "\n") + "\n" + Self.listed(known, language)
            )
        }
        var request = request(in: collection.isEmpty ? ["candidates"] : collection)
        request.vocabulary = LexiconVocabulary(try LexiconFiles.loadSound(workspace).files.lexicons)
        let answer = try await library.find(request)
        var elsewhere: [String] = []
        for other in known where answer.hits.isEmpty && !request.collections.contains(other.name) {
            var there = request
            there.collections = [other.name]
            if try await !library.find(there).hits.isEmpty { elsewhere.append(other.name) }
        }
        if output.json {
            let hints = answer.hints.map(SearchReport.Hint.init)
            return try Terminal.json(SearchReport(hits: answer.hits, hints: hints, elsewhere: elsewhere))
        }
        for hint in answer.hints { Terminal.error(Terminal.safe(hint.text(language))) }
        guard answer.hits.isEmpty else { return SearchText(answer.hits, language: language).print() }
        let searched = request.collections.joined(separator: ", ")
        Terminal.print(language.text("Rien trouvé dans \(searched).", "Nothing found in \(searched)."))
        Terminal.print(Self.listed(known, language))
        for name in elsewhere.map(Terminal.safe) {
            Terminal.print(
                language.text("Il y a des réponses dans \(name) :", "There are answers in \(name):")
                    + " --collection \(name)"
            )
        }
    }

    private func fit(in workspace: Workspace) async throws {
        let fitting = SearchRefit(
            workspace: workspace,
            collection: collection.first ?? "candidates",
            isJSON: output.json
        )
        guard let refit else { return try await fitting.undo(dryRun: dryRun) }
        try await fitting.fit(to: refit, language: language?.rawValue, dryRun: dryRun)
    }

    /// What is asked for; an argument of several words beside others was quoted for the shell, and so is a phrase.
    private func request(in collections: [String]) -> SearchRequest {
        let parts = query.count < 2 ? query : query.map(SearchRequest.quoted)
        return SearchRequest(
            parts.joined(separator: " "),
            filters: filter.map(SearchRequest.quoted),
            in: collections,
            limit: limit,
            language: language?.rawValue
        )
    }

    private static func listed(_ collections: [CollectionInfo], _ language: ReportLanguage) -> String {
        guard !collections.isEmpty else {
            return language.text(
                "Rien n’est encore indexé : déposez des CV dans inbox/cv.",
                "Nothing is indexed yet: drop CVs into inbox/cv."
            )
        }
        let names = collections.map { "\(Terminal.safe($0.name)) (\($0.entries))" }.joined(separator: ", ")
        return "Collections" + language.plainColon + names
    }
}
