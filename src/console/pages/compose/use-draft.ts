import { useCallback, useEffect, useState } from 'react';
import { type Draft, emptyDraft } from './draft';

const draftName = 'messaging-console-draft';
/** Kept apart, as it may be large and seldom changes. */
const listName = 'messaging-console-draft-list';

/** Changes some of what was entered. */
export type Change = (change: Partial<Draft>) => void;

export interface DraftState {
  draft: Draft;
  list: string;
  /** False where the list is too large to be there after a reload. */
  isListKept: boolean;
  change: Change;
  setList: (list: string) => void;
  /** Begins anew. */
  clear: () => void;
}

/** What is being composed. It is still there after a reload, as long as the tab lives and nobody signs out. */
export function useDraft(): DraftState {
  const [draft, setDraft] = useState(readDraft);
  const [list, setList] = useState(() => sessionStorage.getItem(listName) ?? '');
  const [isListKept, setIsListKept] = useState(true);
  const change = useCallback<Change>((some) => setDraft((current) => ({ ...current, ...some })), []);
  useEffect(() => {
    keep(draftName, JSON.stringify(draft));
  }, [draft]);
  useEffect(() => setIsListKept(keep(listName, list)), [list]);
  const clear = useCallback(() => {
    setDraft(emptyDraft);
    setList('');
    // Whoever clears may leave the page before anything is kept again.
    sessionStorage.removeItem(draftName);
    sessionStorage.removeItem(listName);
  }, []);
  return { draft, list, isListKept, change, setList, clear };
}

function readDraft(): Draft {
  try {
    return { ...emptyDraft, ...JSON.parse(sessionStorage.getItem(draftName) ?? '{}') };
  } catch {
    return emptyDraft;
  }
}

function keep(name: string, text: string): boolean {
  try {
    sessionStorage.setItem(name, text);
    return true;
  } catch {
    sessionStorage.removeItem(name);
    return false;
  }
}
