/**
 * Elements a drawing may keep: shapes, text, and what shapes refer to. Anything else is removed
 * with its content.
 */
const ELEMENTS = new Set(
  (
    'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan ' +
    'textpath title desc style marker clippath mask ' +
    'pattern lineargradient radialgradient stop filter fedropshadow feoffset fegaussianblur ' +
    'feflood fecomposite femerge femergenode feblend'
  ).split(' '),
);

const DANGEROUS_VALUE = /(?:javascript|vbscript|data|https?|file|blob|app):|\/\//i;
const CSS_REACHING_OUT =
  /@import|expression\s*\(|-moz-binding|behavior\s*:|\\|image-set|url\(\s*(?!['"]?#)/i;

/** True for an element that only draws. `name` as in the document, in any case. */
export function keepsElement(name: string): boolean {
  return ELEMENTS.has(name.toLowerCase());
}

/**
 * True for an attribute that neither runs, nor loads, nor leads anywhere; `url(#…)` and `#…` stay
 * inside the drawing.
 */
export function keepsAttribute(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (lower.startsWith('on') || lower === 'src' || lower === 'srcset') return false;
  if (lower === 'xmlns' || lower.startsWith('xmlns:')) return true;
  if (lower === 'href' || lower === 'xlink:href') return value.startsWith('#');
  return keepsStyle(value) && !DANGEROUS_VALUE.test(value);
}

/** True for a style sheet that loads nothing from outside. */
export function keepsStyle(css: string): boolean {
  return !CSS_REACHING_OUT.test(css);
}

const TAG_LIKE = /(?<!<)<(?!br\s*\/?>)(?=[a-z!/?])/gi;
const PICTURE_SHAPE = /@\{[^}]*\bimg\s*:/i;

/**
 * A Mermaid text with its HTML turned into plain text (Mermaid writes `#lt;` for `<`); null for one
 * that loads a picture from elsewhere.
 */
export function tameDiagram(code: string): string | null {
  return PICTURE_SHAPE.test(code) ? null : code.replaceAll(TAG_LIKE, '#lt;');
}

/** What sanitizing needs of an element; the page's `Element` is one. */
export interface SvgElement {
  readonly tagName: string;
  readonly attributes: Iterable<{ name: string; value: string }>;
  readonly children: Iterable<SvgElement>;
  readonly textContent: string | null;
  removeAttribute: (name: string) => void;
  remove: () => void;
}

/**
 * Removes everything from a drawing that does not draw. Defence in depth: it is shown as a picture,
 * where nothing runs.
 */
export function cleanSvg(element: SvgElement): void {
  for (const { name, value } of Array.from(element.attributes))
    if (!keepsAttribute(name, value)) element.removeAttribute(name);
  for (const child of Array.from(element.children)) {
    const kept =
      keepsElement(child.tagName) &&
      (child.tagName.toLowerCase() !== 'style' || keepsStyle(child.textContent ?? ''));
    if (kept) cleanSvg(child);
    else child.remove();
  }
}
