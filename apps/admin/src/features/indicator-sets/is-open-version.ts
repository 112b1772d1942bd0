import type { SetVersion } from '@attune/contracts';

/** Whether it is still being worked on: nothing has been published yet. */
export const isOpenVersion = ({ status }: Pick<SetVersion, 'status'>): boolean =>
  status === 'draft' || status === 'in-review';
