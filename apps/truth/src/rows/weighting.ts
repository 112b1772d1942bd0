import { netPromoter, rake, scoreTally, weightedCellsNetPromoter, weightInMillionths } from '@attune/metrics';
import { generateEnterprise, type NonResponse, type PlantedTruth } from '@attune/synthetic';
import type { SentEnterprise } from '../enterprise.ts';
import { Facts, type SurveyRow } from '../facts.ts';
import type { Made } from '../made.ts';
import { notChecked, type Row } from '../report.ts';

/** The annual survey, raked by segment to what is known of all customers. */
export function weighting({ made, facts }: SentEnterprise): Row[] {
  const rows = facts.surveys.get('annual') ?? [];
  if (rows.length < 200) {
    const few = `needs 200 answers of the annual survey, not ${rows.length}`;
    return [notChecked('weighting', 'raked NPS within 2 points of the population', few), warning()];
  }
  const { annual } = made.truth.planted as PlantedTruth;
  const read = rakedNps(rows, annual.margins);
  const off = read.raked - annual.nps.population;
  // With few answers chance alone is more than two points.
  const allowed = Math.max(2, 4 * read.error);
  const hidden = rakedNps(answersIn(made, 'by-satisfaction'), annual.margins);
  return [
    {
      check: 'weighting',
      passesWhen: `raked NPS within ${allowed === 2 ? '2 points' : '4 standard errors'} of the population`,
      measured: `raw ${read.raw.toFixed(1)}, raked ${read.raked.toFixed(1)}, true ${annual.nps.population.toFixed(1)}`,
      passed: Math.abs(off) <= allowed,
      note: [
        `from the events sent, package metrics: the product has no weighted readings; ${rows.length} answers`,
        `where satisfaction decides who answers raking leaves ${hidden.raked.toFixed(1)}`,
      ].join('; '),
    },
    warning(),
  ];
}

const warning = () =>
  notChecked(
    'weighting warns',
    'where satisfaction decides who answers',
    'the product has no weighted readings that could warn',
  );

function rakedNps(rows: readonly SurveyRow[], targets: Readonly<Record<string, number>>) {
  const levels = rows.map(({ segment }) => segment);
  const { weights } = rake([{ name: 'segment', levels, targets }]);
  const scale = scoreTally({ min: 0, max: 10 });
  const tallyOf = (some: readonly SurveyRow[]) =>
    scale.addAll(
      scale.empty(),
      some.map(({ answers }) => answers['overall'] ?? 0),
    );
  const cells = Object.keys(targets).map((segment) => ({
    weight: weightInMillionths(weights[levels.indexOf(segment)] ?? 0),
    tally: tallyOf(rows.filter((row) => row.segment === segment)),
  }));
  const reading = weightedCellsNetPromoter(cells);
  return {
    raw: netPromoter(tallyOf(rows)).value ?? Number.NaN,
    raked: reading.value ?? Number.NaN,
    error: reading.standardError ?? Number.NaN,
  };
}

function answersIn({ plan, truth }: Made, nonResponse: NonResponse): SurveyRow[] {
  // Enough for a comparison; the rest of a large enterprise would only take time.
  const customers = Math.min(plan.customers, 2000);
  const facts = new Facts(1 / truth.parameters.spend.eurPerCny);
  const enterprise = generateEnterprise({ ...plan, customers, nonResponse, planted: true });
  for (const step of enterprise.walk()) for (const { event } of step) facts.add(event);
  return facts.surveys.get('annual') ?? [];
}
