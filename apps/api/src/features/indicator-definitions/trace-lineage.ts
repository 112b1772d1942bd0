import type { Lineage } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { DepartmentTree } from '../departments/department-tree.ts';
import { Departments } from '../departments/departments.ts';
import type { Definition } from './definition.ts';
import { Definitions } from './definitions.ts';
import { DefinitionReaders, type DefinitionUse } from './definition-readers.ts';
import type { Feed } from './feeds.ts';
import { feedsOf } from './feeds-of.ts';
import type { Library } from './library.ts';

type Node = Lineage['nodes'][number];
type Edge = Lineage['edges'][number];

/** Where a number comes from, down to questions and events, and what is made of it. */
@Injectable()
export class TraceLineage {
  constructor(
    private readonly definitions: Definitions,
    private readonly departments: Departments,
    private readonly readers: DefinitionReaders,
  ) {}

  /** As of today. Throws `indicator-unknown`. */
  async ofIndicator(principal: Principal, key: string): Promise<Lineage> {
    const library = await this.definitions.library.seenBy(principal);
    const graph = new Graph();
    await this.#below(library, library.shown(key, this.departments.today()), graph);
    this.#above(library, key, { graph, uses: await this.#uses(principal) });
    return graph.answer();
  }

  /** Of a question or an event: what becomes of it. */
  async ofMeasure(principal: Principal, measure: string): Promise<Lineage> {
    const library = await this.definitions.library.seenBy(principal);
    const today = this.departments.today();
    const all = new Graph();
    for (const key of library.keys()) {
      const definition = library.inForce(key, today);
      if (definition) await this.#below(library, definition, all);
    }
    for (const use of await this.#uses(principal)) addReader(all, use);
    return all.above(`measure:${measure}`);
  }

  async #below(library: Library, definition: Definition, graph: Graph): Promise<void> {
    const { key, version, body, method } = definition;
    const id = `indicator:${key}`;
    if (!graph.add({ id, kind: 'indicator', key, names: body.names, version })) return;
    if (method.kind === 'formula') {
      for (const { indicator } of method.parts) {
        const part = library.shown(indicator, this.departments.today());
        await this.#below(library, part, graph);
        graph.join({ from: `indicator:${indicator}`, to: id });
      }
      return;
    }
    if (method.kind === 'missing') return;
    const tree = this.departments.tree();
    const feeds = await feedsOf(method, this.definitions.readings, { readIn: {}, tree });
    for (const { feeds: fed } of Object.values(feeds)) for (const feed of fed) addFeed(graph, id, feed, tree);
  }

  /** Drafts of them only for those who may propose. */
  async #uses(principal: Principal): Promise<DefinitionUse[]> {
    const uses = await this.readers.uses(this.departments.today());
    return principal.has('indicators:propose') ? uses : uses.filter(({ open }) => !open);
  }

  #above(library: Library, key: string, made: { graph: Graph; uses: readonly DefinitionUse[] }): void {
    const { graph, uses } = made;
    for (const use of uses) if (use.indicator === key) addReader(graph, use);
    for (const reader of library.readersOf(key, this.departments.today())) {
      const { version, body } = reader;
      const id = `indicator:${reader.key}`;
      const isNew = graph.add({ id, kind: 'indicator', key: reader.key, names: body.names, version });
      graph.join({ from: `indicator:${key}`, to: id });
      if (isNew) this.#above(library, reader.key, made);
    }
  }
}

function addReader(graph: Graph, { indicator, reader }: DefinitionUse): void {
  graph.add(reader);
  graph.join({ from: `indicator:${indicator}`, to: reader.id });
}

function addFeed(
  graph: Graph,
  to: string,
  { measures, departments, inUse }: Feed,
  tree: DepartmentTree,
): void {
  for (const { key } of measures) {
    const id = `measure:${key}`;
    if (graph.add({ id, kind: 'measure', key, names: null, version: null })) addSource(graph, id, key);
    const keys = departments?.map((department) => tree.keyOf(department) ?? '');
    graph.join({ from: id, to, ...(keys && { departments: keys }), ...(inUse && { conversion: inUse }) });
  }
}

/** `response:<survey>.<question>` is of a question; anything else is of an event, before the colon. */
function addSource(graph: Graph, measure: string, key: string): void {
  const question = /^response:([^.#]+)\.(.+)$/.exec(key);
  const [kind, name] = question
    ? (['question', `${question[1]}.${question[2]}`] as const)
    : (['event', key.split(':')[0] as string] as const);
  const id = `${kind}:${name}`;
  graph.add({ id, kind, key: name, names: null, version: null });
  graph.join({ from: id, to: measure });
}

class Graph {
  readonly #nodes = new Map<string, Node>();
  readonly #edges = new Map<string, Edge>();

  /** @returns whether it is new */
  add(node: Node): boolean {
    if (this.#nodes.has(node.id)) return false;
    this.#nodes.set(node.id, node);
    return true;
  }

  join(edge: Edge): void {
    this.#edges.set(`${edge.from}\u0000${edge.to}\u0000${edge.departments?.join() ?? ''}`, edge);
  }

  answer(): Lineage {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()] };
  }

  /** A node, and all that is made of it. */
  above(id: string): Lineage {
    const reached = new Set([id]);
    for (const node of reached)
      for (const { from, to } of this.#edges.values()) if (from === node) reached.add(to);
    return {
      nodes: [...this.#nodes.values()].filter((node) => reached.has(node.id)),
      edges: [...this.#edges.values()].filter(({ from }) => reached.has(from)),
    };
  }
}
