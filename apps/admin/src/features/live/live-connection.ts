export type LiveState = 'connecting' | 'live' | 'reconnecting';

interface Listener {
  onState: (state: LiveState) => void;
  onTally: () => void;
}

const retryAfter = 3000;

/**
 * Listens to `/v1/live` until stopped. The browser reconnects by itself after a broken line, but gives up when
 * the server answers with an error; then this opens a new one. After every gap a hint is given, for what was
 * missed in between.
 */
export function liveConnection({ onState, onTally }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let interrupted = false;

  function open(): void {
    source = new EventSource('/v1/live');
    source.addEventListener('open', () => {
      onState('live');
      if (interrupted) onTally();
      interrupted = false;
    });
    source.addEventListener('tally.changed', onTally);
    source.addEventListener('error', () => {
      interrupted = true;
      onState('reconnecting');
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, retryAfter);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
