/**
 * Runs `act` soon after the first call and then at most once per `every`, so that a burst of hints becomes one
 * question, and the last hint of a burst is never lost. `stop` drops what is pending.
 */
export function throttle(act: () => void, { soon, every }: { soon: number; every: number }) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = -Infinity;
  return {
    call() {
      if (timer !== null) return;
      const wait = Math.max(soon, last + every - Date.now());
      timer = setTimeout(() => {
        timer = null;
        last = Date.now();
        act();
      }, wait);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
