import { Button, Popover } from '@mantine/core';
import { IconCalendar, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { defaultPreset, type Period, type PeriodChoice, type Preset, presets } from './period.ts';
import styles from './period-picker.module.css';

interface Props {
  choice: PeriodChoice;
  period: Period;
  today: string;
  onChoose: (choice: PeriodChoice) => void;
}

export function PeriodPicker({ choice, period, today, onChoose }: Props) {
  const say = useSay();
  const formats = useFormats();
  const [opened, setOpened] = useState(false);
  const custom = Boolean(choice.from && choice.to);
  const current = custom ? null : (choice.period ?? defaultPreset);
  const label = current ? say(`period.${current}`) : formats.period(period.from, period.to);

  function choose(next: PeriodChoice): void {
    setOpened(false);
    onChoose(next);
  }

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          fw={500}
          leftSection={<IconCalendar size={16} stroke={1.6} />}
          rightSection={<IconChevronDown size={14} />}
          aria-label={`${say('pulse.period')}: ${label}`}
          data-testid="period-picker"
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={say('pulse.period')}>
        {presets.map((preset) => (
          <PresetButton key={preset} preset={preset} chosen={preset === current} onChoose={choose} />
        ))}
        <CustomPeriod period={period} today={today} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface PresetProps {
  preset: Preset;
  chosen: boolean;
  onChoose: (choice: PeriodChoice) => void;
}

function PresetButton({ preset, chosen, onChoose }: PresetProps) {
  const say = useSay();
  return (
    <button
      type="button"
      className={styles.preset}
      aria-pressed={chosen}
      onClick={() => onChoose({ period: preset })}
    >
      {say(`period.${preset}`)}
      {chosen ? <IconCheck size={16} aria-hidden="true" /> : null}
    </button>
  );
}

function CustomPeriod({ period, today, onChoose }: Pick<Props, 'period' | 'today' | 'onChoose'>) {
  const say = useSay();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const valid = from !== '' && to !== '' && from <= to;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (valid) onChoose({ from, to });
  }

  return (
    <form className={styles.custom} onSubmit={submit}>
      <div className={styles.days}>
        <label className={styles.day}>
          {say('period.from')}
          <input type="date" value={from} max={today} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className={styles.day}>
          {say('period.to')}
          <input type="date" value={to} max={today} onChange={(event) => setTo(event.target.value)} />
        </label>
      </div>
      {valid ? null : (
        <p role="alert" className={styles.invalid}>
          {say('period.invalid')}
        </p>
      )}
      <Button type="submit" size="xs" variant="default" fullWidth disabled={!valid}>
        {say('period.apply')}
      </Button>
    </form>
  );
}
