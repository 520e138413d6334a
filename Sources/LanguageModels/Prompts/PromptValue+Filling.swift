// SPDX-License-Identifier: GPL-3.0-or-later
import Mustache

extension PromptValue {
    /// The value as Mustache takes it.
    var filling: Any {
        switch self {
        case .text(let text): FilledText(renderText: text)
        case .truth(let truth): truth
        case .list(let items): FilledList(items: items, renderText: text)
        case .record(let members, let text): FilledRecord(members: members, renderText: text)
        }
    }
}

/// A text; sections over an empty one are left out.
private struct FilledText: MustacheCustomRenderable, MustacheTransformable {
    let renderText: String

    var isNull: Bool { renderText.isEmpty }
    func transform(_ name: String) -> Any? { renderText.transform(name) }
}

/// A list, whose items are counted from 0.
private struct FilledList: MustacheSequence, MustacheParent, MustacheCustomRenderable, MustacheTransformable {
    let items: [PromptValue]
    let renderText: String

    var isNull: Bool { items.isEmpty }
    func makeIterator() -> IndexingIterator<[Any]> { items.map(\.filling).makeIterator() }
    func transform(_ name: String) -> Any? { items.map(\.filling).transform(name) }

    func child(named name: String) -> Any? {
        Int(name).flatMap { items.indices.contains($0) ? items[$0].filling : nil }
    }
}

/// Members by name.
private struct FilledRecord: MustacheParent, MustacheCustomRenderable {
    let members: [String: PromptValue]
    let renderText: String

    var isNull: Bool { false }
    func child(named name: String) -> Any? { members[name]?.filling }
}
