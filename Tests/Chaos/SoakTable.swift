// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The samples of a soak as a file, each as it comes: a soak that is broken off has shown something too.
final class SoakTable {
    private let file: FileHandle

    /// Throws `ChaosError` when there is no place for it.
    init(_ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data((SoakSample.header + "\n").utf8)),
            let file = FileHandle(forWritingAtPath: path)
        else { throw ChaosError("cannot write \(path)") }
        self.file = file
        file.seekToEndOfFile()
    }

    func append(_ sample: SoakSample) { file.write(Data((sample.row + "\n").utf8)) }
}
