/** placeholder */
export interface WorkflowRun {
  id: string;
}
