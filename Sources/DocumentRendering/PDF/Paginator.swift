// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts rows on pages, top down, column by column.
struct Paginator {
    private let theme: Theme
    private let density: Double
    private var layout: PageLayout
    /// Where each band ended.
    private var ends: [Place] = []
    private var place: Place

    /// A height on a page.
    struct Place: Comparable {
        /// From 0.
        var page: Int
        var y: Double

        static func < (first: Place, second: Place) -> Bool { (first.page, first.y) < (second.page, second.y) }
    }

    /// Pages with the places where the bands ended.
    struct Outcome {
        var layout: PageLayout
        var ends: [Place]
    }

    /// Places `bands`, a little closer where that spares a last page that would be nearly empty.
    static func place(_ bands: [FlowBand], theme: Theme) -> Outcome {
        let normal = place(bands, theme: theme, density: 1)
        let filled = normal.layout.pages.last?.texts.map(\.box.maxY).max() ?? 0
        let limit = theme.top + (theme.pageHeight - theme.top - theme.bottom) * 0.3
        guard normal.layout.pages.count > 1, filled < limit else { return normal }
        for density in [0.85, 0.7, 0.55] {
            let closer = place(bands, theme: theme, density: density)
            if closer.layout.pages.count < normal.layout.pages.count { return closer }
        }
        return normal
    }

    /// Places `bands`: what must stay together is moved to the next page together, unless it is larger than a page.
    ///
    /// `density` is the share of the white between lines and paragraphs that is kept.
    private static func place(_ bands: [FlowBand], theme: Theme, density: Double) -> Outcome {
        var paginator = Paginator(theme: theme, density: density)
        var start = paginator.place
        for band in bands {
            var end = start
            for column in band.columns {
                paginator.place = start
                paginator.place(column)
                end = max(end, paginator.place)
            }
            paginator.ends.append(end)
            start = end
        }
        return Outcome(layout: paginator.layout, ends: paginator.ends)
    }

    private init(theme: Theme, density: Double) {
        self.theme = theme
        self.density = density
        layout = PageLayout(width: theme.pageWidth, height: theme.pageHeight, pages: [.init()])
        place = Place(page: 0, y: theme.top)
    }

    private var isAtTop: Bool { place.y == theme.top }
    private var limit: Double { theme.pageHeight - theme.bottom }

    private func space(before row: FlowRow) -> Double { row.spaceBefore * density }
    private func height(of row: FlowRow) -> Double { row.height + row.leading * density }

    private mutating func place(_ column: [FlowRow]) {
        var first = column.startIndex
        for index in column.indices where !column[index].keepsWithNext || index == column.endIndex - 1 {
            place(chain: column[first...index])
            first = index + 1
        }
    }

    private mutating func place(chain: ArraySlice<FlowRow>) {
        let height = chain.reduce(0) { $0 + space(before: $1) + self.height(of: $1) }
        if !isAtTop, place.y + height > limit { breakPage() }
        for row in chain { place(row) }
    }

    private mutating func place(_ row: FlowRow) {
        if !isAtTop, place.y + space(before: row) + height(of: row) > limit { breakPage() }
        let above = place.y
        if !isAtTop { place.y += space(before: row) }
        let top = place.y + row.leading * density / 2
        let baseline = top + row.ascent
        let bottom = place.y + height(of: row)
        for fill in row.fills {
            let start = fill.height.map { bottom - $0 } ?? (fill.coversSpace ? above : place.y)
            add(fill, from: start, to: bottom)
        }
        for cell in row.cells { layout.pages[place.page].texts.append(placed(cell, baseline: baseline)) }
        for var rule in row.rules {
            rule.box.y += top
            layout.pages[place.page].rules.append(rule)
        }
        for var picture in row.pictures {
            picture.box.y += top
            layout.pages[place.page].pictures.append(picture)
        }
        if let outline = row.outline {
            layout.outline.append(
                .init(title: outline.title, level: outline.level, page: place.page + 1, y: place.y)
            )
        }
        place.y = bottom
    }

    /// Adds a background; one that goes on from the line above becomes one with it, so that no seam is seen.
    private mutating func add(_ fill: FlowRow.Fill, from top: Double, to bottom: Double) {
        let box = Rectangle(x: fill.x, y: top, width: fill.width, height: bottom - top)
        let rules = layout.pages[place.page].rules
        let above = rules.lastIndex { rule in
            rule.color == fill.color && rule.box.x == box.x && rule.box.width == box.width
                && abs(rule.box.maxY - top) < 0.01
        }
        if let above {
            layout.pages[place.page].rules[above].box.height = bottom - rules[above].box.y
        } else {
            layout.pages[place.page].rules.append(.init(box: box, color: fill.color))
        }
    }

    private func placed(_ cell: FlowRow.Cell, baseline: Double) -> PageLayout.PlacedText {
        let line = cell.line
        let x = cell.x + line.x
        var ink = line.ink
        ink.x += x
        ink.y += baseline
        let box = Rectangle(x: x, y: baseline - line.ascent, width: line.width, height: line.height)
        return .init(
            text: line.text,
            box: box,
            ink: ink,
            baseline: baseline,
            role: cell.role,
            paragraph: cell.paragraph,
            link: cell.link,
            source: cell.source
        )
    }

    private mutating func breakPage() {
        place = Place(page: place.page + 1, y: theme.top)
        if place.page == layout.pages.count { layout.pages.append(.init()) }
    }
}
