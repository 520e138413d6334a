// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What the parser says of a line that it does not understand, in French.
///
/// Its errors are its own; their words are few and are known by their beginnings. What is not known stays as it is.
enum ParserWords {
    static func french(_ message: String) -> String {
        message.components(separatedBy: "\n").map(line).joined(separator: "\n")
    }

    private static func line(_ line: String) -> String {
        if let usage = line.wholeMatch(of: /Usage: (.*)/) {
            return "Usage : " + FrenchHelp.valueNames(in: String(usage.1))
        }
        if let see = line.wholeMatch(of: #/  See '(.*)' for more information\./#) {
            return "  Voir « \(see.1) » pour en savoir plus."
        }
        if let help = line.wholeMatch(of: /Help:  (.*?)  (.*)/) {
            return "Aide :  \(FrenchHelp.valueNames(in: String(help.1)))  \(FrenchHelp.text(String(help.2)))"
        }
        guard line.hasPrefix("Error: ") else { return line }
        return "Erreur : " + error(String(line.dropFirst(7)))
    }

    private static func error(_ text: String) -> String {
        if let found = text.wholeMatch(of: /Unknown option '(.*?)'(?:\. Did you mean '(.*)'\?)?/) {
            return "option inconnue « \(found.1) »" + (found.2.map { ". Vouliez-vous dire « \($0) » ?" } ?? "")
        }
        if let found = text.wholeMatch(of: /Missing expected argument '(.*)'/) {
            return "il manque « \(FrenchHelp.valueNames(in: String(found.1))) »"
        }
        if let found = text.wholeMatch(of: /Missing one of: '(.*)'/) {
            return "il manque l’un de : « \(found.1.replacing("', '", with: " », « ")) »"
        }
        if let found = text.wholeMatch(of: /Missing value for '(.*)'/) {
            return "il manque la valeur de « \(FrenchHelp.valueNames(in: String(found.1))) »"
        }
        if let found = text.wholeMatch(of: /Unexpected argument '(.*)'/) { return "« \(found.1) » est de trop" }
        if let found = text.wholeMatch(of: /\d+ unexpected arguments: '(.*)'/) {
            return "« \(found.1.replacing("', '", with: " », « ")) » sont de trop"
        }
        if let found = text.wholeMatch(of: /The option '(.*)' does not take any value, but '(.*)' was specified\./) {
            return "l’option « \(found.1) » ne prend pas de valeur, « \(found.2) » est de trop"
        }
        return value(text)
    }

    private static func value(_ text: String) -> String {
        guard let found = text.prefixMatch(of: /The value '(.*?)' is invalid for '(.*?)'/) else {
            return FrenchHelp.complaints[text] ?? text
        }
        let words = "« \(found.1) » ne convient pas à « \(FrenchHelp.valueNames(in: String(found.2))) »"
        let rest = text[found.range.upperBound...]
        // A long list follows, one a line.
        if rest == ". Please provide one of the following:" { return words + ". Au choix :" }
        guard let allowed = rest.wholeMatch(of: /\. Please provide one of (.*)\./) else { return words + rest }
        let list = allowed.1.replacing(" and ", with: ", ").replacing(" or ", with: ", ").replacing("'", with: "")
        return "\(words). Au choix : \(list)."
    }
}
