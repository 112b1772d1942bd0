import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

interface Wanted {
  kind: string;
  /** Kebab-case, of the indicator. */
  key: string;
  en?: string;
  zh?: string;
}

/** Says what to do instead. */
export class RefusedPlugin extends Error {}

/** What the template is called, which stands for what it becomes. */
const template = { key: 'my-index', en: 'My index', zh: '我的指标' };

/**
 * Makes `plugins/<kind>-<key>` of the template, and links it as npm would have: into the lock file and node_modules.
 * Throws `RefusedPlugin`, and then nothing was made.
 *
 * @param root the folder of the repository
 */
export function newPlugin(root: string, wanted: Wanted): { folder: string; name: string } {
  check(root, wanted);
  const { kind, key } = wanted;
  const plugin = `${kind}-${key}`;
  const folder = join(root, 'plugins', plugin);
  cpSync(join(import.meta.dirname, kind), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist|test-results\.json)$/.test(path),
  });
  const texts = { key, en: wanted.en ?? titleOf(key), zh: wanted.zh ?? template.zh };
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  )) {
    const path = join(file.parentPath, file.name);
    writeFileSync(path, inWords(readFileSync(path, 'utf8'), texts));
    if (file.name.includes(template.key))
      renameSync(path, join(file.parentPath, file.name.replace(template.key, key)));
  }
  const { name, ...manifest } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  lock(join(root, 'package-lock.json'), `plugins/${plugin}`, { name, ...manifest });
  link(root, plugin, name);
  return { folder: `plugins/${plugin}`, name };
}

function check(root: string, { kind, key, en, zh }: Wanted): void {
  const kinds = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  if (!kinds.includes(kind)) throw new RefusedPlugin(`Say what kind of plugin it is: ${kinds.join(', ')}.`);
  if (key === '') throw new RefusedPlugin('Give it a name, for instance my-index.');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) || key.length > 50)
    throw new RefusedPlugin(
      `The name ${key} needs lower-case letters, digits and single hyphens, at most 50.`,
    );
  if (key.startsWith(`${kind}-`))
    throw new RefusedPlugin(`Leave the kind out of the name: ${key.slice(kind.length + 1)}.`);
  for (const text of [en, zh])
    if (text !== undefined && (text.trim() === '' || /['"\\\n`$]/.test(text)))
      throw new RefusedPlugin('Names are words: no quotes, backslashes or dollars.');
  if (!existsSync(join(root, 'plugins')) || !existsSync(join(root, 'package-lock.json')))
    throw new RefusedPlugin('Run it at the root of the repository.');
  if (existsSync(join(root, 'plugins', `${kind}-${key}`)))
    throw new RefusedPlugin(`There is a folder plugins/${kind}-${key}: choose another name, or remove it.`);
}

const titleOf = (key: string) => `${key.charAt(0).toUpperCase()}${key.slice(1)}`.replaceAll('-', ' ');

const inWords = (text: string, { key, en, zh }: typeof template) =>
  text.replaceAll(template.key, key).replaceAll(template.en, en).replaceAll(template.zh, zh);

/** As npm writes it, so that it has nothing to change. */
function lock(path: string, workspace: string, manifest: Record<string, unknown>): void {
  const lockFile = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, unknown> };
  const { name, version, license, dependencies, devDependencies } = manifest;
  const packages = {
    ...lockFile.packages,
    [`node_modules/${String(name)}`]: { resolved: workspace, link: true },
    [workspace]: { name, version, license, dependencies, devDependencies },
  };
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(path, `${JSON.stringify({ ...lockFile, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
}

function link(root: string, plugin: string, name: string): void {
  const path = join(root, 'node_modules', name);
  mkdirSync(join(path, '..'), { recursive: true });
  // Of a plugin of this name that was removed.
  rmSync(path, { force: true });
  // Windows lets everybody make a junction, and only some a symbolic link.
  symlinkSync(join('..', '..', 'plugins', plugin), path, 'junction');
}
