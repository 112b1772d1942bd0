import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetTemplate } from '@attune/contracts';
import { readDefinitionFile } from '@attune/definition-files';

export type Template = Omit<SetTemplate, 'missing'>;

const folder = join(import.meta.dirname, 'templates');

/** Sets to begin with, in the same format as a team keeps its own. Throws where one of them cannot be read. */
export function readTemplates(): Template[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .flatMap((name) => {
      const { sets, sources, faults } = readDefinitionFile(readFileSync(join(folder, name), 'utf8'));
      const [fault] = faults;
      if (fault) throw new Error(`The template ${name} cannot be read: ${fault.field}: ${fault.message}`);
      return [...sets].map(([key, body]) => ({ key, body, sources: [...sources] }));
    });
}
