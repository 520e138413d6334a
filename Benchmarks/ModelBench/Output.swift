// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Lines that appear as they are made, also in a file.
enum Output {
    static func line(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}
