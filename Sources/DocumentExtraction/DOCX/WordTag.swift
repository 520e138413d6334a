// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import XMLStreams

/// The local names of elements and attributes that the DOCX reader knows; `other` is any other.
enum WordTag: UInt16, CaseIterable {
    case other
    // Structure
    case body, p, r, t, tbl, tr, tc, pPr, rPr, tblPr, tblPrEx, tblGrid, trPr, tcPr, sectPr, sdtPr, sdtEndPr
    case customXmlPr, smartTagPr, hyperlink, fldSimple, altChunk, alternateContent
    case del, moveFrom, ruby, rubyBase, rt
    // Content of runs
    case tab, ptab, noBreakHyphen, sym, br, cr, fldChar, instrText, delText, delInstrText, drawing, pict
    case object, footnoteReference, endnoteReference, commentRangeStart, commentRangeEnd
    // Properties
    case pStyle, rStyle, tblStyle, numId, ilvl, outlineLvl, shd, b, i, vanish, sz, color, rFonts, highlight, w
    case position, rPrChange, pPrChange, tblPrChange, gridSpan, vMerge, hidden, spacing, framePr, trHeight
    // Styles
    case styles, style, name, basedOn, docDefaults, tblStylePr, link
    // Numbering
    case abstractNum, abstractNumId, num, lvl, lvlOverride, start, startOverride, numFmt, lvlText, lvlRestart, isLgl
    case numStyleLink, styleLink
    // Notes and comments
    case footnote, endnote, comment, author, date, customMarkFollows
    // Drawings
    case anchor, inline, extent, ext, docPr, wsp, spPr, txbxContent, shape, rect, roundrect, oval, fill
    case ln, effectLst, lnRef, effectRef, fontRef, fillRef, noFill, gradFill, blipFill, pattFill, grpFill, solidFill
    case srgbClr, schemeClr, sysClr, prstClr, hslClr, scrgbClr, lumMod, lumOff, tint, shade, alpha, blip, imagedata
    case relIds, chart, oleObject, v, strCache, positionH, positionV, posOffset, clrScheme
    case dk1, lt1, dk2, lt2, accent1, accent2, accent3, accent4, accent5, accent6, hlink, folHlink
    // Attributes
    case val, id, type, ascii, hAnsi, font, char, instr, fldCharType, themeColor, themeTint, themeShade, themeFill
    case themeFillTint, themeFillShade, styleId, `default`, behindDoc, cx, cy, descr, title
    case embed, filled, fillcolor, idx, lastClr, dm, alt, lineRule, line, hRule, x, y

    /// The name as XML writes it.
    private var text: String {
        switch self {
        case .alternateContent: "AlternateContent"
        case .oleObject: "OLEObject"
        default: "\(self)"
        }
    }

    static let vocabulary = XMLVocabulary(
        names: allCases.map(\.text),
        counted: ["t", "delText", "instrText", "delInstrText"]
    )

    fileprivate static let all = allCases
}

extension XMLCursor {
    /// The name of the element that started or ended last.
    var tag: WordTag { WordTag.all[Int(name)] }

    /// The value of the first attribute with this local name, after a start.
    func value(_ attribute: WordTag) -> String? { self.attribute(attribute.rawValue) }

    /// The number that an attribute states.
    func number(_ attribute: WordTag) -> Int? { self.attribute(attribute.rawValue).flatMap { Int($0) } }

    /// What an attribute says of on and off (ST_OnOff); `nil` where there is none.
    func isOn(_ attribute: WordTag) -> Bool? {
        value(attribute).map { !["0", "false", "off", "none"].contains($0) }
    }

    /// The next element that starts before depth falls to `outer`, `nil` when it has.
    func nextStart(within outer: Int) throws(GreffierError) -> WordTag? {
        try moveToStart(within: outer) ? tag : nil
    }
}
