// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file is, told by its content.
enum FileKind: String, Sendable {
    case pdf, docx, odt, rtf, html, txt
    case doc, eml, epub, gif, jpg, msg, png, ppt, pptx, tif, webp, xls, xlsx, xml, zip
    case unknown

    /// The media type written to document.json.
    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .rtf: "application/rtf"
        case .html: "text/html"
        case .txt: "text/plain"
        default: "application/octet-stream"
        }
    }

    /// Whether it is a picture, which holds no text until characters are recognised.
    var isImage: Bool { [.gif, .jpg, .png, .tif, .webp].contains(self) }

    /// Names that a pipeline may use for this kind besides `rawValue`.
    var aliases: [String] {
        switch self {
        case .docx: ["docm", "dotx", "dotm"]
        case .html: ["htm", "xhtml"]
        case .jpg: ["jpeg"]
        case .tif: ["tiff"]
        case .txt: ["text", "md"]
        default: []
        }
    }
}
