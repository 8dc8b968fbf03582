const FENCE_START = /^\s*(?:`{3,}|~{3,})/;
const CODE_OR_FORMULA = /(`+)[^`][\s\S]*?\1|\\\[([\s\S]+?)\\\]|\\\((.+?)\\\)/g;

/**
 * Converts `\(x\)` and `\[x\]`, which many models write, to the form the parser knows; code is
 * unchanged.
 */
export function dollarFormulas(block: string): string {
  if (!/\\[([]/.test(block) || FENCE_START.test(block)) return block;
  return block.replaceAll(
    CODE_OR_FORMULA,
    (all: string, _ticks: unknown, display?: string, inline?: string) => {
      if (display !== undefined) return `$$${display.trim()}$$`;
      return inline === undefined ? all : `$${inline.trim()}$`;
    },
  );
}
