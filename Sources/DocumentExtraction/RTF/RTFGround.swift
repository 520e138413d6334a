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
