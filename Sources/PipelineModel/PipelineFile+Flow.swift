// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Yams

/// The keys of a stage that say for what, how many at a time and how fast: `for_each`, `item`, `concurrency`, `rate`.
extension PipelineFile {
    static let flowKeys = ["for_each", "item", "concurrency", "rate"]

    mutating func readFlow(_ nodes: [String: Node], into spec: inout StageSpec) {
        if let node = nodes["for_each"] {
            spec.forEach = list(node, item: nodes["item"].flatMap { item($0) } ?? ForEach.defaultItem)
            if spec.forEach == nil { unreadLists.insert(spec.name) }
        } else if let node = nodes["item"] {
            reader.complain(
                "item goes with for_each",
                at: node,
                remedy: "remove it, or add `for_each`",
                french: ("item va avec for_each", "retirez-le, ou ajoutez `for_each`")
            )
        }
        if let node = nodes["concurrency"] { spec.concurrency = concurrency(node) }
        if let node = nodes["rate"] { spec.rate = rate(node) }
    }

    // MARK: Lists

    private mutating func list(_ node: Node, item: String) -> ForEach? {
        guard let text = reader.string(node, called: "for_each") else { return nil }
        guard let list = ForEach(text, item: item) else {
            reader.complain(
                "'\(text)' names no list",
                at: node,
                remedy:
                    "write stage, artifact and JSON pointer, as in `for_each: matches.recommendations.json#/offers`",
                french: (
                    "« \(text) » ne désigne pas une liste",
                    "écrivez étape, fichier et pointeur JSON, comme `for_each: matches.recommendations.json#/offers`"
                )
            )
            return nil
        }
        if !list.artifact.hasSuffix(".json") {
            reader.complain(
                "for_each goes through \(list.artifact), which is no JSON",
                at: node,
                remedy: "name an artifact that ends in .json",
                french: (
                    "for_each parcourt \(list.artifact), qui n’est pas du JSON", "nommez un fichier qui finit par .json"
                )
            )
            return nil
        }
        return list
    }

    private mutating func item(_ node: Node) -> String? {
        guard let name = reader.string(node, called: "item") else { return nil }
        let isFine =
            name.hasSuffix(".json") && name.utf8.count > 5 && name.utf8.count <= 80
            && name.utf8.allSatisfy { $0 > 32 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
        if isFine { return name }
        reader.complain(
            "'\(name)' cannot be the name of an item",
            at: node,
            remedy: "write a file name that ends in .json, such as \(ForEach.defaultItem)",
            french: (
                "« \(name) » ne peut pas être le nom d’un élément",
                "écrivez un nom de fichier qui finit par .json, tel que \(ForEach.defaultItem)"
            )
        )
        return nil
    }

    // MARK: Keys and rates

    private mutating func concurrency(_ node: Node) -> ConcurrencyLimit? {
        var nodes: [String: Node] = ["key": node]
        if node.mapping != nil {
            let pairs = reader.pairs(node, called: "concurrency")
            reader.refuseOthers(than: ["key", "limit"], in: pairs, of: "concurrency")
            nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        let limit = nodes["limit"].flatMap { reader.int($0, called: "limit", in: 1...1000) } ?? 1
        guard let keyNode = nodes["key"] else {
            reader.complain(
                "concurrency has no key",
                at: node,
                remedy: "write `concurrency: \"{pipeline}\"`, in quotes, or `{key: disk, limit: 2}`",
                french: (
                    "concurrency n’a pas de clé",
                    "écrivez `concurrency: \"{pipeline}\"`, entre guillemets, ou `{key: disk, limit: 2}`"
                )
            )
            return nil
        }
        guard let key = reader.string(keyNode, called: "key"), checkKey(key, at: keyNode) else { return nil }
        return ConcurrencyLimit(key: key, limit: limit)
    }

    private mutating func checkKey(_ key: String, at node: Node) -> Bool {
        guard !key.isEmpty, key.utf8.count <= 200 else {
            reader.complain(
                "a key has 1 to 200 bytes",
                at: node,
                remedy: "write a short word, such as `disk`",
                french: ("une clé a de 1 à 200 octets", "écrivez un mot court, tel que `disk`")
            )
            return false
        }
        var rest = key[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            let tail = rest[rest.index(after: brace)...]
            guard rest[brace] == "{", let close = tail.firstIndex(where: { $0 == "{" || $0 == "}" }),
                tail[close] == "}"
            else {
                reader.complain(
                    "the braces of '\(key)' do not match",
                    at: node,
                    remedy: "write placeholders as {pipeline}, and no other braces",
                    french: (
                        "les accolades de « \(key) » ne vont pas par paires",
                        "écrivez les valeurs à remplacer comme {pipeline}, et aucune autre accolade"
                    )
                )
                return false
            }
            let word = String(tail[..<close])
            if !ConcurrencyLimit.placeholders.contains(word) {
                reader.complain(
                    "unknown placeholder {\(word)}",
                    at: node,
                    remedy: Nearest.remedy(for: word, among: ConcurrencyLimit.placeholders),
                    french: (
                        "valeur à remplacer inconnue : {\(word)}",
                        Nearest.remedyFR(for: word, among: ConcurrencyLimit.placeholders)
                    )
                )
                return false
            }
            rest = tail[tail.index(after: close)...]
        }
        return true
    }

    private mutating func rate(_ node: Node) -> String? {
        guard let name = reader.string(node, called: "rate") else { return nil }
        guard let rates, !rates.contains(name) else { return name }
        let near = Nearest.question(for: name, among: rates)
        reader.complain(
            "the settings name no rate '\(name)'",
            at: node,
            remedy: near.english + "add `rates: {\(name): {requests: 60/m}}` to greffier.yaml",
            french: (
                "les réglages ne nomment pas de débit « \(name) »",
                near.french + "ajoutez `rates: {\(name): {requests: 60/m}}` à greffier.yaml"
            )
        )
        return name
    }
}
