import type { KnowledgeSource } from './coffee-assistant';

/** The sandbox's one workflow. */
export interface SampleWorkflow {
  id: string;
}

/** Creates the sample workflow. */
export function createSampleWorkflow(id: string, _knowledge: KnowledgeSource): SampleWorkflow {
  return { id };
}
