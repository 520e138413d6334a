// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel

/// The pictures that a stage names.
extension PictureFile {
    /// What a picture is for, in words of both languages.
    private struct Use {
        var english: String
        var french: String
        /// How a French reader is asked for a smaller one.
        var reduceFrench: String
    }

    /// The logo of a company.
    ///
    /// Throws `template.invalid` where `data` is too large or no picture of `kinds`.
    static func logo(_ data: Data, kinds: [Kind] = [.png, .jpeg, .gif]) throws(GreffierError) -> PictureFile {
        try named(data, kinds, Use(english: "the logo", french: "le logo", reduceFrench: "réduisez-le"))
    }

    /// The cover of a book.
    ///
    /// Throws `template.invalid` where `data` is too large or no picture.
    static func cover(_ data: Data) throws(GreffierError) -> PictureFile {
        try named(
            data,
            [.png, .jpeg, .gif],
            Use(english: "the cover", french: "la couverture", reduceFrench: "réduisez l’image")
        )
    }

    private static func named(_ data: Data, _ kinds: [Kind], _ use: Use) throws(GreffierError) -> PictureFile {
        guard data.count <= byteLimit else {
            let size = data.count >> 20
            let limit = byteLimit >> 20
            throw GreffierError(
                .templateInvalid,
                .init(
                    "\(use.english) has \(size) MB; make it smaller than \(limit) MB",
                    french: "\(use.french) pèse \(size) Mo ; \(use.reduceFrench) à moins de \(limit) Mo"
                )
            )
        }
        guard let picture = PictureFile(data), kinds.contains(picture.kind) else {
            let names = kinds.map { $0.rawValue.uppercased() }
            let first = names.dropLast().joined(separator: ", ")
            let last = names.last ?? ""
            throw GreffierError(
                .templateInvalid,
                .init(
                    "\(use.english) is no \(first) or \(last) picture",
                    french: "\(use.french) n’est pas une image \(first) ou \(last)"
                )
            )
        }
        return picture
    }
}
