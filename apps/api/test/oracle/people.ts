import { atOf, type SentEvent } from './sent-event.ts';

export interface Reference {
  externalId?: string;
  email?: string;
  phone?: string;
}

interface Person {
  takenInto: number | undefined;
  segment: string | undefined;
  region: string | undefined;
  profileAt: number;
  consent: boolean;
  consentAt: number;
  erased: boolean;
}

/**
 * Who is whom, and what is known of them, after the events so far. This is the one part of the oracle where the
 * order of recording matters, because facts carry what a customer was *when they were recorded*.
 */
export class People {
  readonly #people: Person[] = [];
  readonly #identities = new Map<string, number>();

  /** The customer a reference names; made if it is new. The first known identity decides, new ones are linked. */
  resolve(reference: Reference): number {
    const names = namesOf(reference);
    const known = names.map((name) => this.#identities.get(name)).find((id) => id !== undefined);
    const id = known ?? this.#make();
    for (const name of names) if (!this.#identities.has(name)) this.#identities.set(name, id);
    return id;
  }

  /** The customer that stays, of all that turned out to be the same. */
  inForce(id: number): number {
    const into = this.#person(id).takenInto;
    return into === undefined ? id : this.inForce(into);
  }

  /** What a fact about this customer takes along when it is recorded. */
  standing(id: number): { segment: string | undefined; region: string | undefined; consent: boolean } {
    return this.#person(this.inForce(id));
  }

  apply(event: SentEvent): void {
    const { customer, absorbed } = event.data as { customer?: Reference; absorbed?: Reference };
    if (!customer) return;
    switch (event.type) {
      case 'customer.registered':
      case 'customer.updated':
        return this.#profile(this.resolve(customer), event);
      case 'consent.changed':
        return this.#consent(this.resolve(customer), event);
      case 'customer.merged':
        return this.#merge(this.resolve(customer), this.resolve(absorbed as Reference));
      case 'customer.unmerged':
        return this.#unmerge(this.resolve(customer), this.#known(absorbed as Reference));
      case 'customer.erased':
        return this.#erase(this.resolve(customer));
      default:
    }
  }

  /** An older statement changes nothing that a newer one said. */
  #profile(id: number, event: SentEvent) {
    const person = this.#person(this.inForce(id));
    const { segment, region } = event.data as Partial<Person>;
    if (atOf(event) < person.profileAt) return;
    person.segment = segment ?? person.segment;
    person.region = region ?? person.region;
    person.profileAt = atOf(event);
  }

  /** What was said while several were one holds for all of them. */
  #consent(id: number, event: SentEvent) {
    const { purpose, granted } = event.data as { purpose: string; granted: boolean };
    if (purpose !== 'surveys' && purpose !== 'analysis') return;
    for (const person of this.#group(id)) {
      if (atOf(event) < person.consentAt) continue;
      person.consent = granted;
      person.consentAt = atOf(event);
    }
  }

  #merge(stays: number, absorbed: number) {
    if (this.inForce(stays) === this.inForce(absorbed)) return;
    this.#person(this.inForce(absorbed)).takenInto = stays;
    const group = this.#group(stays);
    // The latest word counts; of two at the same time the refusal.
    const [latest] = group.toSorted((a, b) => b.consentAt - a.consentAt || +a.consent - +b.consent);
    const { consent, consentAt } = latest as Person;
    for (const person of group) Object.assign(person, { consent, consentAt });
  }

  /** Takes the absorbed one out again, with those that it had absorbed itself. */
  #unmerge(stayed: number, absorbed: number | undefined) {
    if (absorbed === undefined || this.inForce(stayed) !== this.inForce(absorbed)) return;
    this.#person(absorbed).takenInto = undefined;
  }

  /** Nobody can be found under these identities again; whoever comes under them later is new. */
  #erase(id: number) {
    const group = new Set(this.#group(id));
    for (const person of group)
      Object.assign(person, { segment: undefined, region: undefined, erased: true });
    for (const [name, owner] of this.#identities)
      if (group.has(this.#person(owner))) this.#identities.delete(name);
  }

  #known(reference: Reference) {
    return namesOf(reference)
      .map((name) => this.#identities.get(name))
      .find((id) => id !== undefined);
  }

  #group(id: number): Person[] {
    const top = this.inForce(id);
    return this.#people.filter((_, other) => this.inForce(other) === top);
  }

  #make(): number {
    const person = { profileAt: -Infinity, consent: true, consentAt: -Infinity, erased: false };
    this.#people.push({ ...person, takenInto: undefined, segment: undefined, region: undefined });
    return this.#people.length - 1;
  }

  #person = (id: number) => this.#people[id] as Person;
}

function namesOf({ externalId, email, phone }: Reference): string[] {
  return [
    ...(externalId === undefined ? [] : [`external ${externalId}`]),
    ...(email === undefined ? [] : [`email ${email.toLowerCase()}`]),
    ...(phone === undefined ? [] : [`phone ${phone.replaceAll(/[^\d+]/g, '')}`]),
  ];
}
