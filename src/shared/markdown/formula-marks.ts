interface TreeNode {
  type: string;
  value?: string;
  data?: { hProperties?: { className?: string[] } };
  position?: { start: { offset?: number }; end: { offset?: number } };
  children?: TreeNode[];
}

/**
 * Remark plugin to run after remark-math, so that prices are not formulas. `$5 and $10` is text
 * (pandoc's rule: no space inside the dollars, no digit after them), `$$x$$` on a line of its own
 * is a display formula.
 */
export function formulaMarks(): (tree: TreeNode, file: { value: unknown }) => void {
  return (tree, file) => visit(tree, String(file.value));
}

function visit(node: TreeNode, source: string): void {
  const { children } = node;
  if (!children) return;
  for (const child of children) visit(child, source);
  node.children = children.map((child) =>
    child.type === 'inlineMath' ? read(child, source, children.length === 1) : child,
  );
}

function read(formula: TreeNode, source: string, alone: boolean): TreeNode {
  const start = formula.position?.start.offset ?? 0;
  const end = formula.position?.end.offset ?? 0;
  const written = source.slice(start, end);
  if (written.startsWith('$$')) {
    if (alone && formula.data)
      formula.data.hProperties = { className: ['language-math', 'math-display'] };
    return formula;
  }
  const inside = written.slice(1, -1);
  const price = inside !== inside.trim() || /\d/.test(source.charAt(end));
  return price ? { type: 'text', value: written } : formula;
}
