// SPDX-License-Identifier: GPL-3.0-or-later

/// The structure tree of a tagged PDF: what its pieces are and in which order they are read, as its author's program
/// states it.
struct StructureTree: Sendable {
    /// What an element means for reading; the same values as `cpdf_role`.
    enum Role: UInt8, Sendable {
        case group, paragraph, heading, list, listItem, label, listBody, table, row, headerCell, cell, caption, figure
        case note, inline, artifact
    }

    struct Element: Sendable {
        /// Comes earlier in the list; -1 of the root.
        var parent: Int
        var role: Role
        /// Of headings, 0 where none is stated.
        var level = 0
        var columnSpan = 1
        var rowSpan = 1
        /// What a figure shows, in words.
        var alternate: String?
    }

    /// A piece of a page that an element holds.
    struct Content: Sendable {
        var element: Int
        /// From 1.
        var page: Int
        var mcid: Int32
    }

    /// Parents first, each followed by all that is in it.
    let elements: [Element]
    /// Whether the tree can be trusted as a whole: within limits, no element twice, and the pages in their order but for
    /// one step back in fifty.
    let isSane: Bool
    private var contentsByPage: [Int: [Content]] = [:]

    init(elements: [Element], contents: [Content], isBroken: Bool = false) {
        self.elements = elements
        let back = zip(contents, contents.dropFirst()).count { $1.page < $0.page }
        isSane = !isBroken && !contents.isEmpty && back * 50 <= contents.count
        for content in contents { contentsByPage[content.page, default: []].append(content) }
    }

    /// The pieces of a page in the order of the tree.
    func contents(of page: Int) -> [Content] { contentsByPage[page] ?? [] }

    /// The nearest element from `element` upwards, itself included, whose role is one of `roles`.
    func ancestor(of element: Int, _ roles: Role...) -> Int? {
        var next = element
        while next >= 0 {
            if roles.contains(elements[next].role) { return next }
            next = elements[next].parent
        }
        return nil
    }

    /// The children of `element` with one of `roles`, those of plain groups among them.
    func children(of element: Int, _ roles: Role...) -> [Int] {
        var result: [Int] = []
        var next = element + 1
        while next < elements.count, elements[next].parent >= element {
            if roles.contains(elements[next].role), isChild(next, of: element) { result.append(next) }
            next += 1
        }
        return result
    }

    private func isChild(_ child: Int, of element: Int) -> Bool {
        var next = elements[child].parent
        while next > element, elements[next].role == .group { next = elements[next].parent }
        return next == element
    }

    /// The words for the pictures of a page, by the piece that paints them.
    func alternates(on page: Int) -> [Int32: String] {
        var result: [Int32: String] = [:]
        for content in contents(of: page) {
            guard let figure = ancestor(of: content.element, .figure), let text = elements[figure].alternate else {
                continue
            }
            result[content.mcid] = text
        }
        return result
    }
}
