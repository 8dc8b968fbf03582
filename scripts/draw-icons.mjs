// Draws the app, tray and installer icons as PNG from our own SVG, into build/ and resources/icons.
// Run after changing a drawing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { root } from './run-command.mjs';

const icons = join(root, 'resources', 'icons');
const draw = (svg, width) =>
  new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();

const app = readFileSync(join(root, 'build', 'icons', 'app.svg'), 'utf8');
writeFileSync(join(root, 'build', 'icon.png'), draw(app, 1024));
writeFileSync(join(icons, 'app-256.png'), draw(app, 256));

/** The cup, with room for the state at the lower right. Shown on light and on dark panels. */
const cup = (colour) => `
  <circle cx="9.500" cy="9.500" r="7.700" fill="${colour}"/>
  <path d="M4.200 14 L3.200 18.600 Q3.100 19.200 3.700 19 L9 17.200 Z" fill="${colour}"/>
  <path d="M17 7.500 h1 a2 2 0 0 1 0 4 h-1" fill="none" stroke="${colour}" stroke-width="1.500"/>`;
/**
 * States differ by shape: circle, triangle, square, ring, two bars. A gap separates them from the
 * cup.
 */
const shapes = {
  ok: {
    colour: '#2E8B57',
    gap: '<circle cx="16.500" cy="16.500" r="5.500"/>',
    mark: '<circle cx="16.500" cy="16.500" r="4"/>',
  },
  degraded: {
    colour: '#C9820A',
    gap: '<path d="M16.500 8.800 23.500 21.800 H9.500z"/>',
    mark: '<path d="M16.500 11.500 21.300 20.700 H11.700z"/>',
  },
  down: {
    colour: '#D1372C',
    gap: '<rect x="11" y="11" width="11" height="11"/>',
    mark: '<rect x="12.700" y="12.700" width="7.800" height="7.800" rx=".8"/>',
  },
  paused: {
    colour: '#8A8178',
    gap: '<rect x="10.500" y="10.500" width="12" height="12"/>',
    mark:
      '<rect x="12.600" y="12.300" width="3" height="8.400" rx=".7"/><rect x="17.400" ' +
      'y="12.300" width="3" height="8.400" rx=".7"/>',
  },
  idle: {
    colour: '#8A8178',
    gap: '<circle cx="16.500" cy="16.500" r="5.500"/>',
    mark: '<circle cx="16.500" cy="16.500" r="3.200" fill="none" stroke-width="1.700"/>',
  },
};
const trayIcon = ({ colour, gap, mark }, cupColour, coffee) => `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">
  <mask id="gap"><rect width="22" height="22" fill="#fff"/><g fill="#000">
    ${gap}${coffee ? '' : '<circle cx="9.500" cy="9.500" r="5"/>'}
  </g></mask>
  <g mask="url(#gap)">${cup(cupColour)}${coffee ? `<circle cx="9.500" cy="9.500" r="5" fill="${coffee}"/>` : ''}</g>
  <g fill="${colour}" stroke="${colour}" stroke-width="0">${mark}</g>
</svg>`;

for (const [name, shape] of Object.entries(shapes)) {
  const coloured = trayIcon(shape, '#C69C76', '#3E2A1D');
  writeFileSync(join(icons, `tray-${name}.png`), draw(coloured, 22));
  writeFileSync(join(icons, `tray-${name}@2x.png`), draw(coloured, 44));
  const template = trayIcon({ ...shape, colour: '#000' }, '#000', '');
  writeFileSync(join(icons, `tray-${name}-Template.png`), draw(template, 18));
  writeFileSync(join(icons, `tray-${name}-Template@2x.png`), draw(template, 36));
}
