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
 * Responses like the example in the documentation of the API, of 20 departments and 5,000 customers. No free text,
 * which is kept in a table of its own and would be work that COPY into `event` does not do. No agent either, so that
 * each event stands in six cuts.
 */
export function responses(run: string, source = '/bench'): () => string {
  const random = randomOf(run.length * 7919 + run.charCodeAt(run.length - 1));
  return from({ run, source, random, customer: () => random(customers) });
}

/** One response of each customer, so that all are known. */
export const responsesOfAll = (run: string): string[] => {
  let customer = 0;
  const next = from({ run, source: '/bench', random: randomOf(1), customer: () => customer++ });
  return Array.from({ length: customers }, next);
};

interface Made {
  run: string;
  source: string;
  random: (below: number) => number;
  customer: () => number;
}

function from({ run, source, random, customer }: Made): () => string {
  const one = (list: readonly string[]) => list[random(list.length)] as string;
  const time = new Date().toISOString();
  let count = 0;
  return () => {
    const id = `${run}-${String(++count).padStart(7, '0')}`;
    return (
      `{"specversion":"1.0","id":"${id}","source":"${source}","type":"response.recorded","time":"${time}",` +
      `"data":{"survey":"relationship","department":"${one(departments)}","channel":"${one(channels)}",` +
      `"touchpoint":"${one(touchpoints)}","customer":{"externalId":"c-${customer()}"},` +
      `"answers":{"recommend":${random(11)},"satisfaction":${1 + random(5)},"effort":${1 + random(7)}}}}`
    );
  };
}

/** As the body of one request. */
export const batchOf = (events: readonly string[]) => Buffer.from(`[${events.join(',')}]`);
