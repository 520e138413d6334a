// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// Finds for every tag the field that it names, and reports those that no profile has.
///
/// A name is looked for in the entry of the innermost loop, then outwards, at last in the whole profile. Within
/// `#each work`, `work.name` is the name of the current entry too.
struct TemplateResolver {
    let mistakes: TemplateMistakes
    /// Leaves fields that no profile has blank rather than report them.
    let allowsUnknown: Bool

    /// What a loop, or the whole profile, offers by name.
    private struct Scope {
        var name: String?
        var shape: ProfileShape
    }

    /// `node` with every reference resolved.
    func resolve(_ node: TemplateNode) -> TemplateNode { resolve(node, [Scope(name: nil, shape: .profile)]) }

    private func resolve(_ node: TemplateNode, _ scopes: [Scope]) -> TemplateNode {
        switch node {
        case .xml, .marker: node
        case .element(let element, let nodes): .element(element, nodes.map { resolve($0, scopes) })
        case .value(let reference): .value(value(reference, scopes))
        case .each(let reference, let nodes): each(reference, nodes, scopes)
        case .condition(let reference, let isNegated, let then, let otherwise):
            .condition(
                found(reference, scopes).reference,
                isNegated: isNegated,
                then: then.map { resolve($0, scopes) },
                otherwise: otherwise.map { resolve($0, scopes) }
            )
        }
    }

    private func each(_ reference: TemplateReference, _ nodes: [TemplateNode], _ scopes: [Scope]) -> TemplateNode {
        let (reference, shape) = found(reference, scopes)
        guard let shape else { return .each(reference, []) }
        guard case .list(let entry) = shape else {
            mistakes.add("`{{\(reference.source)}}`: this field is no list", at: reference.place)
            return .each(reference, [])
        }
        let inner = scopes + [Scope(name: reference.expression.path.last, shape: entry)]
        return .each(reference, nodes.map { resolve($0, inner) })
    }

    private func value(_ reference: TemplateReference, _ scopes: [Scope]) -> TemplateReference {
        let (reference, found) = found(reference, scopes)
        guard var shape = found else { return reference }
        for use in reference.expression.filters {
            guard let next = use.filter.shape(from: shape) else {
                let reason = "`{{\(reference.source)}}`: the filter `\(use.filter.rawValue)` does not fit this field"
                mistakes.add(reason, at: reference.place)
                return reference
            }
            shape = next
        }
        if shape != .value, shape != .list(.value) {
            let fields = shape.fields.joined(separator: ", ")
            mistakes.add("`{{\(reference.source)}}` has several fields; name one of \(fields)", at: reference.place)
        }
        return reference
    }

    /// The reference with its scope and path, and its shape; `nil` for what no profile has, which is reported.
    private func found(
        _ reference: TemplateReference,
        _ scopes: [Scope]
    ) -> (reference: TemplateReference, shape: ProfileShape?) {
        var result = reference
        let path = reference.expression.path
        let innermost = scopes.count - 1
        if TemplateScope.counters.contains(path[0]), path.count == 1, innermost > 0 {
            result.scope = innermost
            result.path = path
            return (result, .value)
        }
        if path[0] == "this", innermost > 0 {
            return place(&result, scope: innermost, path: path.dropFirst(), scopes)
        }
        for index in scopes.indices.reversed() {
            if case .object(let fields) = scopes[index].shape, fields[path[0]] != nil {
                return place(&result, scope: index, path: path[...], scopes)
            }
            if scopes[index].name == path[0] {
                return place(&result, scope: index, path: path.dropFirst(), scopes)
            }
        }
        report(&result, available: scopes[innermost].shape.fields)
        return (result, nil)
    }

    private func place(
        _ reference: inout TemplateReference,
        scope: Int,
        path: ArraySlice<String>,
        _ scopes: [Scope]
    ) -> (TemplateReference, ProfileShape?) {
        reference.scope = scope
        reference.path = Array(path)
        if let shape = scopes[scope].shape.shape(at: path) { return (reference, shape) }
        report(&reference, available: scopes[scope].shape.shape(at: path.dropLast())?.fields ?? [])
        return (reference, nil)
    }

    /// Reports a field that no profile has, and makes the reference find nothing.
    private func report(_ reference: inout TemplateReference, available: [String]) {
        reference.scope = -1
        guard !allowsUnknown else { return }
        let hint = available.isEmpty ? "" : "; there are \(available.joined(separator: ", "))"
        mistakes.add("`{{\(reference.source)}}`: no profile has this field\(hint)", at: reference.place)
    }
}

/// The entry that a loop is at, or the whole profile.
struct TemplateScope {
    var value: ProfileValue
    var index = 0
    var count = 1

    /// Names for the place of an entry in its loop.
    static let counters: Set<String> = ["@index", "@first", "@last"]

    func value(at path: [String]) -> ProfileValue {
        switch path.first {
        case "@index": .number(Double(index + 1))
        case "@first": .flag(index == 0)
        case "@last": .flag(index == count - 1)
        default: value.value(at: path[...])
        }
    }
}
