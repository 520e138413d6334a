// SPDX-License-Identifier: GPL-3.0-or-later

/// The files in a `winmail.dat`, which Outlook sends in place of attachments (Transport Neutral Encapsulation, MS-OXTNEF).
///
/// A row of attributes: whose it is, its number, its length, its bytes and the sum of them. The text of the message is in
/// the message itself.
struct TNEFFile {
    private(set) var attachments: [Attachment] = []
    /// Whether all of it could be followed and each sum was right.
    private(set) var isWhole = false

    struct Attachment {
        /// As Outlook shows it, and as programs without long names did.
        var longName: String?
        var title: String?
        /// As stated; empty where nothing is.
        var type = ""
        var data: ArraySlice<UInt8> = []
        /// Whether the bytes are a file, and not what stands for a message, a drawing or a file elsewhere.
        var isFile = true

        var name: String? { longName ?? title }
    }

    private enum Number: UInt32 {
        case codePage = 0x0006_9007
        case beginAttachment = 0x0006_9002
        case title = 0x0001_8010
        case data = 0x0006_800F
        case properties = 0x0006_9005
    }

    /// Whether bytes begin like one.
    static func isLike(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: [0x78, 0x9F, 0x3E, 0x22]) }

    /// `nil` for bytes that do not begin like one, or hold nothing.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard Self.isLike(bytes) else { return nil }
        var rest = LittleEndianBytes(bytes.dropFirst(6))
        guard !rest.isEmpty else { return nil }
        var page = CodePage.western
        while !rest.isEmpty {
            guard rest.number(1) != nil, let number = rest.number(4), let count = rest.number(4),
                let value = rest.take(count), let sum = rest.number(2), sum == Self.sum(value)
            else { return }
            switch Number(rawValue: UInt32(number)) {
            case .codePage:
                var number = LittleEndianBytes(value)
                page = number.number(4).map { CodePage(number: $0) } ?? page
            case .beginAttachment:
                guard attachments.count < MailPart.count else { return }
                attachments.append(Attachment())
            case .title: change { $0.title = Self.text(value, page) }
            case .data: change { $0.data = value }
            case .properties: change { Self.add(TNEFProperties(value), to: &$0, page) }
            case nil: break
            }
        }
        isWhole = true
    }

    private mutating func change(_ body: (inout Attachment) -> Void) {
        if let last = attachments.indices.last { body(&attachments[last]) }
    }

    private static func add(_ properties: TNEFProperties, to attachment: inout Attachment, _ page: CodePage) {
        attachment.longName = properties[.longFileName].flatMap { text($0, page) } ?? attachment.longName
        attachment.type = properties[.mimeTag].flatMap { text($0, page) }?.lowercased() ?? attachment.type
        // 1 is a file as it is (MS-OXCMSG, 2.2.2.9).
        attachment.isFile = properties[.method]?.number.map { $0 == 1 } ?? attachment.isFile
    }

    private static func text(_ value: TNEFProperties.Value, _ page: CodePage) -> String? {
        guard value.isUnicode else { return text(value.bytes, page) }
        let bytes = Array(value.bytes)
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0 + 1]) << 8 | UInt16(bytes[$0]) }
        return named(String(decoding: units.prefix { $0 != 0 }, as: UTF16.self))
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ page: CodePage) -> String? {
        let bytes = Array(bytes.prefix { $0 != 0 })
        return named(page.decode(bytes) ?? String(decoding: bytes, as: UTF8.self))
    }

    private static func named(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static func sum(_ bytes: ArraySlice<UInt8>) -> Int {
        Int(bytes.reduce(into: UInt16(0)) { $0 &+= UInt16($1) })
    }
}
