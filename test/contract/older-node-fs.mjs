// The conformance suite names an export of `fs` that Node 20 lacks (globSync, used by none of its
// runs here). For that one package it gets a file system with it.
import { register } from 'node:module';

const withGlob = "export * from 'node:fs'; export const globSync = () => [];";
const hook = `export async function resolve(specifier, context, next) {
  if (specifier !== 'fs' || !context.parentURL?.includes('/conformance/dist/')) return next(specifier, context);
  return { url: 'data:text/javascript,' + encodeURIComponent(${JSON.stringify(withGlob)}), shortCircuit: true };
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
