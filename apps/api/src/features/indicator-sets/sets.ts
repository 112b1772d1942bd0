import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { type Adoption, readAdoptions } from './adoptions.store.ts';
import { SetLibrary } from './set-library.ts';
import { setTable } from './set-table.ts';

/** Sets as they are, kept in memory and read again when their revision is another; and who adopted them. */
@Injectable()
export class Sets {
  #known: { revision: string; library: SetLibrary } | undefined;

  constructor(private readonly database: Database) {}

  async current(): Promise<SetLibrary> {
    const { worker } = this.database;
    const revision = await setTable.revision(worker);
    if (this.#known?.revision !== revision)
      this.#known = { revision, library: new SetLibrary(await setTable.read(worker)) };
    return this.#known.library;
  }

  adoptions(key: string): Promise<Adoption[]> {
    return readAdoptions(this.database.worker, key);
  }
}
