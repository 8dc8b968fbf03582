import type { DeliveryCondition } from '../store/webhook-read-store';
import type { Comparison, FilterTerm } from './filter-term';

interface Sql {
  sql: string;
  values: (string | number)[];
}

/** Converts a filter to an SQL condition. Values are bound, never written into the text. */
export function toCondition(terms: readonly FilterTerm[]): DeliveryCondition {
  const parts = terms.map((term) => {
    const { sql, values } = sqlOf(term);
    // NULL is neither true nor false: under "not" it must count as false.
    return { sql: term.negated ? `NOT coalesce((${sql}), 0)` : `(${sql})`, values };
  });
  return {
    sql: parts.length === 0 ? '1' : parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
    needsContent: terms.some(
      ({ field }) => field === 'text' || field === 'header' || field === 'path',
    ),
  };
}

function sqlOf(term: FilterTerm): Sql {
  switch (term.field) {
    case 'text':
      return {
        sql: 'instr(lower(c.body), ?) > 0 OR instr(lower(d.event), ?) > 0 OR d.id = ?',
        values: [lower(term.value), lower(term.value), term.value],
      };
    case 'event':
      return { sql: "d.event LIKE ? ESCAPE '\\'", values: [likePattern(term.value)] };
    case 'id':
      return { sql: "d.id LIKE ? ESCAPE '\\'", values: [likePattern(term.value)] };
    case 'origin':
      return { sql: 'd.origin = ?', values: [term.value] };
    case 'verified':
      return { sql: 'd.verified = ?', values: [Number(term.value)] };
    case 'status':
      return { sql: 'd.status = ?', values: [term.value] };
    case 'answer':
      return { sql: 'd.answer_status = ?', values: [term.value] };
    case 'header':
      return headerSql(term.name, term.comparison, term.value);
    case 'path':
      return pathSql(sqlPath(term.path), term.comparison, term.value);
  }
}

function headerExists(condition: string): string {
  return `EXISTS (SELECT 1 FROM json_each(c.headers) h WHERE json_extract(h.value, '$[0]') = ?${condition})`;
}

function headerSql(name: string, comparison: Comparison, value: string): Sql {
  const text = "json_extract(h.value, '$[1]')";
  if (comparison === '=')
    return {
      sql: headerExists(` AND ${text} LIKE ? ESCAPE '\\'`),
      values: [name, likePattern(value)],
    };
  if (comparison === '!=')
    return {
      sql: headerExists(` AND ${text} NOT LIKE ? ESCAPE '\\'`),
      values: [name, likePattern(value)],
    };
  if (comparison === '~')
    return { sql: headerExists(` AND instr(lower(${text}), ?) > 0`), values: [name, lower(value)] };
  return { sql: headerExists(''), values: [name] };
}

/** Refused bodies may not be JSON; CASE keeps the JSON functions from seeing them. */
function guard(sql: string): string {
  return `CASE WHEN json_valid(c.body) THEN ${sql} END`;
}

function pathSql(path: string, comparison: Comparison, value: string): Sql {
  // True, false and null differ from 1, 0 and a missing value; everything else is compared as text.
  const text =
    "CASE json_type(c.body, ?) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'null' " +
    "THEN 'null' ELSE CAST(json_extract(c.body, ?) AS TEXT) END";
  const number =
    "CASE WHEN json_type(c.body, ?) IN ('integer', 'real') THEN json_extract(c.body, ?) END";
  switch (comparison) {
    case '=':
      return { sql: guard(`${text} LIKE ? ESCAPE '\\'`), values: [path, path, likePattern(value)] };
    case '!=':
      return {
        sql: guard(`${text} NOT LIKE ? ESCAPE '\\'`),
        values: [path, path, likePattern(value)],
      };
    case '~':
      return { sql: guard(`instr(lower(${text}), ?) > 0`), values: [path, path, lower(value)] };
    case '>':
    case '<':
      return { sql: guard(`${number} ${comparison} ?`), values: [path, path, Number(value)] };
    case 'there':
      return { sql: guard('json_type(c.body, ?) IS NOT NULL'), values: [path] };
  }
}

/** Quotes names, so that SQLite accepts any of them. */
function sqlPath(path: string): string {
  return path.replaceAll(/\.([^.[\]]+)/g, '."$1"');
}

/** `*` matches anything; LIKE's own wildcards are escaped. */
function likePattern(value: string): string {
  return value.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%');
}

/** Lower case as the database's lower(): ASCII letters only. */
function lower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
