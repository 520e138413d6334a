// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of the colours that lie behind text; `nil` is none stated, 0 is the colour of the page.
struct RTFGround: Equatable {
    var run: Int?
    var paragraph: Int?

    /// What lies behind the text, `cell` behind that.
    func backdrop(colors: [InkColor?], cell: Backdrop) -> Backdrop {
        for index in [run, paragraph] {
            guard let index, index > 0 else { continue }
            guard index < colors.count, let color = colors[index] else { return .unknown }
            return Backdrop(color)
        }
        return cell
    }
}

/// The fills of the cells of the row that is being read.
struct RTFRowFills {
    private var fills: [Int?] = []
    private var next: Int?
    private var isPatterned = false

    /// Takes a word of a row's definition.
    mutating func define(_ word: String, _ parameter: Int?) {
        switch word {
        case "trowd": self = RTFRowFills()
        case "clcbpat": next = parameter
        // A pattern mixes two colours.
        case "clshdng", "clcfpat": isPatterned = isPatterned || (parameter ?? 0) > 0
        case "cellx":
            fills.append(isPatterned ? -1 : next)
            (next, isPatterned) = (nil, false)
        default: break
        }
    }

    /// What lies behind the text of a cell; open where the row says nothing of that cell.
    func backdrop(cell: Int, colors: [InkColor?]) -> Backdrop {
        guard cell < fills.count else { return .unknown }
        guard let index = fills[cell], index != 0 else { return .page }
        guard index > 0, index < colors.count, let color = colors[index] else { return .unknown }
        return Backdrop(color)
    }
}
