// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Writes the lines of a lexicon in which every word stands once.
struct TaxonomyWriter {
    let source: TaxonomyImport.Source
    let lexicons: Lexicons
    var summary = TaxonomyImport.Summary()
    private(set) var lines: [String] = []
    /// Folded spellings by kind, since one word stands for one entry of its kind within a file.
    private var taken: [Lexicons.Kind: [String: String]] = [:]

    init(source: TaxonomyImport.Source, lexicons: Lexicons) {
        self.source = source
        self.lexicons = lexicons
    }

    mutating func add(occupations: [TaxonomyEntry]) {
        let shared = sharedGroups(occupations)
        var groups: [String: [String]] = [:]
        for entry in occupations {
            let group = entry.isKnown ? entry.group : shared[entry.classGroup] ?? entry.group
            guard let line = line(entry, .occupations) else { continue }
            groups[group, default: []].append(line)
            if entry.isKnown { summary.known += 1 } else { summary.occupations += 1 }
        }
        for group in groups.keys.sorted() { lines += ["[occupations: \(group)]"] + (groups[group] ?? []) + [""] }
    }

    /// For each group of the classification the group of ours that most of its known titles have: titles of both then
    /// stay close.
    private func sharedGroups(_ occupations: [TaxonomyEntry]) -> [String: String] {
        var votes: [String: [String: Int]] = [:]
        for entry in occupations where entry.isKnown && !entry.group.isEmpty {
            votes[entry.classGroup, default: [:]][entry.group, default: 0] += 1
        }
        return votes.compactMapValues { counts in
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
    }

    mutating func add(skills: [TaxonomyEntry]) {
        var own: [String] = []
        for entry in skills {
            guard let line = line(entry, .skills) else { continue }
            own.append(line)
            if entry.isKnown { summary.known += 1 } else { summary.skills += 1 }
        }
        if !own.isEmpty { lines += ["[skills: \(source.rawValue)]"] + own + [""] }
    }

    /// The narrower of two skills that both stand here implies the wider one.
    mutating func add(implications: [(narrow: String, wide: String)], among skills: [TaxonomyEntry]) {
        var names: [String: String] = [:]
        for skill in skills where !skill.name.contains(where: { "/,|".contains($0) }) { names[skill.uri] = skill.name }
        var wide: [String: [String]] = [:]
        for pair in implications {
            guard let narrow = names[pair.narrow], let broad = names[pair.wide], narrow != broad else { continue }
            if wide[narrow]?.contains(broad) != true { wide[narrow, default: []].append(broad) }
        }
        guard !wide.isEmpty else { return }
        summary.implications = wide.count
        lines += ["[implications]"]
        lines += wide.keys.sorted().map { "\($0) | implies: \((wide[$0] ?? []).joined(separator: " / "))" } + [""]
    }

    /// The codes of all words of the classification, also of those that the workspace knows as something else.
    ///
    /// A word that is the label of one entry and another name of a second one has the code of the first.
    mutating func add(codes entries: [TaxonomyEntry], _ kind: Lexicons.Kind) {
        guard !entries.isEmpty else { return }
        var taken: Set<String> = []
        let labels = entries.map { entry in entry.labels.filter { taken.insert(Folding.key($0)).inserted } }
        lines.append("[\(kind.rawValue)]")
        for (entry, own) in zip(entries, labels) {
            guard let name = own.first else { continue }
            let others = own.dropFirst() + entry.others.filter { taken.insert(Folding.key($0)).inserted }
            let spellings = others.isEmpty ? "" : " = " + others.joined(separator: "; ")
            lines.append("\(name)\(spellings) | code: \(entry.code), labels: \(own.count - 1)")
        }
        lines.append("")
    }

    /// `nil` for an entry of which all words stand here already.
    private mutating func line(_ entry: TaxonomyEntry, _ kind: Lexicons.Kind) -> String? {
        let name = Folding.key(entry.name)
        var words = taken[kind] ?? [:]
        defer { taken[kind] = words }
        if let owner = words[name], owner != name || !entry.isKnown {
            summary.leftOut += 1
            return nil
        }
        words[name] = name
        var others: [String] = []
        for other in entry.others {
            let key = Folding.key(other)
            // What the workspace knows as something else keeps its meaning.
            guard words[key] == nil, isFree(other, for: entry, kind) else { continue }
            words[key] = name
            others.append(other)
        }
        let spellings = others.isEmpty ? "" : " = " + others.joined(separator: "; ")
        let mark = entry.isAmbiguous ? "ambiguous, " : ""
        return "\(entry.name)\(spellings) | \(mark)\(source.rawValue): \(entry.code)"
    }

    private func isFree(_ word: String, for entry: TaxonomyEntry, _ kind: Lexicons.Kind) -> Bool {
        guard let known = lexicons[kind].entry(word) else { return true }
        return known.canonical == entry.name
    }
}
