import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeliverySummary, FilterProblem } from '../../../../shared/model/webhook';
import type { ErrorView } from '../../../../shared/model/error-view';
import { onEvent, request } from '../../../lib/ipc';

/** So many rows are asked for at a time. */
const PAGE = 100;
/** Pages further away from what is looked at are forgotten. */
const PAGES_KEPT = 8;

/** The list as far as it was looked at. `row(index)` is undefined while its page is on the way. */
export interface Deliveries {
  /** Null until the first answer. */
  total: number | null;
  problem: FilterProblem | null;
  error: ErrorView | null;
  row: (index: number) => DeliverySummary | undefined;
  /** These rows are in view. */
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
 * Pages of what a filter finds, asked for as they come into view and again when something changed.
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
        // A newer question has been asked meanwhile; its answer is the one to show.
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
  // What moved under pages that are out of sight is asked for again when they come into view.
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
