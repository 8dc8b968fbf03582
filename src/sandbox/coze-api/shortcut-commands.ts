import type { IdentifierSequence } from './identifiers';

/** A field of a command's form (docs/reference/coze-wire.md, 3.1; names as the SDK types them). */
interface CommandComponent {
  name: string;
  description: string;
  type: 'text' | 'select' | 'file';
  tool_parameter: string;
  default_value: { value: string };
  is_hide: boolean;
  options: string[];
}

/**
 * A command of a bot as `get_online_info` returns it; `query_template` is the question in words.
 */
export interface ShortcutCommand {
  id: string;
  name: string;
  command: string;
  description: string;
  query_template: string;
  icon_url: string;
  components: CommandComponent[];
}

/** The sample bot's commands: one with choices, one with free text. */
export function createCommands(ids: IdentifierSequence): ShortcutCommand[] {
  const methods = ['手冲', '法压壶', '爱乐压', '摩卡壶', '意式浓缩', '冷萃'];
  return [
    {
      ...words(
        ids,
        '冲煮参数',
        '/brew',
        '选一种做法，问水粉比、研磨度和水温。',
        '{{method}}的水粉比、研磨度和水温怎么定？',
      ),
      components: [component('method', '做法', methods, '手冲')],
    },
    {
      ...words(
        ids,
        '认识产地',
        '/origin',
        '写一个产地，问它的咖啡有什么特点。',
        '{{origin}}咖啡有什么特点？',
      ),
      components: [component('origin', '产地', [], '埃塞俄比亚')],
    },
  ];
}

function words(
  ids: IdentifierSequence,
  name: string,
  command: string,
  description: string,
  template: string,
): Omit<ShortcutCommand, 'components'> {
  return { id: ids.next(), name, command, description, query_template: template, icon_url: '' };
}

function component(
  name: string,
  description: string,
  options: string[],
  initial: string,
): CommandComponent {
  return {
    name,
    description,
    type: options.length > 0 ? 'select' : 'text',
    tool_parameter: name,
    default_value: { value: initial },
    is_hide: false,
    options,
  };
}
