// SPDX-License-Identifier: GPL-3.0-or-later

/// How the pages of the service look: light or dark as the reader's system is, and without colours for meaning alone.
enum StatusStyle {
    static let text = """
        :root{color-scheme:light dark;--ink:#1c2430;--soft:#566070;--line:#d5dae1;--back:#fff;--card:#f4f6f9;
        --accent:#1f5fa8;--good:#12652f;--bad:#a11616;--care:#7a4b00;--bar:#8fb4dd;--badbar:#d98a8a}
        @media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#a5afbd;--line:#39424f;--back:#14181e;--card:#1d232b;
        --accent:#8cbcf2;--good:#7fd29a;--bad:#ff9d94;--care:#f0c070;--bar:#3f6ea3;--badbar:#a34b48}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:70rem;padding:1.2rem 1rem 3rem;color:var(--ink);background:var(--back);
        font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        a{color:var(--accent)}a:focus-visible,.graph:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .skip{position:absolute;left:-999rem}.skip:focus{position:static}
        header{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;align-items:baseline;justify-content:space-between}
        h1{font-size:1.5rem;line-height:1.25;margin:0;overflow-wrap:anywhere}
        h2{font-size:1.2rem;line-height:1.25;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .1rem}
        p{margin:.3rem 0}.soft{color:var(--soft)}.product{font-weight:600;letter-spacing:.02em}
        ul.counts{list-style:none;margin:1rem 0 0;padding:0;display:grid;gap:.6rem;
        grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr))}
        ul.counts li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .8rem}
        ul.counts b{display:block;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
        ul.counts .alarm b{color:var(--bad)}
        table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
        th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);
        overflow-wrap:anywhere}
        thead th{color:var(--soft);font-size:.85rem;font-weight:600;overflow-wrap:normal}th[scope=row]{font-weight:600}
        td.n,th.n{text-align:right;padding-right:1.6rem;font-variant-numeric:tabular-nums;white-space:nowrap}
        td.when{white-space:nowrap}.state{white-space:nowrap;font-weight:600}.succeeded{color:var(--good)}.failed{color:var(--bad)}
        .retrying,.snoozed,.paused,.care{color:var(--care)}
        ul.failures{list-style:none;margin:0;padding:0}
        ul.failures li{border-left:4px solid var(--bad);background:var(--card);padding:.5rem .9rem;margin:.6rem 0;
        border-radius:0 .4rem .4rem 0}ul.failures a{font-weight:600;overflow-wrap:anywhere}
        code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:.2rem 0 .6rem;padding:0}
        nav a,ul.counts a{display:inline-block}
        nav [aria-current]{color:inherit;font-weight:600;text-decoration:none}
        .graph{overflow-x:auto;padding:.3rem 0}.graph svg{display:block}
        .graph rect{fill:var(--card);stroke:var(--soft)}.graph rect.end{fill:none;stroke:var(--line)}
        .graph rect.maybe{stroke-dasharray:5 4}.graph text{fill:var(--ink);font-size:13px;text-anchor:middle}
        .graph .kind{fill:var(--soft);font-size:11px}.graph path{fill:none;stroke:var(--soft)}
        .graph polygon{fill:var(--soft)}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.8rem 0}dt{color:var(--soft)}
        dd{margin:0;overflow-wrap:anywhere}
        .bars svg{display:block;width:100%;min-width:8rem;height:1.1rem;background:var(--card)}
        .bars rect{fill:var(--bar)}.bars rect.failed{fill:var(--badbar)}
        td.bars{width:45%}footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem;color:var(--soft);
        font-size:.9rem}
        @media (max-width:40rem){nav a,ul.counts a{padding:.2rem 0}table.wide thead{position:absolute;left:-999rem}
        table.wide tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
        table.wide th[scope=row]{display:block;border:0;padding:.05rem 0}
        table.wide td{display:inline-block;border:0;padding:.05rem 1rem .05rem 0;text-align:left;width:auto}
        table.wide td.bars{display:block}
        table.wide td[data-label]::before{content:attr(data-label) " · ";color:var(--soft);font-size:.85rem}
        table.wide td:empty,table.wide td.bars:not(:has(rect)){display:none}dl{grid-template-columns:1fr;gap:0}
        dd{margin-bottom:.4rem}}
        @media print{.graph{overflow:visible}nav,.refresh{display:none}}
        """
}
