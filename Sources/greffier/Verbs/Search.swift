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
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    enum QueryLanguage: String, ExpressibleByArgument, CaseIterable {
        case fr, en
    }

    func validate() throws {
        if let unknown = query.first(where: { $0.hasPrefix("--") }) {
            throw ValidationError("Unknown option '\(unknown)'")
        }
        if !(1...1000).contains(limit) { throw ValidationError("--limit takes a number from 1 to 1000.") }
        if query.isEmpty, filter.isEmpty { throw ValidationError("Tell what to look for.") }
        if let wrong = request(in: []).wrongFilters.first {
            throw ValidationError(
                "--filter takes one field with its value, as skill:swift, not '\(Terminal.safe(wrong))'."
            )
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let library = try ServiceFactory.library(workspace, readOnly: true)
        let known = try await library.collections()
        let language = ReportLanguage(setting: workspace.settings.language)
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
        for hint in answer.hints { Terminal.error(Terminal.safe(hint.text(language))) }
        if output.json { return try Terminal.json(answer.hits) }
        guard answer.hits.isEmpty else { return SearchText(answer.hits, language: language).print() }
        let searched = request.collections.joined(separator: ", ")
        Terminal.print(language.text("Rien trouvé dans \(searched).", "Nothing found in \(searched)."))
        Terminal.print(Self.listed(known, language))
        for other in known where !request.collections.contains(other.name) {
            request.collections = [other.name]
            guard try await !library.find(request).hits.isEmpty else { continue }
            let name = Terminal.safe(other.name)
            Terminal.print(
                language.text("Il y a des réponses dans \(name) :", "There are answers in \(name):")
                    + " --collection \(name)"
            )
        }
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
        return "Collections" + language.text(" : ", ": ") + names
    }
}
