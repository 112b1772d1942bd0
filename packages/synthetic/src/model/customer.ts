import { betaQuantile } from '../random/beta.ts';
import { Draws } from '../random/draws.ts';
import { gammaQuantile } from '../random/gamma.ts';
import { normalQuantile } from '../random/normal.ts';
import { pickWeighted } from '../random/pick.ts';
import { day, month, toLivedHour, type Zone } from './calendar.ts';
import { parameters, type Region, type Segment } from './parameters.ts';
import { type PersonName, personName } from './person-names.ts';

/** A customer with what nobody can see: satisfaction, rate of buying, readiness to leave. */
export interface Customer {
  index: number;
  externalId: string;
  name: PersonName;
  email: string;
  phone: string;
  segment: Segment;
  region: Region;
  zone: Zone;
  language: 'zh' | 'en';
  /** Epoch ms; before the period for those who were customers already. */
  signedUpAt: number;
  /** When the systems first know the customer: at sign-up, or in the first day of the period for those of before. */
  seenFrom: number;
  acquiredBy: 'web' | 'store' | 'phone';
  /** What winning the customer cost, minor units of CNY. */
  acquisitionCost: number;
  /** Latent satisfaction, Normal(mean of the segment, 1). */
  theta: number;
  /** Orders per month while a customer. */
  rate: number;
  /** Probability of leaving after each order. */
  dropout: number;
  /** Rate of the Gamma an order's value is drawn from. */
  spendRate: number;
}

type Shares<Key extends string> = readonly (readonly [Key, number])[];

const sharesOf = <Key extends string>(of: Readonly<Record<Key, { share: number }>>): Shares<Key> =>
  (Object.keys(of) as Key[]).map((key) => [key, of[key].share]);

const segmentShares = sharesOf(parameters.segments);
const regionShares = sharesOf(parameters.regions);
export const channelShares = Object.entries(parameters.channels) as ['web' | 'store' | 'phone', number][];

/** Customer number `index` of a seed: always the same one, however many others there are. */
export function makeCustomer(seed: number, index: number, period: { from: number; to: number }): Customer {
  const draws = new Draws(seed, 'customer', index);
  const segment = pickWeighted(draws, segmentShares);
  const region = pickWeighted(draws, regionShares);
  const { zone, zh } = parameters.regions[region];
  const { known, knownForMonths } = parameters.customers;
  const wasKnown = draws.chance(known);
  const since = draws.next();
  const signedUp = wasKnown
    ? period.from - since * knownForMonths * month
    : period.from + since * (period.to - period.from);
  const { purchase, spend, segments } = parameters;
  const theta = segments[segment].satisfaction + normalQuantile(draws.next());
  const rate = gammaQuantile(draws.next(), purchase.r, purchase.alpha);
  const dropout = betaQuantile(draws.next(), purchase.a, purchase.b);
  const spendRate = gammaQuantile(draws.next(), spend.q, spend.v);
  const name = personName(draws, zone === 'china');
  const mailbox = name.latin.toLowerCase().replace(' ', '.');
  const lived = toLivedHour(signedUp, zone, draws.next());
  const signedUpAt = clamp(
    lived,
    wasKnown ? -Infinity : period.from,
    (wasKnown ? period.from : period.to) - 1,
  );
  return {
    index,
    externalId: `c-${index + 1}`,
    name,
    email: `${mailbox}.${index + 1}@example.${zone === 'china' ? 'cn' : 'com'}`,
    phone: zone === 'china' ? `+86 100 ${digits(index)}` : `+49 30 ${digits(index)}`,
    segment,
    region,
    zone,
    language: draws.chance(zh) ? 'zh' : 'en',
    signedUpAt,
    seenFrom: wasKnown ? Math.floor(period.from + draws.next() * day) : signedUpAt,
    acquiredBy: pickWeighted(draws, channelShares),
    acquisitionCost: Math.round(gammaQuantile(draws.next(), 2, 1) * 2500),
    theta,
    rate,
    dropout,
    spendRate,
  };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
const digits = (index: number) => String(index + 1).padStart(8, '0');
