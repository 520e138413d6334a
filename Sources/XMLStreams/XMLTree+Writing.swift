// SPDX-License-Identifier: GPL-3.0-or-later

extension XMLTreeElement {
    /// Appends the element as UTF-8.
    func write(to bytes: inout [UInt8]) {
        bytes.append(0x3C)
        bytes += name.utf8
        for attribute in attributes {
            bytes.append(0x20)
            bytes += attribute.name.utf8
            bytes += [0x3D, 0x22]
            XMLEscaping.append(attribute.value, to: &bytes, isAttribute: true)
            bytes.append(0x22)
        }
        guard !children.isEmpty else {
            bytes += [0x2F, 0x3E]
            return
        }
        bytes.append(0x3E)
        for child in children {
            switch child {
            case .element(let element): element.write(to: &bytes)
            case .text(let text): XMLEscaping.append(text, to: &bytes, isAttribute: false)
            case .comment(let text): bytes += "<!--\(text)-->".utf8
            case .instruction(let target, let content): bytes += "<?\(target) \(content)?>".utf8
            }
        }
        bytes += [0x3C, 0x2F]
        bytes += name.utf8
        bytes.append(0x3E)
    }
}

/// Escaping of character data.
enum XMLEscaping {
    /// Appends `text` so that a parser gives back the same characters.
    static func append(_ text: String, to bytes: inout [UInt8], isAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x0D: bytes += "&#13;".utf8
            case 0x22 where isAttribute: bytes += "&quot;".utf8
            case 0x09 where isAttribute: bytes += "&#9;".utf8
            case 0x0A where isAttribute: bytes += "&#10;".utf8
            default: bytes.append(byte)
            }
        }
    }
}
