import type { z } from 'zod';
import type { KnowledgeEntry } from '../../knowledge/knowledge-entry';
import type { KnowledgeSearch } from '../../knowledge/knowledge-search';

/** Data of the tools: every entry, and the search over them. */
export interface CoffeeKnowledge {
  entries: readonly KnowledgeEntry[];
  search: KnowledgeSearch;
}

/** A tool's answer: data for programs, Markdown for people. */
export interface KaiAnswer<T> {
  data: T;
  text: string;
}

/** One tool of the sandbox KAI. `run` throws `KaiRefusal` for what it cannot answer. */
export interface KaiToolDefinition<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodObject = z.ZodObject,
> {
  name: string;
  title: string;
  description: string;
  input: I;
  output: O;
  run(input: z.infer<I>): KaiAnswer<z.infer<O>>;
}

/** A refusal in plain words: becomes a result with `isError`, so that a bot can correct itself. */
export class KaiRefusal extends Error {}

/** Declares a tool; ties input, output and `run` together for the compiler. */
export function kaiTool<I extends z.ZodObject, O extends z.ZodObject>(
  definition: KaiToolDefinition<I, O>,
): KaiToolDefinition<I, O> {
  return definition;
}

/** Chinese when the text holds Chinese characters. */
export function languageOfText(text: string): 'zh' | 'en' {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
