// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JobModel

extension ModelConfiguration {
    /// The base of an address as people write it (also `LLM_URL`): what follows the base is dropped.
    ///
    /// `http://host:11434/api/chat`, `…/v1`, `…/v1/chat/completions` and `…/generate/stream` all mean
    /// `http://host:11434`; a missing scheme means http. Throws `model.address` for what is no web address.
    package static func baseURL(_ text: String) throws(GreffierError) -> URL {
        var address = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if !address.contains("://") { address = "http://" + address }
        var isShorter = true
        while isShorter {
            isShorter = false
            for ending in suffixes where address.hasSuffix(ending) {
                address.removeLast(ending.count)
                isShorter = true
            }
        }
        guard let url = URL(string: address), url.scheme == "http" || url.scheme == "https",
            url.host?.isEmpty == false, url.query == nil, url.fragment == nil
        else { throw GreffierError(.modelAddress, ErrorDetail("\(text) is none", french: "\(text) n’en est pas une")) }
        return url
    }

    private static let suffixes = [
        "/", "/generate/stream", "/generate", "/api/chat", "/api/generate", "/api/tags", "/api",
        "/v1/chat/completions", "/v1/models", "/v1",
    ]
}
