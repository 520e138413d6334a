// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Pages

/// Builds pages in which every text from a document is escaped.
enum HTML {
    /// The text with markup characters escaped and control characters made spaces.
    static func escape(_ text: String) -> String { Escaping.escape(text) }

    /// A whole page: one file, no picture, nothing loaded, and no script but the one given, which is allowed by its hash.
    static func page(title: String, language: ReportLanguage, body: String, script: PageScript? = nil) -> String {
        Page(
            title: title,
            language: language,
            style: style,
            policy: "; base-uri 'none'; form-action 'none'",
            script: script
        ).html(language == .french ? body.replacing(" : ", with: "\u{A0}: ") : body)
    }

    /// A verdict as a word with a sign, never by colour alone.
    static func verdict(_ name: String, _ label: String) -> String {
        let sign = ["matched": "✓", "met": "✓", "partly": "◐", "missing": "✗", "unknown": "?"][name] ?? ""
        return "<span class=\"v \(name)\"><span aria-hidden=\"true\">\(sign)</span> \(escape(label))</span>"
    }

    /// Points of a whole as a figure with a bar.
    static func bar(_ points: Double, of whole: Double, _ language: ReportLanguage) -> String {
        let share = whole > 0 ? Int((points / whole * 100).rounded()) : 0
        let figures = "\(Labels.points(points, language))\u{A0}/\u{A0}\(Labels.points(whole, language).trimmingZero)"
        return "<span class=\"figures\">\(figures)</span><span class=\"bar\" aria-hidden=\"true\">"
            + "<span style=\"width:\(min(100, max(0, share)))%\"></span></span>"
    }

    private static let style = """
        :root{color-scheme:light;--ink:#1c2430;--soft:#556070;--line:#d8dde4;--back:#f5f7fa;--accent:#1f5fa8}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 3rem;color:var(--ink);background:#fff;
        font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.3rem;line-height:1.25;margin:0 0 .4rem}
        h3{font-size:1.1rem;margin:1.4rem 0 .4rem}h4{font-size:1rem;margin:1rem 0 .2rem}p{margin:.3rem 0}.soft{color:var(--soft);font-weight:400}a{color:var(--accent)}
        section{border-top:2px solid var(--ink);margin-top:2.2rem;padding-top:1rem}
        table{border-collapse:collapse;width:100%;margin:.4rem 0}caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);
        overflow-wrap:anywhere}
        thead th{overflow-wrap:normal;font-size:.85rem;color:var(--soft);font-weight:600;border-bottom:1px solid var(--ink)}
        td.n,th.n{text-align:right;white-space:nowrap;padding-right:0;overflow-wrap:normal}
        .total{margin:1.2rem 0 .3rem;font-size:1.9rem;font-weight:700;line-height:1}.total small{font-size:1rem;font-weight:400;color:var(--soft)}
        .figures{white-space:nowrap;font-variant-numeric:tabular-nums}
        .bar{display:block;height:.4rem;min-width:4rem;background:var(--line);border-radius:.2rem;overflow:hidden;margin-top:.2rem}
        .bar span{display:block;height:100%;background:var(--accent)}
        .v{white-space:nowrap;font-weight:600}.matched,.met{color:#12652f}.partly{color:#7a4b00}.missing{color:#a11616}
        .unknown{color:#4a5361}
        .new{display:inline-block;border:1px solid #12652f;color:#12652f;border-radius:.6rem;padding:0 .5rem;font-size:.8rem;
        font-weight:600}
        q{font-style:italic}:lang(fr) q{quotes:"«\u{A0}" "\u{A0}»"}table.sheet{table-layout:fixed}
        table.sheet th:first-child{width:40%}table.sheet th:nth-child(2){width:8.5rem}table.sheet th:nth-child(4){width:4rem}ul{margin:.2rem 0;padding-left:1.2rem}li{margin:0;padding:.1rem 0}
        td>ul:first-child{margin-top:0}.overview th:first-child{width:22%}.overview td:nth-child(2){width:7.5rem}.overview td.n{width:6.5rem}
        .moved,.done{display:inline-block;border:1px solid var(--soft);color:var(--soft);border-radius:.6rem;padding:0 .5rem;
        font-size:.8rem;font-weight:600}.done{border-color:var(--accent);color:var(--accent)}
        [hidden]{display:none!important}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .aside{color:var(--soft);font-size:.9rem;list-style:none;padding:0;margin:.6rem 0}footer{border-top:1px solid var(--line);margin-top:2rem;
        padding-top:.6rem;font-size:.9rem}.matches th:first-child{width:26%}.matches td:nth-child(2){width:24%}.matches td.n{width:6.5rem}
        #filter{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;position:sticky;top:0;background:#fff;padding:.6rem 0;
        border-bottom:1px solid var(--line);z-index:1}#filter .words{flex:1 1 18rem;display:flex;gap:.5rem;align-items:center}
        #filter input[type=search]{flex:1;min-width:8rem;font:inherit;padding:.35rem .5rem;border:1px solid var(--soft);border-radius:.3rem}
        #filter output{color:var(--soft);flex-basis:100%;min-height:0}section{scroll-margin-top:4rem}.back{margin:0 0 .6rem}
        ul.plain{list-style:none;padding:0}ul.plain li{padding:.15rem 0}ul.marks{columns:2 18rem;column-gap:2rem}ul.marks li{break-inside:avoid}
        table.chart{margin-top:1rem}table.chart th{width:11rem;font-weight:400}table.chart td.n{width:7rem;padding-right:.8rem}table.chart svg{display:block;width:100%;height:1.1rem}
        table.chart tr.sum th,table.chart tr.sum td{font-weight:700;border-bottom:0}
        .note{background:var(--back);border-left:4px solid var(--accent);padding:.6rem .9rem;margin:1rem 0}
        nav{margin:1.2rem 0}nav ul{columns:3 16rem;column-gap:2rem;list-style:none;padding:0}nav li{break-inside:avoid;padding:.1rem 0}
        .skip{position:absolute;left:-999rem}.skip:focus{position:static}
        @media (max-width:40rem){table.chart th{width:auto}table.chart td.n{width:auto;padding-right:0}table.chart tbody tr{display:grid;grid-template-columns:1fr auto;
        border-bottom:1px solid var(--line);padding:.3rem 0}table.chart tbody th,table.chart tbody td{border:0;padding:.1rem 0}table.chart td.drawn{grid-column:1/3}table.sheet{table-layout:auto}table.wide thead{position:absolute;left:-999rem}table.wide tr{display:block;padding:.5rem 0;
        border-bottom:1px solid var(--line)}table.wide td,table.wide th[scope=row]{display:block;width:auto!important;border:0;padding:.1rem 0;
        text-align:left}table.wide td[data-label]:not(:empty)::before{content:attr(data-label) " · ";color:var(--soft);
        font-size:.85rem}table.wide td[data-label]:has(>ul:first-child)::before{content:attr(data-label)}
        table.wide td:empty{display:none}}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}section{break-before:auto}tr,h2,h3,h4{break-inside:avoid;
        break-after:auto}h2,h3,h4{break-after:avoid}.bar span{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{color:inherit;
        text-decoration:none}.whole{break-inside:avoid;font-size:9pt;margin-top:1rem;padding-top:.5rem}
        .whole h2{font-size:1.15rem}.whole h3{font-size:1rem;margin:.5rem 0 .2rem}.whole td,.whole th{padding-top:.12rem;padding-bottom:.12rem}
        .whole .chart svg{height:.8rem}.whole .chart{margin-top:.4rem}.whole ul.plain li{padding:.05rem 0}nav,#filter,.back,.onscreen{display:none!important}}
        """
}

extension String {
    /// `40.0` or `40,0` as `40`.
    var trimmingZero: String { hasSuffix(".0") || hasSuffix(",0") ? String(dropLast(2)) : self }
}
