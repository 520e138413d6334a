// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From RTF to a `Document` of one page.
///
/// Order: headers, body with each note behind the paragraph or table that its mark stands in, footers. Tracked insertions
/// are taken; deletions and comments stand apart.
struct RTFReader {
    var scanner: RTFScanner
    var state = RTFState()
    private var stack: [RTFState] = []
    var body = RTFOutput()
    /// Header, footer, notes, comments and text boxes that are open, each read apart from the body.
    var asides: [RTFAside] = []
    /// Blocks of headers and footers.
    var margins: [RTFState.Destination: [Block]] = [:]
    let context: ReadingContext
    /// Paragraphs, line breaks and cells so far, empty ones among them.
    var units = 0
    // Tables of the file
    var colors: [InkColor?] = [nil]
    var channel: (red: Int, green: Int, blue: Int)?
    var fonts = RTFFonts()
    var styleNames: [Int: String] = [:]
    var authors: [String] = []
    /// The definitions of rows, of outer tables and of inner ones.
    var rows = [RTFRowShape(), RTFRowShape()]
    /// Whether drawings were met: what lies behind text is open from then on.
    var hasShapes = false
    // Text that was read and not handed on yet
    var pending = ""
    private var pendingBytes: [UInt8] = []
    private var bytesToSkip = 0
    private var highSurrogate: UInt16?
    var isNextSkippable = false
    var instruction = ""
    var propertyName = ""
    var review = RTFReview()
    var metadata = Document.Metadata()

    private init(_ data: Data, limits: ExtractLimits) {
        scanner = RTFScanner(data)
        context = ReadingContext(limits: limits)
    }

    /// Reads `data`.
    ///
    /// Throws `document.truncated` where groups are left open, `document.too_large` beyond 2,000 levels and the limits.
    static func read(_ data: Data, limits: ExtractLimits) throws(GreffierError) -> Document {
        var reader = RTFReader(data, limits: limits)
        try reader.run()
        return reader.document()
    }

    private mutating func run() throws(GreffierError) {
        while let token = scanner.next() {
            switch token {
            case .open:
                flush()
                bytesToSkip = 0
                guard stack.count < 2000 else {
                    throw GreffierError(.documentTooLarge, detail: "RTF deeper than 2000 groups")
                }
                stack.append(state)
            case .close:
                flush()
                bytesToSkip = 0
                close()
                if stack.isEmpty { return }
            case .byte(let byte): take(byte)
            case .symbol(let symbol): take(symbol: symbol)
            case .word(let word, let parameter):
                flushBytes()
                take(word, parameter)
                try context.limits.check(blocks: units, characters: context.ledger.seen)
            }
        }
        flush()
        // Programs that miscount their groups still write the last brace.
        guard scanner.endsWithBrace else { throw GreffierError(.documentTruncated, detail: "RTF groups left open") }
    }

    private mutating func document() -> Document {
        while !asides.isEmpty { endAside() }
        body.finish(state, kind: .paragraph, ledger: &context.ledger)
        review.endDeletion(authors: authors, into: &context.findings)
        let (headers, footers) = (margins[.header] ?? [], margins[.footer] ?? [])
        let blocks =
            context.ledger.once(headers) + HeadingGuess.applied(to: body.blocks) + context.ledger.once(footers)
        var document = Document(mediaType: FileKind.rtf.mediaType, pages: [.init(number: 1, blocks: blocks)])
        document.metadata = metadata
        context.complete(&document)
        document.warnings = WordWarnings.of(context.findings, parts: [], relationships: [:])
        return document
    }

    // MARK: Groups

    private mutating func close() {
        if state.destination == .fieldInstruction, stack.last?.destination != .fieldInstruction {
            let link = WordFields.hyperlink(inCode: instruction)
            if let link, !stack.isEmpty { stack[stack.count - 1].link = link }
        }
        if let aside = asides.last, aside.depth == stack.count { endAside() }
        state = stack.popLast() ?? state
        isNextSkippable = false
    }

    /// Reads what the group holds apart from the text around it.
    mutating func beginAside(_ destination: RTFState.Destination, mark: String? = nil) {
        flush()
        state.destination = destination
        state.level = 0
        asides.append(RTFAside(destination: destination, depth: stack.count, mark: mark))
    }

    mutating func withOutput(_ change: (inout RTFOutput) -> Void) {
        if asides.isEmpty {
            change(&body)
        } else {
            change(&asides[asides.count - 1].output)
        }
    }

    // MARK: Text

    private mutating func take(_ byte: UInt8) {
        if bytesToSkip > 0 {
            bytesToSkip -= 1
        } else {
            pendingBytes.append(byte)
        }
    }

    private mutating func flushBytes() {
        guard !pendingBytes.isEmpty else { return }
        if state.destination != .skipped, state.destination != .picture {
            pending += fonts.decode(pendingBytes, font: isText ? state.font ?? fonts.standard : nil)
        }
        pendingBytes.removeAll(keepingCapacity: true)
    }

    /// Whether the open group holds text that is set in a font.
    private var isText: Bool {
        state.destination.isFlow || state.destination == .listText || state.destination == .fieldInstruction
    }

    private mutating func take(symbol: UInt8) {
        flushBytes()
        if bytesToSkip > 0, symbol != 0x2A {
            bytesToSkip -= 1
            return
        }
        switch symbol {
        case 0x2A: isNextSkippable = true
        case 0x7E: pending += " "
        case 0x5F: pending += "-"
        case 0x5C, 0x7B, 0x7D: pending.unicodeScalars.append(Unicode.Scalar(symbol))
        default: break
        }
    }

    private mutating func takeUnicode(_ unit: UInt16) {
        flushBytes()
        if UTF16.isLeadSurrogate(unit) {
            highSurrogate = unit
        } else if let lead = highSurrogate, UTF16.isTrailSurrogate(unit) {
            pending += String(decoding: [lead, unit], as: UTF16.self)
            highSurrogate = nil
        } else if let scalar = Unicode.Scalar(UInt32(unit)) {
            pending.unicodeScalars.append(scalar)
        }
    }

    /// Hands the text read so far to where it belongs.
    mutating func flush() {
        flushBytes()
        guard !pending.isEmpty else { return }
        let font = isText ? fonts.name(of: state.font ?? fonts.standard) : nil
        let (decoded, unmapped) = SymbolFonts.decoded(pending, font: font)
        if isText { context.findings.unmapped += unmapped }
        let raw = pending
        pending = ""
        hand(decoded, raw: raw)
    }

    // MARK: Control words

    private mutating func take(_ word: String, _ parameter: Int?) {
        if word == "u" {
            takeUnicode(UInt16(truncatingIfNeeded: parameter ?? 0x3F))
            bytesToSkip = state.fallbackCount
            return
        }
        bytesToSkip = 0
        flush()
        if state.destination == .fontTable { fonts.define(word, parameter) }
        if takeDestination(word) { return }
        isNextSkippable = false
        if let character = Self.characters[word] {
            pending += character
        } else if word == "uc" {
            state.fallbackCount = max(0, min(8, parameter ?? 1))
        } else if word == "bin" {
            scanner.skip(parameter ?? 0)
        } else if !state.destination.isFlow || !takeLayout(word, parameter) {
            takeFormat(word, parameter)
        }
    }
}

/// Text that stands apart from the text around it.
struct RTFAside {
    var destination: RTFState.Destination
    var output = RTFOutput()
    /// How many groups are open around it.
    var depth: Int
    /// What stands for it in the text around it.
    var mark: String?

    init(destination: RTFState.Destination, depth: Int, mark: String?) {
        (self.destination, self.depth, self.mark) = (destination, depth, mark)
    }
}
