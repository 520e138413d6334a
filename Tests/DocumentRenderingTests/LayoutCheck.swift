// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import Testing

/// What holds of every drawn page.
enum LayoutCheck {
    /// No ink outside the page, no text box over another, no heading at the end of a column, no glyph without character.
    static func check(_ layout: PageLayout, _ name: String = "") {
        #expect(layout.missingGlyphs == 0, "\(name)")
        for (number, page) in layout.pages.enumerated() {
            let place = "\(name) page \(number + 1)"
            for text in page.texts where !isInside(text.ink, layout) {
                Issue.record("\(place): ink of \(text.text.prefix(40)) at \(text.ink)")
            }
            for box in page.rules.map(\.box) + page.pictures.map(\.box) where !isInside(box, layout) {
                Issue.record("\(place): a rule or a picture at \(box)")
            }
            checkOverlaps(of: page, place)
        }
    }

    private static func isInside(_ box: Rectangle, _ layout: PageLayout) -> Bool {
        box.x >= 0 && box.y >= 0 && box.maxX <= layout.width + 0.001 && box.maxY <= layout.height + 0.001
    }

    private static func checkOverlaps(of page: PageLayout.Page, _ place: String) {
        let boxes =
            page.texts.map { ($0.box, String($0.text.prefix(40))) }
            + page.pictures.map { ($0.box, "picture \($0.description)") }
        let sorted = boxes.filter { $0.0.width > 0 }.sorted { $0.0.y < $1.0.y }
        for (index, text) in sorted.enumerated() {
            for other in sorted[(index + 1)...] {
                if other.0.y >= text.0.maxY { break }
                if text.0.overlaps(other.0) { Issue.record("\(place): \(text.1) over \(other.1)") }
            }
        }
    }
}
