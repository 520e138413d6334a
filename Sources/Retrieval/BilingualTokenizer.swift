// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// The FTS5 tokenizer of the index: accents folded, elisions split, Snowball stems in the text's language, and character
/// 4-grams of document words.
///
/// One word gives several terms at one position: the folded word as it is, its stems with `~` before, its grams with
/// `_` before; neither sign can stand in a word, so that an exact phrase never meets a stem. Queries get no grams
/// unless a text is `IndexMark.gram` and a gram, since terms of one position count as alternatives there.
///
/// The offsets given to FTS5 are those of the original text, so that highlights are right.
final class BilingualTokenizer: FTS5CustomTokenizer {
    static let name = "greffier_bilingual"

    /// FTS5_TOKEN_COLOCATED of fts5.h, which GRDB does not export.
    private static let colocated: CInt = 1
    private static let ok: CInt = 0
    /// SQLITE_DONE: the callback asks for no more tokens.
    private static let done: CInt = 101

    private var analyzers: [SearchLanguage: TermAnalyzer] = [:]
    /// What words of documents give, by word.
    private var known: [SearchLanguage: [String: Forms]] = [:]
    private static let mostKnown = 20_000

    init(db: Database, arguments: [String]) throws {}

    /// What the mark at the head of a text asks for.
    private struct Head {
        var length = 0
        var language = SearchLanguage.any
        var form = Form.stems

        enum Form { case stems, exact, gram }
    }

    func tokenize(
        context: UnsafeMutableRawPointer?,
        tokenization: FTS5Tokenization,
        pText: UnsafePointer<CChar>?,
        nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return Self.ok }
        return pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) { start in
            let bytes = UnsafeBufferPointer(start: start, count: Int(nText))
            let head = Self.head(of: bytes)
            let analyzer = analyzer(for: head.language)
            let body = UnsafeBufferPointer(rebasing: bytes[head.length...])
            if head.form == .gram {
                let gram = "_" + String(decoding: body, as: UTF8.self)
                return Forms([gram])
                    .emit(0, flags: 0, from: 0, to: bytes.count, context: context, callback: tokenCallback)
            }
            for range in WordScanner.ranges(in: body) {
                let word = String(decoding: UnsafeBufferPointer(rebasing: body[range]), as: UTF8.self)
                let forms = forms(of: word, analyzer, head, tokenization)
                for index in forms.ends.indices {
                    let code = forms.emit(
                        index,
                        flags: index == 0 ? 0 : Self.colocated,
                        from: range.lowerBound + head.length,
                        to: range.upperBound + head.length,
                        context: context,
                        callback: tokenCallback
                    )
                    if code == Self.done { return Self.ok }
                    if code != Self.ok { return code }
                }
            }
            return Self.ok
        }
    }

    private func forms(
        of word: String,
        _ analyzer: TermAnalyzer,
        _ head: Head,
        _ tokenization: FTS5Tokenization
    ) -> Forms {
        guard tokenization.contains(.document) else {
            let terms = analyzer.terms(word)
            if head.form == .exact || tokenization.contains(.prefix) { return Forms([terms.folded]) }
            return Forms([terms.folded] + terms.stems.map { "~" + $0 })
        }
        if let forms = known[head.language]?[word] { return forms }
        let terms = analyzer.terms(word)
        let forms = Forms([terms.folded] + terms.stems.map { "~" + $0 } + terms.grams.map { "_" + $0 })
        if known[head.language, default: [:]].count >= Self.mostKnown { known[head.language] = [:] }
        known[head.language, default: [:]][word] = forms
        return forms
    }

    /// Terms one behind the other.
    private struct Forms {
        private var bytes: [UInt8] = []
        private(set) var ends: [Int] = []

        init(_ terms: [String]) {
            for term in terms {
                bytes += Array(term.utf8)
                ends.append(bytes.count)
            }
        }

        func emit(
            _ index: Int,
            flags: CInt,
            from: Int,
            to: Int,
            context: UnsafeMutableRawPointer?,
            callback: FTS5TokenCallback
        ) -> CInt {
            let range = (index == 0 ? 0 : ends[index - 1])..<ends[index]
            return bytes.withUnsafeBufferPointer { bytes in
                UnsafeBufferPointer(rebasing: bytes[range]).withMemoryRebound(to: CChar.self) { characters in
                    callback(
                        context,
                        flags,
                        characters.baseAddress,
                        CInt(clamping: characters.count),
                        CInt(clamping: from),
                        CInt(clamping: to)
                    )
                }
            }
        }
    }

    private func analyzer(for language: SearchLanguage) -> TermAnalyzer {
        if let analyzer = analyzers[language] { return analyzer }
        let analyzer = TermAnalyzer(language)
        analyzers[language] = analyzer
        return analyzer
    }

    /// Reads the mark, all of which are three bytes in UTF-8: EE 80 80 and following.
    private static func head(of bytes: UnsafeBufferPointer<UInt8>) -> Head {
        guard bytes.count >= 3, bytes[0] == 0xEE, bytes[1] == 0x80 else { return Head() }
        let scalar = Unicode.Scalar(0xE000 + UInt32(bytes[2] & 0x3F))
        if scalar == IndexMark.gram { return Head(length: 3, form: .gram) }
        if scalar == IndexMark.exact { return Head(length: 3, form: .exact) }
        guard let language = SearchLanguage.allCases.first(where: { IndexMark.language($0) == scalar }) else {
            return Head()
        }
        return Head(length: 3, language: language)
    }
}
