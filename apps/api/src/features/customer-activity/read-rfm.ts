import { setImmediate as turn } from 'node:timers/promises';
import { type CustomerRfm, type CustomerRfmQuery, eventMeasureKey } from '@attune/contracts';
import { type RfmColumns, type RfmScores, rfmCutPoints, rfmScorer } from '@attune/metrics';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { readFoldCutOff } from '../measures/cut-off.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { ActivityMonths, readFirstMonth } from './activity-months.ts';
import { askedDepartments } from './asked-departments.ts';
import { PurchaseDays } from './purchase-days.ts';

/** Recency, frequency and monetary value of all customers, scored: counted from the packed months when it is asked for. */
@Injectable()
export class ReadRfm {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly measures: MeasureRegistry,
  ) {}

  /** Throws `department-unknown`, `department-forbidden`. */
  async read(principal: Principal, query: CustomerRfmQuery): Promise<CustomerRfm> {
    const { currency, bins, asOf = this.departments.today() } = query;
    const departments = askedDepartments(this.departments, principal, query.department);
    const key = eventMeasureKey('order.placed', `amount.${currency}`);
    const measureId = (await this.measures.find([key])).get(key)?.id ?? 0;
    const { positions, months, from } = await this.database.withSnapshot(principal.scope, async (tx) => {
      const { generation, positions } = await readFoldCutOff(tx, 'fold-customer-activity');
      const from = (await readFirstMonth(tx, generation, [measureId])) ?? asOf;
      const months = await ActivityMonths.read(tx, {
        generation,
        events: [measureId],
        amounts: [measureId],
        everyDay: true,
        stretches: [{ from, to: asOf }],
      });
      return { positions, months, from };
    });
    const purchases = new PurchaseDays(months.people.customers, months.people.merged);
    for (const part of months.parts({ from, to: asOf, departments })) {
      purchases.add(part, measureId);
      await turn();
    }
    const customers = purchases.columns(Date.parse(asOf) / 86_400_000);
    await turn();
    return { currency, asOf, ...(await scored(customers, bins)), positions };
  }
}

async function scored(
  customers: RfmColumns,
  bins: number,
): Promise<Omit<CustomerRfm, 'currency' | 'asOf' | 'positions'>> {
  const cutPoints = rfmCutPoints(customers, bins);
  await turn();
  const scoresOf = rfmScorer(cutPoints);
  const segments = new Map<number, RfmScores & { customers: number; monetary: number }>();
  const { recencyDays, frequency, monetary } = customers;
  const all = recencyDays.length;
  for (let at = 0; at < all; at++) {
    const amount = monetary[at] as number;
    const scores = scoresOf({
      recencyDays: recencyDays[at] as number,
      frequency: frequency[at] as number,
      monetary: amount,
    });
    const name = (scores.r * 100 + scores.f) * 100 + scores.m;
    let segment = segments.get(name);
    if (!segment) segments.set(name, (segment = { ...scores, customers: 0, monetary: 0 }));
    segment.customers += 1;
    segment.monetary += amount;
  }
  const sorted = [...segments.values()].sort((a, b) => b.r - a.r || b.f - a.f || b.m - a.m);
  const counts = (of: keyof RfmScores) =>
    Array.from({ length: bins }, (_, i) =>
      sorted.reduce((sum, segment) => (segment[of] === i + 1 ? sum + segment.customers : sum), 0),
    );
  const inUnits = (cuts: readonly bigint[]) => cuts.map((cut) => Number(cut) / bins);
  return {
    bins,
    customers: all,
    cutPoints: {
      recency: inUnits(cutPoints.recency),
      frequency: inUnits(cutPoints.frequency),
      monetary: inUnits(cutPoints.monetary),
    },
    counts: { r: counts('r'), f: counts('f'), m: counts('m') },
    segments: sorted.map((segment) => ({
      ...segment,
      monetary: Number.isSafeInteger(segment.monetary) ? segment.monetary : null,
    })),
  };
}
