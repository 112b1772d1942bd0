import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { figuresKey } from '../indicators/figures-query.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { liveConnection, type LiveState } from './live-connection.ts';
import { throttle } from './throttle.ts';

/** Asks again for what is shown whenever figures may have moved. */
export function useLive(): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    function refresh(): void {
      void queries.invalidateQueries({ queryKey: figuresKey });
      // The very first answer turns the empty page into the scorecard.
      const empty = queries.getQueryData(overviewQuery.queryKey)?.firstDay === null;
      if (empty) void queries.invalidateQueries({ queryKey: overviewQuery.queryKey });
    }
    const soon = throttle(refresh, { soon: 40, every: 500 });
    const close = liveConnection({ onState: setState, onTally: soon.call });
    return () => {
      soon.stop();
      close();
    };
  }, [queries]);
  return state;
}
