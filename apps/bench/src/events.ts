import { randomOf } from './random.ts';

export const departments = Array.from({ length: 20 }, (_, i) => `d${String(i + 1).padStart(2, '0')}`);
const channels = ['web', 'app', 'email', 'phone', 'store', 'chat'];
const touchpoints = [
  'visit',
  'purchase',
  'delivery',
  'return',
  'service',
  'renewal',
  'onboarding',
  'invoice',
];
export const segments = ['consumer', 'smb', 'midsize', 'enterprise', 'public'];
const customers = 5000;

/**
 * Responses like the example in the documentation of the API, of 20 departments and 5,000 known customers. No free
 * text, which is kept in a table of its own and would be work that COPY into `event` does not do. No agent either,
 * so that each event stands in six cuts.
 */
export function responses(run: string, source = '/bench'): () => string {
  const random = randomOf(run.length * 7919 + run.charCodeAt(run.length - 1));
  const one = (list: readonly string[]) => list[random(list.length)] as string;
  const time = new Date().toISOString();
  let count = 0;
  return () => {
    const id = `${run}-${String(++count).padStart(7, '0')}`;
    return (
      `{"specversion":"1.0","id":"${id}","source":"${source}","type":"response.recorded","time":"${time}",` +
      `"data":{"survey":"relationship","department":"${one(departments)}","channel":"${one(channels)}",` +
      `"touchpoint":"${one(touchpoints)}","customer":{"externalId":"c-${random(customers)}"},` +
      `"answers":{"recommend":${random(11)},"satisfaction":${1 + random(5)},"effort":${1 + random(7)}}}}`
    );
  };
}

/** A thousand, as one batch body. */
export function batchBody(next: () => string, size = 1000): Buffer {
  return Buffer.from(`[${Array.from({ length: size }, next).join(',')}]`);
}
