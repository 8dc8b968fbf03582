const FORBIDDEN_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'script img image iframe object embed form base meta link style video audio source track ' +
    'foreignobject animate animatetransform animatemotion set use portal template select ' +
    'textarea noscript marquee body x'
  ).split(' '),
);
const TAG = /<([a-zA-Z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>?/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

/** What in a piece of HTML could run, load or lead away; empty when nothing. */
export function pageFaults(html: string): string[] {
  return [...html.matchAll(TAG)].flatMap(([, name = '', rest = '']) => [
    ...(FORBIDDEN_ELEMENTS.has(name.toLowerCase()) ? [`<${name}>`] : []),
    ...[...rest.matchAll(ATTRIBUTE)].flatMap(([, attribute = '', value = '']) =>
      attributeFault(attribute.toLowerCase(), value.replace(/^["']|["']$/g, '')),
    ),
  ]);
}

function attributeFault(name: string, value: string): string[] {
  const fault = `${name}=${value}`;
  if (
    name.startsWith('on') ||
    ['src', 'srcset', 'srcdoc', 'action', 'formaction', 'data', 'xlink:href'].includes(name)
  )
    return [fault];
  if (name === 'href') return /^(?:https?:\/\/|mailto:)/.test(value) ? [] : [fault];
  return name === 'style' && /url\(|expression|@import/i.test(value) ? [fault] : [];
}
