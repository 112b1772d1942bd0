import { Injectable } from '@nestjs/common';
import type { Handler } from '../../platform/stream/handler.ts';
import { NoteMovedMonths } from './note-moved-months.ts';

/** One for all generations: it goes by no time zone. */
@Injectable()
export class MovedMonthsNotes {
  readonly #handlers = [new NoteMovedMonths()];

  async handlers(): Promise<readonly Handler[]> {
    return this.#handlers;
  }
}
