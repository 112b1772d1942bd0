import type { SetFigure } from '@attune/contracts';
import { useCallback } from 'react';
import { useSetNames } from './use-set-names.ts';

type Target = NonNullable<SetFigure['target']>;

/** Whose a target is, as a row of a department says it; nothing where it is the set's, as most are. */
export function useTargetOrigin(department: string): (target: Target) => string | null {
  const { say, nameOf, departments } = useSetNames();
  return useCallback(
    ({ source, department: setBy }: Target) => {
      if (source === 'set') return null;
      if (source === 'indicator') return say('target.indicator');
      if (setBy === undefined || setBy === department) return say('target.local');
      const above = departments.find(({ key }) => key === setBy);
      return say('target.above', { department: above ? nameOf(above.names) : setBy });
    },
    [say, nameOf, departments, department],
  );
}
