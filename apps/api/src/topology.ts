import type { Type } from '@nestjs/common';
import { ActivityPacking } from './features/customer-activity/activity-packing.ts';
import { EndBiSessions } from './features/bi-connections/end-bi-sessions.ts';
import { CustomerActivityFolds } from './features/customer-activity/customer-activity-folds.ts';
import { SettleWaitingEdits } from './features/events/settle-waiting-edits.ts';
import { DerivedFolds } from './features/derived-measures/derived-folds.ts';
import { KeepCodeBook } from './features/indicator-values/keep-code-book.ts';
import { KeepIndicatorValues } from './features/indicator-values/keep-indicator-values.ts';
import { MovedMonthsNotes } from './features/indicator-values/moved-months-notes.ts';
import { JobRunner } from './features/jobs/job-runner.ts';
import { LiveReaders } from './features/live/live-readers.ts';
import { ClosePeriods } from './features/measures/close-periods.ts';
import { MergeShards } from './features/measures/merge-shards.ts';
import { TallyFolds } from './features/measures/tally-folds.ts';
import { InstalledPlugins } from './features/plugins/installed-plugins.ts';
import { TenureFolds } from './features/tenures/tenure-folds.ts';
import { CrossedFolds } from './features/weightings/crossed-folds.ts';
import type { Handler } from './platform/stream/handler.ts';

/**
 * The data flow, in one table. An arrow is a consumer of its own: it has its own position in the log, fails and
 * catches up by itself.
 *
 *   POST /v1/events · survey pages ──► one transaction: rows + log ──► sequencer ──► stream ──► handlers
 *   folds ──► hints (LISTEN) ──► readers
 *   rounds ──► what is due
 *   folds ──► months that moved ──► figures for SQL
 *   POST /v1/analyses ──► job ──► runner ──► its result, read by whoever sees the same departments
 */
export const topology = {
  /** From the log, in order per partition, each event taking effect once. */
  handlers: [
    /** every event: remove(before) + add(after), per generation of tallies */
    TallyFolds,
    /** the same, by customer: what figures about people are made of */
    CustomerActivityFolds,
    /** beginnings and ends of subscriptions: what retention is read from */
    TenureFolds,
    /** every response, reduced to one number: one handler per derived measure, and one more for its history */
    DerivedFolds,
    /** the scores of every response, by the dimensions that somebody weights by, and their history likewise */
    CrossedFolds,
    /** every event: which months it speaks of, by measure, so that the figures of these are kept for SQL */
    MovedMonthsNotes,
  ],
  /** Hints between processes; may be lost, never needed for being right. */
  hints: [
    /** which figures may have moved, to everybody who looks at them */
    hint('tally_changed', LiveReaders, (readers, payload) => readers.tallyChanged(payload)),
    /** which plugins are installed and enabled */
    hint('plugins_changed', InstalledPlugins, (plugins) => plugins.reloadQuietly()),
  ],
  /** What every worker looks after now and then; two of them at once do no harm. */
  rounds: [
    /** an edit that came before its original is applied when that has come */
    round(500, SettleWaitingEdits, (edits) => edits.settle()),
    /** a pentad, dekad, month or quarter that is over is summed up from its days */
    atRest(5000, ClosePeriods, (periods) => periods.closeDue()),
    /** a day that is over has one row for all shards */
    atRest(5000, MergeShards, (shards) => shards.mergeDue()),
    /** the rows of derived measures that are read no more are removed */
    round(5000, DerivedFolds, (folds) => folds.sweep()),
    /** and those of crossed cuts that nobody weights by any more */
    round(5000, CrossedFolds, (folds) => folds.sweep()),
    /** the tenures of generations that are read no more are removed */
    round(5000, TenureFolds, (folds) => folds.sweep()),
    /** what customers did is put where it is read from, once there is enough of it … */
    atRest(5000, ActivityPacking, (packing) => packing.packDue()),
    /** … or too much */
    round(10_000, ActivityPacking, (packing) => packing.packBacklog()),
    /** figures for SQL: of a busy log this month's and the last one's … */
    round(60_000, KeepIndicatorValues, (values) => values.keepCurrent()),
    /** … else those of all months */
    atRest(5000, KeepIndicatorValues, (values) => values.keepHistory()),
    /** workers hear no hints: plugins that were installed or removed meanwhile */
    round(5000, InstalledPlugins, (plugins) => plugins.reload()),
    /** what the codes beside them mean */
    round(10_000, KeepCodeBook, (book) => book.keep()),
    /** sessions of BI tools that no dashboard has a use for */
    round(10_000, EndBiSessions, (sessions) => sessions.endDue()),
  ],
  /** What somebody asked for, computed in a thread beside the folds. */
  runners: [JobRunner],
} as const satisfies {
  handlers: readonly Type<HandlerSource>[];
  hints: readonly Hint[];
  rounds: readonly Round[];
  runners: readonly Type<Runner>[];
};

/**
 * A feature's handlers as they are now: asked when the process starts, and every second from then on. The same name
 * is the same handler every time.
 */
export interface HandlerSource {
  handlers(): Promise<readonly Handler[]>;
}

interface Hint {
  channel: string;
  listener: Type<unknown>;
  tell: (listener: never, payload: string) => void;
}

function hint<T>(channel: string, listener: Type<T>, tell: (listener: T, payload: string) => void) {
  return { channel, listener, tell };
}

interface Runner {
  start(): void;
  stop(): Promise<void>;
}

interface Round {
  /** Milliseconds from the end of one to the next. */
  pause: number;
  /** Left out while the log is busy. */
  canWait: boolean;
  worker: Type<unknown>;
  work: (worker: never) => Promise<unknown>;
}

function round<T>(pause: number, worker: Type<T>, work: (worker: T) => Promise<unknown>) {
  return { pause, canWait: false, worker, work };
}

function atRest<T>(pause: number, worker: Type<T>, work: (worker: T) => Promise<unknown>) {
  return { pause, canWait: true, worker, work };
}
