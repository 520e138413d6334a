// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// The language that this process speaks: `fr` and `en` on the command line.
extension ReportLanguage: ExpressibleByArgument {
    /// That of LC_ALL, LC_MESSAGES or LANG, the first that is set; English unless it is French.
    static var ofEnvironment: Self { ofLocale ?? .english }

    /// That of the environment, or where it names none, as under cron, that of the workspace.
    static func spoken(in workspace: Workspace) -> Self {
        ofLocale ?? ReportLanguage(setting: workspace.settings.language)
    }

    /// That of the environment, or of the workspace that the program stands in, before a verb has opened it.
    static var ofProcess: Self { ofLocale ?? (try? Workspace.open(flag: nil)).map { spoken(in: $0) } ?? .english }

    private static var ofLocale: Self? {
        let environment = ProcessInfo.processInfo.environment
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        guard let locale = names.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else { return nil }
        return locale.lowercased().hasPrefix("fr") ? .french : .english
    }

    /// What happened and what to do.
    func words(of error: GreffierError) -> String { "\(error.message(in: self)) \(error.hint(in: self))" }

    /// The same after the error's code, which is what to search for.
    func line(of error: GreffierError) -> String { error.code.name + plainColon + words(of: error) }

    /// A number that is written with a point, as this language writes it.
    func number(_ text: String) -> String { self == .french ? text.replacing(".", with: ",") : text }
}
