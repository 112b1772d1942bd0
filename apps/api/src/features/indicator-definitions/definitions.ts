import { Injectable } from '@nestjs/common';
import { IndicatorLibrary } from './indicator-library.ts';
import { ReadingRegistry } from './reading-registry.ts';

/** What indicators are, and what the readings of plugins find to read. */
@Injectable()
export class Definitions {
  constructor(
    readonly library: IndicatorLibrary,
    readonly readings: ReadingRegistry,
  ) {}
}
