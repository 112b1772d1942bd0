import { cloudEvent } from '@attune/contracts';
import { expect, it } from 'vitest';
import { firstEvent } from './first-event.ts';

it('is a command whose body the API’s own schema accepts', () => {
  const body = /-d '(.+)'$/s.exec(firstEvent('http://localhost:4000'))?.[1];
  expect(cloudEvent.safeParse(JSON.parse(body ?? '')).success).toBe(true);
});
