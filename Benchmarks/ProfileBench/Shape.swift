// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentModel

/// Documents that a reader must get through in time in line with their length.
enum Shape: String, CaseIterable, ExpressibleByArgument {
    /// A CV as people write them, 200 pages of it.
    case realistic
    case oneSection = "one-section"
    case oneLine = "one-line"
    case oneWordLines = "one-word-lines"
    case capitals
    case dates
    case wrappedList = "wrapped-list"
    case boldList = "bold-list"

    /// The full length at a share of 1.
    func document(share: Double) -> Document {
        let count = Int(10_000 * share)
        let head = ["Claire Exemple", "Vendeuse", "06 39 98 10 01 – claire@courriel.example"]
        func lines(_ title: String, _ line: (Int) -> String) -> Document {
            MadeUpCV.plain(head + [title] + (0..<count).map(line))
        }
        switch self {
        case .realistic: return MadeUpCV.document(pages: max(1, Int(200 * share)))
        case .oneSection: return lines("EXPÉRIENCE") { MadeUpCV.entry($0)[$0 % 6] }
        case .oneLine:
            let piece = "Claire Exemple claire@courriel.example EXPÉRIENCE 2019 – 2021 Vendeuse, Acme (CDI) Java, SQL "
            return MadeUpCV.plain([String(repeating: piece, count: Int(200_000 * share) / piece.utf8.count + 1)])
        case .oneWordLines: return lines("COMPÉTENCES") { MadeUpCV.words[$0 % MadeUpCV.words.count] }
        case .capitals: return lines("EXPÉRIENCE") { MadeUpCV.entry($0)[$0 % 6].uppercased() }
        case .dates: return lines("FORMATION") { "\(1960 + $0 % 60) – \(1961 + $0 % 60)" }
        case .wrappedList: return lines("COMPÉTENCES") { "\(MadeUpCV.words[$0 % MadeUpCV.words.count])," }
        case .boldList:
            return MadeUpCV.bold(lines("COMPÉTENCES") { MadeUpCV.words[$0 % MadeUpCV.words.count] })
        }
    }
}
