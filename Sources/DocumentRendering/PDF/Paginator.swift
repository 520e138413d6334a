// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts rows on pages, top down, in one pass.
struct Paginator {
    private let theme: Theme
    private var layout: PageLayout
    private var page = PageLayout.Page()
    private var y: Double

    private let density: Double

    /// Places `rows`, a little closer where that spares a last page that would be nearly empty.
    static func place(_ rows: [FlowRow], theme: Theme) -> PageLayout {
        let normal = place(rows, theme: theme, density: 1)
        let filled = normal.pages.last?.texts.map(\.box.maxY).max() ?? 0
        let limit = theme.top + (theme.pageHeight - theme.top - theme.bottom) * 0.3
        guard normal.pages.count > 1, filled < limit else { return normal }
        for density in [0.85, 0.7, 0.55] {
            let closer = place(rows, theme: theme, density: density)
            if closer.pages.count < normal.pages.count { return closer }
        }
        return normal
    }

    /// Places `rows`: what must stay together is moved to the next page together, unless it is larger than a page.
    ///
    /// `density` is the share of the white between lines and paragraphs that is kept.
    private static func place(_ rows: [FlowRow], theme: Theme, density: Double) -> PageLayout {
        var paginator = Paginator(theme: theme, density: density)
        var chain: [FlowRow] = []
        for row in rows {
            chain.append(row)
            if !row.keepsWithNext {
                paginator.place(chain)
                chain = []
            }
        }
        paginator.place(chain)
        paginator.layout.pages.append(paginator.page)
        return paginator.layout
    }

    private init(theme: Theme, density: Double) {
        self.theme = theme
        self.density = density
        layout = PageLayout(width: theme.pageWidth, height: theme.pageHeight)
        y = theme.top
    }

    private var isAtTop: Bool { y == theme.top }
    private var limit: Double { theme.pageHeight - theme.bottom }

    private func space(before row: FlowRow) -> Double { row.spaceBefore * density }
    private func height(of row: FlowRow) -> Double { row.height + row.leading * density }

    private mutating func place(_ chain: [FlowRow]) {
        let height = chain.reduce(0) { $0 + space(before: $1) + self.height(of: $1) }
        if !isAtTop, y + height > limit { breakPage() }
        for row in chain { place(row) }
    }

    private mutating func place(_ row: FlowRow) {
        if !isAtTop, y + space(before: row) + height(of: row) > limit { breakPage() }
        if !isAtTop { y += space(before: row) }
        let top = y + row.leading * density / 2
        let baseline = top + row.ascent
        for cell in row.cells { page.texts.append(placed(cell, baseline: baseline)) }
        for var rule in row.rules {
            rule.box.y += top
            page.rules.append(rule)
        }
        if let outline = row.outline {
            let number = layout.pages.count + 1
            layout.outline.append(.init(title: outline.title, level: outline.level, page: number, y: y))
        }
        y += height(of: row)
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
        layout.pages.append(page)
        page = .init()
        y = theme.top
    }
}
