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
    /// What words of documents give.
    private var known: [SearchLanguage: KnownForms] = [:]

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
            let body = UnsafeBufferPointer(rebasing: bytes[head.length...])
            let sink = Sink(context: context, callback: tokenCallback)
            let code =
                if head.form == .gram {
                    sink.take(Array(("_" + String(decoding: body, as: UTF8.self)).utf8), from: 0, to: bytes.count)
                } else if tokenization.contains(.document) {
                    tokenizeDocument(body, head, sink)
                } else {
                    tokenizeQuery(body, head, isPrefix: tokenization.contains(.prefix), sink)
                }
            return code == Self.done ? Self.ok : code
        }
    }

    private func tokenizeDocument(_ body: UnsafeBufferPointer<UInt8>, _ head: Head, _ sink: Sink) -> CInt {
        let forms = forms(for: head.language)
        forms.tidy()
        for range in WordScanner.ranges(in: body) {
            let code = forms.forEach(of: UnsafeBufferPointer(rebasing: body[range])) { isFirst, term in
                sink.take(
                    term,
                    flags: isFirst ? 0 : Self.colocated,
                    from: range.lowerBound + head.length,
                    to: range.upperBound + head.length
                )
            }
            if code != Self.ok { return code }
        }
        return Self.ok
    }

    private func tokenizeQuery(
        _ body: UnsafeBufferPointer<UInt8>,
        _ head: Head,
        isPrefix: Bool,
        _ sink: Sink
    ) -> CInt {
        let analyzer = analyzer(for: head.language)
        for range in WordScanner.ranges(in: body) {
            let terms = analyzer.terms(String(decoding: UnsafeBufferPointer(rebasing: body[range]), as: UTF8.self))
            let stems = head.form == .exact || isPrefix ? [] : terms.stems.map { "~" + $0 }
            for (index, term) in ([terms.folded] + stems).enumerated() {
                let code = sink.take(
                    Array(term.utf8),
                    flags: index == 0 ? 0 : Self.colocated,
                    from: range.lowerBound + head.length,
                    to: range.upperBound + head.length
                )
                if code != Self.ok { return code }
            }
        }
        return Self.ok
    }

    /// Where FTS5 wants the terms.
    private struct Sink {
        var context: UnsafeMutableRawPointer?
        var callback: FTS5TokenCallback

        @inline(__always)
        func take(_ term: UnsafeBufferPointer<UInt8>, flags: CInt = 0, from: Int, to: Int) -> CInt {
            term.withMemoryRebound(to: CChar.self) { characters in
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

        func take(_ term: [UInt8], flags: CInt = 0, from: Int, to: Int) -> CInt {
            term.withUnsafeBufferPointer { take($0, flags: flags, from: from, to: to) }
        }
    }

    private func forms(for language: SearchLanguage) -> KnownForms {
        if let forms = known[language] { return forms }
        let forms = KnownForms(analyzer(for: language))
        known[language] = forms
        return forms
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
