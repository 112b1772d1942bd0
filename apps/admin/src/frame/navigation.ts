import type { TextKey } from '../language/say.ts';

interface Place {
  to: '/' | '/indicators' | '/sets';
  name: TextKey;
  /** Whether pages below it are part of it. */
  exact: boolean;
}

/** The main places of the product, in the order they are visited. */
export const places: readonly Place[] = [
  { to: '/', name: 'nav.pulse', exact: true },
  { to: '/indicators', name: 'nav.indicators', exact: false },
  { to: '/sets', name: 'nav.sets', exact: false },
];
