// SPDX-License-Identifier: GPL-3.0-or-later

/// Red, green and blue of text or of what lies behind it.
struct InkColor: Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    static let white = InkColor(red: 255, green: 255, blue: 255)

    init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// From 0xRRGGBB.
    init(rgb: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: rgb >> 16),
            green: UInt8(truncatingIfNeeded: rgb >> 8),
            blue: UInt8(truncatingIfNeeded: rgb)
        )
    }

    /// Reads six hexadecimal digits, with or without `#`.
    init?(hex: String) {
        let digits = hex.utf8.first == 0x23 ? hex.utf8.dropFirst() : hex.utf8[...]
        guard digits.count == 6 else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(digit - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(digit - 0x57)
            default: return nil
            }
        }
        self.init(rgb: value)
    }

    /// `#rrggbb`.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = [0x23]
        for part in [red, green, blue] { bytes += [digits[Int(part >> 4)], digits[Int(part & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether text of this colour cannot be told from a ground of the other.
    ///
    /// Both must be close: relative luminance (WCAG 2.1: a ratio below 1.15, where 1 is none and 21 is black on white)
    /// and each channel, since red on a grey of its luminance is easily read.
    func isLost(on ground: InkColor) -> Bool {
        let channels = [(red, ground.red), (green, ground.green), (blue, ground.blue)]
        guard channels.allSatisfy({ abs(Int($0.0) - Int($0.1)) <= 48 }) else { return false }
        let (first, second) = (luminance + 0.05, ground.luminance + 0.05)
        return max(first, second) / min(first, second) < 1.15
    }

    /// What text of this colour is hidden as, where it is lost on what lies behind it.
    var lostReason: String { isLost(on: .white) ? "white" : "no_contrast" }

    private var luminance: Double {
        func linear(_ channel: UInt8) -> Double { Self.linear[Int(channel)] }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The channel values without their gamma, which is close enough to the exponent 2.2.
    private static let linear: [Double] = (0...255).map { channel in
        let value = Double(channel) / 255
        // x^2.2 by x^2 · x^0.2 would need pow(), which FoundationEssentials leaves out: x² bent towards x³ differs by
        // less than 0.01.
        return value * value * (0.8 + 0.2 * value)
    }

    /// This colour moved towards white (`tint`) or black (`shade`), both 0 to 1 of it that stays (ECMA-376, 17.18.40).
    func mixed(tint: Double?, shade: Double?) -> InkColor {
        func mix(_ channel: UInt8) -> UInt8 {
            var value = Double(channel)
            if let shade { value *= shade }
            if let tint { value = value * tint + 255 * (1 - tint) }
            return UInt8(max(0, min(255, value.rounded())))
        }
        return InkColor(red: mix(red), green: mix(green), blue: mix(blue))
    }
}

/// What may lie behind text.
///
/// Where shapes float, several grounds are possible, and text is lost only where it is lost on each.
struct Backdrop: Equatable {
    /// `nil` where a picture or a gradient leaves it open.
    var grounds: [InkColor]?

    static let page = Backdrop(grounds: [.white])
    static let unknown = Backdrop(grounds: nil)

    /// One even fill.
    init(_ color: InkColor) { grounds = [color] }

    init(grounds: [InkColor]?) { self.grounds = grounds }

    /// Whether no ground lets text of this colour be seen.
    func hides(_ color: InkColor) -> Bool { grounds?.allSatisfy { color.isLost(on: $0) } ?? false }

    /// Why text of this colour cannot be seen here, or `nil` where it can.
    func reason(hiding color: InkColor?) -> String? { color.flatMap { hides($0) ? $0.lostReason : nil } }

    /// Either this or the other.
    func or(_ other: Backdrop) -> Backdrop {
        guard let own = grounds, let others = other.grounds else { return .unknown }
        return Backdrop(grounds: own + others.filter { !own.contains($0) })
    }
}
