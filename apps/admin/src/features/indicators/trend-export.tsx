import { Menu } from '@mantine/core';
import type { ComponentProps, RefObject } from 'react';
import { csv } from '../../chart/csv.ts';
import type { ChartHandle } from '../../chart/trend-chart.tsx';
import { useSay } from '../../language/use-say.ts';
import { ExportMenu } from '../exports/export-menu.tsx';
import { saveBlob, saveFile } from '../exports/save-file.ts';
import type { Point } from './series.ts';

interface Props {
  /** Of the file, without its ending. */
  name: string;
  points: readonly Point[];
  /** The same, to be asked for with all that is known of it. */
  figures: ComponentProps<typeof ExportMenu>['figures'];
  handle: RefObject<ChartHandle | null>;
}

/** The course as it is drawn, and its figures. */
export function TrendExport({ name, points, figures, handle }: Props) {
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
    saveBlob(`${name}.csv`, new Blob([csv([head, ...rows])], { type: 'text/csv;charset=utf-8' }));
  }

  return (
    <ExportMenu figures={figures} testId="trend-export">
      <Menu.Item onClick={saveTable}>{say('trend.csv')}</Menu.Item>
      <Menu.Item onClick={() => saveFile(`${name}.png`, handle.current?.png() ?? '')}>
        {say('trend.png')}
      </Menu.Item>
      <Menu.Item onClick={() => saveFile(`${name}.svg`, handle.current?.svg() ?? '')}>
        {say('trend.svg')}
      </Menu.Item>
    </ExportMenu>
  );
}
