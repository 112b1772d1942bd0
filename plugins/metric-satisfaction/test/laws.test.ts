import { indicatorLaws, type Verdict } from '@attune/plugin-sdk/testing';
import { expect, test } from 'vitest';
import { ces } from '../src/ces.ts';
import { ces2010 } from '../src/ces-2010.ts';
import { cesEasy } from '../src/ces-easy.ts';
import { cronbachAlpha } from '../src/cronbach-alpha.ts';
import { csat } from '../src/csat.ts';
import { csatPercent } from '../src/csat-percent.ts';
import { csatTopBox } from '../src/csat-top-box.ts';
import { kanoBetter, kanoShares, kanoWorse } from '../src/kano.ts';
import { mcdonaldOmega } from '../src/mcdonald-omega.ts';
import { nps } from '../src/nps.ts';
import { responses } from '../src/responses.ts';
import { acsi, csi, csiImportance, csiWeighted } from '../src/satisfaction-index.ts';
import { servqualGap } from '../src/servqual-gap.ts';

const satisfaction = [5, 4, 3, 1, 5, 'skipped'] as const;
const index = [100, 75, 60, 0, 'incomplete'] as const;
const category = [1, 2, 2, 3, 4, 5, 6, 'skipped'] as const;
const items = [[5, 4, 5], [4, 4, 3], [2, 1, 2], [3, 3, 4], [1, 2, 1], 'skipped'] as const;
const ease = [7, 6, 6, 5, 2, 1, 'dont-know'] as const;

const verdicts: [string, Verdict][] = [
  ['nps', indicatorLaws(nps, { recommend: [10, 9, 8, 6, 0, 7, 'superseded'] })],
  ['csat', indicatorLaws(csat, { satisfaction })],
  ['csat-percent', indicatorLaws(csatPercent, { satisfaction: index })],
  ['csat-top-box', indicatorLaws(csatTopBox, { satisfaction })],
  ['ces', indicatorLaws(ces, { ease })],
  ['ces-easy', indicatorLaws(cesEasy, { ease })],
  ['ces-2010', indicatorLaws(ces2010, { effort: [1, 2, 5, 3, 'skipped'] })],
  ['cronbach-alpha', indicatorLaws(cronbachAlpha, { items })],
  ['mcdonald-omega', indicatorLaws(mcdonaldOmega, { items })],
  ['responses', indicatorLaws(responses, { recorded: [1, 1, 1] })],
  ...[csi, csiWeighted, csiImportance, acsi].map((each): [string, Verdict] => [
    each.key,
    indicatorLaws(each, { satisfaction: index }),
  ]),
  ['servqual-gap', indicatorLaws(servqualGap, { gap: [-2, 1, 0, 'incomplete'] })],
  ...[kanoBetter, kanoWorse, ...kanoShares].map((each): [string, Verdict] => [
    each.key,
    indicatorLaws(each, { category }),
  ]),
];

test.each(verdicts)('%s obeys the laws of indicators', (_, { checks }) => {
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
