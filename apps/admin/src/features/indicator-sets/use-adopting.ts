import type { AdoptionAnswer, LocalItem, LocalTarget } from '@attune/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import type { FaultAt } from '../../frame/faults.tsx';
import { problemText } from '../../frame/problem-text.ts';
import { useSay } from '../../language/use-say.ts';
import { adoptSet, editAdoption, leaveSet } from './change-set.ts';
import { setsChanged } from './sets-changed.ts';

interface Adopting {
  /** Of the set. */
  key: string;
  department: string;
  /** Of this department itself; null where it has none. */
  adoption: AdoptionAnswer | null;
  onDone: () => void;
}

/** What a department sets for itself while it adopts a set, and the steps with it. */
export function useAdopting({ key, department, adoption, onDone }: Adopting) {
  const say = useSay();
  const queries = useQueryClient();
  const [targets, setTargets] = useState<LocalTarget[]>(adoption?.targets ?? []);
  const [items, setItems] = useState<LocalItem[]>(adoption?.items ?? []);
  const [why, setWhy] = useState('');
  const begun = JSON.stringify([adoption?.targets ?? [], adoption?.items ?? []]);

  const after = {
    onSuccess: async () => {
      await setsChanged(queries);
      onDone();
    },
    // What was written stays; who changed it meanwhile, and its revision, is asked for.
    onError: () => void setsChanged(queries),
  };
  const save = useMutation({
    // Somebody changed it meanwhile: with what is known now, on purpose, the text that is here is saved.
    mutationFn: () =>
      adoption
        ? editAdoption(key, department, { revision: adoption.revision, targets, items, why })
        : adoptSet(key, { department, targets, items, why }),
    ...after,
  });
  const leave = useMutation({
    mutationFn: () => leaveSet(key, department, { revision: adoption?.revision ?? 0, why }),
    ...after,
  });
  const error = save.error ?? leave.error;
  const failed = error instanceof RequestFailed ? error : null;
  const faultAt: FaultAt = (field) => (failed?.field === field ? problemText(failed, say) : null);

  return {
    targets,
    setTargets,
    items,
    setItems,
    why,
    setWhy,
    dirty: JSON.stringify([targets, items]) !== begun,
    error,
    faultAt,
    /** Somebody else has changed it since it was read. */
    changed: failed?.code === 'definition-changed',
    saving: save.isPending,
    save: () => {
      leave.reset();
      save.mutate();
    },
    leaving: leave.isPending,
    leave: () => {
      save.reset();
      leave.mutate();
    },
  };
}
