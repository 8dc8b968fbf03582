/**
 * Fills a command's template (`{{name}}`) with what the person chose. Unknown fields are left as
 * they are.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .replaceAll(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
    )
    .trim();
}
