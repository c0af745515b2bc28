/**
 * The look of every report: system fonts, light and dark, from 360 px up. Charts are plain elements, so their text keeps its size on
 * every screen.
 */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f6f6fa; --card: #ffffff; --text: #1c1d2b; --quiet: #5b5e73; --line: #e3e4ee; --track: #ecedf4; --link: #4338ca;
  --flagship: #6d28d9; --significant: #0e7490; --supporting: #7c8398; --good: #15803d; --bad: #b91c1c; --notice: #fff7e0; --notice-line: #e2b93b;
  --c0: #4f63e7; --c1: #d97706; --c2: #15946a; --c3: #be3a83; --c4: #0e8fb3; --c5: #8b5cd6; --c6: #b4530a; --c7: #5d7c1b; --other: #9a9fb2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1018; --card: #181a26; --text: #eaebf3; --quiet: #a3a7bd; --line: #2a2d3d; --track: #262938; --link: #a5b4fc;
    --flagship: #a78bfa; --significant: #22b8d4; --supporting: #8d94aa; --good: #4ade80; --bad: #f87171; --notice: #2b2512; --notice-line: #a1821f;
    --c0: #7c8cf8; --c1: #eb9a3c; --c2: #34b98a; --c3: #e26bab; --c4: #3cb5d8; --c5: #a98aea; --c6: #d98247; --c7: #93b449; --other: #7b8095;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { font-size: 17px; line-height: 1.3; letter-spacing: -.005em; }
h3 { font-size: 15px; }
ul, ol { list-style: none; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; overflow-wrap: anywhere; }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 16px; background: var(--card); padding: 8px 12px; z-index: 2; }
.quiet { color: var(--quiet); }
.small { font-size: 13px; }
.top { display: flex; gap: 20px; align-items: flex-start; margin-bottom: 24px; }
.top > div { min-width: 0; }
.top p { margin-top: 6px; }
.sign { flex: none; width: 64px; height: 64px; border-radius: 16px; display: grid; place-items: center; font-size: 28px; font-weight: 650; color: #fff; background: linear-gradient(140deg, #6d28d9, #0e7490); }
.facts { display: flex; flex-wrap: wrap; gap: 2px 16px; color: var(--quiet); margin-top: 8px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin-bottom: 16px; }
.tiles > div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.tiles dt { color: var(--quiet); font-size: 13px; }
.tiles dd { font-size: 24px; font-weight: 650; letter-spacing: -.01em; line-height: 1.25; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 20px; margin-bottom: 16px; min-width: 0; }
.card > h2 + * { margin-top: 12px; }
.card > h2 + p.quiet { margin-top: 2px; margin-bottom: 12px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 16px; margin-bottom: 16px; }
.pair > .card { margin: 0; }
.notice { background: var(--notice); border-color: var(--notice-line); }
.notice li { overflow-wrap: anywhere; }
.notice li + li { margin-top: 8px; }
.notice code { color: var(--quiet); }
.flagship { --mark: var(--flagship); } .significant { --mark: var(--significant); } .supporting { --mark: var(--supporting); }
.m0 { --mark: var(--c0); } .m1 { --mark: var(--c1); } .m2 { --mark: var(--c2); } .m3 { --mark: var(--c3); } .m4 { --mark: var(--c4); }
.m5 { --mark: var(--c5); } .m6 { --mark: var(--c6); } .m7 { --mark: var(--c7); } .m8 { --mark: var(--other); }
.chip { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; font-size: 13px; }
.chip::before, .legend li::before { content: ""; flex: none; width: 9px; height: 9px; border-radius: 3px; background: var(--mark); }
.stack { display: flex; gap: 2px; height: 18px; border-radius: 6px; overflow: hidden; background: var(--track); }
.stack i { min-width: 2px; background: var(--mark); }
.legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr)); gap: 4px 24px; margin-top: 12px; }
.legend li { display: flex; align-items: center; gap: 8px; min-width: 0; }
.legend bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.legend span { margin-left: auto; color: var(--quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
.bars { display: grid; grid-template-columns: minmax(72px, max-content) minmax(48px, 1fr) max-content; gap: 6px 12px; align-items: center; }
.bars li { display: contents; }
.bars bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 40vw; }
.bars .track { height: 12px; border-radius: 4px; background: var(--track); overflow: hidden; }
.bars .track i { display: block; height: 100%; min-width: 2px; border-radius: 4px; background: var(--mark, var(--c0)); }
.bars .figure { color: var(--quiet); font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; font-size: 13px; }
.histogram { display: grid; grid-template-columns: repeat(20, 1fr); gap: 3px; height: 132px; align-items: end; border-bottom: 1px solid var(--line); padding-top: 16px; }
.histogram i { position: relative; display: block; background: var(--mark); border-radius: 3px 3px 0 0; min-height: 0; }
.histogram i[data-count]::before { content: attr(data-count); position: absolute; bottom: 100%; left: 50%; transform: translateX(-50%); font: 600 11px/1.4 system-ui, sans-serif; color: var(--quiet); }
.axis { position: relative; height: 20px; font-size: 12px; color: var(--quiet); }
.axis span { position: absolute; white-space: nowrap; transform: translateX(-50%); } .axis span:first-child { transform: none; } .axis span:last-child { transform: translateX(-100%); }
.map { position: relative; height: 300px; margin: 0 0 4px 30px; border-left: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.map > span { position: absolute; right: 100%; padding-right: 8px; transform: translateY(50%); font-size: 12px; color: var(--quiet); }
.map > hr { position: absolute; left: 0; right: 0; margin: 0; border: 0; border-top: 1px dashed var(--line); }
.map > a { position: absolute; border-radius: 50%; transform: translate(-50%, 50%); background: var(--mark); opacity: .72; border: 1px solid var(--card); }
.map > a:hover { opacity: 1; outline: 2px solid var(--text); z-index: 1; }
.map + .axis { margin-left: 30px; }
.treemap { position: relative; aspect-ratio: 16 / 8; }
.treemap > div { position: absolute; padding: 1px; container-type: size; }
.treemap > div > b { position: absolute; inset: 1px; overflow: hidden; background: var(--mark); border-radius: 3px; color: #fff; font: 600 12px/1.3 system-ui, sans-serif; padding: 3px 6px; text-shadow: 0 1px 2px rgba(0,0,0,.45); }
.treemap bdi, .treemap small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.treemap small { font-weight: 400; opacity: .92; }
@container (max-width: 40px) or (max-height: 22px) { .treemap bdi, .treemap small { display: none; } }
.scroll { overflow-x: auto; margin: 0 -20px; padding: 0 20px; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: 13px; font-weight: 600; color: var(--quiet); border-bottom: 1px solid var(--line); padding: 6px 16px 6px 0; white-space: nowrap; }
td { border-bottom: 1px solid var(--line); padding: 10px 16px 10px 0; vertical-align: top; }
tr:last-child > td { border-bottom: 0; }
th:last-child, td:last-child { padding-right: 0; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.date { white-space: nowrap; }
.scroll td > code { display: inline-block; min-width: 180px; }
tr:target > td { background: color-mix(in srgb, var(--link) 10%, transparent); }
th button { all: unset; cursor: pointer; }
th button::after { content: "↕"; opacity: .35; padding-left: 4px; }
th[aria-sort=ascending] button::after { content: "↑"; opacity: 1; } th[aria-sort=descending] button::after { content: "↓"; opacity: 1; }
.tools { display: flex; gap: 12px; align-items: center; margin-bottom: 8px; color: var(--quiet); font-size: 13px; }
.tools input { font: inherit; font-size: 15px; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 8px; padding: 6px 12px; width: 240px; max-width: 100%; }
.name { font-weight: 600; }
td p { color: var(--quiet); font-size: 13px; max-width: 62ch; overflow-wrap: anywhere; }
.score { display: block; font-weight: 650; font-variant-numeric: tabular-nums; }
.score small { font-weight: 400; color: var(--quiet); }
.meter { display: block; position: relative; width: 84px; height: 6px; margin: 5px 0 0 auto; border-radius: 3px; background: var(--track); overflow: hidden; }
.meter i, .meter b { position: absolute; top: 0; bottom: 0; } .meter i { background: var(--mark); opacity: .35; } .meter b { left: 0; background: var(--mark); border-radius: 3px; }
details { margin-top: 4px; font-size: 13px; }
summary { cursor: pointer; color: var(--quiet); width: max-content; max-width: 100%; }
.reasons { margin: 8px 0 4px; display: grid; gap: 4px; }
.reasons li { display: grid; grid-template-columns: 44px minmax(0, 1fr); gap: 10px; }
.reasons b { text-align: right; font-variant-numeric: tabular-nums; } .reasons .minus { color: var(--bad); } .reasons .plus { color: var(--good); } .reasons .none { color: var(--quiet); font-weight: 400; }
.picked { columns: 2 300px; column-gap: 32px; }
.picked li { display: flex; gap: 10px; align-items: baseline; padding: 3px 0; break-inside: avoid; }
.picked b { font-variant-numeric: tabular-nums; min-width: 3.2em; text-align: right; }
.picked .chip { margin-left: auto; color: var(--quiet); }
.picked a { min-width: 0; }
.deep + .deep { border-top: 1px solid var(--line); margin-top: 16px; padding-top: 16px; }
.deep .stack { margin: 8px 0; height: 10px; }
.below { margin: -4px 0 16px; }
.picture .facts { margin: 8px 0 12px; }
.layers { display: grid; gap: 6px; }
.layers > li { display: grid; grid-template-columns: 28px minmax(0, 1fr); gap: 10px; align-items: start; border-top: 1px solid var(--line); padding-top: 8px; }
.layers > li > b { text-align: right; color: var(--quiet); font-variant-numeric: tabular-nums; padding-top: 4px; }
.layers > li > div { display: flex; flex-wrap: wrap; gap: 6px; align-items: start; }
.folder { margin: 0; font-size: 13px; border: 1px solid var(--line); border-radius: 8px; background: var(--page); padding: 3px 10px; max-width: 100%; overflow-wrap: anywhere; }
.folder summary { color: inherit; } .folder ul { margin: 2px 0 4px; } .folder p { margin-top: 4px; }
.layers ~ h3 { margin-top: 16px; } .layers ~ p { margin-top: 10px; }
.against summary, .way, .symbols { overflow-wrap: anywhere; }
.against ul { margin: 4px 0 8px 14px; }
.way { list-style: decimal; margin: 4px 0 8px 28px; }
.outline { border-top: 1px solid var(--line); padding: 6px 0; margin: 0; } .facts + .outline { margin-top: 12px; } .outline > summary { color: inherit; }
.symbols { margin: 4px 0 6px 14px; display: grid; gap: 3px; } .symbols p { max-width: 90ch; }
.kind { display: inline-block; min-width: 5.5em; color: var(--quiet); font-size: 12px; } .kind.exported { color: var(--link); }
.lead { font-size: 17px; max-width: 80ch; }
.summary h3 { margin-top: 14px; } .summary > .facts { margin-top: 14px; }
.claims { max-width: 90ch; display: grid; gap: 4px; margin-top: 4px; } .claims li, .lead { overflow-wrap: anywhere; }
.sources { color: var(--quiet); } .sources code { font-size: 12px; }
.diagram { overflow-x: auto; font: 12px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--page); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; margin: 8px 0 0; }
.coverage { margin: -4px 0 4px; } .place { display: block; overflow-wrap: anywhere; }
.functions .tools { margin-top: 12px; } td details ul { margin: 2px 0 6px 14px; } td details p { margin-top: 4px; }
.exceeded { color: var(--bad); }
footer { color: var(--quiet); font-size: 13px; margin-top: 24px; overflow-wrap: anywhere; }
@media (max-width: 820px) { .wide { display: none; } }
@media (max-width: 560px) {
  main { padding: 20px 12px 48px; }
  .top { gap: 14px; } .sign { width: 48px; height: 48px; font-size: 22px; border-radius: 12px; } h1 { font-size: 22px; }
  .card { padding: 16px; } .scroll { margin: 0 -16px; padding: 0 16px; }
  .tiles { grid-template-columns: repeat(2, 1fr); } .tiles dd { font-size: 20px; }
  .medium, .axis .between { display: none; } .meter { width: 52px; } th, td { padding-right: 10px; } .treemap { aspect-ratio: 4 / 5; } .histogram { gap: 1px; }
  .tools input { width: 100%; }
}
@media print { body { background: #fff; } .card, .tiles > div { break-inside: avoid; } .tools, .skip { display: none; } }
`;
