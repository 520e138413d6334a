// SPDX-License-Identifier: GPL-3.0-or-later

/// What lies behind the text that is being read.
struct WordBackdrop: Equatable {
    private enum Base: Equatable {
        /// The page, and drawings behind its text.
        case page
        /// A box without a fill of its own, over the page and over any other drawing.
        case floating
        case fill(Backdrop)
    }

    private var base: Base
    /// Fills that a table's style gives to some of its cells.
    private var alternatives: [InkColor] = []

    static let page = WordBackdrop(base: .page)
    static let floating = WordBackdrop(base: .floating)

    /// What a fill leaves of it.
    func under(_ ground: WordGround?) -> WordBackdrop {
        guard let backdrop = ground?.backdrop else { return self }
        return WordBackdrop(base: .fill(backdrop))
    }

    /// It, or one of these fills.
    func orAny(of grounds: [WordGround]) -> WordBackdrop {
        guard !grounds.contains(.open) else { return WordBackdrop(base: .fill(.unknown)) }
        var result = self
        for case .fill(let color) in grounds where !result.alternatives.contains(color) {
            result.alternatives.append(color)
        }
        return result
    }

    /// Whether text of this colour is lost on all that may lie behind it.
    ///
    /// `floats` is asked only where that matters.
    func hides(_ color: InkColor, floats: () -> WordFloats) -> Bool {
        guard alternatives.allSatisfy({ color.isLost(on: $0) }) else { return false }
        switch base {
        case .fill(let backdrop): return backdrop.hides(color)
        case .page: return Backdrop.page.hides(color) && floats().behind.hides(color)
        case .floating: return Backdrop.page.hides(color) && floats().all.hides(color)
        }
    }
}
