/** A node of the HTML tree (hast). */
interface HtmlNode {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  value?: string;
  children?: HtmlNode[];
}

const HEADINGS = /^h[1-6]$/;
const PLAIN_NAME = /^[\w-]+$/;
const NAMES = /^(?:id|aria|data)/;
/** Attributes of links and images, handled separately below. */
const LINKS: ReadonlySet<string> = new Set(['href', 'src', 'alt']);
const ADDRESS = /^(?:https?:|mailto:)/i;

/**
 * Rehype plugin that makes an answer safe: links lead only to the web or a mailbox, images become
 * links (a file must not load anything when it is opened), headings are moved below the page's own.
 */
export function harmlessElements(): (tree: HtmlNode) => void {
  return visit;
}

function visit(node: HtmlNode): void {
  node.children = (node.children ?? []).map((child) => {
    const { tagName = '' } = child;
    if (child.properties) child.properties = plainProperties(child.properties);
    visit(child);
    if (tagName === 'img') return pictureLink(child);
    if (tagName === 'a') return link(child, child.properties?.['href']);
    if (HEADINGS.test(tagName))
      return { ...child, tagName: `h${Math.min(6, Number(tagName[1]) + 2)}` };
    return child;
  });
}

/**
 * Removes properties that can carry an author's text (class names of a code's language, names of
 * footnotes), except for plain ones.
 */
function plainProperties(properties: Record<string, unknown>): Record<string, unknown> {
  const { className, ...rest } = properties;
  const names = Array.isArray(className)
    ? className.filter((name) => PLAIN_NAME.test(String(name)))
    : [];
  const kept = Object.entries(rest).filter(
    ([name, value]) => LINKS.has(name) || (!NAMES.test(name) && !/[<>"'&]/.test(String(value))),
  );
  return { ...Object.fromEntries(kept), ...(names.length > 0 && { className: names }) };
}

function pictureLink({ properties = {} }: HtmlNode): HtmlNode {
  const address = wordsOf(properties['src']);
  const words = wordsOf(properties['alt']) || address;
  return link(
    { type: 'element', tagName: 'a', children: [{ type: 'text', value: words }] },
    address,
  );
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * A footnote's own address (`#…`) would lead to the first answer with that footnote, so only its
 * text is kept.
 */
function link(node: HtmlNode, address: unknown): HtmlNode {
  const href = wordsOf(address);
  if (!ADDRESS.test(href)) return { ...node, tagName: 'span', properties: {} };
  return { ...node, properties: { href, rel: ['noopener', 'noreferrer'] } };
}
