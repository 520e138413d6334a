// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a reader of a page does not see a text that the file holds.
enum PDFHiddenReason: UInt8, Sendable {
    /// White, or nearly, on white.
    case white
    /// Of the colour of what is behind it.
    case noContrast
    /// Too small to read.
    case tiny
    /// Painted without ink (text rendering mode 3 or 7).
    case invisible
    /// Painted with an opacity of nothing.
    case transparent
    case offPage
    /// Outside the area that the page lets it paint in.
    case clipped
    /// On a layer that is switched off.
    case layerOff
    /// Under something painted later.
    case covered
    /// Stated in place of the painted text, but saying far more than that.
    case replacement

    /// Whether it is cut off by an edge, as the end of a long word may be.
    var isCut: Bool { self == .offPage || self == .clipped }

    /// The word for it in document.json.
    var name: String {
        switch self {
        case .white: "white"
        case .noContrast: "no_contrast"
        case .tiny: "tiny"
        case .invisible: "invisible"
        case .transparent: "transparent"
        case .offPage: "off_page"
        case .clipped: "clipped"
        case .layerOff: "layer_off"
        case .covered: "covered"
        case .replacement: "replacement_text"
        }
    }
}
