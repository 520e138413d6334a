// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// A part of a compiled template.
indirect enum TemplateNode {
    /// XML without a tag inside.
    case xml(XMLTreeNode)
    /// An element with tags somewhere inside; the element's own children are not looked at.
    case element(XMLTreeElement, [TemplateNode])
    /// The text of a value, within a run.
    case value(TemplateReference)
    case each(TemplateReference, [TemplateNode])
    case condition(TemplateReference, isNegated: Bool, then: [TemplateNode], otherwise: [TemplateNode])
    /// A tag whose counterpart is not found yet.
    case marker(TemplateMarker)
}

/// A tag that opens, parts or closes a block, before it met its counterpart.
struct TemplateMarker {
    var tag: TemplateTag
    /// As it stands in the template.
    var source: String
    var place: TemplatePlace
    /// Whether the block that it opens or closes may begin or end beside its paragraph: nothing stands before an
    /// opening tag, nothing after a closing one.
    var isAtEdge = true
    /// Never paired within its paragraph: it stands for the paragraph as a whole.
    var isDetached = false
}

/// A field as a tag names it, and once checked, where it is found.
struct TemplateReference {
    var expression: TemplateExpression
    var source: String
    var place: TemplatePlace
    /// The scope, counted from the whole profile (0) inwards, and the path from there; -1 finds nothing.
    var scope = 0
    var path: [String] = []
}

/// Where a mistake stands, in words.
struct TemplatePlace: Equatable {
    /// `word/document.xml`.
    var part: String
    /// The text of the paragraph.
    var paragraph: String

    var words: String {
        let text = CleanText.line(paragraph)
        return "\(part), paragraph “\(text.count > 80 ? String(text.prefix(80)) + "…" : text)”"
    }
}

/// Gathers all that is wrong with a template, so that one reading names all of it.
final class TemplateMistakes {
    private(set) var texts: [String] = []

    func add(_ reason: String, at place: TemplatePlace) {
        let text = "\(place.words): \(reason)"
        if !texts.contains(text) { texts.append(text) }
    }
}
