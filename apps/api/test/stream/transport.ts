import type { Place } from './parts.ts';

export interface Transport {
  /** A place with an empty database, and a topic of its own where there is Kafka. */
  place(): Promise<Place>;
  /** The url of another database of the same cluster. */
  neighbour(): Promise<string>;
  /** The url of an empty database of another cluster. */
  elsewhere(): Promise<string>;
}
