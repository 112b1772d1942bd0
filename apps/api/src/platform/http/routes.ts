import type { FastifyInstance } from 'fastify';

/** Which methods a path answers, so that a wrong method is told apart from a wrong path. */
export class Routes {
  readonly #known: { pattern: RegExp; methods: Set<string> }[] = [];
  readonly #byUrl = new Map<string, Set<string>>();

  /** Watches what is registered from now on. */
  watch(instance: FastifyInstance): void {
    instance.addHook('onRoute', ({ url, method }) => {
      // A wildcard is the admin or its assets: it answers for paths it does not know, too.
      if (!url.includes('*')) this.add(url, method);
    });
  }

  add(url: string, method: string | readonly string[]): void {
    let methods = this.#byUrl.get(url);
    if (methods === undefined) {
      methods = new Set();
      this.#byUrl.set(url, methods);
      const pattern = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : literally(part)));
      this.#known.push({ pattern: new RegExp(`^${pattern.join('/')}$`), methods });
    }
    for (const name of [method].flat()) methods.add(name);
  }

  /** Sorted; empty where the path is unknown. */
  methodsOf(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const found = this.#known
      .filter(({ pattern }) => pattern.test(path))
      .flatMap(({ methods }) => [...methods]);
    return [...new Set(found)].sort();
  }
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
