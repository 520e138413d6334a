// SPDX-License-Identifier: GPL-3.0-or-later
package import Yams

/// Reads a YAML mapping key by key and collects every mistake with its place.
///
/// Used for pipelines and settings alike: take the keys that are known, then call `refuseOthers` so that a typing error
/// is never silently ignored.
package struct YAMLReader {
    package let file: String
    package private(set) var mistakes: [Mistake] = []

    package init(file: String) { self.file = file }

    /// The root of `text`; records the parser's complaint and returns `nil` when it is no YAML.
    package mutating func compose(_ text: String) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            let (line, column, problem) = Self.place(of: error)
            mistakes.append(
                Mistake(
                    file: file,
                    line: line,
                    column: column,
                    message: "this is not valid YAML: \(problem)",
                    remedy: "check indentation, quotes and colons around this place",
                    french: (
                        "ce YAML n’est pas valable : \(problem)",
                        "vérifiez le retrait, les guillemets et les deux-points autour de cet endroit"
                    )
                )
            )
        } catch {
            mistakes.append(
                Mistake(
                    file: file,
                    line: 1,
                    column: 1,
                    message: "this is not valid YAML",
                    remedy: "check the file's syntax",
                    french: ("ce YAML n’est pas valable", "vérifiez la syntaxe du fichier")
                )
            )
        }
        return nil
    }

    private static func place(of error: YamlError) -> (line: Int, column: Int, problem: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, max(1, mark.column), problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            (
                context.mark.line, context.mark.column,
                "a key stands twice: \(duplicates.map { String(describing: $0) }.joined(separator: ", "))"
            )
        default: (1, 1, String(describing: error))
        }
    }

    /// Records a mistake at `node`.
    package mutating func complain(
        _ message: String,
        at node: Node?,
        remedy: String,
        french: (message: String, remedy: String)
    ) {
        let mark = node?.mark
        mistakes.append(
            Mistake(
                file: file,
                line: mark?.line ?? 1,
                column: mark?.column ?? 1,
                message: message,
                remedy: remedy,
                french: french
            )
        )
    }

    /// The pairs of a mapping in file order.
    ///
    /// Complains and returns none for anything else. An absent node has none. `nameFR` is the name in French where it is
    /// no key.
    package mutating func pairs(
        _ node: Node?,
        called name: String,
        french nameFR: String? = nil
    ) -> [(key: String, keyNode: Node, value: Node)] {
        guard let node, node.null == nil || node.scalar?.string.isEmpty == false else { return [] }
        guard let mapping = node.mapping else {
            complain(
                "\(name) must be a list of `key: value` lines",
                at: node,
                remedy: "write each entry as `key: value`",
                french: (
                    "\(nameFR ?? name) doit être une suite de lignes `clé: valeur`",
                    "écrivez chaque entrée comme `clé: valeur`"
                )
            )
            return []
        }
        return mapping.map { ($0.key.string ?? "", $0.key, $0.value) }
    }

    /// Complains of each key that is not in `known`, naming the nearest; `whatFR` is `what` in French where it is no key.
    package mutating func refuseOthers(
        than known: [String],
        in pairs: [(key: String, keyNode: Node, value: Node)],
        of what: String,
        french whatFR: String? = nil
    ) {
        for pair in pairs where !known.contains(pair.key) {
            complain(
                "unknown key '\(pair.key)' in \(what)",
                at: pair.keyNode,
                remedy: Nearest.remedy(for: pair.key, among: known),
                french: (
                    "clé inconnue « \(pair.key) » dans \(whatFR ?? what)", Nearest.remedyFR(for: pair.key, among: known)
                )
            )
        }
    }

    /// A scalar's text; complains and returns `nil` for anything else.
    package mutating func string(_ node: Node, called name: String) -> String? {
        if let scalar = node.scalar, node.null == nil || scalar.style != .plain { return scalar.string }
        complain(
            "\(name) must be a text",
            at: node,
            remedy: "write `\(name): some text`",
            french: ("\(name) doit être un texte", "écrivez `\(name): un texte`")
        )
        return nil
    }

    /// A whole number.
    package mutating func int(_ node: Node, called name: String, in range: ClosedRange<Int>) -> Int? {
        if let value = node.int, range.contains(value) { return value }
        complain(
            "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)",
            at: node,
            remedy: "write `\(name): \(range.lowerBound)` or another number of this range",
            french: (
                "\(name) doit être un nombre entier de \(range.lowerBound) à \(range.upperBound)",
                "écrivez `\(name): \(range.lowerBound)` ou un autre nombre entre ces bornes"
            )
        )
        return nil
    }

    /// `true` or `false`.
    package mutating func bool(_ node: Node, called name: String) -> Bool? {
        if let value = node.bool { return value }
        complain(
            "\(name) must be true or false",
            at: node,
            remedy: "write `\(name): true` or `\(name): false`",
            french: ("\(name) doit valoir true ou false", "écrivez `\(name): true` ou `\(name): false`")
        )
        return nil
    }

    /// Seconds.
    package mutating func duration(_ node: Node, called name: String) -> Double? {
        if let text = node.scalar?.string, let seconds = Durations.seconds(text) { return seconds }
        complain(
            "\(name) must be a duration",
            at: node,
            remedy: "write for example `\(name): 10s`, `5m`, `1h` or `90d`",
            french: ("\(name) doit être une durée", "écrivez par exemple `\(name): 10s`, `5m`, `1h` ou `90d`")
        )
        return nil
    }

    /// A list of texts; a lone text is a list of one.
    package mutating func strings(_ node: Node, called name: String) -> [String]? {
        if let values = Self.value(of: node).strings { return values }
        complain(
            "\(name) must be a list of texts",
            at: node,
            remedy: "write `\(name): [one, two]`",
            french: ("\(name) doit être une liste de textes", "écrivez `\(name): [un, deux]`")
        )
        return nil
    }

    /// Any YAML value as an option value.
    package static func value(of node: Node) -> OptionValue {
        switch node {
        case .mapping(let mapping):
            return .map(
                Dictionary(
                    mapping.map { ($0.key.string ?? "", value(of: $0.value)) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        case .sequence(let sequence): return .list(sequence.map(value(of:)))
        case .scalar(let scalar):
            guard scalar.style == .plain else { return .string(scalar.string) }
            if node.null != nil { return .null }
            if let value = node.bool { return .bool(value) }
            if let value = node.int { return .int(value) }
            if let value = node.float { return .double(value) }
            return .string(scalar.string)
        case .alias: return .null
        }
    }
}
