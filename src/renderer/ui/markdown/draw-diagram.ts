import mermaid, { type MermaidConfig } from 'mermaid';
import { cleanSvg, tameDiagram } from './svg-rules';

/** A drawing as a picture address (`data:`), with its natural size in pixels. */
export interface Drawing {
  url: string;
  width: number;
  height: number;
}

/** What a text must not set itself: security, size and looks. */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'theme',
  'themeVariables',
  'themeCSS',
  'fontFamily',
  'altFontFamily',
  'dompurifyConfig',
  'flowchart',
  'class',
  'state',
];

let count = 0;

/**
 * Draws a Mermaid text in the page's current colours. The text comes from an answer and may be
 * hostile: strict level, then sanitized, then shown as a picture, in which a browser runs and loads
 * nothing. Throws when Mermaid cannot read it.
 */
export async function drawDiagram(code: string, dark: boolean): Promise<Drawing> {
  const tame = tameDiagram(code);
  if (tame === null) throw new Error('A diagram may not load pictures');
  mermaid.initialize(configuration(dark));
  count += 1;
  const { svg } = await mermaid.render(`diagram-${count}`, tame);
  return pictureOf(svg);
}

function pictureOf(svg: string): Drawing {
  // HTML rules first: Mermaid writes `<br>` as HTML does.
  const holder = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (!holder) throw new Error('Mermaid gave no drawing');
  cleanSvg(holder);
  const [, , width = 0, height = 0] = (holder.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  holder.setAttribute('width', String(Math.ceil(width)));
  holder.setAttribute('height', String(Math.ceil(height)));
  holder.removeAttribute('style');
  const xml = new XMLSerializer().serializeToString(holder);
  return {
    url: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(xml)}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

function configuration(dark: boolean): MermaidConfig {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: SECURE,
    suppressErrorRendering: true,
    maxTextSize: 20_000,
    maxEdges: 300,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    fontFamily: token('--font'),
    theme: 'base',
    themeVariables: {
      darkMode: dark,
      background: token('--ground'),
      fontFamily: token('--font'),
      fontSize: '14px',
      primaryColor: token('--raised'),
      primaryTextColor: token('--ink'),
      primaryBorderColor: token('--line-strong'),
      secondaryColor: token('--accent-soft'),
      tertiaryColor: token('--surface'),
      lineColor: token('--line-strong'),
      textColor: token('--ink'),
      mainBkg: token('--raised'),
      nodeBorder: token('--line-strong'),
      clusterBkg: token('--surface'),
      clusterBorder: token('--line'),
      edgeLabelBackground: token('--ground'),
      noteBkgColor: token('--warn-soft'),
      noteTextColor: token('--ink'),
      noteBorderColor: token('--line-strong'),
      actorBkg: token('--raised'),
      actorBorder: token('--line-strong'),
      actorTextColor: token('--ink'),
      signalColor: token('--ink'),
      signalTextColor: token('--ink'),
    },
  };
}
