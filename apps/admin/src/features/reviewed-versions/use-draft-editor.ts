import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import type { FaultAt } from '../../frame/faults.tsx';
import { problemAt } from '../../frame/problem-text.ts';
import type { TextKey } from '../../language/say.ts';
import { useSay } from '../../language/use-say.ts';
import { isKey } from './is-key.ts';
import type { ReviewedVersion, Versioned } from './reviewed-version.ts';

/** What is wrong with a body before anybody asks the API, by the field as the API names it. */
export type Faults = Readonly<Record<string, TextKey>>;

/** What is saved. */
export interface Draft<Body> {
  /** Of what is not there yet. */
  key: string;
  body: Body;
  why: string;
  /** As it was read; null where it becomes a draft of its own. */
  revision: number | null;
}

type VersionOf<Answer extends Versioned> = Answer['versions'][number];

interface Editing<Answer extends Versioned> {
  /** What it begins with. */
  begun: VersionOf<Answer>['body'];
  /** Of the draft that it begins with, null where there is none yet. */
  revision: number | null;
  /** For what is not there yet, null where it has one: a key never changes. */
  suggestedKey: string | null;
  check: (body: VersionOf<Answer>['body']) => Faults;
  save: (draft: Draft<VersionOf<Answer>['body']>) => Promise<Answer>;
  /** Where what is saved goes on in another page; undefined where it goes on in this one. */
  goOn: (answer: Answer, saved: VersionOf<Answer>) => Promise<void> | undefined;
  /** Asks again for everything that versions decide. */
  refresh: () => Promise<void>;
}

/** A draft while somebody edits it. */
export interface DraftEditing<Version extends ReviewedVersion> {
  body: Version['body'];
  change: (changes: Partial<Version['body']>) => void;
  /** As it was read or saved last. */
  saved: Version['body'];
  dirty: boolean;
  /** Of what is not there yet. */
  key: string;
  setKey: (key: string) => void;
  faults: Faults;
  faulty: boolean;
  faultAt: FaultAt;
  /** Somebody tried to save it. */
  tried: boolean;
  /** False where something is missing: it is told at its fields then, and nothing is sent. */
  ready: () => boolean;
  save: (why: string) => void;
  saving: boolean;
  /** Why it was not saved. */
  error: unknown;
  /** Because of what somebody else has done with it since it was read. */
  changed: boolean;
  take: (theirs: Version) => void;
  /** What was written is saved over a revision that has been looked at. */
  overwrite: (revision: number, why: string) => void;
  /** What was written becomes a draft of its own, after that which was edited. */
  saveAsNext: (why: string) => void;
  goOnEditing: () => void;
  /** Fields that hold what somebody types start anew with it: a whole body came from elsewhere. */
  generation: number;
  /** Somebody wants to go, and something is not saved. */
  leaving: { stay: () => void; leave: () => void } | null;
}

/** Nobody has done anything wrong yet. */
const stillEmpty: ReadonlySet<TextKey> = new Set(['editor.needed', 'fault.set-empty']);

/** Refusals that somebody else brought about, and that a look at what there is now resolves. */
const causedByOthers: ReadonlySet<string> = new Set([
  'definition-changed',
  'definition-not-draft',
  'definition-open',
  'version-unknown',
]);

const isByOthers = (error: unknown): boolean =>
  error instanceof RequestFailed && causedByOthers.has(error.code);

/** Nothing that somebody wrote is lost by leaving, or to a colleague who saved first. */
export function useDraftEditor<Answer extends Versioned>(
  editing: Editing<Answer>,
): DraftEditing<VersionOf<Answer>> {
  const { begun, suggestedKey, check, goOn, refresh } = editing;
  type Body = VersionOf<Answer>['body'];
  const say = useSay();
  const [body, setBody] = useState<Body>(begun);
  const [saved, setSaved] = useState<Body>(begun);
  const [revision, setRevision] = useState(editing.revision);
  const [key, setKey] = useState(suggestedKey ?? '');
  const [tried, setTried] = useState(false);
  const [generation, setGeneration] = useState(0);
  const leaving = useRef(false);
  const dirty =
    JSON.stringify(body) !== JSON.stringify(saved) || (suggestedKey !== null && key !== suggestedKey);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty && !leaving.current,
    enableBeforeUnload: () => dirty && !leaving.current,
    withResolver: true,
  });
  const faults = useMemo(() => check(body), [check, body]);
  const faulty = Object.keys(faults).length > 0;
  const complete = !faulty && (suggestedKey === null || isKey(key));

  const save = useMutation({
    mutationFn: editing.save,
    onSuccess: async (answer) => {
      const [newest] = answer.versions;
      if (!newest) return;
      setBody(newest.body);
      setSaved(newest.body);
      setRevision(newest.revision);
      leaving.current = true;
      await goOn(answer, newest);
      leaving.current = false;
      await refresh();
    },
    onError: (error) => (isByOthers(error) ? refresh() : undefined),
  });
  const changed = isByOthers(save.error);

  function begin(from: Pick<VersionOf<Answer>, 'body' | 'revision'>): void {
    setBody(from.body);
    setSaved(from.body);
    setRevision(from.revision);
    setGeneration((now) => now + 1);
  }
  // Where nothing was written, it follows what somebody else saves.
  if (!dirty && editing.revision !== null && editing.revision > (revision ?? 0))
    begin({ body: begun, revision: editing.revision });

  const faultAt: FaultAt = (field) => {
    const found = faults[field];
    // What is still empty is told once somebody thinks it is done; what is wrong, at once.
    const told = found && (tried || !stillEmpty.has(found)) ? say(found) : null;
    return problemAt(field, save.error, say) ?? told;
  };

  return {
    body,
    change: (changes) => setBody((now) => ({ ...now, ...changes })),
    saved,
    dirty,
    key,
    setKey,
    faults,
    faulty,
    faultAt,
    tried,
    ready: () => {
      setTried(true);
      return complete;
    },
    save: (why) => {
      if (complete) save.mutate({ key, body, why, revision });
    },
    saving: save.isPending,
    error: save.error,
    changed,
    take: (theirs) => {
      begin(theirs);
      save.reset();
    },
    overwrite: (looked, why) => save.mutate({ key, body, why, revision: looked }),
    saveAsNext: (why) => save.mutate({ key, body, why, revision: null }),
    goOnEditing: () => save.reset(),
    generation,
    leaving:
      blocker.status === 'blocked' ? { stay: () => blocker.reset(), leave: () => blocker.proceed() } : null,
  };
}
