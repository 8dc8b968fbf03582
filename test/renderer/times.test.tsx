import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../src/renderer/app/renderer-texts';
import { momentWords } from '../../src/renderer/ui/moment-words';
import { RelativeTime } from '../../src/renderer/ui/relative-time';

const i18next = createInstance();
beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: rendererTexts, defaultNS: 'ui' });
});

/** In the time of this machine, whichever that is. */
const midnight = new Date(2026, 2, 5, 0, 7, 9);

describe('moments', () => {
  it('are written alike in every place, midnight as 00', () => {
    expect(momentWords('zh-CN').exact(midnight)).toBe('2026/03/05 00:07:09');
    expect(momentWords('en').exact(midnight)).toBe('Mar 5, 2026, 00:07:09');
    expect(momentWords('zh-CN').minute(midnight)).toBe('2026/03/05 00:07');
    expect(momentWords('en').clock(midnight.toISOString())).toBe('00:07:09');
    expect(momentWords('en').clockMinute(midnight.getTime())).toBe('00:07');
    expect(momentWords('zh-CN').day(midnight)).toBe('2026/03/05');
  });

  it('are told by how long ago they were, with the exact one as title, older ones by their day', () => {
    const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
    const drawn = renderToStaticMarkup(
      <RelativeTime at={twoHoursAgo.toISOString()} write={(time) => `asked ${time}`} />,
    );
    expect(drawn).toContain('asked 2 hours ago');
    expect(drawn).toContain(`title="${momentWords('en').exact(twoHoursAgo)}"`);
    expect(renderToStaticMarkup(<RelativeTime at={midnight.toISOString()} />)).toContain(
      'Mar 5, 2026</time>',
    );
  });
});
