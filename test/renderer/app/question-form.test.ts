import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/renderer/app/question-form';

const SCHEMA = JSON.stringify({
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: '姓名', description: '写在杯子上' },
    cups: { type: 'integer', default: 2 },
    iced: { type: 'boolean', default: false },
    bean: { type: 'string', enum: ['eth', 'ken'], enumNames: ['埃塞俄比亚', '肯尼亚'] },
    roast: { type: 'string', oneOf: [{ const: 'light', title: '浅烘' }, { const: 'dark' }] },
    notes: { type: 'array', items: { anyOf: [{ const: 'floral', title: '花香' }] } },
  },
});

describe('the form of a server’s question', () => {
  it('has a field for every property, with its kind, choices and what is filled in first', () => {
    const { fields, initial } = readForm(SCHEMA);
    expect(fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['name', 'text', true],
      ['cups', 'number', false],
      ['iced', 'boolean', false],
      ['bean', 'choice', false],
      ['roast', 'choice', false],
      ['notes', 'choices', false],
    ]);
    expect(fields[0]).toMatchObject({ title: '姓名', description: '写在杯子上' });
    expect(fields[3]?.choices).toEqual([
      { value: 'eth', label: '埃塞俄比亚' },
      { value: 'ken', label: '肯尼亚' },
    ]);
    expect(fields[4]?.choices).toEqual([
      { value: 'light', label: '浅烘' },
      { value: 'dark', label: 'dark' },
    ]);
    expect(fields[5]?.choices).toEqual([{ value: 'floral', label: '花香' }]);
    expect(initial).toEqual({ cups: 2, iced: false });
  });

  it.each([null, '', 'no json', '[]', '"text"', '{"properties":7}', '{"properties":{"x":null}}'])(
    'survives %j',
    (schema) => {
      expect(() => readForm(schema)).not.toThrow();
    },
  );
});
