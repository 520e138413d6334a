// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Links on no text as lines without text, so that what reads links reads them too.
enum PlacedLinks {
    /// A line for each link that may reach a person, with the place of the link and the number of the line next to it.
    ///
    /// Links on pages without text have no line to be named by and are left out.
    static func lines(of links: [Document.PlacedLink], beside text: [TextLine]) -> [TextLine] {
        links.filter { LinkTarget($0.target) != nil }.prefix(most).compactMap { link in
            let near = text.lazy.filter { $0.page == link.page && $0.box != nil }.min {
                distance($0, to: link) < distance($1, to: link)
            }
            return near.map { line in
                TextLine(
                    text: "",
                    number: line.number,
                    page: link.page,
                    box: link.box,
                    spans: [Span(text: "", box: link.box, link: link.target)],
                    block: line.block
                )
            }
        }
    }

    /// Contact data are few; each link looks through all lines.
    private static let most = 32

    /// Points between the middles, those down the page counted thrice: an icon stands on the line of what it is about.
    private static func distance(_ line: TextLine, to link: Document.PlacedLink) -> Double {
        guard let box = line.box else { return .infinity }
        let across = abs(box.x0 + box.x1 - link.box.x0 - link.box.x1) / 2
        let down = abs(box.y0 + box.y1 - link.box.y0 - link.box.y1) / 2
        return across + 3 * down
    }
}
