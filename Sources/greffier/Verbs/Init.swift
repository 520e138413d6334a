// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier init`: makes a workspace.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a workspace: settings, pipelines, inboxes.",
        discussion: "Example: greffier init ~/recrutement"
    )

    @Argument(help: "The folder; made where it does not exist. Default: this folder.")
    var directory = "."
    @Option(name: .customLong("language"), help: "The language of its pages and dossiers, where it is made anew.")
    var pages = ReportLanguage.french

    func run() async throws {
        let made: WorkspaceMaker.Result
        do {
            made = try WorkspaceMaker.make(at: directory, language: pages)
        } catch {
            throw Ending.notReady(error.description)
        }
        let language = ReportLanguage.ofEnvironment
        let root = Terminal.safe(made.root)
        Terminal.print(language.text("Espace de travail prêt : \(root)", "Workspace ready in \(root)"))
        for inbox in made.inboxes {
            let use = Self.uses.first { inbox.hasSuffix("/" + $0.inbox) }.map { language.text($0.french, $0.english) }
            Terminal.print(
                language.text("  déposez dans    ", "  drop files in  ") + Terminal.safe(inbox)
                    + (use.map { "   (\($0))" } ?? "")
            )
        }
        Terminal.print(language.text("  résultats dans  ", "  results in     ") + Terminal.safe(made.outbox))
        // Whoever reads English should know how to get English pages before there are any.
        if language == .english, made.language == .french {
            Terminal.print("  pages are in   French; for English ones `greffier init --language en` on a new folder")
        }
        Terminal.print(
            language.text("Pour démarrer :   ", "Start it with:   ") + "greffier daemon --workspace '\(root)'"
        )
    }

    /// What goes into the inboxes of the pipelines that come along.
    private static let uses = [
        (inbox: "offers", french: "offres d’emploi, à déposer en premier", english: "job offers, before the CVs"),
        (inbox: "cv", french: "CV", english: "CVs"),
        (inbox: "feedback", french: "décisions, en CSV", english: "decisions, as CSV"),
    ]
}
