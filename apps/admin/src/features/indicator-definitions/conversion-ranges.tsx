import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconSeparatorVertical, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import styles from './bindings-editor.module.css';
import { pointsOf, type QuestionScale, type ReadingScale } from './conversion-places.ts';
import {
  type ConversionRange,
  pointsOfRanges,
  rangesOf,
  withEnd,
  withoutRange,
  withSplit,
} from '../indicators/conversion-ranges.ts';

interface Props {
  department: string;
  points: readonly number[];
  from: QuestionScale;
  to: ReadingScale;
  onChange: (points: number[]) => void;
}

/** A table of many points as ranges: where each ends, and where it goes. */
export function ConversionRanges({ department, points, from, to, onChange }: Props) {
  const say = useSay();
  // Two neighbours that go to the same place for a moment stay two.
  const [ranges, setRanges] = useState(() => rangesOf(points, from.min));
  function set(next: ConversionRange[]): void {
    setRanges(next);
    onChange(pointsOfRanges(next));
  }
  return (
    <ul className={styles.ranges} data-testid="conversion-ranges">
      {ranges.map((range, at) => {
        const ends = { from: range.from, to: range.to };
        return (
          <li key={range.from} className={styles.range}>
            <span className={styles.from}>{range.from}–</span>
            <RangeEnd
              key={range.to}
              label={say('bindings.range-end', { department, from: range.from })}
              end={range.to}
              fixed={at === ranges.length - 1}
              onChange={(end) => set(withEnd(ranges, at, end))}
            />
            <span aria-hidden="true">→</span>
            <NativeSelect
              size="xs"
              aria-label={say('bindings.range', { department, ...ends })}
              value={String(range.place)}
              onChange={(event) =>
                set(ranges.with(at, { ...range, place: Number(event.currentTarget.value) }))
              }
              data={pointsOf(to).map(String)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              disabled={range.from === range.to}
              aria-label={say('bindings.range-split', ends)}
              title={say('bindings.range-split', ends)}
              onClick={() => set(withSplit(ranges, at))}
            >
              <IconSeparatorVertical size={14} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              disabled={ranges.length === 1}
              aria-label={say('bindings.range-remove', ends)}
              title={say('bindings.range-remove', ends)}
              onClick={() => set(withoutRange(ranges, at))}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}

interface EndProps {
  label: string;
  end: number;
  /** The last range ends where the scale does. */
  fixed: boolean;
  onChange: (end: number) => void;
}

/** Taken over when it is left: a number half written would move every range behind it. */
function RangeEnd({ label, end, fixed, onChange }: EndProps) {
  const [text, setText] = useState(String(end));
  function take(): void {
    const next = Number(text);
    if (text.trim() !== '' && Number.isFinite(next) && next !== end) onChange(next);
    setText(String(end));
  }
  return (
    <TextInput
      size="xs"
      inputMode="numeric"
      aria-label={label}
      value={text}
      disabled={fixed}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take();
      }}
    />
  );
}
