// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel

extension PictureFile {
    /// The cover of a book.
    ///
    /// Throws `template.invalid` for what is no PNG, JPEG or GIF, or larger than `byteLimit`.
    static func cover(_ data: Data) throws(GreffierError) -> PictureFile {
        guard data.count <= byteLimit else {
            let size = data.count >> 20
            let limit = byteLimit >> 20
            throw GreffierError(
                .templateInvalid,
                ErrorDetail(
                    "the cover has \(size) MB; make it smaller than \(limit) MB",
                    french: "la couverture pèse \(size) Mo ; réduisez l’image à moins de \(limit) Mo"
                )
            )
        }
        guard let picture = PictureFile(data) else {
            throw GreffierError(
                .templateInvalid,
                ErrorDetail(
                    "the cover is no PNG, JPEG or GIF picture",
                    french: "la couverture n’est pas une image PNG, JPEG ou GIF"
                )
            )
        }
        return picture
    }
}
