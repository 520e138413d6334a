// SPDX-License-Identifier: GPL-3.0-or-later
import CLibXML2
package import JobModel

extension XMLReader {
    /// Prepares to walk over HTML text, mended as browsers do; names come in lower case and without namespace.
    ///
    /// Throws `document.corrupt` where libxml2 makes no tree of it. Nothing is fetched.
    package convenience init(html text: String) throws(GreffierError) {
        let bytes = Array(text.utf8)
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        // The text is UTF-8 by now, whatever its <meta> still says.
        let network = HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        guard let count = Int32(exactly: bytes.count) else {
            throw GreffierError(.documentTooLarge, detail: "HTML of \(bytes.count) bytes")
        }
        let tree = bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.flatMap { base in
                base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { pointer in
                    htmlReadMemory(pointer, count, nil, "UTF-8", Int32(options | network))
                }
            }
        }
        guard let tree, let walker = xmlReaderWalker(tree) else {
            if let tree { xmlFreeDoc(tree) }
            throw GreffierError(.documentCorrupt, detail: "HTML that cannot be mended")
        }
        self.init(walking: walker, over: tree, maximumDepth: 256)
    }
}
