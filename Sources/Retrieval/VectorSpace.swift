// SPDX-License-Identifier: GPL-3.0-or-later

/// What vectors must share to be compared.
package struct VectorSpace: Codable, Sendable, Hashable {
    /// Name, version and whatever else changes the vectors, as in `lexical/1` or `bge-m3@sha256:79…`.
    package var identity: String
    /// Components lie below this index.
    package var dimension: Int
    package var form: Form

    package enum Form: String, Codable, Sendable {
        /// A number for every component.
        case dense
        /// Few components other than 0.
        case sparse
        /// Few components other than 0, of which rarer ones of a collection weigh more, as for counted features.
        case weighted
    }

    package init(identity: String, dimension: Int, form: Form) {
        self.identity = identity
        self.dimension = dimension
        self.form = form
    }
}
