import { type Receipt, receipt } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../platform/http/access/principal.ts';
import { exclusions } from '../indicators/code-meanings.ts';
import { ReadReceipt } from '../indicators/read-receipt.ts';
import { figureLine, quoted } from './figure-line.ts';
import { language } from './language.ts';
import { type Language, phrases } from './phrases.ts';
import type { Told, Tool } from './tool.ts';

const input = z.strictObject({
  receipt: z.string().max(2000).describe('The receipt of a figure, as query_indicator answered it.'),
  language,
});

@Injectable()
export class ExplainNumber implements Tool<typeof input, typeof receipt> {
  readonly name = 'explain_number';
  readonly title = 'Explain a number';
  readonly description =
    'Explains one figure by its receipt: the definition, which question of which departments fed it and how scales were converted, filters, the whole numbers behind it, what was left out and why, and whether recounting its events gives it again.';
  readonly input = input;
  readonly output = receipt;

  constructor(private readonly readReceipt: ReadReceipt) {}

  async run(
    principal: Principal,
    { receipt: token, language: asked }: z.infer<typeof input>,
  ): Promise<Told<z.infer<typeof receipt>>> {
    const data = await this.readReceipt.read(principal, token);
    return { data, text: explanation(data, asked) };
  }
}

function explanation(told: z.infer<typeof receipt>, asked: Language): string {
  const say = phrases[asked];
  const { indicator, department, period, filters, feeds, unbound, parts, excluded, recount } = told;
  const meaningOf = (reason: string) =>
    exclusions.find(({ code }) => code === reason)?.meanings[asked] ?? reason;
  const figure = {
    value: told.value,
    n: told.n,
    interval: told.interval,
    ...(told.reason === null ? {} : { reason: told.reason }),
    excluded: {},
  };
  const line =
    recount.outcome === 'large'
      ? `${told.value ?? say.noValue}${told.n === null ? '' : ` | n ${told.n}`}`
      : figureLine(figure, asked);
  return [
    `${indicator.names[asked]} (${indicator.key}, v${indicator.version}): ${indicator.explanations[asked]}`,
    `${period}, ${told.timeZone}, ${quoted(department.names[asked])}${Object.keys(filters).length > 0 ? `, ${JSON.stringify(filters)}` : ''}`,
    ...feeds.map((feed) => `${say.fedBy}: ${feedLine(feed, asked)}`),
    ...(unbound.length > 0 ? [`${say.unbound}: ${unbound.join(', ')}`] : []),
    line,
    ...(parts && Object.keys(parts).length > 0 ? [JSON.stringify(parts)] : []),
    ...Object.entries(excluded ?? {}).map(
      ([reason, many]) => `${say.leftOut}: ${many} | ${reason}: ${meaningOf(reason)}`,
    ),
    recountText(recount, asked),
  ].join('\n');
}

function recountText(recount: Receipt['recount'], asked: Language): string {
  const say = phrases[asked].recount;
  if (recount.outcome === 'large') return say.large(recount.events);
  if (recount.outcome === 'same') return say.same;
  return `${say.changed} ${recount.value}${recount.n === null ? '' : `, n ${recount.n}`}`;
}

function feedLine(feed: Receipt['feeds'][number], asked: Language): string {
  const { input, measure, question, departments, conversion } = feed;
  const text = question ? ` ${quoted(question.text[asked])}` : '';
  const onto =
    conversion === null
      ? ''
      : ` | ${phrases[asked].conversion[conversion.kind]} ${scaleText(conversion.from)} → ${scaleText(conversion.to)}${conversion.points ? ` [${conversion.points.join()}]` : ''}`;
  return `${input} ← ${measure}${text} | ${departments.join(', ')}${onto}`;
}

const scaleText = ({ min, max }: { min: number; max: number }) => `${min}–${max}`;
