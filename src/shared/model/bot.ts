import { z } from 'zod';

/** A field of a command: words, or one of several choices. */
const commandFieldSchema = z.object({
  name: z.string(),
  description: z.string(),
  /** Empty: free words. */
  choices: z.array(z.string()),
  initial: z.string(),
});

/**
 * A command the bot's author has prepared. `template`: the question in words, fields as `{{name}}`.
 */
const botCommandSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  template: z.string(),
  fields: z.array(commandFieldSchema),
});
export type BotCommand = z.infer<typeof botCommandSchema>;

/** A published bot as its author presents it. Every text is the author's: not trustworthy. */
export const botFactsSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** Address of the picture, empty without one; fetched through the main process alone. */
  iconUrl: z.string(),
  prologue: z.string(),
  suggestedQuestions: z.array(z.string()),
  commands: z.array(botCommandSchema),
});
export type BotFacts = z.infer<typeof botFactsSchema>;
