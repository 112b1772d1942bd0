import type { Values, ValuesQuery } from '@attune/contracts';
import type { Environment } from './product.ts';

/** The product without HTTP, in this process: for what is measured below it. */
export interface BuiltProduct {
  /** `ReadValues` as somebody who may see the whole enterprise: scoped role, row-level security and all. */
  readValues: (indicator: string, query: ValuesQuery) => Promise<Values>;
  /** How far into the log a served figure reaches, per partition, as its receipt says. */
  positionsOf: (receipt: string) => readonly number[];
  close: () => Promise<void>;
}

/**
 * Loads the build, since Node strips types and no more, and the product has decorators. Its types are not borrowed
 * from the sources: the bench is checked by itself, and what is used here is little.
 */
export async function openBuiltProduct(env: Environment): Promise<BuiltProduct> {
  const { plugins } = await part<{ plugins: unknown }>('attune.config');
  const { entities } = await part<{ entities: unknown }>('src/app.module');
  const { createApp } = await part<{ createApp: (from: object) => Promise<App> }>('src/create-app');
  const { readConfig } = await part<{ readConfig: (env: Environment) => object }>(
    'src/platform/config/config',
  );
  const { Database } = await part<{ Database: { open: (from: object) => Promise<Closing> } }>(
    'src/platform/database/database',
  );
  const { loadPlugins } = await part<{ loadPlugins: (list: unknown, log: unknown) => unknown }>(
    'src/platform/plugin-host/load-plugins',
  );
  const { LoadedPlugins } = await part<{ LoadedPlugins: new (loaded: unknown) => object }>(
    'src/platform/plugin-host/loaded-plugins',
  );
  const { consoleLog } = await part<{ consoleLog: unknown }>('src/platform/start/terminal');
  const { Departments } = await part<Tokens>('src/features/departments/departments');
  const { Principals } = await part<Tokens>('src/features/identity/principals');
  const { ReadValues } = await part<Tokens>('src/features/indicators/read-values');
  const { ReceiptTokens } = await part<Tokens>('src/features/indicators/receipt-tokens');

  const database = await Database.open({ url: env['DATABASE_URL'], entities });
  const app = await createApp({
    config: readConfig(env),
    database,
    plugins: new LoadedPlugins(loadPlugins(plugins, consoleLog)),
  });
  await app.init();
  const { rootId } = app.get<{ tree: () => { rootId: number } }>(Departments).tree();
  const principals = app.get<{ ofKey: (key: object) => object }>(Principals);
  const key = { id: 'bench', name: 'bench', scopes: ['values:read'], departmentId: rootId, createdBy: null };
  const principal = principals.ofKey(key);
  const values = app.get<{ read: (who: object, key: string, query: ValuesQuery) => Promise<Values> }>(
    ReadValues,
  );
  const receipts = app.get<{ open: (token: string) => { cutOff: { positions: number[] } } }>(ReceiptTokens);
  return {
    readValues: (indicator, query) => values.read(principal, indicator, query),
    positionsOf: (receipt) => receipts.open(receipt).cutOff.positions,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

interface Closing {
  close: () => Promise<void>;
}

interface App extends Closing {
  init: () => Promise<unknown>;
  get: <T>(token: unknown) => T;
}

type Tokens = Record<string, unknown>;

const part = async <T>(path: string): Promise<T> => (await import(`@attune/api/dist/${path}.js`)) as T;
