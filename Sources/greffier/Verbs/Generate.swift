// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import JobModel

/// `greffier generate`: what a package installs beside the program, made of the verbs themselves.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write manual pages and completions of shells into a folder.",
        discussion: "Example: greffier generate man share",
        shouldDisplay: false
    )

    enum Kind: String, ExpressibleByArgument, CaseIterable { case man, completions }

    @Argument(help: "man or completions.") var kind: Kind
    @Argument(help: "The folder; made where it does not exist.") var folder: String

    func run() throws {
        do {
            for (path, text) in try files() {
                let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: url)
            }
        } catch let error as CocoaError {
            throw Ending.notReady(Terminal.safe("\(folder): \(error.localizedDescription)"))
        }
    }

    /// By their paths below `share/`, as Debian has them.
    private func files() throws -> [(path: String, text: String)] {
        switch kind {
        case .completions:
            return [
                ("bash-completion/completions/greffier", Greffier.completionScript(for: .bash)),
                ("zsh/vendor-completions/_greffier", Greffier.completionScript(for: .zsh)),
                ("fish/vendor_completions.d/greffier.fish", Greffier.completionScript(for: .fish)),
            ]
        case .man:
            let root = try HelpTree(of: Greffier.self).command
            let verbs = (root.subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }
            return [(MessageLanguage.en, "man/man1/"), (.fr, "man/fr/man1/")].flatMap { language, folder in
                ([nil] + verbs.map { $0 }).map { verb in
                    let page = ManualPage(of: verb, in: root, language, version: GreffierVersion.current) {
                        Greffier.usage(of: $0)
                    }
                    return (folder + page.file, page.source)
                }
            }
        }
    }
}
