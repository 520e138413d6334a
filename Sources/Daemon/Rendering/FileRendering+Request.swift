// SPDX-License-Identifier: GPL-3.0-or-later
package import WorkerProtocol

extension FileRendering {
    /// What is to be made.
    package struct Request: Sendable {
        /// Path of profile.json; `-` is standard input.
        package var profile: String
        package var formats: [RenderFormat]
        /// `fr` or `en`.
        package var language: String
        /// Path of the Word template; the one that ships where there is none.
        package var template: String?
        package var logo: String?
        /// Path of offer.json, for letters.
        package var offer: String?
        /// What letters tell of the company.
        package var company: [String: String] = [:]
        package var isBlind = false
        package var code: String?
        package var withheld: [String] = []
        package var allowsUnknownFields = false
        /// How drawn documents look.
        package var look = RenderLook()
        package var hasPreview = false

        package init(profile: String, formats: [RenderFormat], language: String) {
            self.profile = profile
            self.formats = formats
            self.language = language
        }
    }
}
