import { randomUUID } from 'node:crypto';
import type { CloudEvent } from '@attune/contracts';

/** An event of the catalogue as another system sends it; `over` replaces parts of the envelope. */
export const event = (
  type: string,
  data: Record<string, unknown>,
  over: Partial<CloudEvent> = {},
): CloudEvent => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/test',
  type,
  time: '2026-03-02T09:12:00Z',
  data,
  ...over,
});

/** A reply to the survey every deployment starts with. */
export const response = (
  answers: Record<string, unknown>,
  { department = 'sales', ...over }: Partial<CloudEvent> & { department?: string } = {},
): CloudEvent =>
  event('response.recorded', { survey: 'relationship', department, channel: 'web', answers }, over);
