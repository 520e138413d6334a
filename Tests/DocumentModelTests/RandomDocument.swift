// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import SeededRandom

/// Documents with every field that the model has, drawn from a seed.
struct RandomDocument {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func make() -> Document {
        var document = Document(mediaType: text(), pages: list { $0.page() }, hidden: list { $0.hidden() })
        document.warnings = list { $0.warning() }
        document.metadata = metadata()
        document.counts = maybe { $0.counts() }
        document.parts = list { $0.text() }
        document.outline = list { .init(title: $0.text(), level: $0.below(9), page: $0.number()) }
        document.attachments = list {
            .init(
                name: $0.text(),
                mediaType: $0.word(),
                bytes: $0.number(),
                sha256: $0.word(),
                isDocument: $0.number().map { $0 > 500 }
            )
        }
        document.images = list {
            .init(
                name: $0.word(),
                page: $0.number(),
                box: $0.box(),
                width: $0.number(),
                height: $0.number(),
                description: $0.word()
            )
        }
        document.comments = list {
            .init(
                author: $0.word(),
                date: $0.word(),
                text: $0.text(),
                anchor: $0.word(),
                page: $0.number(),
                box: $0.box()
            )
        }
        document.deletions = list { .init(author: $0.word(), date: $0.word(), text: $0.text()) }
        document.fields = list { .init(name: $0.word(), value: $0.text(), page: $0.number(), box: $0.box()) }
        return document
    }

    private mutating func warning() -> Document.Warning {
        let kinds = WarningKind.documents
        var warning = Document.Warning(kinds[below(kinds.count)], page: number())
        (warning.message, warning.messageFR) = (text(), text())
        return warning
    }

    private mutating func metadata() -> Document.Metadata {
        var metadata = Document.Metadata()
        metadata.title = word()
        metadata.author = word()
        metadata.subject = word()
        metadata.recipient = word()
        metadata.keywords = word()
        metadata.creator = word()
        metadata.producer = word()
        metadata.language = word()
        metadata.createdAt = word()
        metadata.modifiedAt = word()
        return metadata
    }

    private mutating func counts() -> Document.Counts {
        Document.Counts(
            seen: number(),
            characters: below(100),
            apart: Dictionary(list { ($0.text(), $0.below(9)) }, uniquingKeysWith: { first, _ in first }),
            skipped: list { .init(name: $0.text(), reason: $0.text()) },
            pagesWithoutText: list { $0.below(50) },
            images: below(5),
            imagesNeedingRecognition: below(5)
        )
    }

    private mutating func hidden() -> Document.HiddenText {
        .init(text: text(), reason: text(), page: number(), box: box())
    }

    private mutating func page() -> Document.Page {
        .init(
            number: below(900),
            width: hundredths(),
            height: hundredths(),
            blocks: list { $0.block(depth: 2) },
            rotation: number(),
            textSource: maybe { [.text, .scanLayer, .recognised][$0.below(3)] }
        )
    }

    private mutating func block(depth: Int) -> Block {
        let kinds: [Block.Kind] = [
            .paragraph, .heading, .listItem, .table, .header, .footer, .footnote, .textBox,
        ]
        return Block(
            kind: kinds[below(kinds.count)],
            level: number(),
            marker: word(),
            lines: list { $0.line() },
            table: depth > 0 ? maybe { $0.table(depth: depth - 1) } : nil,
            box: box()
        )
    }

    private mutating func table(depth: Int) -> Table {
        Table(
            rows: list { row in
                row.list {
                    .init(
                        blocks: $0.list { $0.block(depth: depth) },
                        columnSpan: $0.below(4),
                        rowSpan: $0.below(4)
                    )
                }
            }
        )
    }

    private mutating func line() -> Line {
        Line(
            spans: list { $0.span() },
            box: box(),
            rotation: number(),
            direction: maybe { $0.below(2) == 0 ? .rightToLeft : .vertical }
        )
    }

    private mutating func span() -> Span {
        Span(
            text: text(),
            box: box(),
            font: word(),
            size: maybe { $0.hundredths() },
            bold: below(2) == 0,
            italic: below(2) == 0,
            color: word(),
            link: word(),
            source: maybe { .init(part: $0.below(9), offset: $0.below(1 << 40), length: $0.below(1 << 20)) },
            confidence: maybe { Double($0.below(101)) / 100 }
        )
    }

    private mutating func box() -> Box? {
        maybe { Box(x0: $0.hundredths(), y0: $0.hundredths(), x1: $0.hundredths(), y1: $0.hundredths()) }
    }

    private mutating func hundredths() -> Double { (Double(below(200_000)) - 100_000) / 100 }

    private mutating func number() -> Int? { maybe { $0.below(1000) - 3 } }

    private mutating func word() -> String? { maybe { $0.text() } }

    private mutating func text() -> String {
        let pieces = [
            "a", "é", "/", "\"", "\\", "\n", "\t", "\r", "\u{8}", "\u{C}", "\u{0}", "\u{1F}", "\u{7F}", "\u{2028}",
            "😀", "e\u{301}", "\u{FFFD}", "\u{10FFFF}", "{", "[", ",", " ", "日本",
        ]
        return (0..<below(6)).reduce(into: "") { text, _ in text += pieces[below(pieces.count)] }
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        below(2) == 0 ? nil : make(&self)
    }

    private mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] {
        (0..<below(4)).map { _ in make(&self) }
    }

    private mutating func below(_ limit: Int) -> Int { random.below(limit) }
}
