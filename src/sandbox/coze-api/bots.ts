import type { SandboxClock } from '../sandbox-clock';
import type { IdentifierSequence } from './identifiers';
import { createCommands, type ShortcutCommand } from './shortcut-commands';
import { BOT_PLUGIN } from './tool-plugin';

/** A bot's configuration as `get_online_info` and `/v1/bots/{id}` return it. */
interface BotInfo {
  bot_id: string;
  name: string;
  description: string;
  icon_url: string;
  create_time: number;
  update_time: number;
  version: string;
  prompt_info: { prompt: string };
  onboarding_info: { prologue: string; suggested_questions: string[] };
  bot_mode: 0 | 1;
  plugin_info_list: unknown[];
  model_info: { model_id: string; model_name: string };
  knowledge: { knowledge_infos: { id: string; name: string }[] };
  shortcut_commands: ShortcutCommand[];
  workflow_info_list: unknown[];
  suggest_reply_info: {
    reply_mode: 'enable' | 'disable' | 'customized';
    customized_prompt: string;
  };
  background_image_info: Record<string, unknown>;
  variables: unknown[];
}

/** A bot with the properties its configuration does not include. */
export interface BotRecord {
  info: BotInfo;
  workspaceId: string;
  /** Seconds; undefined while the bot was never published to the API channel. */
  publishedAt: number | undefined;
}

/** What create and update may set. */
export interface BotFields {
  name?: string | undefined;
  description?: string | undefined;
  prompt?: string | undefined;
  prologue?: string | undefined;
  suggestedQuestions?: string[] | undefined;
}

const ICON = 'https://lf-coze-web-cdn.coze.cn/obj/coze-web-cn/sandbox/coffee.png';

/** Builds an unpublished bot. */
export function createBot(
  ids: IdentifierSequence,
  clock: SandboxClock,
  workspaceId: string,
  fields: BotFields,
): BotRecord {
  const now = clock.nowSeconds();
  const info: BotInfo = {
    bot_id: ids.next(),
    name: '',
    description: '',
    icon_url: ICON,
    create_time: now,
    update_time: now,
    version: ids.next(),
    prompt_info: { prompt: '' },
    onboarding_info: { prologue: '', suggested_questions: [] },
    bot_mode: 0,
    plugin_info_list: [],
    model_info: { model_id: ids.next(), model_name: '沙箱内置知识检索（无大模型）' },
    knowledge: { knowledge_infos: [] },
    shortcut_commands: [],
    workflow_info_list: [],
    suggest_reply_info: { reply_mode: 'enable', customized_prompt: '' },
    background_image_info: {},
    variables: [],
  };
  const record: BotRecord = { info, workspaceId, publishedAt: undefined };
  changeBot(record, fields, now);
  return record;
}

/** Sets the given fields of a bot; absent ones are unchanged. */
export function changeBot(record: BotRecord, fields: BotFields, now: number): void {
  const { info } = record;
  info.name = fields.name ?? info.name;
  info.description = fields.description ?? info.description;
  info.prompt_info.prompt = fields.prompt ?? info.prompt_info.prompt;
  info.onboarding_info.prologue = fields.prologue ?? info.onboarding_info.prologue;
  info.onboarding_info.suggested_questions =
    fields.suggestedQuestions ?? info.onboarding_info.suggested_questions;
  info.update_time = now;
}

/** The sandbox's own bot, published, and a second one that never was. */
export function createSampleBots(
  ids: IdentifierSequence,
  clock: SandboxClock,
  workspaceId: string,
): { coffeeBot: BotRecord; unpublishedBot: BotRecord } {
  const coffeeBot = createBot(ids, clock, workspaceId, {
    name: 'AI 咖啡知识沙龙（沙箱）',
    description: '内置沙箱的咖啡助手：在这台电脑上运行，用内置的咖啡知识回答，不连接扣子云端。',
    prompt: '你是一位诚实的咖啡助手，只根据内置的咖啡知识回答，并注明来源；不知道就说不知道。',
    prologue:
      '欢迎来到 AI 咖啡知识沙龙！这里是内置沙箱：我在你的电脑上运行，用内置的咖啡知识回答，不连接扣子云端，也没有大模型。',
    suggestedQuestions: [
      '请介绍一下手冲咖啡的技巧',
      '埃塞俄比亚咖啡特点',
      '意式浓缩萃取不足怎么调整？',
    ],
  });
  coffeeBot.info.plugin_info_list = [BOT_PLUGIN];
  coffeeBot.info.knowledge.knowledge_infos = [{ id: ids.next(), name: '沙箱内置咖啡知识' }];
  coffeeBot.publishedAt = clock.nowSeconds();
  coffeeBot.info.shortcut_commands = createCommands(ids);
  const unpublishedBot = createBot(ids, clock, workspaceId, {
    name: '豆单小助手（未发布）',
    description: '已创建、还没有发布到 API 渠道的智能体，用来演示错误 4015。',
    prologue: '这个智能体还没有发布。',
  });
  return { coffeeBot, unpublishedBot };
}
