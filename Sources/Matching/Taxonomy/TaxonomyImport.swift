// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import Lexicons
import TextFolding

/// Turns the published tables of ESCO and ROME into a lexicon of the workspace.
///
/// ESCO names skills by verb phrases that say little word by word; the `knowledge` part and the titles of occupations
/// are what texts name. Words that the workspace knows already keep their meaning and only get a code.
package struct TaxonomyImport {
    /// Whose classification it is.
    package enum Source: String, Sendable, CaseIterable {
        case esco, rome

        /// The sentence that the publisher asks for.
        package var attribution: String {
            switch self {
            case .esco: "This service uses the ESCO classification of the European Commission."
            case .rome: "ROME 4.0, France Travail, Licence Ouverte / Open Licence (Etalab)."
            }
        }
    }

    /// What became of the rows.
    package struct Summary: Sendable, Equatable {
        package var source = ""
        package var skills = 0
        package var occupations = 0
        package var implications = 0
        /// Words known already, which only got their code.
        package var known = 0
        /// Rows left out: verb phrases, words without a letter.
        package var leftOut = 0
    }

    private let lexicons: Lexicons
    private var source: Source?
    private(set) var skills: [TaxonomyEntry] = []
    private(set) var occupations: [TaxonomyEntry] = []
    private var broader: [(narrow: String, wide: String)] = []
    private var leftOut = 0

    /// `lexicons` are those in force without an earlier import of the same classification.
    package init(lexicons: Lexicons) { self.lexicons = lexicons }

    // MARK: Reading

    /// Takes one table; several may follow each other, of one classification.
    ///
    /// Throws `taxonomy.encoding`, `taxonomy.empty`, `taxonomy.columns` and `taxonomy.mixed`, each naming the file.
    package mutating func read(_ bytes: [UInt8], name: String) throws {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw GreffierError(.taxonomyEncoding, ErrorDetail(name, french: name))
        }
        let table = SeparatedTable(bytes)
        guard !table.rows.isEmpty else { throw GreffierError(.taxonomyEmpty, ErrorDetail(name, french: name)) }
        if table.has("concepturi", "broaderuri") {
            try take(.esco, name)
            broader += table.cells(["concepturi", "broaderuri"]).map { ($0[0], $0[1]) }
        } else if table.has("concepturi", "preferredlabel") {
            try take(.esco, name)
            readESCO(table, isOccupation: table.has("iscogroup") || name.lowercased().contains("occupation"))
        } else if table.has("code_rome", "libelle_appellation_long") {
            try take(.rome, name)
            readTitles(table)
        } else if table.has("code_rome", "libelle_rome") {
            try take(.rome, name)
            for cells in table.cells(["code_rome", "libelle_rome"]) {
                addTitle(cells[1], code: cells[0], group: cells[0])
            }
        } else if table.has("code_ogr", "libelle_competence") {
            try take(.rome, name)
            readROMESkills(table, label: "libelle_competence")
        } else if table.has("code_ogr", "libelle_savoir") {
            try take(.rome, name)
            readROMESkills(table, label: "libelle_savoir")
        } else {
            let found = table.columns.prefix(8).joined(separator: ", ")
            throw GreffierError(.taxonomyColumns, ErrorDetail("\(name): \(found)", french: "\(name) : \(found)"))
        }
    }

    private mutating func take(_ found: Source, _ name: String) throws {
        guard source == nil || source == found else {
            throw GreffierError(.taxonomyMixed, ErrorDetail(name, french: name))
        }
        source = found
    }

    private mutating func readESCO(_ table: SeparatedTable, isOccupation: Bool) {
        let hasTypes = table.has("skilltype")
        for cells in table.cells(["concepturi", "preferredlabel", "altlabels", "skilltype", "iscogroup"]) {
            let others = cells[2].split(whereSeparator: { $0 == "\n" || $0 == "|" }).map(String.init)
            let code = String(cells[0].split(separator: "/").last ?? "")
            if isOccupation {
                addTitle(
                    cells[1],
                    others,
                    code: code,
                    group: cells[4].isEmpty ? code : "isco\(cells[4].prefix(3))/\(cells[4])"
                )
            } else if hasTypes, !cells[3].lowercased().contains("knowledge") {
                leftOut += 1
            } else {
                addSkill(cells[1], others, code: code, uri: cells[0])
            }
        }
    }

    private mutating func readTitles(_ table: SeparatedTable) {
        for cells in table.cells(["libelle_appellation_long", "code_rome"]) {
            addTitle(cells[0], code: cells[1], group: "rome\(cells[1].prefix(3))/\(cells[1])")
        }
    }

    /// Skills of ROME are verb phrases too, beside the table of knowledge (`savoir`).
    private mutating func readROMESkills(_ table: SeparatedTable, label: String) {
        for cells in table.cells([label, "code_ogr"]) {
            if label == "libelle_savoir" { addSkill(cells[0], [], code: cells[1], uri: cells[1]) } else { leftOut += 1 }
        }
    }

    // MARK: Entries

    private mutating func addSkill(_ label: String, _ others: [String], code: String, uri: String) {
        // `Java (programmation informatique)` is Java, if anything.
        let bare = label.split(separator: "(").first.map(String.init) ?? label
        let names = ([bare, label] + others).compactMap(TaxonomyEntry.clean)
        guard let first = names.first else {
            leftOut += 1
            return
        }
        let known = names.compactMap { lexicons.canonicalSkill($0) }.first
        // A lone word of everyday language, as `histoire`, counts in lists of skills alone.
        let isLone = !first.contains(" ") && first == first.lowercased()
        skills.append(
            TaxonomyEntry(
                name: known ?? first,
                others: names,
                labels: [bare, label].compactMap(TaxonomyEntry.clean),
                code: code,
                uri: uri,
                group: "",
                isKnown: known != nil,
                isAmbiguous: isLone && known == nil
            )
        )
    }

    private mutating func addTitle(_ label: String, _ others: [String] = [], code: String, group: String) {
        let names = ([label] + others).flatMap(TaxonomyEntry.titles).compactMap(TaxonomyEntry.clean)
        guard let first = names.first else {
            leftOut += 1
            return
        }
        let known = names.compactMap { lexicons[.occupations].entry($0) }.first
        occupations.append(
            TaxonomyEntry(
                name: known?.canonical ?? first,
                others: names,
                labels: TaxonomyEntry.titles(label).compactMap(TaxonomyEntry.clean),
                code: code,
                uri: code,
                group: known?.group ?? group,
                // The group of the classification, by which those of one code go with titles that are known.
                classGroup: group,
                isKnown: known != nil
            )
        )
    }

    // MARK: Writing

    /// The text of a lexicon file, with what became of the rows; `date` is the day of the import.
    ///
    /// Throws `taxonomy.empty` where nothing was read.
    package func lexicon(files: [String], date: String) throws -> (source: Source, text: String, summary: Summary) {
        guard let source, !(skills.isEmpty && occupations.isEmpty) else {
            let names = files.joined(separator: ", ")
            throw GreffierError(.taxonomyEmpty, ErrorDetail(names, french: names))
        }
        var writer = TaxonomyWriter(source: source, lexicons: lexicons)
        writer.add(occupations: occupations)
        writer.add(skills: skills)
        writer.add(implications: broader, among: skills)
        writer.add(codes: occupations, source == .esco ? .escoOccupations : .romeOccupations)
        writer.add(codes: skills, source == .esco ? .escoSkills : .romeSkills)
        writer.summary.source = source.rawValue
        writer.summary.leftOut += leftOut
        let head = [
            "# \(source.attribution)", "# Imported on \(date) from \(files.joined(separator: ", "))",
            "# by `greffier taxonomy import`; `greffier taxonomy remove \(source.rawValue)` takes it away.", "",
        ]
        return (source, (head + writer.lines).joined(separator: "\n") + "\n", writer.summary)
    }
}
