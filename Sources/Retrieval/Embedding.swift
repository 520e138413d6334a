// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What an embedder made of some texts.
package struct Embedding: Sendable {
    /// Of all vectors.
    package var space: VectorSpace
    /// One for each text, in order, or why it has none.
    package var vectors: [Result<Vector, GreffierError>]

    package init(space: VectorSpace, vectors: [Result<Vector, GreffierError>]) {
        self.space = space
        self.vectors = vectors
    }

    /// A vector in the form of its space.
    package enum Vector: Sendable, Equatable {
        case dense([Float])
        case sparse(SparseVector)

        /// As it is stored: a sparse one in its own form, a dense one as little-endian Float32.
        package var encoded: Data {
            switch self {
            case .sparse(let vector): return vector.encoded
            case .dense(let components):
                var data = Data(capacity: 4 * components.count)
                for component in components {
                    withUnsafeBytes(of: component.bitPattern.littleEndian) { data.append(contentsOf: $0) }
                }
                return data
            }
        }

        /// Whether it may stand in `space`.
        func fits(_ space: VectorSpace) -> Bool {
            switch self {
            case .dense(let components): space.form == .dense && components.count == space.dimension
            case .sparse: space.form != .dense
            }
        }
    }
}
