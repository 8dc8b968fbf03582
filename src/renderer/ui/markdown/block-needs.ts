const FENCE_START = /^\s*(?:`{3,}|~{3,})\s*([\w+#-]*)/;
const FENCE_INSIDE = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])?[ \t>]*(?:`{3,}|~{3,})[ \t]*([\w+#-]+)/m;
const FORMULA = /\$\$|\$[^\s$](?:[^$\n]*[^\s$])?\$(?!\d)|\\\(|\\\[/;

/**
 * Whether a block seems to contain a formula: `$x$`, `$$x$$`, `\(x\)`, `\[x\]` or a `math` fence.
 */
export function needsFormulas(block: string): boolean {
  const fence = FENCE_START.exec(block);
  return fence ? fence[1] === 'math' : FORMULA.test(block);
}

/** Whether a block contains code in a named language that is not drawn as a diagram. */
export function needsHighlighting(block: string): boolean {
  const language = FENCE_INSIDE.exec(block)?.[1] ?? '';
  return language !== '' && language !== 'mermaid' && language !== 'math';
}
