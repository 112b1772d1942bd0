import { type Activity, activityIn } from './activity.ts';
import { type Cells, recompute } from './cells.ts';
import { editProblem, factsOf, recorded } from './facts.ts';
import { People } from './people.ts';
import { changesPeople, identityOf, isEdit, sameBody, type SentEvent, targetOf } from './sent-event.ts';
import { type Tenures, tenuresIn } from './tenures.ts';
import type { World } from './world.ts';

/** `accepted`, `duplicate`, `waiting`, or `rejected <code>`. */
export type Answer = string;

/**
 * What numbers mean, as the set of events that were ever taken, each recomputed from the first every time.
 * It has no notion of a before and an after, nor of folding: that is what makes it worth comparing with.
 */
export class Oracle {
  /** In the order of recording, which matters for nothing but who was whom when. */
  readonly #taken: SentEvent[] = [];
  readonly #byIdentity = new Map<string, SentEvent>();
  readonly #waiting = new Map<string, SentEvent>();

  constructor(private readonly world: World) {}

  /** What has to be answered to one valid event. */
  deliver(event: SentEvent): Answer {
    const identity = identityOf(event);
    const known = this.#byIdentity.get(identity);
    const first = known ?? this.#waiting.get(identity);
    if (first && !sameBody(first, event)) return 'rejected id-conflict';
    if (known) return 'duplicate';
    if (isEdit(event)) {
      const target = this.#byIdentity.get(identityOf(targetOf(event)));
      if (!target) {
        this.#waiting.set(identity, event);
        return 'waiting';
      }
      const problem = this.#problem(target, event);
      if (problem) return `rejected ${problem}`;
      this.#waiting.delete(identity);
    }
    this.take(event);
    return 'accepted';
  }

  /** Answers to a batch, in its order. */
  deliverAll(events: readonly SentEvent[]): Answer[] {
    const answers = new Map<SentEvent, Answer>();
    for (const event of this.inOrderOfRecording(events)) answers.set(event, this.deliver(event));
    return events.map((event) => answers.get(event) as Answer);
  }

  /**
   * Between two changes of who is whom: first the facts that stand by themselves, then answers that compete and
   * edits, so that an edit finds its original wherever in the batch it is.
   */
  inOrderOfRecording(events: readonly SentEvent[]): SentEvent[] {
    const order: SentEvent[] = [];
    let later: SentEvent[] = [];
    for (const event of events) {
      if (changesPeople(event)) {
        order.push(...later, event);
        later = [];
      } else if (isEdit(event) || this.#competes(event)) later.push(event);
      else order.push(event);
    }
    return [...order, ...later];
  }

  /** An event that is known to have been taken, or to wait, when nobody can say in which order that went. */
  take(event: SentEvent): void {
    if (this.#byIdentity.has(identityOf(event))) return;
    this.#taken.push(event);
    this.#byIdentity.set(identityOf(event), event);
    this.#waiting.delete(identityOf(event));
  }

  wait(event: SentEvent): void {
    if (!this.#byIdentity.has(identityOf(event))) this.#waiting.set(identityOf(event), event);
  }

  firstUnder(event: SentEvent): SentEvent | undefined {
    return this.#byIdentity.get(identityOf(event)) ?? this.#waiting.get(identityOf(event));
  }

  /** The originals of these came; the ones that do not suit theirs are kept without effect. */
  settle(): void {
    for (const edit of this.#waiting.values()) {
      if (this.#byIdentity.has(identityOf(targetOf(edit)))) this.take(edit);
    }
  }

  cells(): Cells {
    return recompute(this.#taken, this.world);
  }

  activity(): Activity {
    return activityIn(factsOf(this.#taken, this.world), this.world);
  }

  tenures(): Tenures {
    return tenuresIn(factsOf(this.#taken, this.world), this.world);
  }

  get taken(): readonly SentEvent[] {
    return this.#taken;
  }

  facts() {
    return factsOf(this.#taken, this.world).facts;
  }

  #competes({ type, data }: SentEvent): boolean {
    return (
      type === 'response.recorded' &&
      data['customer'] !== undefined &&
      this.world.surveys[String(data['survey'])]?.latestOnly === true
    );
  }

  /** An edit is an answer to a fact, and final; it is not itself one that could be edited. */
  #problem(target: SentEvent, edit: SentEvent): string | undefined {
    if (isEdit(target)) return 'edit-invalid';
    return editProblem(recorded(target, new People()), edit, this.world);
  }
}
