import type { DefinitionParts, LibraryEntry, ReadingAnswer } from '@attune/contracts';
import { type ComboboxParsedItem, Select } from '@mantine/core';
import { useFaultAt } from '../../frame/faults.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import section from '../reviewed-versions/editor-section.module.css';
import { scaleText } from '../indicators/conversion-text.ts';
import { pluginTitle } from '../indicators/plugin-title.ts';
import styles from './reading-picker.module.css';

interface Props {
  /** Key of the one that is chosen; empty where none is. */
  chosen: string;
  readings: DefinitionParts['readings'];
  library: readonly LibraryEntry[];
  /** Of the indicator that is edited. */
  indicatorKey: string;
  onChoose: (reading: ReadingAnswer) => void;
}

/** Found by what it is called or what it reads, below the plugin that brought it. */
export function ReadingPicker({ chosen, readings, library, indicatorKey, onChoose }: Props) {
  const say = useSay();
  const nameOf = useName();
  const faultAt = useFaultAt();
  const byKey = new Map(readings.map((reading) => [reading.key, reading]));
  const plugins = [...new Set(readings.map(({ plugin }) => plugin))];
  /** Its unit, and which answers, counts or durations it takes. */
  const about = ({ unit, inputs }: ReadingAnswer) => {
    const read = inputs.map(({ kind, scale }) => {
      const known = inputKinds.find((one) => one === kind);
      const name = known ? say(`kind.${known}`) : null;
      return scale && !scale.anyScale && name ? `${name} ${scaleText(scale)}` : name;
    });
    return [say(`unit.${unit}`), ...new Set(read.filter((one) => one !== null))].join(' · ');
  };
  const reading = byKey.get(chosen);
  // A reading that came with a plugin is an indicator of the same key already.
  const isNew = library.every(({ key }) => key !== indicatorKey);
  const same = isNew ? library.find(({ key }) => key === chosen) : undefined;
  return (
    <>
      <Select
        label={say('editor.which-reading')}
        placeholder={say('editor.choose')}
        nothingFoundMessage={say('editor.no-reading')}
        data-testid="reading"
        searchable
        classNames={{ groupLabel: styles.group, option: styles.line }}
        allowDeselect={false}
        maxDropdownHeight={360}
        value={chosen === '' ? null : chosen}
        error={faultAt('body.method.reading') ?? faultAt('body.unit')}
        onChange={(key) => {
          const found = key === null ? undefined : byKey.get(key);
          if (found) onChoose(found);
        }}
        filter={({ options, search }) => {
          const words = search.toLowerCase().split(/\s+/).filter(Boolean);
          // What is written in the field is the name of the chosen one until somebody searches.
          if (reading && search === nameOf(reading.names)) return options;
          const fits = ({ value: key }: { value: string }) => {
            const found = byKey.get(key);
            if (!found) return false;
            const { names, explanations } = found;
            const told = [key, names.en, names.zh, explanations.en, explanations.zh, about(found)];
            return words.every((word) => told.join('\n').toLowerCase().includes(word));
          };
          return options.flatMap((option): ComboboxParsedItem<string>[] => {
            if (!('group' in option)) return fits(option) ? [option] : [];
            const items = option.items.filter(fits);
            return items.length === 0 ? [] : [{ ...option, items }];
          });
        }}
        renderOption={({ option }) => {
          const found = byKey.get(option.value);
          return (
            <span className={styles.option}>
              {option.label}
              {found ? <span className={styles.about}>{about(found)}</span> : null}
            </span>
          );
        }}
        data={[
          ...(reading || chosen === '' ? [] : [{ value: chosen, label: chosen }]),
          ...plugins.map((plugin) => ({
            group: pluginTitle(plugin, say),
            items: readings
              .filter((one) => one.plugin === plugin)
              .map((one) => ({ value: one.key, label: nameOf(one.names) })),
          })),
        ]}
      />
      {reading ? <p className={section.quiet}>{nameOf(reading.explanations)}</p> : null}
      {same ? (
        <p className={styles.same} role="status">
          {say('editor.read-already', { name: nameOf(same.names), key: same.key })}
        </p>
      ) : null}
    </>
  );
}

const inputKinds = ['score', 'count', 'sum', 'duration', 'fraction'] as const;
