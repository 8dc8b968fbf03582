import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeMappings, resolveTool } from '../../../../src/core/kai/tools/tool-mapping';
import { catalogTool } from '../../../fakes/catalog-tool';

const other = { id: 's2', name: 'Other' };
const tools = [
  catalogTool('coffee_knowledge_query'),
  catalogTool('brew-calculator'),
  catalogTool('coffee_knowledge_query', {}, other),
];
const found = (name: string, mappings: Parameters<typeof resolveTool>[2] = []) => {
  const tool = resolveTool(name, tools, mappings);
  return tool && `${tool.serverId}/${tool.definition.name}`;
};

test.each([
  ['coffee_knowledge_query', 's/coffee_knowledge_query'],
  ['coffeeKnowledgeQuery', 's/coffee_knowledge_query'],
  ['kai__coffee_knowledge_query', 's/coffee_knowledge_query'],
  ['KAI.brew_calculator', 's/brew-calculator'],
  ['calculator', null],
  ['', null],
])('%s is answered by %s', (name, expected) => {
  expect(found(name)).toBe(expected);
});

function chosen(serverId: string, toolName: string): Parameters<typeof resolveTool>[2] {
  return [
    { botToolName: 'coffee_knowledge_query', target: { serverId, toolName }, lastAskedAt: null },
  ];
}

test('what the operator chose counts before the name, and nothing answers when it is gone', () => {
  expect(found('coffee_knowledge_query', chosen('s2', 'coffee_knowledge_query'))).toBe(
    's2/coffee_knowledge_query',
  );
  expect(found('coffee_knowledge_query', chosen('s', 'brew-calculator'))).toBe('s/brew-calculator');
  expect(found('coffee_knowledge_query', chosen('gone', 'x'))).toBeNull();
});

test('a loose name that could be two tools is nobody’s', () => {
  const twins = [catalogTool('get_sum'), catalogTool('get-sum')];
  expect(resolveTool('getSum', twins, [])).toBeNull();
  expect(resolveTool('get-sum', twins, [])?.definition.name).toBe('get-sum');
});

test('an exact name always finds its tool, whatever else there is', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      (names, pick) => {
        const name = names[pick % names.length] ?? '';
        expect(
          resolveTool(
            name,
            names.map((each) => catalogTool(each)),
            [],
          )?.definition.name,
        ).toBe(name);
      },
    ),
  );
});

test('the list says by what a name is answered', () => {
  const list = describeMappings(
    [
      { botToolName: 'brew_calculator', target: null, lastAskedAt: 0 },
      { botToolName: 'weather', target: null, lastAskedAt: null },
      {
        botToolName: 'x',
        target: { serverId: 's', toolName: 'brew-calculator' },
        lastAskedAt: null,
      },
    ],
    tools,
  );
  expect(list.map(({ source, target }) => [source, target?.toolName ?? null])).toEqual([
    ['by-name', 'brew-calculator'],
    ['none', null],
    ['operator', 'brew-calculator'],
  ]);
});
