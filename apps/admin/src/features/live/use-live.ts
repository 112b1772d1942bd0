import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { coursesKey, figuresKey } from '../indicators/figures-query.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { liveConnection, type LiveState } from './live-connection.ts';
import { throttle } from './throttle.ts';

/** Asks again for what is shown whenever figures may have moved. */
export function useLive(): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    async function refresh(): Promise<void> {
      // The very first answer turns the empty page into the scorecard.
      const empty = queries.getQueryData(overviewQuery.queryKey)?.firstDay === null;
      if (empty) void queries.invalidateQueries({ queryKey: overviewQuery.queryKey });
      // Figures first: a browser has six connections, and what is read first should move first.
      await queries.invalidateQueries({ queryKey: figuresKey });
      await queries.invalidateQueries({ queryKey: coursesKey });
    }
    const soon = throttle(() => void refresh(), { soon: 40, every: 500 });
    const close = liveConnection({ onState: setState, onTally: soon.call });
    return () => {
      soon.stop();
      close();
    };
  }, [queries]);
  return state;
}
