// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From RTF to a `Document` of one page.
struct RTFReader {
    private var scanner: RTFScanner
    private var state = RTFState()
    private var stack: [RTFState] = []
    private var body = RTFOutput()
    /// Header, footer, footnotes and text boxes, each read apart from the body.
    private var asides: [(destination: RTFState.Destination, output: RTFOutput, depth: Int)] = []
    private var finished: [RTFState.Destination: [Block]] = [:]
    private var colors: [InkColor?] = [nil]
    private var fonts = RTFFonts()
    private var fills = RTFRowFills()
    /// Whether drawings were met: what lies behind text is open from then on.
    private var hasShapes = false
    private let limits: ExtractLimits
    /// Paragraphs, line breaks and cells so far, empty ones among them.
    private var units = 0
    private var characters = 0
    private var channel: (red: Int, green: Int, blue: Int)?
    private var styleNames: [Int: String] = [:]
    private var pending = ""
    private var pendingBytes: [UInt8] = []
    private var bytesToSkip = 0
    private var instruction = ""
    private var isNextSkippable = false
    private var metadata = Document.Metadata()
    private var hidden: [Document.HiddenText] = []

    private init(_ data: Data, limits: ExtractLimits) {
        scanner = RTFScanner(data)
        self.limits = limits
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
        var depth = 0
        while let token = scanner.next() {
            switch token {
            case .open:
                flush()
                bytesToSkip = 0
                guard stack.count < 2000 else {
                    throw GreffierError(.documentTooLarge, detail: "RTF deeper than 2000 groups")
                }
                stack.append(state)
                depth += 1
            case .close:
                flush()
                bytesToSkip = 0
                close()
                depth -= 1
                if depth <= 0 { return }
            case .byte(let byte): take(byte)
            case .symbol(let symbol): take(symbol: symbol)
            case .word(let word, let parameter):
                flushBytes()
                take(word, parameter)
                try limits.check(blocks: units, characters: characters)
            }
        }
        flush()
        // Programs that miscount their groups still write the last brace.
        guard scanner.endsWithBrace else { throw GreffierError(.documentTruncated, detail: "RTF groups left open") }
    }

    private func document() -> Document {
        var body = body
        body.endParagraph(state, headingLevel: nil, kind: .paragraph)
        body.endTable()
        let blocks = HeadingGuess.applied(to: body.blocks)
        let all = (finished[.header] ?? []) + blocks + (finished[.footnote] ?? []) + (finished[.footer] ?? [])
        var document = Document(
            mediaType: FileKind.rtf.mediaType,
            pages: [.init(number: 1, blocks: all)],
            hidden: hidden
        )
        document.metadata = metadata
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

    private mutating func beginAside(_ destination: RTFState.Destination) {
        flush()
        state.destination = destination
        state.isInTable = false
        asides.append((destination, RTFOutput(), stack.count))
    }

    private mutating func endAside() {
        guard var aside = asides.popLast() else { return }
        units += 1
        aside.output.endParagraph(state, headingLevel: nil, kind: Self.kind(aside.destination))
        aside.output.endTable()
        if aside.destination == .textBox {
            withOutput { $0.append(aside.output.blocks) }
        } else {
            let known = Set((finished[aside.destination] ?? []).map { $0.lines.map(\.text) })
            finished[aside.destination, default: []] += aside.output.blocks.filter {
                !known.contains($0.lines.map(\.text))
            }
        }
    }

    private mutating func withOutput(_ change: (inout RTFOutput) -> Void) {
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
        pending += fonts.decode(pendingBytes, font: isText ? state.font ?? fonts.standard : nil)
        pendingBytes = []
    }

    /// Whether the open group holds text that is set in a font.
    private var isText: Bool {
        switch state.destination {
        case .body, .header, .footer, .footnote, .textBox, .listText, .fieldInstruction: true
        default: false
        }
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

    /// Hands the text read so far to where it belongs.
    private mutating func flush() {
        flushBytes()
        guard !pending.isEmpty else { return }
        let font = isText ? fonts.name(of: state.font ?? fonts.standard) : nil
        let raw = SymbolFonts.decoded(pending, font: font).text
        let text = TextCleaning.clean(raw)
        pending = ""
        switch state.destination {
        case .body, .header, .footer, .footnote, .textBox: emit(text)
        case .listText: withOutput { $0.append(listText: text) }
        case .colorTable: takeColors(raw)
        case .fontTable: fonts.name(raw)
        case .styleName, .styleSheet:
            if let style = state.style {
                styleNames[style] = (styleNames[style] ?? "") + raw.filter { $0 != ";" }
            }
        case .fieldInstruction: instruction += raw
        case .title: metadata.title = (metadata.title ?? "") + text
        case .author: metadata.author = (metadata.author ?? "") + text
        case .skipped: break
        }
    }

    private mutating func emit(_ text: String) {
        characters += text.utf8.count
        let look = state.look
        if let reason = look.hiddenReason ?? lostInk() {
            hidden.append(text, reason: reason)
        } else {
            let span = look.span(text, color: ink?.hex, link: state.link)
            withOutput { $0.append(span) }
        }
    }

    /// The colour of the text, where one is stated.
    private var ink: InkColor? { state.colorIndex < colors.count ? colors[state.colorIndex] : nil }

    /// Why text of the present colour cannot be seen on what lies behind it, or `nil` where it can.
    private func lostInk() -> String? {
        guard let ink else { return nil }
        return state.ground.backdrop(colors: colors, cell: groundOfCell).reason(hiding: ink)
    }

    private var groundOfCell: Backdrop {
        // The fill of a box, or of a drawing that lies behind the text, is not read.
        guard !hasShapes, state.destination != .textBox else { return .unknown }
        guard state.isInTable else { return .page }
        return fills.backdrop(cell: (asides.last?.output ?? body).cellIndex, colors: colors)
    }

    private mutating func takeColors(_ text: String) {
        for character in text where character == ";" {
            if let channel {
                let parts = [channel.red, channel.green, channel.blue].map { UInt8(max(0, min(255, $0))) }
                colors.append(InkColor(red: parts[0], green: parts[1], blue: parts[2]))
            } else if colors.count > 1 {
                colors.append(nil)
            }
            channel = nil
        }
    }

    // MARK: Control words

    private mutating func take(_ word: String, _ parameter: Int?) {
        if word == "u" {
            let value = parameter ?? 0x3F
            takeUnicode(UInt16(truncatingIfNeeded: value))
            bytesToSkip = state.fallbackCount
            return
        }
        bytesToSkip = 0
        flush()
        if state.destination == .fontTable { fonts.define(word, parameter) }
        if takeDestination(word) || takeCharacter(word) { return }
        isNextSkippable = false
        switch word {
        case "uc": state.fallbackCount = max(0, min(8, parameter ?? 1))
        case "bin": scanner.skip(parameter ?? 0)
        case "par", "sect", "page":
            endParagraph()
        case "line", "lbr":
            units += 1
            withOutput { $0.breakLine() }
        case "cell", "nestcell":
            state.isInTable = true
            endParagraph()
            units += 1
            withOutput { $0.endCell() }
        case "row", "nestrow": withOutput { $0.endRow() }
        case "red": channel = (parameter ?? 0, channel?.green ?? 0, channel?.blue ?? 0)
        case "green": channel = (channel?.red ?? 0, parameter ?? 0, channel?.blue ?? 0)
        case "blue": channel = (channel?.red ?? 0, channel?.green ?? 0, parameter ?? 0)
        default: takeFormat(word, parameter)
        }
    }

    private var highSurrogate: UInt16?

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

    private mutating func takeFormat(_ word: String, _ parameter: Int?) {
        let isOn = parameter != 0
        switch word {
        case "b": state.look.bold = isOn
        case "i": state.look.italic = isOn
        case "v": state.look.vanishes = isOn
        case "fs": state.look.size = parameter.map { Double($0) / 2 }
        case "cf": state.colorIndex = max(0, parameter ?? 0)
        case "f": state.font = parameter
        case "charscalex": state.look.width = parameter.map { Double($0) }
        case "up": state.look.rise = parameter.map { Double($0) / 2 }
        case "dn": state.look.rise = parameter.map { -Double($0) / 2 }
        case "highlight", "chcbpat", "cb": state.ground.run = parameter
        case "cbpat": state.ground.paragraph = parameter
        case "plain":
            state.look = WordLook()
            state.colorIndex = 0
            (state.font, state.ground.run) = (nil, nil)
        case "pard":
            state.ground.paragraph = nil
            (state.style, state.outline, state.list, state.isInTable) = (nil, nil, nil, false)
        case "s": state.style = parameter
        case "outlinelevel": state.outline = parameter
        case "intbl": state.isInTable = true
        case "ls": state.list = parameter
        default: takeDocumentFormat(word, parameter)
        }
    }

    /// Words that hold for the whole file or for a row.
    private mutating func takeDocumentFormat(_ word: String, _ parameter: Int?) {
        switch word {
        case "ansicpg": if let parameter, parameter > 0 { fonts.document = CodePage(number: parameter) }
        case "mac": fonts.document = CodePage(number: 10000)
        case "pc": fonts.document = CodePage(number: 437)
        case "pca": fonts.document = CodePage(number: 850)
        case "deff": fonts.standard = parameter
        case "trowd", "clcbpat", "clcfpat", "clshdng", "cellx": fills.define(word, parameter)
        case "shp", "do": hasShapes = true
        default: break
        }
    }

    private mutating func endParagraph() {
        units += 1
        let level = headingLevel
        let kind = Self.kind(asides.last?.destination)
        let state = state
        withOutput { $0.endParagraph(state, headingLevel: level, kind: kind) }
    }

    private var headingLevel: Int? {
        if let outline = state.outline, (0...8).contains(outline) { return min(6, outline + 1) }
        guard let name = state.style.flatMap({ styleNames[$0] })?.lowercased().trimmingSpaces else { return nil }
        if name == "title" || name == "titre" { return 1 }
        for prefix in ["heading ", "titre "] where name.hasPrefix(prefix) {
            return Int(name.dropFirst(prefix.count)).map { min(6, max(1, $0)) }
        }
        return nil
    }

    /// Characters that have a control word of their own; whether `word` is one.
    private mutating func takeCharacter(_ word: String) -> Bool {
        guard let character = Self.characters[word] else { return false }
        pending += character
        return true
    }

    /// Turns the group to another destination; whether `word` names one.
    private mutating func takeDestination(_ word: String) -> Bool {
        let isSkippable = isNextSkippable
        switch word {
        case "stylesheet": state.destination = .styleSheet
        case "colortbl": state.destination = .colorTable
        case "fonttbl": state.destination = .fontTable
        case "info": state.destination = .skipped
        case "title" where state.destination == .skipped: state.destination = .title
        case "author" where state.destination == .skipped: state.destination = .author
        case "listtext", "pntext": state.destination = .listText
        case "fldinst":
            instruction = ""
            state.destination = .fieldInstruction
        case "header", "headerf", "headerl", "headerr": beginAside(.header)
        case "footer", "footerf", "footerl", "footerr": beginAside(.footer)
        case "footnote": beginAside(.footnote)
        case "shptxt": beginAside(.textBox)
        case "shpinst", "shppict", "fldrslt": break
        case let name where RTFState.skippedWords.contains(name): state.destination = .skipped
        default:
            guard isSkippable else { return false }
            if state.destination != .styleSheet || word != "cs" { state.destination = .skipped }
        }
        isNextSkippable = false
        return true
    }
}
