import type { TallyShape } from '@attune/metrics';
import type { OracleSurvey, World } from './world.ts';

type Data = Record<string, unknown>;
type Check = (value: unknown, world: World, data: Data) => boolean;

/** One number of a fact: the measure, how it is tallied, and the value. */
interface Figure {
  measure: string;
  shape: TallyShape;
  value: number;
}

interface Kind {
  /** Speaks of identities, not of what somebody met with: no dimensions. */
  placeless?: true;
  required: Record<string, Check>;
  optional?: Record<string, Check>;
  figures?: (data: Data, at: number) => (Figure | undefined)[];
}

// oxlint-disable-next-line no-control-regex
const key: Check = (value) => typeof value === 'string' && /^[^\u0000-\u001f\u007f]{1,100}$/u.test(value);
const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const whole: Check = (value) => Number.isSafeInteger(value);
const instant: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value as string);

const isRecord = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const money =
  (least: number): Check =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).length === 2 &&
    whole(value['amount'], {} as World, {}) &&
    (value['amount'] as number) >= least &&
    /^[A-Z]{3}$/.test(String(value['currency']));

const items: Check = (value) =>
  Array.isArray(value) && value.every((item) => isRecord(item) && Number.isInteger(item['quantity']));

const rating: Check = (value) => {
  if (!isRecord(value) || Object.keys(value).length !== 3) return false;
  const { value: given, min, max } = value as Record<string, number>;
  return [given, min, max].every(Number.isInteger) && min! < max! && given! >= min! && given! <= max!;
};

const answers: Check = (value, world, data) => {
  const survey = world.surveys[data['survey'] as string];
  return (
    survey !== undefined &&
    isRecord(value) &&
    Object.entries(value).every(([question, answer]) => suits(survey, question, answer))
  );
};

function suits(survey: OracleSurvey, question: string, answer: unknown): boolean {
  const scale = survey.questions[question];
  if (scale === undefined) return false;
  if (isRecord(answer)) return answer['excluded'] === 'skipped' || answer['excluded'] === 'dont-know';
  if (scale === 'text') return typeof answer === 'string';
  return Number.isInteger(answer) && (answer as number) >= scale.min && (answer as number) <= scale.max;
}

const place = {
  department: key,
  channel: key,
  touchpoint: key,
  segment: key,
  region: key,
  product: key,
  agent: key,
  test: flag,
};

const sum = (measure: string, value: number): Figure => ({ measure, shape: { kind: 'sum' }, value });

function moneySum(measure: string, field: unknown): Figure | undefined {
  if (!isRecord(field)) return undefined;
  const { amount, currency } = field as { amount: number; currency: string };
  return sum(`${measure}.${currency}`, amount);
}

function units(type: string, list: unknown): Figure | undefined {
  if (!Array.isArray(list)) return undefined;
  const quantity = (list as { quantity: number }[]).reduce((total, item) => total + item.quantity, 0);
  return sum(`${type}:units`, quantity);
}

/** No duration where the clocks disagree about what came first. */
function lasted(measure: string, from: unknown, to: number): Figure | undefined {
  if (typeof from !== 'string' || to < Date.parse(from)) return undefined;
  return { measure, shape: { kind: 'duration' }, value: to - Date.parse(from) };
}

const one = (measure: string): Figure => ({ measure, shape: { kind: 'count' }, value: 1 });

function resolved({ openedAt, promisedAt, firstContact }: Data, at: number): (Figure | undefined)[] {
  const contact = firstContact === true ? 'first' : 'later';
  const kept = typeof promisedAt === 'string' && at <= Date.parse(promisedAt) ? 'on-time' : 'late';
  return [
    lasted('ticket.resolved:after', openedAt, at),
    firstContact === undefined ? undefined : one(`ticket.resolved:${contact}-contact`),
    promisedAt === undefined ? undefined : one(`ticket.resolved:${kept}`),
  ];
}

function delivered({ orderedAt, promisedAt }: Data, at: number): (Figure | undefined)[] {
  const after = lasted('delivery.completed:after', orderedAt, at);
  if (typeof promisedAt !== 'string') return [after];
  const late = at > Date.parse(promisedAt);
  return [
    after,
    late ? lasted('delivery.completed:late-by', promisedAt, at) : one('delivery.completed:on-time'),
  ];
}

function rated(field: unknown): Figure | undefined {
  if (!isRecord(field)) return undefined;
  const { value, min, max } = field as { value: number; min: number; max: number };
  return { measure: `feedback.received:rating.${min}-${max}`, shape: { kind: 'score', min, max }, value };
}

/** Fields that say who somebody is or what they wrote do not appear here: no number hangs on them. */
export const kinds: Readonly<Record<string, Kind>> = {
  'response.recorded': {
    required: { survey: (value, { surveys }) => Object.hasOwn(surveys, String(value)), answers },
    optional: { wave: key, language: key },
  },
  'order.placed': {
    required: { order: key, amount: money(0) },
    optional: { items },
    figures: (data) => [
      moneySum('order.placed:amount', data['amount']),
      units('order.placed', data['items']),
    ],
  },
  'order.cancelled': {
    required: { order: key },
    optional: { amount: money(0), items },
    figures: (data) => [moneySum('order.cancelled:amount', data['amount'])],
  },
  'subscription.started': {
    required: { subscription: key },
    optional: { plan: key, amount: money(0), period: oneOf('week', 'month', 'quarter', 'year') },
    figures: (data) => [moneySum('subscription.started:amount', data['amount'])],
  },
  'subscription.cancelled': {
    required: { subscription: key },
    optional: { plan: key, startedAt: instant, amount: money(0) },
    figures: (data, at) => [
      lasted('subscription.cancelled:after', data['startedAt'], at),
      moneySum('subscription.cancelled:amount', data['amount']),
    ],
  },
  'ticket.resolved': {
    required: { ticket: key, openedAt: instant },
    optional: { promisedAt: instant, firstContact: flag, automatic: flag },
    figures: resolved,
  },
  'delivery.completed': {
    required: { delivery: key },
    optional: { orderedAt: instant, promisedAt: instant },
    figures: delivered,
  },
  'complaint.filed': {
    required: {},
    optional: { topic: key, severity: oneOf('low', 'medium', 'high'), text },
  },
  'feedback.received': {
    required: { medium: oneOf('review', 'social', 'e-mail') },
    optional: { rating, text },
    figures: (data) => [rated(data['rating'])],
  },
  'cost.recorded': {
    required: { category: key, amount: money(-Infinity) },
    figures: (data) => [
      moneySum('cost.recorded:amount', data['amount']),
      data['category'] === 'acquisition' ? moneySum('cost.recorded:acquisition', data['amount']) : undefined,
    ],
  },
  'customer.registered': { required: {}, optional: { name: text } },
  'customer.updated': { required: {} },
  'consent.changed': { required: { purpose: key, granted: flag } },
  'customer.merged': { required: {}, placeless: true },
  'customer.unmerged': { required: {}, placeless: true },
  'customer.erased': { required: {}, placeless: true },
};

export const hasPlace = (type: string) => kinds[type]?.placeless !== true;

/** Would a fact with this data be one that can be sent? */
export function isValid(type: string, data: Data, world: World): boolean {
  const kind = kinds[type];
  if (!kind) return false;
  const checks: Record<string, Check> = {
    ...(kind.placeless ? {} : place),
    ...kind.optional,
    ...kind.required,
  };
  return (
    Object.keys(kind.required).every((field) => data[field] !== undefined) &&
    Object.entries(data).every(([field, value]) => checks[field]?.(value, world, data) === true)
  );
}
