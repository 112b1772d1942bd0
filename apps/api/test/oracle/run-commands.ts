import { compactCustomers } from '../../src/features/customer-activity/compact-customers.ts';
import { compactMonths } from '../../src/features/customer-activity/compact-months.ts';
import { packActivity } from '../../src/features/customer-activity/pack-activity.ts';
import { shown } from './cells.ts';
import type { Command, Entry } from './commands.ts';
import { expectSame } from './expect-same.ts';
import { Oracle } from './oracle.ts';
import { answerOf, type Core, productCells } from './product.ts';
import { productActivity } from './product-activity.ts';
import { activityOfCustomers, activityOfMonths } from './product-packing.ts';
import { productTenures } from './product-tenures.ts';
import { identityOf, type SentEvent, sameBody } from './sent-event.ts';
import { world } from './world.ts';

/** Runs commands against the product and the oracle; throws where they differ. */
export async function runCommands(core: Core, commands: readonly Command[]): Promise<void> {
  const run = new Run(core);
  for (const command of commands) await run.do(command);
  await run.compare();
}

class Run {
  readonly #oracle = new Oracle(world);

  constructor(private readonly core: Core) {}

  async do(command: Command): Promise<void> {
    if (command.do === 'send') await this.#send(command.entries);
    else if (command.do === 'send-together') await this.#sendTogether(command.batches);
    else if (command.do === 'settle') await this.#settle();
    else if (command.do === 'fold') await this.#fold(command.batchSize);
    else if (command.do === 'close-periods') await this.core.closePeriods(command.day);
    else await this.core.mergeShards(command.day);
  }

  async compare(): Promise<void> {
    await this.#settle();
    await this.core.fold();
    await this.core.closePeriods('2026-07-06');
    expectSame('cells', shown(await productCells(this.core)), shown(this.#oracle.cells()));
    // As the folds left it, in the middle of packing, packed, and as one chunk each.
    for (const facts of [0, 7, 1_000_000]) {
      if (facts > 0) await packActivity(this.core.database.worker, facts);
      await this.#compareActivity();
    }
    await this.#compact(1);
    await this.#compareActivity();
  }

  async #compact(most: number) {
    const { worker } = this.core.database;
    await compactMonths(worker, { most });
    for (let from: number | undefined = 0; from !== undefined;)
      from = await compactCustomers(worker, { from, most });
  }

  async #compareActivity(): Promise<void> {
    const facts = this.#oracle.facts().map(identityOf);
    const activity = this.#oracle.activity();
    const product = await productActivity(this.core, facts);
    expectSame('activity of customers', product.customers, activity.customers);
    expectSame('activity of people', product.people, activity.people);
    const ofCustomers = await activityOfCustomers(this.core);
    expectSame('activity of months', await activityOfMonths(this.core), ofCustomers);
    expectSame('tenures', await productTenures(this.core), this.#oracle.tenures());
  }

  /** One batch after the other: every answer can be told beforehand. */
  async #send(items: readonly Entry[]) {
    const told = this.#oracle.deliverAll(items.flatMap((item) => ('event' in item ? [item.event] : [])));
    const expected = items.map((item) => ('event' in item ? told.shift() : `rejected ${item.bad.code}`));
    const answers = await this.core.accept(items.map(rawOf));
    expectSame('answers', answers.map(answerOf), expected);
  }

  /**
   * Nobody can say who comes first; but of one identity one body is taken, and what was answered has to be
   * consistent with that.
   */
  async #sendTogether(said: readonly Entry[][]) {
    const known = (event: SentEvent) => this.#oracle.firstUnder(event);
    const before = new Map(said.flat().map((item) => [item, 'event' in item && known(item.event)]));
    const outcomes = await Promise.all(said.map((items) => this.core.accept(items.map(rawOf))));
    const answered = said.flatMap((items, b) =>
      items.map((item, i) => ({ item, answer: answerOf(outcomes[b]![i]!) })),
    );
    for (const { item, answer } of answered) {
      if (!('event' in item)) continue;
      if (answer === 'accepted') this.#oracle.take(item.event);
      if (answer === 'waiting') this.#oracle.wait(item.event);
    }
    for (const { item, answer } of answered) {
      if ('bad' in item) expectSame('answer', answer, `rejected ${item.bad.code}`);
      else this.#check(item.event, answer, before.get(item) || undefined);
    }
    const taken = answered.filter(({ answer }) => answer === 'accepted');
    const identities = taken.map(({ item }) => 'event' in item && `${item.event.source} ${item.event.id}`);
    expectSame('identities taken', identities.length, new Set(identities).size);
  }

  #check(event: SentEvent, answer: string, before: SentEvent | undefined) {
    const first = before ?? this.#oracle.firstUnder(event);
    // Refused as an edit: nothing is kept, whoever asked.
    if (answer === 'rejected edit-invalid' || answer === 'rejected department-unknown') return;
    if (!first) throw new Error(`Answered ${answer} to ${event.id}, and nothing was taken.`);
    const conflict = answer === 'rejected id-conflict';
    expectSame(`conflict of ${event.id}`, conflict, !sameBody(first, event));
  }

  /** A part of it is packed, so that later edits meet facts that are in one chunk, in several, and not packed at all. */
  async #fold(batchSize: number) {
    await this.core.fold(batchSize);
    await packActivity(this.core.database.worker, batchSize);
    await this.#compact(3);
  }

  async #settle() {
    while ((await this.core.settle()) > 0);
    this.#oracle.settle();
  }
}

const rawOf = (entry: Entry) => ('event' in entry ? entry.event : entry.bad.raw);
