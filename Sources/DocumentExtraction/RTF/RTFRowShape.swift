// SPDX-License-Identifier: GPL-3.0-or-later

/// How a row defines its cells.
struct RTFRowShape {
    struct Cell {
        /// The number of the colour behind it; -1 for a pattern, which mixes two.
        var fill: Int?
        /// Where it ends, in twentieths of a point.
        var edge = 0
        /// Whether it goes on with the cell before, or above.
        var continuesLeft = false
        var continuesAbove = false
    }

    private(set) var cells: [Cell] = []
    private var next = Cell()
    private var isPatterned = false

    /// Takes a word of a row's definition; whether it was one.
    mutating func define(_ word: String, _ parameter: Int?) -> Bool {
        switch word {
        case "trowd": self = RTFRowShape()
        case "clcbpat": next.fill = parameter
        case "clshdng", "clcfpat": isPatterned = isPatterned || (parameter ?? 0) > 0
        case "clmrg": next.continuesLeft = true
        case "clvmrg": next.continuesAbove = true
        case "cellx":
            next.edge = parameter ?? 0
            if isPatterned { next.fill = -1 }
            // Rows have 63 cells at the most.
            if cells.count < 1000 { cells.append(next) }
            (next, isPatterned) = (Cell(), false)
        default: return false
        }
        return true
    }

    /// The definition of the first cells alone; of none where there are not as many.
    func prefix(_ count: Int) -> RTFRowShape {
        var result = RTFRowShape()
        if count <= cells.count { result.cells = Array(cells.prefix(count)) }
        return result
    }

    /// What lies behind the text of a cell; open where the row says nothing of that cell.
    func backdrop(cell: Int, colors: [InkColor?]) -> Backdrop {
        guard cell < cells.count else { return .unknown }
        guard let index = cells[cell].fill, index != 0 else { return .page }
        guard index > 0, index < colors.count, let color = colors[index] else { return .unknown }
        return Backdrop(color)
    }
}
