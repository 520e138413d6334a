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
                return Self.emit(gram, flags: 0, from: 0, to: bytes.count, context: context, callback: tokenCallback)
            }
            for range in WordScanner.ranges(in: body) {
                let word = String(decoding: UnsafeBufferPointer(rebasing: body[range]), as: UTF8.self)
                let terms = analyzer.terms(word)
                let forms = Self.forms(
                    of: terms,
                    head: head,
                    isDocument: tokenization.contains(.document),
                    tokenization
                )
                for (index, form) in forms.enumerated() {
                    let code = Self.emit(
                        form,
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

    private static func forms(
        of terms: TermAnalyzer.Terms,
        head: Head,
        isDocument: Bool,
        _ tokenization: FTS5Tokenization
    ) -> [String] {
        if isDocument { return [terms.folded] + terms.stems.map { "~" + $0 } + terms.grams.map { "_" + $0 } }
        if head.form == .exact || tokenization.contains(.prefix) { return [terms.folded] }
        return [terms.folded] + terms.stems.map { "~" + $0 }
    }

    private static func emit(
        _ term: String,
        flags: CInt,
        from: Int,
        to: Int,
        context: UnsafeMutableRawPointer?,
        callback: FTS5TokenCallback
    ) -> CInt {
        var term = term
        return term.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
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
