import { z } from 'zod';
import type { KnowledgeEntry } from '../../knowledge/knowledge-entry';
import { KaiRefusal, kaiTool, type CoffeeKnowledge, type KaiToolDefinition } from './kai-tool';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** A Saturday; the sandbox's salon meets every week from then on, 14:00 to 16:00 in Shanghai. */
const FIRST_SALON = Date.UTC(2025, 0, 4);
const MOST_DAYS = 180;

const date = z.iso.date().describe('日期，YYYY-MM-DD');
const input = z.object({ from: date, to: date });
const output = z.object({
  timezone: z.string(),
  sessions: z.array(
    z.object({
      date: z.string(),
      start: z.string(),
      end: z.string(),
      theme: z.string(),
      knowledge_id: z.string(),
    }),
  ),
});

/** The sandbox salon's calendar: each Saturday one origin, in turn. */
export function salonSchedule({
  entries,
}: CoffeeKnowledge): KaiToolDefinition<typeof input, typeof output> {
  const themes = entries.filter(({ topic }) => topic === 'origins');
  return kaiTool({
    name: 'salon_schedule',
    title: '沙龙日程',
    description: '查询一段时间内的咖啡沙龙场次和主题。',
    input,
    output,
    run: ({ from, to }) => {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      if (end < start) throw new KaiRefusal('to 不能早于 from。to must not be before from.');
      if (end - start > MOST_DAYS * DAY_MS)
        throw new KaiRefusal(`一次最多查询 ${MOST_DAYS} 天。At most ${MOST_DAYS} days at a time.`);
      const sessions = saturdays(start, end).map((day) => sessionOn(day, themes));
      const text = sessions
        .map((one) => `- ${one.date} ${one.start}–${one.end} ${one.theme}`)
        .join('\n');
      return {
        data: { timezone: 'Asia/Shanghai', sessions },
        text: text || '这段时间没有沙龙。No salon in this time.',
      };
    },
  });
}

function saturdays(start: number, end: number): number[] {
  const first = FIRST_SALON + Math.max(0, Math.ceil((start - FIRST_SALON) / WEEK_MS)) * WEEK_MS;
  return Array.from(
    { length: Math.max(0, Math.floor((end - first) / WEEK_MS) + 1) },
    (_, week) => first + week * WEEK_MS,
  );
}

function sessionOn(
  day: number,
  themes: readonly KnowledgeEntry[],
): z.infer<typeof output>['sessions'][number] {
  const theme = themes[((day - FIRST_SALON) / WEEK_MS) % Math.max(1, themes.length)];
  return {
    date: new Date(day).toISOString().slice(0, 10),
    start: '14:00',
    end: '16:00',
    theme: theme?.title.zh ?? '自由品鉴',
    knowledge_id: theme?.id ?? '',
  };
}
