import type { IndicatorBody } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { figureText, notComputable } from '../indicators/figure-text.ts';
import styles from '../reviewed-versions/editor-section.module.css';

/** Unit, polarity and range belong to the reading and are only told. */
export function ReadingMeaning({ body: { unit, polarity, range } }: { body: IndicatorBody }) {
  const say = useSay();
  const formats = useFormats();
  const text = figureText({ unit, currencies: null }, formats, say);
  const told = [
    say(`unit.${unit}`),
    say(`polarity.${polarity}`),
    range ? `${text.exact(range[0])} … ${text.exact(range[1])}` : notComputable,
  ];
  return <p className={styles.quiet}>{say('editor.of-reading', { meaning: told.join(' · ') })}</p>;
}
