import type { TurnVersions } from '../../shared/model/chat';
import type { StoredTurn } from '../ports/stored-turn';
import type { BranchStore } from './store/branch-store';

/** Steps per page. */
const PAGE = 40;
/** Steps of a page before the turn that is jumped to. */
const BEFORE = 15;

/** One page of a branch, in order, with the other versions of its steps. */
export interface BranchPage {
  turns: StoredTurn[];
  versions: TurnVersions[];
}

/** Splits a branch into pages. */
export class BranchPages {
  constructor(private readonly store: BranchStore) {}

  /** The last page of the branch. */
  last(conversationId: string, leafId: string | null): BranchPage {
    return this.with(conversationId, leafId === null ? [] : this.store.stepsUpTo(leafId, PAGE));
  }

  /**
   * The page around a turn of the branch that ends with `leafId`; null when the turn is not on it.
   */
  around(conversationId: string, leafId: string, turnId: string): BranchPage | null {
    const path = this.store.path(leafId);
    const place = path.indexOf(turnId);
    if (place < 0) return null;
    const start = Math.max(0, Math.min(place - BEFORE, path.length - PAGE));
    return this.with(conversationId, this.store.byIds(path.slice(start, start + PAGE)));
  }

  /** The page before a turn; empty at the beginning. */
  older(conversationId: string, turn: StoredTurn): BranchPage {
    return this.with(
      conversationId,
      turn.parentTurnId === null ? [] : this.store.stepsUpTo(turn.parentTurnId, PAGE),
    );
  }

  /** The page after a turn on the branch that ends with `leafId`. */
  newer(conversationId: string, leafId: string | null, turn: StoredTurn): BranchPage {
    if (leafId === null) return { turns: [], versions: [] };
    return this.with(
      conversationId,
      this.store.byIds(this.store.path(leafId, turn.id).slice(0, PAGE)),
    );
  }

  private with(conversationId: string, turns: StoredTurn[]): BranchPage {
    return { turns, versions: this.store.versions(conversationId, turns) };
  }
}
