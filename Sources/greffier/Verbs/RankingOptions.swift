// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// The options of `evaluate` that measure rankings.
struct RankingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What people judged: CVs for offers, or documents for queries (docs/evaluation.md).",
            valueName: "file"
        )
    )
    var ranking: String?
    @Option(name: .long, help: ArgumentHelp("The folder of offers, where folders are ranked.", valueName: "dir"))
    var offers: String?
    @Option(
        name: .long,
        help: ArgumentHelp("The collection of CVs that is ranked, or of documents that is searched.", valueName: "name")
    )
    var collection: [String] = []
    @Option(name: .long, help: ArgumentHelp("The collection of offers, beside --collection.", valueName: "name"))
    var against = "offers"
    @Option(name: .long, help: ArgumentHelp("The language of queries that name none, fr or en.", valueName: "language"))
    var language: String?
    @Flag(name: .long, help: "Say which share of the words ranks the judged queries best, by language.") var refit =
        false

    /// Whether an option says that rankings are meant.
    var isUsed: Bool { offers != nil || !collection.isEmpty || refit }

    func validate() throws {
        if collection.count > 1 { throw ValidationError("--collection is taken once.") }
        if let language, !["fr", "en"].contains(language) { throw ValidationError("--language takes fr or en.") }
    }
}
