// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier generate`: what a package installs beside the program, made of the verbs themselves.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write manual pages and completions of shells into a folder.",
        discussion: "Example: greffier generate man share",
        shouldDisplay: false
    )

    enum Kind: String, ExpressibleByArgument, CaseIterable { case man, completions, layouts }

    @Argument(help: "man, completions, or layouts: those of the databases.") var kind: Kind
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
        case .layouts:
            return [("layouts", DatabaseLayouts.known.map { "\($0.file) \($0.layout)\n" }.joined())]
        case .completions:
            let language = ReportLanguage.ofEnvironment
            return [
                ("bash-completion/completions/greffier", Greffier.completions(for: .bash, in: language)),
                ("zsh/vendor-completions/_greffier", Greffier.completions(for: .zsh, in: language)),
                ("fish/vendor_completions.d/greffier.fish", Greffier.completions(for: .fish, in: language)),
            ]
        case .man:
            let root = try HelpTree(of: Greffier.self).command
            return [(ReportLanguage.english, "man/man1/"), (.french, "man/fr/man1/")].flatMap { language, folder in
                ([nil] + root.verbs.map { $0 }).map { verb in
                    let page = ManualPage(of: verb, in: root, language, version: GreffierVersion.current) {
                        Greffier.usage(of: $0)
                    }
                    return (folder + page.file, page.source)
                }
            }
        }
    }
}
