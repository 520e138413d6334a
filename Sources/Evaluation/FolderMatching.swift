// SPDX-License-Identifier: GPL-3.0-or-later

/// Which truth file speaks of which documents, by their names.
///
/// `jean.json` speaks of `jean.pdf`, and of `jean.docx` where there is one too; `jean.pdf.json` of `jean.pdf` alone.
/// A closer name wins. Files that begin with a dot are nobody's, and files that end in `.json` are no documents.
package struct FolderMatching: Sendable, Equatable {
    /// By document.
    package private(set) var pairs: [Pair] = []
    package private(set) var truthsWithoutDocument: [String] = []
    package private(set) var documentsWithoutTruth: [String] = []

    package struct Pair: Sendable, Equatable {
        package var document: String
        package var truth: String
    }

    package init(truths: [String], documents: [String]) {
        let ending = ".json"
        let truths = truths.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }
        let byName = Dictionary(truths.map { (String($0.dropLast(ending.count)), $0) }) { first, _ in first }
        for document in documents.sorted() where !document.hasSuffix(ending) && !document.hasPrefix(".") {
            if let truth = byName[document] ?? byName[Self.stem(document)] {
                pairs.append(Pair(document: document, truth: truth))
            } else {
                documentsWithoutTruth.append(document)
            }
        }
        let used = Set(pairs.map(\.truth))
        truthsWithoutDocument = truths.filter { !used.contains($0) }.sorted()
    }

    private static func stem(_ name: String) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}
