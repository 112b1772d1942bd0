import type { ScaleConversion } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import styles from './conversion-picture.module.css';
import { manyPoints, rangesOf } from '../indicators/conversion-ranges.ts';
import { rangeText } from '../indicators/conversion-text.ts';
import { placesOf, pointsOf, type QuestionScale, type ReadingScale } from './conversion-places.ts';

interface Props {
  conversion: ScaleConversion | null;
  from: QuestionScale;
  to: ReadingScale;
}

const [width, height, edge, text] = [220, 72, 12, 14];

/** Where the points of a question go: its scale above, that of the reading below. */
export function ConversionPicture({ conversion, from, to }: Props) {
  const say = useSay();
  const places = placesOf(conversion, from, to);
  if (!places) return null;
  const x = (point: number, scale: Pick<ReadingScale, 'min' | 'max'>) =>
    edge + ((point - scale.min) / Math.max(1, scale.max - scale.min)) * (width - 2 * edge);
  const below = to.anyScale || pointsOf(to).length > manyPoints ? [to.min, to.max] : pointsOf(to);
  const many = places.length > manyPoints;
  const ranges = many && conversion?.kind === 'table' ? rangesOf(conversion.points, from.min) : [];
  // Of very many, those that say something: where ranges begin and end, or the ends of the scale and its quarters.
  const bounds = new Set(ranges.flatMap((range) => [range.from, range.to]));
  const quarter = Math.max(1, Math.round((from.max - from.min) / 4));
  const drawn = places.filter(({ from: point }) =>
    ranges.length > 0 ? bounds.has(point) : !many || point === from.max || (point - from.min) % quarter === 0,
  );
  const labelled = new Set(
    ranges.length > 0
      ? [...ranges.map((range) => range.from), from.max]
      : drawn.map(({ from: point }) => point),
  );
  const told =
    ranges.length > 0
      ? ranges.map(rangeText).join(say('list.comma'))
      : drawn.map((one) => `${one.from} → ${Number(one.to.toFixed(2))}`).join(say('list.comma'));
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={say('conversion.picture', { places: told })}
    >
      {ranges.map((range) => (
        <path
          key={range.from}
          className={styles.range}
          d={`M${x(range.from, from)} ${text + 6}L${x(range.to, from)} ${text + 6}L${x(range.place, to)} ${height - text - 6}Z`}
        />
      ))}
      {drawn.map(({ from: point, to: place, exact }) =>
        Number.isFinite(place) ? (
          <line
            key={point}
            className={styles.way}
            data-exact={exact}
            x1={x(point, from)}
            y1={text + 6}
            x2={x(place, to)}
            y2={height - text - 6}
          />
        ) : null,
      )}
      {drawn.map(({ from: point }) => (
        <g key={point}>
          <circle className={styles.point} cx={x(point, from)} cy={text + 4} r="2" />
          {labelled.has(point) ? (
            <text className={styles.number} x={x(point, from)} y={text - 4}>
              {point}
            </text>
          ) : null}
        </g>
      ))}
      {below.map((point) => (
        <g key={point}>
          <circle className={styles.point} cx={x(point, to)} cy={height - text - 4} r="2" />
          <text className={styles.number} x={x(point, to)} y={height - 3}>
            {point}
          </text>
        </g>
      ))}
    </svg>
  );
}
