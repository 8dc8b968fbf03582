import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeliverySummary, FilterProblem } from '../../../../shared/model/webhook';
import type { ErrorView } from '../../../../shared/model/error-view';
import { onEvent, request } from '../../../lib/ipc';

/** How many rows are fetched at a time. */
const PAGE = 100;
/** Pages further away from the view are dropped. */
const PAGES_KEPT = 8;

/** The list as far as it was loaded. `row(index)` is undefined while its page is being fetched. */
export interface Deliveries {
  /** Null until the first answer. */
  total: number | null;
  problem: FilterProblem | null;
  error: ErrorView | null;
  row: (index: number) => DeliverySummary | undefined;
  /** Called with the rows in view. */
  show: (from: number, to: number) => void;
}

interface Loaded {
  total: number | null;
  problem: FilterProblem | null;
  error: ErrorView | null;
  pages: ReadonlyMap<number, readonly DeliverySummary[]>;
}

const EMPTY: Loaded = { total: null, problem: null, error: null, pages: new Map() };

/**
 * Pages of what a filter finds, fetched as they come into view and again when something changes.
 */
export function useDeliveries(filter: string): Deliveries {
  const [loaded, setLoaded] = useState<Loaded>(EMPTY);
  const wanted = useRef({ from: 0, to: PAGE - 1 });
  const asked = useRef(0);
  const load = useCallback(
    async (first: number, last: number, fresh: boolean) => {
      asked.current += 1;
      const ticket = asked.current;
      for (let page = first; page <= last; page += 1) {
        const answer = await request('webhook.page', { filter, offset: page * PAGE, limit: PAGE });
        // A newer request was sent meanwhile; its answer is the one to show.
        if (ticket !== asked.current) return;
        setLoaded((known) =>
          answer.ok
            ? withPage(
                fresh && page === first ? { ...known, pages: new Map() } : known,
                page,
                answer.value,
              )
            : { ...known, error: answer.error },
        );
      }
    },
    [filter],
  );
  const pageRange = useCallback(
    (): [number, number] => [
      Math.floor(wanted.current.from / PAGE),
      Math.floor(wanted.current.to / PAGE),
    ],
    [],
  );

  useEffect(() => {
    wanted.current = { from: 0, to: PAGE - 1 };
    void load(0, 0, true);
    return onEvent('webhook.list-changed', () => void load(...pageRange(), false));
  }, [load, pageRange]);

  const { pages } = loaded;
  const show = useCallback(
    (from: number, to: number) => {
      wanted.current = { from, to };
      const [first, last] = pageRange();
      if (!pages.has(first) || !pages.has(last)) void load(first, last, false);
    },
    [load, pageRange, pages],
  );
  const row = useCallback(
    (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    [pages],
  );
  return { total: loaded.total, problem: loaded.problem, error: loaded.error, row, show };
}

function withPage(
  known: Loaded,
  page: number,
  answer: { total: number; rows: readonly DeliverySummary[]; problem: FilterProblem | null },
): Loaded {
  // Pages out of view may have shifted; they are fetched again when they come into view.
  const near = [...known.pages].filter(
    ([number]) => known.total === answer.total && Math.abs(number - page) < PAGES_KEPT,
  );
  return {
    total: answer.total,
    problem: answer.problem,
    error: null,
    pages: new Map([...near, [page, answer.rows]]),
  };
}
