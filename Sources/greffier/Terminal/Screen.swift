// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// The whole terminal as a screen that is drawn again and again, and given back as it was.
struct Screen {
    /// Whether standard output is a terminal that can be drawn on.
    static var isPossible: Bool {
        let kind = ProcessInfo.processInfo.environment["TERM", default: ""]
        return isatty(STDOUT_FILENO) == 1 && !kind.isEmpty && kind != "dumb"
    }

    /// Columns and rows at this moment; 80 by 24 where the terminal does not tell.
    var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Columns for text that is written once; 80 where nothing tells.
    static var columns: Int {
        let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
        return isatty(STDOUT_FILENO) == 1 ? Screen().size.columns : named ?? 80
    }

    /// Takes the terminal: what stood there comes back at the end.
    func begin() {
        // Stopped in the middle, it would leave the shell a screen without a cursor.
        signal(SIGTSTP, SIG_IGN)
        Terminal.send("\u{1B}[?1049h\u{1B}[?25l")
    }

    func end() { Terminal.send("\u{1B}[?25h\u{1B}[?1049l") }

    /// Draws lines from the top, each cut to the width, no more than fit.
    func draw(_ lines: [String]) {
        let (columns, rows) = size
        let shown = lines.prefix(rows).map { Self.fitting($0, columns) + "\u{1B}[K" }
        Terminal.send("\u{1B}[H" + shown.joined(separator: "\r\n") + "\u{1B}[J")
    }

    /// `line` in at most `columns`, its colours aside; what is cut off ends in a sign.
    static func fitting(_ line: String, _ columns: Int) -> String {
        var shown = ""
        var width = 0
        var isColour = false
        for character in line {
            if character == "\u{1B}" { isColour = true }
            if isColour {
                shown.append(character)
                if character == "m" { isColour = false }
                continue
            }
            width += String(character).displayWidth
            // One place is kept for the sign, and the last column stays free: some terminals wrap there.
            if width > columns - 2 { return shown + "…" + (Terminal.hasColor ? "\u{1B}[0m" : "") }
            shown.append(character)
        }
        return shown
    }
}
