namespace Zarya.Leaks.Page;

/// <summary>The style of the page: dark and light by the reader's wish, on paper always light. Colours are those of Okabe and Ito, made to be told apart with any colour vision; no meaning hangs on colour alone.</summary>
internal static class PageStyle
{
    public const string Css =
        """
        :root{color-scheme:light dark;--page:#fff;--panel:#f4f5f7;--text:#16191d;--soft:#555c66;--grid:#c3c8d0;--blue:#0072b2;--orange:#b86e00;--green:#00795a;--red:#c24d00;--sky:#2b86bd;--purple:#a8507f}
        @media (prefers-color-scheme:dark){:root{--page:#101418;--panel:#1a2027;--text:#e8ebef;--soft:#a3acb8;--grid:#46505c;--blue:#5ab4f0;--orange:#e69f00;--green:#2fc79a;--red:#ff8145;--sky:#8ccdf2;--purple:#e29ac4}}
        @media print{:root{color-scheme:light;--page:#fff;--panel:#fff;--text:#000;--soft:#333;--grid:#bbb;--blue:#0072b2;--orange:#b86e00;--green:#00795a;--red:#c24d00;--sky:#2b86bd;--purple:#a8507f}section{break-inside:avoid}body{font-size:9.5pt}}
        *{box-sizing:border-box}body{margin:0 auto;max-width:1120px;padding:1.2rem;background:var(--page);color:var(--text);font:15px/1.45 system-ui,sans-serif}
        h1{font-size:1.25rem;margin:0}h2{font-size:1.05rem;margin:1.8rem 0 .4rem;border-bottom:1px solid var(--grid)}p{margin:.4rem 0}
        .soft,.interval,figcaption{color:var(--soft)}figure{margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.92em}.wide{overflow-x:auto}
        th,td{text-align:left;vertical-align:top;padding:.22rem .6rem .22rem 0;border-bottom:1px solid var(--grid)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .verdict{font-size:1.3rem;font-weight:650;padding:.7rem .9rem;margin:.8rem 0;background:var(--panel);border-left:8px solid var(--green)}.verdict.leak{border-left:16px double var(--red)}.verdict.doubt{border-left:8px dashed var(--orange)}
        .count{display:flex;flex-wrap:wrap;gap:.8rem}.count div{flex:1 1 20rem;background:var(--panel);padding:.6rem .9rem}.count b{font-size:1.25rem}
        .keys{display:flex;flex-wrap:wrap;gap:0 1.2rem;font-size:.88em}.key{white-space:nowrap}.key svg{display:inline-block;width:34px;height:12px;margin-right:.4rem}
        svg{width:100%;height:auto;display:block}svg text{font-family:system-ui,sans-serif}svg.chart{background:var(--panel)}
        .module{fill:var(--panel);stroke:none}.shade{fill:var(--red);stroke:var(--soft);stroke-width:1;stroke-dasharray:4 3}.shade.group{stroke:var(--text);stroke-width:2;stroke-dasharray:none}
        .lifeboat{fill:none;stroke:var(--blue);stroke-width:1.5}.passage{stroke:var(--soft);stroke-width:6;opacity:.5}.passage.shut{stroke-width:2;stroke-dasharray:3 4}
        .hatch{fill:var(--page);stroke:var(--text);stroke-width:1.5}.hatch.shut{fill:var(--text)}.cross{stroke:var(--page);stroke-width:2;fill:none}
        .name,.small{fill:var(--text);font-size:13px;text-anchor:middle}.name{font-weight:600}.small{font-size:11px;text-anchor:start}.middle{text-anchor:middle}.schematic text{paint-order:stroke;stroke:var(--panel);stroke-width:2.5px;stroke-opacity:.7}
        footer{margin-top:2rem;padding-top:.6rem;border-top:2px solid var(--text);font-size:.9em}
        """;
}
