import { FOOTNOTE_MENTION } from './definitions';

interface TreeNode {
  type: string;
  value?: string;
  url?: string;
  children?: TreeNode[];
}

/**
 * A remark plugin: turns mentions of footnotes that are defined elsewhere into numbered links to
 * `#fn-…`.
 * @param notes as `notesFor` writes them.
 */
export function footnoteMarks(notes: string): () => (tree: TreeNode) => void {
  const numbers = new Map(
    notes
      .split(' ')
      .map((pair) => [pair.slice(0, pair.lastIndexOf('=')), pair.slice(pair.lastIndexOf('=') + 1)]),
  );
  return () => (tree) => markChildren(tree, numbers);
}

function markChildren(node: TreeNode, numbers: ReadonlyMap<string, string>): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value?.includes('[^') === true)
      return splitText(child.value, numbers);
    markChildren(child, numbers);
    return [child];
  });
}

function splitText(text: string, numbers: ReadonlyMap<string, string>): TreeNode[] {
  const parts: TreeNode[] = [];
  let end = 0;
  for (const match of text.matchAll(FOOTNOTE_MENTION)) {
    const number = numbers.get(match[1] ?? '');
    if (number === undefined) continue;
    parts.push({ type: 'text', value: text.slice(end, match.index) });
    parts.push({ type: 'link', url: `#fn-${number}`, children: [{ type: 'text', value: number }] });
    end = match.index + match[0].length;
  }
  parts.push({ type: 'text', value: text.slice(end) });
  return parts;
}
