import { Injectable } from '@nestjs/common';

/** Answers in words what uses indicators of these keys: `version 2 of the set service-quality`. */
export type UseCheck = (keys: readonly string[]) => Promise<readonly string[]>;

/** Asks those who build on indicators before a plugin is removed. They register; nothing here knows them. */
@Injectable()
export class PluginUses {
  readonly #checks: UseCheck[] = [];

  register(check: UseCheck): void {
    this.#checks.push(check);
  }

  async of(keys: readonly string[]): Promise<readonly string[]> {
    return (await Promise.all(this.#checks.map((check) => check(keys)))).flat();
  }
}
