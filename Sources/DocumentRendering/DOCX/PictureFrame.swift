// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// Drawings and legacy pictures of a template, as frames for other pictures.
enum PictureFrame {
    /// Attributes that hold an alternative text.
    static let textAttributes: Set<String> = ["descr", "title", "alt", "o:title"]

    /// Whether elements of this name carry an alternative text.
    static func isDescribed(_ name: String) -> Bool {
        name.hasSuffix(":docPr") || name.hasSuffix(":cNvPr") || name == "v:shape" || name == "v:rect"
            || name == "v:imagedata"
    }

    /// The inside of the tag that a drawing's alternative text begins with, if any.
    static func tag(of element: XMLTreeElement) -> String? {
        for child in element.elements where !child.name.hasSuffix(":txbxContent") {
            if isDescribed(child.name) {
                for attribute in child.attributes where textAttributes.contains(attribute.name) {
                    let text = CleanText.trimmed(attribute.value)
                    if text.hasPrefix("{{"), let end = text.firstRange(of: "}}") {
                        return String(text[text.index(text.startIndex, offsetBy: 2)..<end.lowerBound])
                    }
                }
            }
            if let tag = tag(of: child) { return tag }
        }
        return nil
    }

    /// Shows `picture` in `element`, a drawing, within the place of the picture before and undistorted.
    static func show(_ picture: PictureFile, id: String, described: String, in element: inout XMLTreeElement) {
        let factor = factor(of: element, picture)
        change(&element, factor, id: id, described: described)
    }

    /// How much narrower and lower the frame becomes.
    private static func factor(of element: XMLTreeElement, _ picture: PictureFile) -> (width: Double, height: Double) {
        guard let (width, height) = size(of: element), width > 0, height > 0 else { return (1, 1) }
        let ratio = Double(picture.width) / Double(picture.height)
        return width / height > ratio ? (height * ratio / width, 1) : (1, width / ratio / height)
    }

    /// The size of the frame, in any unit.
    private static func size(of element: XMLTreeElement) -> (Double, Double)? {
        if element.name.hasSuffix(":extent"), let width = element["cx"].flatMap({ Double($0) }),
            let height = element["cy"].flatMap({ Double($0) })
        {
            return (width, height)
        }
        if element.name == "v:shape" || element.name == "v:rect", let style = element["style"],
            let width = length("width", in: style), let height = length("height", in: style)
        {
            return (width, height)
        }
        return element.elements.lazy.compactMap(size).first
    }

    private static func length(_ name: String, in style: String) -> Double? {
        for rule in style.split(separator: ";") {
            let parts = rule.split(separator: ":")
            if parts.count == 2, CleanText.trimmed(String(parts[0])) == name {
                return Measure.emu(CleanText.trimmed(String(parts[1]))).map(Double.init)
            }
        }
        return nil
    }

    private static func change(
        _ element: inout XMLTreeElement,
        _ factor: (width: Double, height: Double),
        id: String,
        described: String
    ) {
        switch element.localName {
        case "extent", "ext":
            for (name, factor) in [("cx", factor.width), ("cy", factor.height)] {
                element[name] = element[name].flatMap { Double($0) }.map { String(max(1, Int($0 * factor))) }
            }
        case "blip":
            element.attributes.removeAll { $0.name.hasSuffix(":link") }
            replaceIdentifier(&element, "embed", id)
            // Another form of the picture before, such as SVG, would be shown instead.
            element.children.removeAll { $0.element?.name.hasSuffix(":extLst") ?? false }
        case "srcRect": element.attributes = []
        case "imagedata":
            replaceIdentifier(&element, "id", id)
            element.attributes.removeAll { $0.name.hasPrefix("crop") || $0.name.hasSuffix(":href") }
        case "shape", "rect":
            if let style = element["style"] { element["style"] = scaled(style, factor) }
        default: break
        }
        if isDescribed(element.name) {
            for name in ["descr", "alt"] where element[name].map({ CleanText.trimmed($0).isEmpty }) ?? false {
                element[name] = described
            }
        }
        for index in element.children.indices {
            guard case .element(var child) = element.children[index], !child.name.hasSuffix(":txbxContent") else {
                continue
            }
            change(&child, factor, id: id, described: described)
            element.children[index] = .element(child)
        }
    }

    private static func replaceIdentifier(_ element: inout XMLTreeElement, _ local: String, _ id: String) {
        guard let name = element.attributes.first(where: { $0.name.hasSuffix(":" + local) })?.name else { return }
        element[name] = id
    }

    private static func scaled(_ style: String, _ factor: (width: Double, height: Double)) -> String {
        style.split(separator: ";").map { rule in
            let parts = rule.split(separator: ":").map { CleanText.trimmed(String($0)) }
            guard parts.count == 2, let emu = Measure.emu(parts[1]), ["width", "height"].contains(parts[0]) else {
                return String(rule)
            }
            let points = Double(emu) / 12_700 * (parts[0] == "width" ? factor.width : factor.height)
            return "\(parts[0]):\((points * 100).rounded() / 100)pt"
        }.joined(separator: ";")
    }

    /// A drawing of its own within a line of text, at 96 pixels to the inch unless a limit is lower.
    static func inline(
        _ picture: PictureFile,
        id: String,
        described: String,
        width: Int?,
        height: Int?,
        names: WordNames
    ) -> XMLTreeElement {
        var size = (width: Double(picture.width * Measure.pixel), height: Double(picture.height * Measure.pixel))
        // Without a limit it fits a page of A4 with usual margins.
        let limits = (width: Double(width ?? 5_760_000), height: Double(height ?? 7_200_000))
        var scale = min(limits.width / size.width, limits.height / size.height)
        if width == nil, height == nil { scale = min(scale, 1) }
        size = (max(1, (size.width * scale).rounded()), max(1, (size.height * scale).rounded()))
        let extent = [("cx", String(Int(size.width))), ("cy", String(Int(size.height)))]
        let properties = [("id", "1"), ("name", "Picture"), ("descr", described)]
        let spaces = names.namespaces
        func element(_ name: String, _ attributes: [(String, String)] = [], _ children: XMLTreeElement...)
            -> XMLTreeElement
        {
            .init(
                name,
                attributes: attributes.map { .init(name: $0.0, value: $0.1) },
                children: children.map { .element($0) }
            )
        }
        let blip = element("a:blip", [("xmlns:r", spaces.relationships), ("r:embed", id)])
        let fill = element("pic:blipFill", [], blip, element("a:stretch", [], element("a:fillRect")))
        let place = element("a:xfrm", [], element("a:off", [("x", "0"), ("y", "0")]), element("a:ext", extent))
        let shape = element(
            "pic:spPr",
            [],
            place,
            element("a:prstGeom", [("prst", "rect")], element("a:avLst"))
        )
        let head = element("pic:nvPicPr", [], element("pic:cNvPr", properties), element("pic:cNvPicPr"))
        let body = element("pic:pic", [("xmlns:pic", spaces.pictures)], head, fill, shape)
        return element(
            names.drawing,
            [],
            element(
                "wp:inline",
                [("xmlns:wp", spaces.wordDrawing), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
                element("wp:extent", extent),
                element("wp:docPr", properties),
                element(
                    "a:graphic",
                    [("xmlns:a", spaces.drawing)],
                    element("a:graphicData", [("uri", spaces.pictures)], body)
                )
            )
        )
    }
}
