import type { Conversation, ExportFormat } from '../../../shared/model/chat';
import type { Translator } from '../../lib/translator';
import type { StoredTurn } from '../../ports/stored-turn';
import { branchTo } from '../branch-tree';
import { exportedTurn } from './exported-turn';
import { fileNameFor } from './file-name';
import { htmlExport } from './html-export';
import { markdownExport } from './markdown-export';

/** A conversation to export: its turns, and which branch is displayed. */
export interface OpenedConversation {
  conversation: Conversation;
  turns: readonly StoredTurn[];
  activeTurnId: string | null;
}

/** Exports the displayed branch of a conversation, without turns that have not ended. */
export function exportConversation(
  { conversation, turns, activeTurnId }: OpenedConversation,
  format: ExportFormat,
  translator: Translator,
): { fileName: string; content: string } {
  const ended = branchTo(turns, activeTurnId)
    .map(({ turn }) => turn)
    .filter(({ status }) => status !== 'running' && status !== 'queued');
  const exported = ended.map((turn) => exportedTurn(turn, translator));
  const title = conversation.title || 'Coffee Salon';
  return format === 'markdown'
    ? { fileName: fileNameFor(title, 'md'), content: markdownExport(title, exported) }
    : {
        fileName: fileNameFor(title, 'html'),
        content: htmlExport(title, exported, translator.language),
      };
}
