// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import TextFolding

/// Counts right, wrong and missing values per field, by the conventions of the labelled samples.
struct Scoring {
    struct Count: Equatable {
        var right = 0
        var given = 0
        var wanted = 0
        var precision: Double { given == 0 ? 1 : Double(right) / Double(given) }
        var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
        var f1: Double { given + wanted == 0 ? 1 : 2 * Double(right) / Double(given + wanted) }
    }

    static let fields = [
        "name", "label", "email", "phone", "city", "url", "work.entry", "work.name", "work.position", "work.start",
        "work.end",
        "education.institution", "education.degree", "education.start", "education.end", "skills", "languages",
        "languages.level", "certificates",
    ]

    let lexicons: Lexicons
    private(set) var counts: [String: Count] = [:]
    private(set) var misses: [String] = []

    init(lexicons: Lexicons) { self.lexicons = lexicons }

    var macro: Double {
        let used = Self.fields.compactMap { counts[$0] }
        return used.isEmpty ? 0 : used.reduce(0) { $0 + $1.f1 } / Double(used.count)
    }

    mutating func add(_ got: Profile, truth: Profile, label: String) {
        scalars(got.basics, truth.basics, label)
        work(got.work ?? [], truth.work ?? [], label)
        education(got.education ?? [], truth.education ?? [], label)
        set("skills", skills(got), skills(truth), label)
        languages(got.languages ?? [], truth.languages ?? [], label)
        pairs(
            "certificates",
            (got.certificates ?? []).compactMap(\.name),
            (truth.certificates ?? []).compactMap(\.name),
            label
        )
    }

    // MARK: Scalars

    private mutating func scalars(_ got: Profile.Basics?, _ truth: Profile.Basics?, _ label: String) {
        value("name", got?.name, truth?.name, label) { Folding.words($0).sorted() == Folding.words($1).sorted() }
        value("label", got?.label, truth?.label, label, Self.alike)
        value("email", got?.email, truth?.email, label) { $0.lowercased() == $1.lowercased() }
        value("phone", got?.phone, truth?.phone, label) { Self.national($0) == Self.national($1) }
        value("city", got?.location?.city, truth?.location?.city, label) { Folding.key($0) == Folding.key($1) }
        value("url", got?.url, truth?.url, label) { Self.bare($0) == Self.bare($1) }
    }

    private mutating func value(
        _ field: String,
        _ got: String?,
        _ truth: String?,
        _ label: String,
        _ equal: (String, String) -> Bool
    ) {
        if got != nil { counts[field, default: Count()].given += 1 }
        if truth != nil { counts[field, default: Count()].wanted += 1 }
        if let got, let truth, equal(got, truth) {
            counts[field, default: Count()].right += 1
        } else if got != nil || truth != nil {
            misses.append("\(label) \(field): got \(got ?? "-") | truth \(truth ?? "-")")
        }
    }

    /// Token-sort ratio of at least 0.85, or all words of one in the other with at least 0.60.
    static func alike(_ left: String, _ right: String) -> Bool {
        let ratio = Similarity.tokenSort(left, right)
        if ratio >= 0.85 { return true }
        let (one, two) = (Set(Folding.words(left)), Set(Folding.words(right)))
        return ratio >= 0.60 && !one.isEmpty && !two.isEmpty && (one.isSubset(of: two) || two.isSubset(of: one))
    }

    private static func national(_ phone: String) -> String { String(phone.filter(\.isNumber).suffix(9)) }

    private static func bare(_ url: String) -> String {
        var text = url.lowercased()
        for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    // MARK: Entries

    private mutating func work(_ got: [Profile.Work], _ truth: [Profile.Work], _ label: String) {
        let pairing = pair(got.count, truth.count) { left, right in
            let name = both(got[left].name, truth[right].name, Self.alike)
            let position = both(got[left].position, truth[right].position, Self.alike)
            guard name || position else { return 0 }
            return (name ? 4 : 0) + (position ? 4 : 0) + (got[left].startDate == truth[right].startDate ? 2 : 0)
                + (got[left].endDate == truth[right].endDate ? 1 : 0)
        }
        for (left, right) in pairing.pairs {
            let name = both(got[left].name, truth[right].name, Self.alike)
            let position = both(got[left].position, truth[right].position, Self.alike)
            item(
                "work.entry",
                "\(got[left].name ?? "")/\(got[left].position ?? "")",
                "\(truth[right].name ?? "")/\(truth[right].position ?? "")",
                label
            ) { _, _ in name && position }
            value("work.name", got[left].name, truth[right].name, label, Self.alike)
            value("work.position", got[left].position, truth[right].position, label, Self.alike)
            value("work.start", got[left].startDate, truth[right].startDate, label, Self.sameDate)
            item("work.end", got[left].endDate ?? "current", truth[right].endDate ?? "current", label, Self.sameDate)
        }
        for left in pairing.left {
            let work = got[left]
            unpaired(
                [
                    ("work.entry", "x"), ("work.name", work.name), ("work.position", work.position),
                    ("work.start", work.startDate), ("work.end", "x"),
                ],
                isGiven: true,
                label,
                "\(work.name ?? "")/\(work.position ?? "")"
            )
        }
        for right in pairing.right {
            let work = truth[right]
            unpaired(
                [
                    ("work.entry", "x"), ("work.name", work.name), ("work.position", work.position),
                    ("work.start", work.startDate), ("work.end", "x"),
                ],
                isGiven: false,
                label,
                "\(work.name ?? "")/\(work.position ?? "")"
            )
        }
    }

    private mutating func education(_ got: [Profile.Education], _ truth: [Profile.Education], _ label: String) {
        func degree(_ item: Profile.Education) -> String? {
            let text = [item.studyType, item.area].compactMap { $0 }.joined(separator: " ")
            return text.isEmpty ? nil : text
        }
        let pairing = pair(got.count, truth.count) { left, right in
            let school = both(got[left].institution, truth[right].institution, Self.alike)
            let study = both(degree(got[left]), degree(truth[right]), Self.alike)
            guard school || study else { return 0 }
            return (school ? 4 : 0) + (study ? 4 : 0) + (got[left].endDate == truth[right].endDate ? 2 : 0)
        }
        for (left, right) in pairing.pairs {
            value("education.institution", got[left].institution, truth[right].institution, label, Self.alike)
            value("education.degree", degree(got[left]), degree(truth[right]), label, Self.alike)
            value("education.start", got[left].startDate, truth[right].startDate, label, Self.sameDate)
            value("education.end", got[left].endDate, truth[right].endDate, label, Self.sameDate)
        }
        for (list, indices, isGiven) in [(got, pairing.left, true), (truth, pairing.right, false)] {
            for index in indices {
                let item = list[index]
                unpaired(
                    [
                        ("education.institution", item.institution), ("education.degree", degree(item)),
                        ("education.start", item.startDate), ("education.end", item.endDate),
                    ],
                    isGiven: isGiven,
                    label,
                    "\(item.institution ?? "")/\(degree(item) ?? "")"
                )
            }
        }
    }

    private mutating func item(
        _ field: String,
        _ got: String,
        _ truth: String,
        _ label: String,
        _ equal: (String, String) -> Bool
    ) {
        value(field, got, truth, label, equal)
    }

    private mutating func unpaired(_ values: [(String, String?)], isGiven: Bool, _ label: String, _ text: String) {
        for (field, value) in values where value != nil {
            if isGiven {
                counts[field, default: Count()].given += 1
            } else {
                counts[field, default: Count()].wanted += 1
            }
        }
        misses.append("\(label) \(values[0].0) unpaired \(isGiven ? "got" : "truth") \(text)")
    }

    /// To the month when the truth has one.
    private static func sameDate(_ got: String, _ truth: String) -> Bool {
        truth.count == 4 ? got.prefix(4) == truth : got.prefix(7) == truth.prefix(7)
    }

    private func both(_ left: String?, _ right: String?, _ equal: (String, String) -> Bool) -> Bool {
        if let left, let right { equal(left, right) } else { false }
    }

    private func pair(_ left: Int, _ right: Int, _ points: (Int, Int) -> Int) -> (
        pairs: [(Int, Int)], left: [Int], right: [Int]
    ) {
        var all: [(Int, Int, Int)] = []
        for i in 0..<left { for j in 0..<right where points(i, j) > 0 { all.append((points(i, j), i, j)) } }
        all.sort { $0.0 != $1.0 ? $0.0 > $1.0 : ($0.1, $0.2) < ($1.1, $1.2) }
        var (usedLeft, usedRight) = (Set<Int>(), Set<Int>())
        var pairs: [(Int, Int)] = []
        for (_, i, j) in all where !usedLeft.contains(i) && !usedRight.contains(j) {
            pairs.append((i, j))
            usedLeft.insert(i)
            usedRight.insert(j)
        }
        return (pairs, (0..<left).filter { !usedLeft.contains($0) }, (0..<right).filter { !usedRight.contains($0) })
    }

    // MARK: Lists

    private func skills(_ profile: Profile) -> [String] {
        let aliases = ["k8s": "kubernetes", "js": "javascript", "ts": "typescript", "postgres": "postgresql"]
        return (profile.skills ?? []).flatMap { skill in
            (skill.keywords ?? []).isEmpty ? [skill.name].compactMap { $0 } : skill.keywords ?? []
        }.map {
            let bare = $0.hasSuffix(")") ? String($0.prefix { $0 != "(" }) : $0
            let key = Folding.key(bare)
            return aliases[key] ?? key
        }
    }

    private mutating func set(_ field: String, _ got: [String], _ truth: [String], _ label: String) {
        let (one, two) = (Set(got), Set(truth))
        counts[field, default: Count()].right += one.intersection(two).count
        counts[field, default: Count()].given += one.count
        counts[field, default: Count()].wanted += two.count
        if one != two {
            misses.append(
                "\(label) \(field): extra \(one.subtracting(two).sorted()) missing \(two.subtracting(one).sorted())"
            )
        }
    }

    private mutating func pairs(_ field: String, _ got: [String], _ truth: [String], _ label: String) {
        let pairing = pair(got.count, truth.count) {
            Self.alike(got[$0], truth[$1]) ? 1 + Int(Similarity.tokenSort(got[$0], truth[$1]) * 100) : 0
        }
        counts[field, default: Count()].right += pairing.pairs.count
        counts[field, default: Count()].given += got.count
        counts[field, default: Count()].wanted += truth.count
        if !pairing.left.isEmpty || !pairing.right.isEmpty {
            misses.append(
                "\(label) \(field): extra \(pairing.left.map { got[$0] }) missing \(pairing.right.map { truth[$0] })"
            )
        }
    }

    private mutating func languages(_ got: [Profile.Language], _ truth: [Profile.Language], _ label: String) {
        func code(_ item: Profile.Language) -> String {
            item.language.flatMap { lexicons.languageCode($0) } ?? item.language ?? ""
        }
        set("languages", got.map(code), truth.map(code), label)
        for item in got {
            guard let other = truth.first(where: { code($0) == code(item) }) else {
                if item.fluency != nil { counts["languages.level", default: Count()].given += 1 }
                continue
            }
            let level = item.greffier?.cefr ?? item.fluency
            let wanted = other.fluency.map { TruthLevels.level($0, lexicons: lexicons) ?? $0 }
            value("languages.level", level, wanted, label + " " + code(item)) {
                $0 == $1 || Folding.key($0) == Folding.key($1)
            }
        }
        for item in truth where item.fluency != nil && !got.contains(where: { code($0) == code(item) }) {
            counts["languages.level", default: Count()].wanted += 1
        }
    }
}

/// Levels of the truth's words, apart from the reader's own code.
enum TruthLevels {
    static func level(_ text: String, lexicons: Lexicons) -> String? {
        let words = Folding.words(text)
        if let stated = ["A1", "A2", "B1", "B2", "C1", "C2"].first(where: { words.contains($0.lowercased()) }) {
            return stated
        }
        if let place = words.firstIndex(of: "toeic"), place + 1 < words.count,
            let points = words[place...].compactMap({ Int($0) }).first
        {
            return points >= 945 ? "C1" : points >= 785 ? "B2" : points >= 550 ? "B1" : "A2"
        }
        return lexicons.cefr(text)
    }
}
