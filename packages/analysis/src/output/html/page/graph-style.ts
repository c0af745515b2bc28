/** The look of the graph: its own colours, so that it fits into any page; light and dark, from 360 px up. */
export const graphStyle = `
.graph {
  --graph-ground: #fbfbfd; --graph-panel: #ffffff; --graph-text: #1c1d2b; --graph-quiet: #5b5e73; --graph-line: #d4d6e4; --graph-edge: #c3c7da; --graph-dim: #dfe1ec;
  --graph-accent: #4338ca; --graph-uses: #4338ca; --graph-used: #b45309; --graph-bad: #c81e1e; --graph-low: #b9c3f5; --graph-high: #3b2a9c;
  --graph-0: #4f63e7; --graph-1: #d97706; --graph-2: #15946a; --graph-3: #be3a83; --graph-4: #0e8fb3; --graph-5: #8b5cd6; --graph-6: #b4530a; --graph-7: #5d7c1b; --graph-8: #8a90a8;
  color: var(--graph-text); font-size: 14px;
}
@media (prefers-color-scheme: dark) {
  .graph {
    --graph-ground: #12131d; --graph-panel: #181a26; --graph-text: #eaebf3; --graph-quiet: #a3a7bd; --graph-line: #34384b; --graph-edge: #3f4460; --graph-dim: #2a2d3d;
    --graph-accent: #a5b4fc; --graph-uses: #a5b4fc; --graph-used: #f0a04b; --graph-bad: #f87171; --graph-low: #3d3a78; --graph-high: #c4bbff;
    --graph-0: #7c8cf8; --graph-1: #eb9a3c; --graph-2: #34b98a; --graph-3: #e26bab; --graph-4: #3cb5d8; --graph-5: #a98aea; --graph-6: #d98247; --graph-7: #93b449; --graph-8: #8b90a6;
  }
}
.graph [hidden] { display: none; }
.graph-tools { display: grid; grid-template-columns: repeat(auto-fill, minmax(132px, 1fr)); gap: 8px 12px; align-items: end; margin-bottom: 8px; }
.graph-tools label { display: grid; gap: 2px; color: var(--graph-quiet); font-size: 12px; min-width: 0; }
.graph-tools .graph-check { display: flex; align-items: center; gap: 8px; min-height: 34px; }
.graph-tools select, .graph-tools input[type=search] { font: inherit; font-size: 14px; color: var(--graph-text); background: var(--graph-ground); border: 1px solid var(--graph-line); border-radius: 8px; padding: 5px 8px; min-height: 34px; width: 100%; min-width: 0; }
.graph-tools input[type=checkbox] { width: 16px; height: 16px; accent-color: var(--graph-accent); margin: 0; }
.graph-search { grid-column: span 2; }
.graph-found { list-style: none; margin: 0 0 8px; padding: 0; display: grid; }
.graph button { font: inherit; color: inherit; background: none; border: 0; padding: 3px 6px; border-radius: 6px; text-align: left; cursor: pointer; overflow-wrap: anywhere; }
.graph button:hover { background: var(--graph-dim); }
.graph button:focus-visible, .graph select:focus-visible, .graph input:focus-visible, .graph-stage:focus-visible, .graph-details:focus-visible { outline: 2px solid var(--graph-accent); outline-offset: 2px; }
.graph-frame { display: grid; grid-template-columns: minmax(0, 1fr) 290px; gap: 12px; }
.graph-picture { position: relative; }
.graph-stage { position: relative; height: min(620px, 72vh); background: var(--graph-ground); border: 1px solid var(--graph-line); border-radius: 12px; overflow: hidden; }
.graph-zoom { position: absolute; right: 10px; top: 10px; display: grid; gap: 4px; }
.graph-zoom button { width: 34px; height: 34px; padding: 0; text-align: center; font-size: 17px; line-height: 1; background: var(--graph-panel); border: 1px solid var(--graph-line); border-radius: 8px; }
.graph-details { border: 1px solid var(--graph-line); border-radius: 12px; padding: 12px 14px; background: var(--graph-ground); overflow-y: auto; max-height: min(620px, 72vh); font-size: 13px; min-width: 0; }
.graph-details h3 { margin: 0 0 8px; font-size: 14px; overflow-wrap: anywhere; }
.graph-details h4 { margin: 12px 0 2px; font-size: 12px; color: var(--graph-quiet); font-weight: 600; }
.graph-details dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; margin: 0; }
.graph-details dt { color: var(--graph-quiet); } .graph-details dd { margin: 0; overflow-wrap: anywhere; }
.graph-details ul { list-style: none; margin: 0; padding: 0; }
.graph-details ul button { display: block; width: 100%; margin-left: -6px; font: 12px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.graph-details code { font: 12px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.graph-details p { margin: 8px 0 0; }
.graph-details .graph-action { border: 1px solid var(--graph-line); padding: 5px 10px; margin: 10px 6px 0 0; }
.graph-legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 10px 0 0; padding: 0; font-size: 12px; color: var(--graph-quiet); }
.graph-legend li { display: flex; align-items: center; gap: 6px; min-width: 0; overflow-wrap: anywhere; }
.graph-legend i { flex: none; width: 10px; height: 10px; border-radius: 50%; }
.graph-legend i.graph-stroke { height: 3px; width: 16px; border-radius: 2px; }
.graph-note, .graph-message { margin: 8px 0 0; font-size: 12px; color: var(--graph-quiet); }
@media (max-width: 860px) {
  .graph-frame { grid-template-columns: minmax(0, 1fr); }
  .graph-stage { height: 58vh; min-height: 300px; }
  .graph-details { max-height: none; }
}
@media (max-width: 560px) { .graph-tools { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
@media print { .graph-tools, .graph-zoom { display: none; } }
`;
