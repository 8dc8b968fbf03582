import { COFFEE_TOOL } from './engine/coffee-assistant';

const PLUGIN_ID = '7425501838112276514';
const API_ID = '7425501838112292898';
const PLUGIN_NAME = 'kai_local_tools';
/** Coze's number for plugins that run at the client. */
const LOCAL_PLUGIN_TYPE = 6;

/** The local plugin in the bot's configuration. */
export const BOT_PLUGIN = {
  plugin_id: PLUGIN_ID,
  name: PLUGIN_NAME,
  description: '本地插件：由客户端执行的 KAI 工具。',
  icon_url: '',
  api_info_list: [{ api_id: API_ID, name: COFFEE_TOOL, description: '查询本地咖啡知识库' }],
};

/**
 * The content of a `function_call` message. Written by hand because Coze puts the two 19-digit ids
 * as bare numbers, which `JSON.stringify` cannot: a reader that parses them as doubles loses
 * digits, exactly as with the cloud.
 */
export function functionCallContent(query: string, thought: string): string {
  const named = JSON.stringify({ name: COFFEE_TOOL, arguments: { query } }).slice(0, -1);
  const rest = JSON.stringify({
    plugin_name: PLUGIN_NAME,
    api_name: COFFEE_TOOL,
    plugin_type: LOCAL_PLUGIN_TYPE,
    thought,
  });
  return `${named},"plugin_id":${PLUGIN_ID},"api_id":${API_ID},${rest.slice(1)}`;
}
