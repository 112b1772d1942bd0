import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemLine } from '../../frame/problem-line.tsx';
import type { TextKey } from '../../language/say.ts';
import { useLanguage } from '../../language/use-language.ts';
import { useSay } from '../../language/use-say.ts';
import { exportFigures, type ExportFormat, exportFormats, type ExportQuery } from './export-figures.ts';
import styles from './export-menu.module.css';

interface Props {
  /** The figures that are shown. */
  figures: Omit<ExportQuery, 'language' | 'bom'>;
  testId: string;
  /** What kind of figures they are. */
  label?: TextKey;
  /** What can be saved besides: menu items. */
  children?: ReactNode;
}

/** The figures that are shown as a file, with all that the API knows of them. */
export function ExportMenu({ figures, testId, label = 'export.figures', children }: Props) {
  const say = useSay();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const save = useMutation({
    // Spreadsheets take a CSV without the mark for text of another encoding.
    mutationFn: (format: ExportFormat) => exportFigures(format, { ...figures, language, bom: 'true' }),
  });
  return (
    <div className={styles.export}>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            fw={500}
            leftSection={<IconDownload size={14} stroke={1.8} />}
            loading={save.isPending}
            data-testid={testId}
          >
            {say('export.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {children ? (
            <>
              <Menu.Label>{say('export.as-shown')}</Menu.Label>
              {children}
              <Menu.Divider />
            </>
          ) : null}
          <Menu.Label>{say(label)}</Menu.Label>
          {exportFormats.map((format) => (
            <Menu.Item key={format} onClick={() => save.mutate(format)}>
              {say(`export.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ProblemLine error={save.error} />
    </div>
  );
}
