// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import JobModel
private import Lexicons
private import Matching

/// The classifications that a workspace has imported: one lexicon file each, `taxonomy-esco.lex` for example.
package enum TaxonomyFiles {
    /// One imported classification.
    package struct Listing: Encodable, Sendable {
        package var name: String
        package var file: String
        package var attribution: String
        /// The second line of the file: when and from what.
        package var origin: String
        package var entries: Int
    }

    /// What became of the rows of an import.
    package struct Imported: Encodable, Sendable {
        package var source: String
        package var skills: Int
        package var occupations: Int
        package var implications: Int
        /// Words known already, which only got their code.
        package var known: Int
        package var leftOut: Int

        private enum CodingKeys: String, CodingKey {
            case source, skills, occupations, implications, known
            case leftOut = "left_out"
        }
    }

    /// Reads the tables and writes the lexicon in the place of an earlier one of the same classification.
    ///
    /// Throws the errors of `TaxonomyImport`, `taxonomy.unwritable`, and `LexiconError` for lexicons with mistakes; what
    /// was there before stays then.
    package static func importing(_ paths: [String], into workspace: Workspace) throws -> Imported {
        let tables = try paths.map { path -> (name: String, bytes: [UInt8]) in
            let name = URL(filePath: path).lastPathComponent
            guard let data = FileManager.default.contents(atPath: path) else {
                throw GreffierError(.fileUnreadable, ErrorDetail(path, french: path))
            }
            return (name, Array(data))
        }
        // Read once to learn whose classification it is, then against the words of all others.
        var probe = TaxonomyImport(lexicons: try Lexicons(files: [:]))
        for table in tables { try probe.read(table.bytes, name: table.name) }
        let day = Timestamp.day(Date(), in: workspace.timeZone)
        let names = tables.map(\.name)
        let source = try probe.lexicon(files: names, date: day).source
        let lexicons = try LexiconFiles.lexicons(workspace, without: fileName(source.rawValue))
        var reading = TaxonomyImport(lexicons: lexicons)
        for table in tables { try reading.read(table.bytes, name: table.name) }
        let made = try reading.lexicon(files: names, date: day)
        try write(made.text, name: fileName(source.rawValue), workspace)
        return Imported(
            source: made.summary.source,
            skills: made.summary.skills,
            occupations: made.summary.occupations,
            implications: made.summary.implications,
            known: made.summary.known,
            leftOut: made.summary.leftOut
        )
    }

    /// The imported classifications, by name.
    package static func list(_ workspace: Workspace) -> [Listing] {
        TaxonomyImport.Source.allCases.compactMap { source in
            let file = folder(workspace) + "/" + fileName(source.rawValue)
            guard let data = FileManager.default.contents(atPath: file) else { return nil }
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
            return Listing(
                name: source.rawValue,
                file: "pipelines/lexicons/" + fileName(source.rawValue),
                attribution: source.attribution,
                origin: lines.count > 1 ? String(lines[1].dropFirst(2)) : "",
                entries: lines.count { !$0.hasPrefix("#") && !$0.hasPrefix("[") }
            )
        }
    }

    /// Takes an imported classification away; `false` where there is none of that name.
    ///
    /// Throws `taxonomy.unwritable`.
    package static func remove(_ name: String, from workspace: Workspace) throws -> Bool {
        guard list(workspace).contains(where: { $0.name == name }) else { return false }
        do {
            try FileManager.default.removeItem(atPath: folder(workspace) + "/" + fileName(name))
        } catch {
            throw GreffierError(.taxonomyUnwritable, cause: error)
        }
        return true
    }

    private static func write(_ text: String, name: String, _ workspace: Workspace) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder(workspace), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: folder(workspace) + "/" + name), options: .atomic)
        } catch {
            throw GreffierError(.taxonomyUnwritable, cause: error)
        }
    }

    private static func fileName(_ name: String) -> String { "taxonomy-\(name).lex" }
    private static func folder(_ workspace: Workspace) -> String { workspace.pipelines + "/lexicons" }
}
