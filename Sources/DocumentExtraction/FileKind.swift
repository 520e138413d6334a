// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file is, told by its content.
enum FileKind: String, Sendable {
    case pdf, docx, odt, rtf, html, txt
    case bmp, doc, eml, epub, gif, jpg, mht, msg, png, ppt, pptx, tif, webp, xls, xlsx, xml, zip
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
        case .bmp: "image/bmp"
        case .doc: "application/msword"
        case .eml: "message/rfc822"
        case .epub: "application/epub+zip"
        case .gif: "image/gif"
        case .jpg: "image/jpeg"
        case .mht: "multipart/related"
        case .msg: "application/vnd.ms-outlook"
        case .png: "image/png"
        case .ppt: "application/vnd.ms-powerpoint"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .tif: "image/tiff"
        case .webp: "image/webp"
        case .xls: "application/vnd.ms-excel"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .xml: "application/xml"
        case .zip: "application/zip"
        case .unknown: "application/octet-stream"
        }
    }

    /// Whether it is a picture, which holds no text until characters are recognised.
    var isImage: Bool { [.bmp, .gif, .jpg, .png, .tif, .webp].contains(self) }

    /// Names that a pipeline may use for this kind besides `rawValue`.
    var aliases: [String] {
        switch self {
        case .docx: ["docm", "dotx", "dotm"]
        case .html: ["htm", "xhtml"]
        case .jpg: ["jpeg"]
        case .mht: ["mhtml"]
        case .tif: ["tiff"]
        case .txt: ["text", "md"]
        default: []
        }
    }
}
