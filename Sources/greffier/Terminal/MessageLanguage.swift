// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import JobModel

/// The languages that reasons and warnings are written in.
enum MessageLanguage: String, ExpressibleByArgument, CaseIterable {
    case fr, en

    /// That of LC_ALL, LC_MESSAGES or LANG, the first that is set; English unless it is French.
    static var ofEnvironment: Self {
        let environment = ProcessInfo.processInfo.environment
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.lowercased().hasPrefix("fr") ? .fr : .en
    }

    /// The one of two texts that is in this language.
    func text(_ french: String, _ english: String) -> String { self == .fr ? french : english }

    /// The same among the languages of pages.
    var report: ReportLanguage { self == .fr ? .french : .english }

    /// What happened and what to do.
    func words(of error: GreffierError) -> String {
        text("\(error.messageFR) \(error.code.hintFR)", "\(error.message) \(error.code.hint)")
    }

    /// A number that is written with a point, as this language writes it.
    func number(_ text: String) -> String { self == .fr ? text.replacing(".", with: ",") : text }
}
