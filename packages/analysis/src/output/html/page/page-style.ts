/** The look of a page that holds nothing but the graph. */
export const pageStyle = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: light-dark(#ffffff, #0f1018); color: light-dark(#1c1d2b, #eaebf3); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 1400px; margin: 0 auto; padding: 20px 24px 48px; }
h1 { margin: 0; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
h1 + p { margin: 2px 0 16px; color: light-dark(#5b5e73, #a3a7bd); }
h2 { margin: 28px 0 8px; font-size: 17px; }
.graph-table { overflow-x: auto; }
.graph-table:focus-visible { outline: 2px solid light-dark(#4338ca, #a5b4fc); }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { padding: 5px 14px 5px 0; border-bottom: 1px solid light-dark(#e3e4ee, #2a2d3d); text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody th { text-align: left; font: 12px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: normal; overflow-wrap: anywhere; min-width: 160px; }
thead th:first-child, th:nth-child(6), td:nth-child(6) { text-align: left; }
@media (max-width: 560px) { main { padding: 16px 12px 40px; } }
`;
