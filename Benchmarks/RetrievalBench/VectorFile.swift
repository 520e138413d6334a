// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Vectors in a file, float32 in the byte order of this machine, row by row.
struct VectorFile {
    let count: Int
    private let dimension: Int
    private let data: Data

    init(path: String, dimension: Int) throws {
        data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        self.dimension = dimension
        count = data.count / (4 * dimension)
    }

    func row(_ number: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: dimension) { buffer, count in
            copy(number, into: buffer)
            count = dimension
        }
    }

    func copy(_ number: Int, into buffer: UnsafeMutableBufferPointer<Float>) {
        let start = 4 * number * dimension
        data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer), from: start..<(start + 4 * dimension))
    }
}
