// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONBeginning {
    /// A whole value as the rest of a beginning.
    package init(whole value: JSONValue) { self.init(value: value, openDepth: 0) }

    /// The beginning with what follows it, told in the same form: the open list goes on with the rest's entries, members
    /// that were missing are added, and what was whole already stays as it is.
    ///
    /// Entries that the rest tells once more, from the first or from the last ones on, are not taken twice.
    package func continued(by rest: JSONBeginning) -> JSONBeginning {
        let (value, depth) = Self.merge(value, openDepth, rest.value, rest.openDepth)
        return JSONBeginning(value: value, openDepth: depth)
    }

    private static func merge(
        _ own: JSONValue,
        _ ownDepth: Int,
        _ rest: JSONValue,
        _ restDepth: Int
    ) -> (JSONValue, Int) {
        guard ownDepth > 0 else { return (own, 0) }
        switch (own, rest) {
        case (.array(let entries), .array(let more)):
            return (.array(entries + more.dropFirst(overlap(entries, more))), restDepth > 0 ? 1 : 0)
        case (.object(let object), .object(let more)):
            return merge(object, ownDepth, more, restDepth)
        default: return (own, restDepth > 0 ? ownDepth : 0)
        }
    }

    private static func merge(
        _ own: JSONObject,
        _ ownDepth: Int,
        _ rest: JSONObject,
        _ restDepth: Int
    ) -> (JSONValue, Int) {
        var result = own
        let openInRest = restDepth > 1 ? rest.keys.last : nil
        var open: (key: String, depth: Int)?
        if ownDepth > 1, let key = own.keys.last, let value = own[key] {
            if let more = rest[key] {
                let (merged, depth) = merge(value, ownDepth - 1, more, key == openInRest ? restDepth - 1 : 0)
                result[key] = merged
                open = depth > 0 ? (key, depth) : nil
            } else {
                open = (key, ownDepth - 1)
            }
        }
        for (key, value) in rest.members where own[key] == nil {
            result[key] = value
            open = key == openInRest ? (key, restDepth - 1) : nil
        }
        guard restDepth > 0 else { return (.object(result), 0) }
        guard let open else { return (.object(result), 1) }
        // What is open stands last.
        let value = result[open.key]
        result[open.key] = nil
        result[open.key] = value
        return (.object(result), 1 + open.depth)
    }

    /// How many of the first entries of `more` were told before.
    private static func overlap(_ entries: [JSONValue], _ more: [JSONValue]) -> Int {
        if more.starts(with: entries) { return entries.count }
        let longest = min(entries.count, more.count)
        return (0...longest).last { entries.suffix($0).elementsEqual(more.prefix($0)) } ?? 0
    }
}
