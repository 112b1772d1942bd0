import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { csv } from '../../chart/csv.ts';
import { saveFile, saveText } from '../../chart/save-file.ts';
import type { ChartHandle } from '../../chart/trend-chart.tsx';
import { useSay } from '../../language/use-say.ts';
import type { Point } from './series.ts';

interface Props {
  /** Of the file, without its ending. */
  name: string;
  points: readonly Point[];
  handle: RefObject<ChartHandle | null>;
}

export function TrendExport({ name, points, handle }: Props) {
  const say = useSay();

  function saveTable(): void {
    const head = [
      say('period.from'),
      say('period.to'),
      say('trend.value'),
      say('trend.low'),
      say('trend.high'),
      'n',
      say('trend.version'),
    ];
    const rows = points.map(({ from, to, value, low, high, n, version }) => [
      from,
      to,
      value,
      low,
      high,
      n,
      version,
    ]);
    saveText(`${name}.csv`, csv([head, ...rows]), 'text/csv;charset=utf-8');
  }

  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          fw={500}
          leftSection={<IconDownload size={14} stroke={1.8} />}
          data-testid="trend-export"
        >
          {say('trend.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={saveTable}>{say('trend.csv')}</Menu.Item>
        <Menu.Item onClick={() => saveFile(`${name}.png`, handle.current?.png() ?? '')}>
          {say('trend.png')}
        </Menu.Item>
        <Menu.Item onClick={() => saveFile(`${name}.svg`, handle.current?.svg() ?? '')}>
          {say('trend.svg')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
