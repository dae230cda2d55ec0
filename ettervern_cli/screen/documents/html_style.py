"""The style sheet of html reports: system fonts, one quiet accent and greys, light, dark, A4."""

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #ffffff; --ink: #1d2124; --muted: #5a6268; --line: #d5d9dc; --soft: #f3f5f6;
  --accent: #1d6a73; --accent-soft: #cfe3e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181a; --ink: #e7eaec; --muted: #a4acb2; --line: #3a4146; --soft: #1e2326;
    --accent: #6cbcc5; --accent-soft: #24474c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans",
    "DejaVu Sans", sans-serif;
  color: var(--ink); background: var(--ground); overflow-wrap: break-word;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 0 0 .5rem; }
body.list { max-width: 110rem; }
p { margin: 0 0 .5rem; max-width: 44rem; }
header p { color: var(--muted); margin: 0; }
header { margin-bottom: 1.25rem; }
.answer {
  display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .75rem; margin: 0 0 1rem;
}
.of1 { grid-template-columns: minmax(0, 1fr); }
.of2 { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.of4 { grid-template-columns: repeat(4, minmax(0, 1fr)); }
.answer > div {
  display: flex; flex-direction: column; padding: .7rem .8rem; background: var(--soft);
  border-left: 3px solid var(--accent); min-width: 0;
}
.answer dt { order: 2; font-weight: 600; }
.answer dd { order: 3; margin: 0; color: var(--muted); font-size: .875rem; line-height: 1.35; }
.answer .value {
  order: 1; color: var(--ink); font-size: 1.75rem; font-weight: 600; line-height: 1.15;
  font-variant-numeric: tabular-nums;
}
.blocks {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 2rem 2.5rem; margin-top: 2rem; align-items: start; grid-auto-flow: row dense;
}
section { min-width: 0; border-top: 1px solid var(--line); padding-top: .9rem; }
section.wide { grid-column: 1 / -1; }
figure { margin: 0 0 .75rem; }
figcaption { color: var(--muted); font-size: .9375rem; margin-bottom: .5rem; }
.side {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: .5rem 2.5rem; align-items: start;
}
.side > div { min-width: 0; }
.box { overflow-x: auto; margin: 0 0 .5rem; }
.box:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
.wide table { width: auto; min-width: min(100%, 30rem); }
.side table { width: 100%; min-width: 0; }
th, td {
  text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0; font-weight: 400;
  border-bottom: 1px solid var(--line);
}
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { color: var(--muted); font-size: .875rem; vertical-align: bottom; }
tbody th { min-width: 7rem; overflow-wrap: anywhere; }
.small tbody th { min-width: 11.5rem; }
.number {
  text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; min-width: 0;
}
thead .number { white-space: normal; }
.date, .note { white-space: nowrap; }
.sum th, .sum td { font-weight: 600; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
summary { cursor: pointer; color: var(--muted); font-size: .9375rem; padding: .25rem 0; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .9rem; }
footer, footer h2 { font-size: .875rem; color: var(--muted); }
footer p { overflow-wrap: anywhere; }
.chart svg { display: block; width: 100%; height: auto; }
.chart .narrow { display: none; max-width: 30rem; }
.chart text {
  font-size: 14px; fill: var(--ink); stroke: var(--ground); stroke-width: 3px; paint-order: stroke;
}
.chart .muted { fill: var(--muted); }
.chart .strong { font-weight: 600; }
.chart .part { fill: var(--accent); }
.chart .second { stroke: var(--accent); stroke-width: 1; }
.chart .ground { fill: var(--ground); }
.chart .hatch { stroke: var(--accent); stroke-width: 2.5; }
.chart .outline { fill: var(--soft); stroke: var(--muted); stroke-width: 1; }
.chart .whole { fill: none; stroke: var(--muted); stroke-width: 1.5; stroke-dasharray: 6 4; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .axis { stroke: var(--muted); stroke-width: 1; }
.chart .band { fill: var(--accent-soft); }
.chart .edge { fill: none; stroke: var(--muted); stroke-width: 1; stroke-dasharray: 2 3; }
.chart .curve { fill: none; stroke: var(--accent); stroke-width: 2.5; }
@media screen and (max-width: 43rem) {
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
  .of2, .of3, .of4 { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .5rem; }
  .answer > div { padding: .5rem .6rem; }
  .answer .value { font-size: 1.4rem; }
  .answer dt { font-size: .9375rem; line-height: 1.3; }
  .answer dd { font-size: .8125rem; }
  h1 { font-size: 1.35rem; }
  table { font-size: .875rem; }
  th, td { padding-right: .6rem; }
  tbody th, .small tbody th { min-width: 6rem; }
}
@page { size: A4; margin: 12mm 14mm; }
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --ink: #000000; --muted: #4a5055; --line: #c4c9cc; --soft: #f3f5f6;
    --accent: #1d6a73; --accent-soft: #cfe3e5;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 8.6pt; }
  body { padding: 0; max-width: none; line-height: 1.3; }
  .blocks { display: block; columns: 2; column-gap: 8mm; margin-top: 1rem; }
  section { padding-top: .4rem; margin-bottom: 3mm; }
  section.wide { column-span: all; }
  .side { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8mm; }
  .beside { display: flow-root; }
  .beside figure { float: left; width: 64mm; margin-right: 6mm; }
  .beside .chart .wide { display: none; }
  .beside .chart .narrow { display: block; }
  .beside .chart svg { max-height: none; }
  figure { margin-bottom: .4rem; }
  figcaption { margin-bottom: .2rem; }
  .chart svg { max-height: 42mm; }
  details:not([open]) { display: none; }
  th, td { padding: .08rem .6rem .08rem 0; }
  .answer .value { font-size: 16pt; }
  .stacked thead th { overflow-wrap: anywhere; }
  section.small, figure, tr, .box, .answer { break-inside: avoid; }
  .side .box { break-inside: auto; }
  footer { margin-top: 4mm; padding-top: .5rem; }
  footer, footer h2 { font-size: .8125rem; }
  footer p { margin-bottom: .2rem; max-width: none; }
  h2, summary, thead { break-after: avoid; }
  figure { break-after: avoid; }
  thead { display: table-header-group; }
  .box { overflow: visible; }
  p { orphans: 3; widows: 3; }
}
"""
