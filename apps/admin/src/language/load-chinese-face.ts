let loading: Promise<unknown> | undefined;

/**
 * The Chinese face is some 100 KB of style sheet with a hundred files by unicode range. Called as often as anything
 * Chinese is about to be shown: machines without such a face would show boxes until it is there.
 */
export function loadChineseFace(): void {
  loading ??= import('./chinese-face.ts');
}

/** For whoever reads English and may meet a few words of it: once the page has nothing better to do. */
export function loadChineseFaceAtRest(): void {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(loadChineseFace, { timeout: 2000 });
  else setTimeout(loadChineseFace, 200);
}

const han = /\p{Script=Han}/u;

/** The same text, for which the face is loaded where it needs one. */
export function withFace(text: string): string {
  if (loading === undefined && han.test(text)) loadChineseFace();
  return text;
}
