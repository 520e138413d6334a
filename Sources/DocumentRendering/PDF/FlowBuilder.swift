// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Shapes texts and stacks them as rows of columns.
///
/// Not `Sendable`: it lives in one rendering.
final class FlowBuilder {
    let theme: Theme
    let shaper: TextShaper
    private(set) var texts: [ShapedText] = []
    private(set) var bands = [FlowBand()]
    private(set) var pictures: [DrawnPicture] = []
    private var bullets: [TextStyle: Int] = [:]
    private var paragraphs = 0

    /// Throws `stage.defect` where no font is installed.
    init(theme: Theme, language: ReportLanguage, hyphens: HyphenDictionary? = nil) throws(GreffierError) {
        let shaper = TextShaper(language: language, families: theme.families, hyphens: hyphens)
        guard let shaper, shaper.canShow("a") else {
            throw GreffierError(.stageDefect, detail: "no font is installed; fonts-lato or fonts-dejavu-core has some")
        }
        self.theme = theme
        self.shaper = shaper
    }

    /// A line of one column, not yet beside its neighbour.
    struct ColumnLine {
        var cells: [FlowRow.Cell]
        var spaceBefore = 0.0
        var keepsWithNext = false
    }

    /// Where and how a paragraph stands in a column.
    struct Placement {
        var x: Double
        var width: Double
        var role: TextRole = .paragraph
        var link: String?
        var spaceBefore = 0.0
        /// Its last line must stand with what follows.
        var keepsWithNext = false
        /// Right-to-left text begins at the right, as running text should; short texts all begin at the left.
        var followsDirection = false
        /// Words may be broken where a language allows it.
        var hyphenates = false
        /// Drawn before the first line, outside the text's own width.
        var bullet: TextStyle?
        /// Lines end at the right instead of beginning at the left.
        var isTrailing = false
    }

    /// Ends the columns so far: what follows stands below all of them.
    func startBand() { bands.append(FlowBand()) }

    /// Begins another column beside those of the band.
    func startColumn() { bands[bands.count - 1].columns.append([]) }

    /// Shapes one paragraph.
    ///
    /// Empty text gives no line. A first or last line alone on a page is prevented.
    func lines(_ runs: [TextShaper.Run], _ placement: Placement) -> [ColumnLine] {
        let visible = runs.filter { !$0.text.isEmpty }
        guard visible.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) else { return [] }
        let indent = placement.bullet == nil ? 0 : theme.bulletIndent
        let isMirrored = placement.role == .item && TextDirection.isRightToLeft(visible.map(\.text).joined())
        let isAlwaysLeft = !(isMirrored || placement.role == .paragraph && placement.followsDirection)
        let width = placement.width - indent
        let shaped =
            placement.hyphenates
            ? shaper.shapeHyphenated(visible, width: width, isAlwaysLeft: isAlwaysLeft)
            : shaper.shape(visible, width: width, isAlwaysLeft: isAlwaysLeft)
        guard let shaped else { return [] }
        let index = keep(shaped)
        paragraphs += 1
        let last = shaped.lines.count - 1
        var result: [ColumnLine] = []
        for (number, line) in shaped.lines.enumerated() {
            let cell = FlowRow.Cell(
                source: .init(text: index, line: number),
                line: line,
                x: placement.x + (isMirrored ? 0 : indent)
                    + (placement.isTrailing ? placement.width - line.width - line.x : 0),
                role: placement.role,
                paragraph: paragraphs,
                link: placement.link
            )
            var column = ColumnLine(cells: [cell])
            if number == 0 { column.spaceBefore = placement.spaceBefore }
            column.keepsWithNext =
                number == last ? placement.keepsWithNext : number == 0 || number == last - 1
            result.append(column)
        }
        if let style = placement.bullet {
            let x = isMirrored ? placement.x + placement.width - indent / 2 : placement.x
            addBullet(style, to: &result[0], x: x)
        }
        return result
    }

    private func addBullet(_ style: TextStyle, to column: inout ColumnLine, x: Double) {
        guard let index = bullet(style), let line = texts[index].lines.first else { return }
        let cell = FlowRow.Cell(
            source: .init(text: index, line: 0),
            line: line,
            x: x,
            role: .bullet,
            paragraph: paragraphs,
            link: nil
        )
        column.cells.insert(cell, at: 0)
    }

    /// The number of a bullet, which is shaped once a style.
    private func bullet(_ style: TextStyle) -> Int? {
        if let known = bullets[style] { return known }
        guard let shaped = shaper.shape("•", style, width: theme.bulletIndent) else { return nil }
        let index = keep(shaped)
        bullets[style] = index
        return index
    }

    /// Keeps a shaped text alive for the drawing and gives its number.
    func keep(_ text: ShapedText) -> Int {
        texts.append(text)
        return texts.count - 1
    }

    /// A number for a paragraph that is not made by `lines`.
    func nextParagraph() -> Int {
        paragraphs += 1
        return paragraphs
    }

    /// Stacks two columns side by side, line by line on common baselines.
    func append(
        side: [ColumnLine],
        main: [ColumnLine],
        spaceBefore: Double,
        pitch: Double? = nil,
        outline: (String, Int)? = nil
    ) {
        for index in 0..<max(side.count, main.count) {
            let left = side.indices.contains(index) ? side[index] : nil
            let right = main.indices.contains(index) ? main[index] : nil
            var row = FlowRow()
            row.cells = (left?.cells ?? []) + (right?.cells ?? [])
            row.spaceBefore = index == 0 ? spaceBefore : max(left?.spaceBefore ?? 0, right?.spaceBefore ?? 0)
            row.keepsWithNext = (left?.keepsWithNext ?? false) || (right?.keepsWithNext ?? false)
            row.ascent = row.cells.map(\.line.ascent).max() ?? 0
            row.descent = row.cells.map(\.line.descent).max() ?? 0
            row.leading = max(0, (pitch ?? theme.pitch) - row.height)
            if index == 0, let outline { row.outline = (title: outline.0, level: outline.1) }
            append(row)
        }
    }

    /// Stacks a row as it is.
    func append(_ row: FlowRow) {
        let band = bands.count - 1
        bands[band].columns[bands[band].columns.count - 1].append(row)
    }

    /// Changes the row of the column that was stacked last.
    func changeLastRow(_ change: (inout FlowRow) -> Void) {
        let band = bands.count - 1
        let column = bands[band].columns.count - 1
        let row = bands[band].columns[column].count - 1
        guard row >= 0 else { return }
        change(&bands[band].columns[column][row])
    }

    /// Changes the rows of the column from `first` on.
    func changeRows(from first: Int, _ change: (inout FlowRow) -> Void) {
        let band = bands.count - 1
        let column = bands[band].columns.count - 1
        for row in bands[band].columns[column].indices.dropFirst(first) { change(&bands[band].columns[column][row]) }
    }

    /// Changes one row of the column.
    func changeRow(_ index: Int, _ change: (inout FlowRow) -> Void) {
        let band = bands.count - 1
        let column = bands[band].columns.count - 1
        guard bands[band].columns[column].indices.contains(index) else { return }
        change(&bands[band].columns[column][index])
    }

    /// Rows of the column so far.
    var rowsOfColumn: Int { bands.last?.columns.last?.count ?? 0 }

    /// Keeps a picture for the drawing and gives its number.
    func keep(_ picture: DrawnPicture) -> Int {
        pictures.append(picture)
        return pictures.count - 1
    }
}
