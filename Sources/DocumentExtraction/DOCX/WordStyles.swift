// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import XMLStreams

/// The styles of a document, each with what it inherits.
struct WordStyles {
    private var styles: [String: Style] = [:]
    private var defaultLook = WordLook()
    private var defaultParagraphStyle: String?

    /// One style as written.
    private struct Style {
        var name = ""
        var basedOn: String?
        var look = WordLook()
        var paragraph = WordParagraphLook()
        /// Fills of the cells of a table style.
        var grounds: [WordGround] = []
    }

    private let theme: WordTheme

    init() { theme = WordTheme() }

    /// Reads styles.xml.
    init(data: Data, theme: WordTheme) throws(GreffierError) {
        self.theme = theme
        let reader = try XMLReader(data: data)
        var id: String?
        var path: [String] = []
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                take(element, path: path, id: &id)
                path.append(element.name)
            case .end: path.removeLast()
            case .text: break
            }
        }
    }

    private mutating func take(_ element: XMLElement, path: [String], id: inout String?) {
        if element.name == "style" {
            id = element["styleId"]
            if let id { styles[id] = Style() }
            if element["type"] == "paragraph", element["default"].map({ $0 != "0" && $0 != "false" }) == true {
                defaultParagraphStyle = id
            }
        } else if path.last == "rPr", path.contains("rPrDefault") {
            defaultLook.take(element, theme: theme)
        } else if let id, element.name == "shd", path.last == "tcPr" || path.last == "tblPr" {
            styles[id]?.grounds.append(WordGround(shading: element, theme: theme))
        } else if let id, path.contains("style"), !path.contains("tblStylePr") {
            switch (path.last, element.name) {
            case ("style", "name"): styles[id]?.name = (element["val"] ?? "").lowercased()
            case ("style", "basedOn"): styles[id]?.basedOn = element["val"]
            case ("rPr", _) where !path.contains("pPr"): styles[id]?.look.take(element, theme: theme)
            case ("pPr", _), ("numPr", _): styles[id]?.paragraph.take(element, theme: theme)
            default: break
            }
        }
    }

    /// The look of text in a paragraph of this style.
    func look(paragraphStyle: String?) -> WordLook {
        look(of: paragraphStyle ?? defaultParagraphStyle).over(defaultLook)
    }

    /// What a character style states.
    func look(characterStyle: String?) -> WordLook { look(of: characterStyle) }

    /// The properties of a paragraph of this style.
    func paragraph(style: String?) -> WordParagraphLook {
        chain(style ?? defaultParagraphStyle).reduce(WordParagraphLook()) { $0.over($1.paragraph) }
    }

    /// The fills that cells of a table of this style may have.
    func tableGrounds(style: String?) -> [WordGround] { chain(style).flatMap(\.grounds) }

    /// The heading level that a style or one that it is based on has by its name, in English, French or German files.
    func headingLevel(style: String?) -> Int? {
        for style in chain(style) {
            if style.name == "title" || style.name == "titre" || style.name == "titel" { return 1 }
            for prefix in ["heading ", "titre ", "überschrift ", "heading", "titre"] where style.name.hasPrefix(prefix)
            {
                if let level = Int(style.name.dropFirst(prefix.count).prefix { $0.isNumber }), (1...9).contains(level) {
                    return min(6, level)
                }
            }
        }
        return nil
    }

    private func look(of style: String?) -> WordLook { chain(style).reduce(WordLook()) { $0.over($1.look) } }

    /// The style and those that it is based on, itself first; a circle ends it.
    private func chain(_ id: String?) -> [Style] {
        var result: [Style] = []
        var next = id
        while let id = next, let style = styles[id], result.count < 16 {
            result.append(style)
            next = style.basedOn
        }
        return result
    }
}
