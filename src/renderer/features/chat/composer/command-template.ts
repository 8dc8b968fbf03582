/**
 * The question in words: fields of a command's template (`{{name}}`) replaced by what the person
 * chose. Unknown fields stay as they are.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .replaceAll(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
    )
    .trim();
}
