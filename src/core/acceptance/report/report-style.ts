/** Styles of the report: the product's colours, both themes, printing too. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark; --text: #1f1b16; --quiet: #6b6259; --page: #faf8f5;
  --box: #f3efe9; --line: #e6dfd5; --accent: #8a5a2b; --good: #256e45; --bad: #a83232;
  --other: #c26a3a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #ede6dc; --quiet: #a79c8e; --page: #17140f; --box: #28231c; --line: #38312a;
    --accent: #c8955c; --good: #6fbf8b; --bad: #e58a83; --other: #d99b6c;
  }
}
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.6 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.1rem; }
p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: .875rem; }
.head { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; }
.short { white-space: nowrap; }
.good, .bad { white-space: nowrap; font-weight: 600; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.good svg, .bad svg { fill: currentColor; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1.5rem; margin: 0; }
.figures dt { color: var(--quiet); font-size: .875rem; }
.figures dd { margin: 0; }
.figure { font-size: 1.75rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 500; font-size: .875rem; }
code { font: .9em ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.chart { display: block; width: 100%; height: 7.5rem; background: var(--box); }
.share { display: block; width: 100%; height: .75rem; margin-bottom: .75rem; }
.bar { fill: var(--accent); }
.failed { fill: var(--bad); }
.other { fill: var(--other); }
@media print { section { break-inside: avoid-page; } }
`;
