import type { ScaleConversion } from '@attune/contracts';
import { NativeSelect } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './bindings-editor.module.css';
import { ConversionPicture } from './conversion-picture.tsx';
import { pointsOf, type QuestionScale, type ReadingScale } from './conversion-places.ts';
import { ConversionRanges } from './conversion-ranges.tsx';
import { manyPoints } from '../indicators/conversion-ranges.ts';

interface Props {
  department: string;
  conversion: ScaleConversion;
  from: QuestionScale;
  to: ReadingScale;
  onChange: (conversion: ScaleConversion) => void;
}

/** Where each point goes: a choice per point where a table says so, per range of many, and a picture of it. */
export function ConversionPoints({ department, conversion, from, to, onChange }: Props) {
  const say = useSay();
  const table = (points: number[]) => onChange({ kind: 'table', points });
  return (
    <div className={styles.detail}>
      {conversion.kind !== 'table' ? null : pointsOf(from).length > manyPoints ? (
        <ConversionRanges
          department={department}
          points={conversion.points}
          from={from}
          to={to}
          onChange={table}
        />
      ) : (
        <div className={styles.points}>
          {pointsOf(from).map((point, at) => (
            <span key={point} className={styles.point}>
              <span aria-hidden="true">{point} →</span>
              <NativeSelect
                size="xs"
                aria-label={say('bindings.point', { department, point })}
                value={String(conversion.points[at] ?? '')}
                onChange={(event) => table(conversion.points.with(at, Number(event.currentTarget.value)))}
                data={pointsOf(to).map(String)}
              />
            </span>
          ))}
        </div>
      )}
      <ConversionPicture conversion={conversion} from={from} to={to} />
    </div>
  );
}
