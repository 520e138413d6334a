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
        /// Its path from the profile.
        var path: [String] = []
        var shape: ProfileShape
    }

    /// `node` with every reference resolved.
    func resolve(_ node: TemplateNode) -> TemplateNode { resolve(node, [Scope(name: nil, shape: .profile)]) }

    private func resolve(_ node: TemplateNode, _ scopes: [Scope]) -> TemplateNode {
        switch node {
        case .xml, .marker: node
        case .element(let element, let nodes): .element(element, nodes.map { resolve($0, scopes) })
        case .attributed(let element, let attributes, let nodes):
            .attributed(
                element,
                attributes.map { .init(name: $0.name, nodes: $0.nodes.map { resolve($0, scopes) }) },
                nodes.map { resolve($0, scopes) }
            )
        case .value(let reference): .value(value(reference, scopes))
        case .link(let target, let node): .link(target: target.map { resolve($0, scopes) }, resolve(node, scopes))
        case .picture(let reference, let node): picture(reference, resolve(node, scopes), scopes)
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
            add(reference, "this field is no list", french: "ce champ n’est pas une liste")
            return .each(reference, [])
        }
        let scope = Scope(
            name: reference.expression.path.last,
            path: absolute(reference, scopes),
            shape: entry
        )
        return .each(reference, nodes.map { resolve($0, scopes + [scope]) })
    }

    private func value(_ reference: TemplateReference, _ scopes: [Scope]) -> TemplateReference {
        let (reference, found) = found(reference, scopes)
        guard var shape = found else { return reference }
        for use in reference.expression.filters {
            guard let next = use.filter.shape(from: shape) else {
                let name = use.filter.rawValue
                add(
                    reference,
                    "the filter `\(name)` does not fit this field",
                    french: "le filtre `\(name)` ne convient pas à ce champ"
                )
                return reference
            }
            shape = next
        }
        switch shape {
        case .picture:
            var result = reference
            result.isPicture = true
            return result
        case .value, .list(.value): break
        default:
            let fields = shape.fields.joined(separator: ", ")
            mistakes.add(
                "`{{\(reference.source)}}` has several fields; name one of \(fields)",
                french: "`{{\(reference.source)}}` a plusieurs champs ; nommez l’un de \(fields)",
                at: reference.place
            )
        }
        return reference
    }

    /// A drawing with a tag as its alternative text, which need not be that of a picture.
    private func picture(_ reference: TemplateReference, _ node: TemplateNode, _ scopes: [Scope]) -> TemplateNode {
        // The text itself is resolved with the drawing, and its mistakes are named there.
        let quiet = TemplateResolver(mistakes: TemplateMistakes(), allowsUnknown: true)
        let (found, shape) = quiet.found(reference, scopes)
        return shape == .picture ? .picture(found, node) : node
    }

    private func add(_ reference: TemplateReference, _ english: String, french: String) {
        mistakes.add(
            "`{{\(reference.source)}}`: \(english)",
            french: "`{{\(reference.source)}}` : \(french)",
            at: reference.place
        )
    }

    /// The path of a field from the profile.
    private func absolute(_ reference: TemplateReference, _ scopes: [Scope]) -> [String] {
        guard scopes.indices.contains(reference.scope) else { return [] }
        return scopes[reference.scope].path + reference.path.filter { Int($0) == nil }
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
            // A number after the name means the whole list, wherever the loop is.
            if scopes[index].name == path[0], path.count < 2 || Int(path[1]) == nil {
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
        if let shape = scopes[scope].shape.shape(at: path) {
            let field = absolute(reference, scopes).joined(separator: ".")
            if !field.isEmpty { mistakes.use(field, at: reference.place) }
            return (reference, shape)
        }
        report(&reference, available: scopes[scope].shape.shape(at: path.dropLast())?.fields ?? [])
        return (reference, nil)
    }

    /// Reports a field that no profile has, and makes the reference find nothing.
    private func report(_ reference: inout TemplateReference, available: [String]) {
        reference.scope = -1
        guard !allowsUnknown else { return }
        let names = available.joined(separator: ", ")
        add(
            reference,
            "no profile has this field" + (names.isEmpty ? "" : "; there are \(names)"),
            french: "aucun profil n’a ce champ" + (names.isEmpty ? "" : " ; il y a \(names)")
        )
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
