// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// A part of a compiled template.
indirect enum TemplateNode {
    /// XML without a tag inside.
    case xml(XMLTreeNode)
    /// An element with tags somewhere inside; the element's own children are not looked at.
    case element(XMLTreeElement, [TemplateNode])
    /// The same, some of the element's attributes having tags too.
    case attributed(XMLTreeElement, [AttributeText], [TemplateNode])
    /// The text or picture of a value, within a run.
    case value(TemplateReference)
    /// A hyperlink to the address that the text of `target` gives; without one, what stands in it.
    case link(target: [TemplateNode], TemplateNode)
    /// A drawing that shows the picture of a value; without one, nothing.
    case picture(TemplateReference, TemplateNode)
    case each(TemplateReference, [TemplateNode])
    case condition(TemplateReference, isNegated: Bool, then: [TemplateNode], otherwise: [TemplateNode])
    /// A tag whose counterpart is not found yet.
    case marker(TemplateMarker)
}

/// An attribute whose value has tags.
struct AttributeText {
    var name: String
    /// The text as inline content.
    var nodes: [TemplateNode]
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
    /// Whether the field holds a picture.
    var isPicture = false
}
